import Panels

extension UnitChangeProblem: ExampledProblems {
  /// The position of the case in the declaration.
  var position: Int {
    switch self {
    case .emptyLink: 0
    case .undatedLink: 1
    case .doubledLink: 2
    case .badWeight: 3
    case .partialWeights: 4
    case .weightSum: 5
    case .weightsScaled: 6
    case .emptyPart: 7
    case .lostAndContinued: 8
    case .gainedAndPreceded: 9
    case .twoKinds: 10
    case .twoVintages: 11
    case .vintageOrder: 12
    case .datesReversed: 13
    case .endedUnit: 14
    case .unknownKind: 15
    case .crosswalkColumn: 16
    case .columnMapping: 17
    case .splitWithoutWeights: 18
    case .meanWithoutWeights: 19
    case .partsNotInData: 20
    case .unlistedUnits: 21
    case .codeTaken: 22
    case .codeOutOfVintage: 23
    case .dataAfterTarget: 24
    case .noStep: 25
    case .nothingMatches: 26
    case .criteriaDropped: 27
    case .leftRuralSet: 28
    case .lostUnits: 29
    case .gainedUnits: 30
    case .namesReused: 31
    case .codesReused: 32
    case .undecidedPlace: 33
    case .kindUnknown: 34
    case .entriesNotCarried: 35
    case .unitBreaksLifted: 36
    case .lostParts: 37
    case .totalsDiffer: 38
    case .spliceNotCarried: 39
    }
  }

  static let caseCount = 40

  static let examples: [UnitChangeProblem] = [
    .emptyLink,
    .undatedLink(unit: "seen"),
    .doubledLink(old: "seen", new: "wanted", firstLine: 3),
    .badWeight(-0.5, base: "population"),
    .partialWeights(unit: "seen", base: "area", given: 1, parts: 2),
    .weightSum(unit: "seen", base: "population", sum: 0.9),
    .weightsScaled(unit: "seen", base: "population", sum: 0.999),
    .emptyPart(old: "seen", new: "wanted"),
    .lostAndContinued(unit: "seen"),
    .gainedAndPreceded(unit: "seen"),
    .twoKinds(unit: "seen", kinds: ["commune", "ward"]),
    .twoVintages(date: "2025-07-01", first: "seen", second: "wanted"),
    .vintageOrder(old: "2025", new: "2025"),
    .datesReversed(vintage: "2025", made: "2025-07-01", used: "2024-09-01"),
    .endedUnit(unit: "seen", date: "2024-09-01"),
    .unknownKind("seen", suggestion: "ward"),
    .crosswalkColumn("old_code", available: ["a", "b"]),
    .columnMapping("seen", known: ["old_code", "new_code"]),
    .splitWithoutWeights(unit: "seen", parts: ["a", "b"], rule: nil),
    .meanWithoutWeights(indicator: "income", weight: "population", cells: 3, rule: nil),
    .partsNotInData(unit: "seen", parts: ["a", "b"]),
    .unlistedUnits(units: ["seen"], date: "2025-07-01", suggestion: "02200"),
    .codeTaken(unit: "seen", successor: "wanted", date: "2025-07-01"),
    .codeOutOfVintage(unit: "seen", years: "2025", vintage: "2025-07-01", values: 4),
    .dataAfterTarget(years: "2026", vintage: "2024-09-01"),
    .noStep(year: 2010, first: "2024-09-01"),
    .nothingMatches(seen: "a", expected: "b"),
    .criteriaDropped(indicators: ["criteria_met"], values: 4),
    .leftRuralSet(units: ["a"], wards: ["b"]),
    .lostUnits(units: ["a"], values: 3),
    .gainedUnits(units: ["a"]),
    .namesReused(names: ["a"]),
    .codesReused(units: ["a"]),
    .undecidedPlace(unit: "a", column: "zone", labels: ["x", "y"]),
    .kindUnknown(units: ["a"]),
    .entriesNotCarried(entry: "roadmap", units: ["a"]),
    .unitBreaksLifted(years: [2025], units: ["a"]),
    .lostParts(units: ["a"]),
    .totalsDiffer(indicator: "population", year: 2024, before: 1500, difference: 400, others: 2),
    .spliceNotCarried(indicator: "income", year: 2019, units: ["a"]),
  ]
}
