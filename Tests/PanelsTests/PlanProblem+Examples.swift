import Panels

extension PlanProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .targetWithoutYear: 0
    case .reversedRange: 1
    case .percentBeyond: 2
    case .yearAndTable: 3
    case .dependencyCycle: 4
    case .roadmapBeforeStatus: 5
    case .roadmapAfterHorizon: 6
    case .setNotInForce: 7
    case .yearsReversed: 8
    case .milestoneReversed: 9
    case .registeredTwice: 10
    case .inRoadmapTwice: 11
    case .targetUnitDiffers: 12
    case .communeCount: 13
    case .unweightedMean: 14
    case .setOfOtherUnits: 15
    case .noCriteriaFolder: 16
    case .noSetInForce: 17
    case .unknownCondition: 18
    case .assignmentReversed: 19
    case .leadsOverlap: 20
    case .leadLapse: 21
    case .afterCutOff: 22
    case .villageCountConflict: 23
    case .contradictoryTargets: 24
    case .moreThanThereAre: 25
    case .roadmapShort: 26
    case .meanBelowBar: 27
    case .meanBarUnknown: 28
    case .notSeenBefore: 29
    case .pathTooShort: 30
    case .farFromReference: 31
    case .idleChange: 32
    case .barMissing: 34
    case .nothingBeyond: 35
    case .criteriaBeyond: 36
    case .targetBeforeStatus: 37
    case .targetAfterHorizon: 38
    case .recognitionAhead: 39
    case .recognisedTwice: 40
    case .setNotInPlan: 41
    case .heldAtBound: 42
    case .datasetsWithoutCriteria: 43
    case .wouldReplace: 33
    case .unitNamedTwice: 44
    case .levelNotOfSet: 45
    case .cannotHoldTogether: 46
    case .builtWithoutShare: 47
    case .builtBeyondWhole: 48
    case .bandsBeyond: 49
    case .workTooEarly: 50
    case .barBeyond: 51
    case .setLapsed: 52
    }
  }

  static let caseCount = 53

  static let examples: [PlanProblem] = [
    .targetWithoutYear("seen"),
    .reversedRange(from: "10", to: "8"),
    .percentBeyond("120"),
    .yearAndTable("seen"),
    .dependencyCycle(set: "seen", path: ["1", "2", "1"]),
    .roadmapBeforeStatus(year: 2018, status: 2019),
    .roadmapAfterHorizon(year: 2021, horizon: 2020),
    .setNotInForce(set: "seen", years: "2016–2020", year: 2021),
    .setLapsed(set: "seen", years: "2016–2020", judged: 2020, last: 2024),
    .yearsReversed(status: 2020, horizon: 2019),
    .milestoneReversed(start: "2020-02", end: "2020-01"),
    .registeredTwice(unit: "seen", level: "met", firstLine: 3),
    .inRoadmapTwice(unit: "seen", level: "met", firstYear: 2020, firstLine: 3),
    .targetUnitDiffers(target: "seen", unit: "percent", indicator: "one", own: "km"),
    .communeCount(declared: 18, listed: 17),
    .unweightedMean(
      target: "seen", indicator: "one", weight: LocalizedText(vi: "Dân số", en: "Population"),
      units: ["A", "B"]),
    .setOfOtherUnits(set: "seen", kind: .village),
    .noSetInForce(year: 2040, known: ["one (2021–2025)"]),
    .noCriteriaFolder, .noSetInForce(year: 2040, known: []),
    .unknownCondition("seen", set: "one", known: ["one", "two"]),
    .unknownCondition("seen", set: "one", known: []),
    .assignmentReversed(from: "2020", to: "2019"),
    .leadsOverlap(set: "seen", items: ["1"], agencies: ["one", "two"], days: "2020"),
    .leadLapse(set: "seen", items: ["1"], days: "2020"),
    .afterCutOff(count: 3, date: "2024-08-31"),
    .villageCountConflict(commune: "seen", year: 2023, reported: 3, counted: 2),
    .contradictoryTargets(first: "one", second: "two"),
    .moreThanThereAre(target: "seen", promised: "21", available: 18),
    .roadmapShort(target: "seen", promised: "11", listed: 9),
    .meanBelowBar(target: "seen", mean: "42", bar: "48", units: ["one", "two"]),
    .meanBarUnknown(target: "seen", mean: "42", item: "10.1", units: ["one", "two"]),
    .notSeenBefore(target: "seen", required: "+40%", observed: "+8%", comparisons: 40),
    .notSeenBefore(target: "seen", required: "+40%", observed: nil, comparisons: 40),
    .pathTooShort(target: "one", next: "two", required: "+8%", observed: "+3%"),
    .farFromReference(target: "seen", place: "there", figure: "20.5", required: "+43%"),
    .idleChange(
      scenario: "seen", change: LocalizedText(name: "one"), reason: LocalizedText(name: "two"),
      units: []),
    .idleChange(
      scenario: "seen", change: LocalizedText(name: "one"), reason: LocalizedText(name: "two"),
      units: ["there"]),
    .barMissing(object: LocalizedText(name: "\"seen\""), isUpward: true),
    .barMissing(object: LocalizedText(name: "\"seen\""), isUpward: false),
    .nothingBeyond(key: "above", bar: "100"),
    .nothingBeyond(key: "below", bar: "0"),
    .criteriaBeyond("21", set: "seen", count: 19),
    .targetBeforeStatus(target: "seen", year: 2010, status: 2019),
    .targetAfterHorizon(target: "seen", year: 2090, horizon: 2020),
    .recognitionAhead(year: 2051, horizon: 2025),
    .recognisedTwice(unit: "seen", level: "met", year: 2019, firstLine: 3),
    .setNotInPlan(set: "seen", sets: ["one", "two"]),
    .heldAtBound(
      scenario: "seen", change: LocalizedText(name: "one"), bound: "0", units: ["A", "B"]),
    .datasetsWithoutCriteria(folder: "seen"),
    .unitNamedTwice(unit: "seen", firstLine: 3),
    .levelNotOfSet(level: "advanced", set: "seen", levels: ["basic", "met"]),
    .levelNotOfSet(level: "advanced", set: "seen", levels: []),
    .cannotHoldTogether(
      target: "seen", year: 2025, needed: 33, greatest: 31, isPossibleWithMore: false),
    .cannotHoldTogether(
      target: "seen", year: 2025, needed: 33, greatest: 31, isPossibleWithMore: true),
    .builtWithoutShare(work: "seen", built: "6.4"),
    .builtBeyondWhole(work: "seen", share: "124.6"),
    .bandsBeyond(start: 19, count: 4),
    .workTooEarly(
      scenario: "seen", change: LocalizedText(name: "one"), criterion: "1", after: ["4"],
      units: ["A"]),
    .barBeyond(scenario: "seen", change: LocalizedText(name: "one"), bar: "105"),
    .wouldReplace,
  ]
}
