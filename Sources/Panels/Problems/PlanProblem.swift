/// What is wrong or doubtful in a plan itself: entries that cannot hold, promises that cannot be kept.
///
/// ```swift
/// PlanProblem.percentBeyond("104").message(in: .en).what
/// // 104 percent is not possible: a share lies between 0 and 100.
/// ```
public enum PlanProblem: ProblemFamily {
  /// A target that neither gives a year nor says that the text gives none.
  case targetWithoutYear(String)
  /// A range whose lower end is above the upper.
  case reversedRange(from: String, to: String)
  /// A share that no share can be.
  case percentBeyond(String)
  /// A bar given as a table of years beside a single year.
  case yearAndTable(String)
  /// Criteria that wait for each other.
  case dependencyCycle(set: String, path: [String])
  /// A line of the roadmap for a year that is past when the plan starts, and of which no outcome is told.
  case roadmapBeforeStatus(year: Int, status: Int)
  /// A line of the roadmap after the last year of the plan.
  case roadmapAfterHorizon(year: Int, horizon: Int)
  /// A target under a set that is not in force in its year.
  case setNotInForce(set: String, years: String, year: Int)
  /// A set that lapsed before the data end.
  case setLapsed(set: String, years: String, judged: Int, last: Int)
  /// A plan that ends before it starts.
  case yearsReversed(status: Int, horizon: Int)
  /// Something due that ends before it starts.
  case milestoneReversed(start: String, end: String)
  /// A unit registered for one level twice.
  case registeredTwice(unit: String, level: String, firstLine: Int)
  /// A unit that the roadmap names for one level of a set twice.
  case inRoadmapTwice(unit: String, level: String, firstYear: Int, firstLine: Int)
  /// A target in another unit of measurement than its indicator.
  case targetUnitDiffers(target: String, unit: String, indicator: String, own: String)
  /// A number of communes that the table of units does not list.
  case communeCount(declared: Int, listed: Int)
  /// A target for a mean whose weights are not known.
  case unweightedMean(
    target: String, indicator: String, weight: LocalizedText, units: [String])
  /// A criteria set for villages where one for communes belongs.
  case setOfOtherUnits(set: String, kind: UnitKind)
  /// No folder of criteria sets is found.
  case noCriteriaFolder
  /// A year in which no base set is in force.
  case noSetInForce(year: Int, known: [String])
  /// A condition that a set does not have.
  case unknownCondition(String, set: String, known: [String])
  /// An assignment that ends before it starts.
  case assignmentReversed(from: String, to: String)
  /// Agencies that lead one item at the same time.
  case leadsOverlap(set: String, items: [String], agencies: [String], days: String)
  /// Items that nobody leads for a part of the time in which others are led.
  case leadLapse(set: String, items: [String], days: String)
  /// Values of after the last day that counts.
  case afterCutOff(count: Int, date: String)
  /// Villages counted and villages reported that differ.
  case villageCountConflict(commune: String, year: Int, reported: Int, counted: Int)
  /// Two targets that no value can meet.
  case contradictoryTargets(first: String, second: String)
  /// More promised than there is.
  case moreThanThereAre(target: String, promised: String, available: Int)
  /// A roadmap that lists fewer units than a target promises.
  case roadmapShort(target: String, promised: String, listed: Int)
  /// A mean that may be met while units of the roadmap stay below their own bar.
  case meanBelowBar(target: String, mean: String, bar: String, units: [String])
  /// The same, where the bar is not known.
  case meanBarUnknown(target: String, mean: String, item: String, units: [String])
  /// A change that nobody at the level has made.
  case notSeenBefore(target: String, required: String, observed: String?, comparisons: Int)
  /// A goal that the path to it does not reach at the pace observed.
  case pathTooShort(target: String, next: String, required: String, observed: String)
  /// A figure elsewhere from which the promise is further than anybody has gone.
  case farFromReference(target: String, place: String, figure: String, required: String)
  /// A change of a scenario that changes nothing, or nothing of some units.
  case idleChange(
    scenario: String, change: LocalizedText, reason: LocalizedText, units: [String])
  /// A target or a work that says nothing of what it must reach.
  case barMissing(object: LocalizedText, isUpward: Bool)
  /// A bar that asks for more than the most or for less than the least there can be.
  case nothingBeyond(key: String, bar: String)
  /// More criteria than a set has, or fewer than none.
  case criteriaBeyond(String, set: String, count: Int)
  /// A target for a year that is past when the plan starts.
  case targetBeforeStatus(target: String, year: Int, status: Int)
  /// A target after the last year of the plan.
  case targetAfterHorizon(target: String, year: Int, horizon: Int)
  /// A recognition on record for a year that even the plan does not reach.
  case recognitionAhead(year: Int, horizon: Int)
  /// One recognition written twice.
  case recognisedTwice(unit: String, level: String, year: Int, firstLine: Int)
  /// A criteria set that there is, but that the plan does not name.
  case setNotInPlan(set: String, sets: [String])
  /// A change of a scenario that would lead beyond what an indicator can be.
  case heldAtBound(scenario: String, change: LocalizedText, bound: String, units: [String])
  /// LOTRINH_DATASETS names a folder that holds no criteria sets.
  case datasetsWithoutCriteria(folder: String)
  /// A unit that one entry names twice.
  case unitNamedTwice(unit: String, firstLine: Int)
  /// A level that a set does not grant.
  case levelNotOfSet(level: String, set: String, levels: [String])
  /// Counts at two levels and an average of one year that do not go together, unless more communes than promised reach
  /// the levels.
  case cannotHoldTogether(
    target: String, year: Int, needed: Int, greatest: Int, isPossibleWithMore: Bool)
  /// Something built that is said to be no share of the whole.
  case builtWithoutShare(work: String, built: String)
  /// More to build than the whole there is.
  case builtBeyondWhole(work: String, share: String)
  /// Bands that begin above the criteria of every set.
  case bandsBeyond(start: Int, count: Int)
  /// Work of a scenario on a criterion that waits for others.
  case workTooEarly(
    scenario: String, change: LocalizedText, criterion: String, after: [String], units: [String])
  /// A bar of a scenario that nobody can pass.
  case barBeyond(scenario: String, change: LocalizedText, bar: String)
  /// A file that a new plan would replace.
  case wouldReplace

  /// How bad it is.
  public var severity: Problem.Severity {
    switch self {
    case .targetWithoutYear, .reversedRange, .percentBeyond, .yearAndTable, .dependencyCycle,
      .yearsReversed, .milestoneReversed, .registeredTwice, .inRoadmapTwice, .targetUnitDiffers,
      .setOfOtherUnits, .noCriteriaFolder, .noSetInForce, .unknownCondition, .assignmentReversed,
      .barMissing, .nothingBeyond, .criteriaBeyond, .recognitionAhead, .recognisedTwice,
      .setNotInPlan, .datasetsWithoutCriteria, .levelNotOfSet, .builtWithoutShare, .wouldReplace:
      .error
    case .roadmapBeforeStatus, .roadmapAfterHorizon, .setNotInForce, .setLapsed, .leadsOverlap,
      .leadLapse, .afterCutOff, .villageCountConflict, .communeCount, .unweightedMean,
      .contradictoryTargets, .moreThanThereAre, .roadmapShort, .meanBelowBar, .meanBarUnknown,
      .notSeenBefore, .pathTooShort, .farFromReference, .idleChange,
      .targetBeforeStatus, .targetAfterHorizon, .heldAtBound, .unitNamedTwice, .cannotHoldTogether,
      .builtBeyondWhole, .bandsBeyond, .workTooEarly, .barBeyond:
      .warning
    }
  }

  /// Which exit code it asks for when it ends the run.
  public var problemClass: ProblemClass {
    switch self {
    case .wouldReplace: .cannotWrite
    case .setOfOtherUnits, .noSetInForce: .usage
    case .noCriteriaFolder, .datasetsWithoutCriteria: .inputMissing
    default: .data
    }
  }

  /// The datum it speaks of.
  public var subject: ProblemSubject {
    switch self {
    case .reversedRange(let from, let to): ProblemSubject(value: "\(from) – \(to)")
    case .percentBeyond(let value): ProblemSubject(value: value, expected: "0…100")
    case .roadmapBeforeStatus(let year, let status):
      ProblemSubject(value: "\(year)", expected: "≥ \(status)")
    case .setNotInForce(_, let years, let year):
      ProblemSubject(value: "\(year)", expected: years)
    case .setLapsed(_, let years, _, let last):
      ProblemSubject(year: last, value: "\(last)", expected: years)
    case .roadmapAfterHorizon(let year, let horizon):
      ProblemSubject(value: "\(year)", expected: "≤ \(horizon)")
    case .registeredTwice(let unit, let level, _): ProblemSubject(unit: unit, value: level)
    case .unknownCondition(let word, _, let known):
      ProblemSubject(value: word, expected: known.joined(separator: " | "))
    case .villageCountConflict(let commune, let year, let reported, let counted):
      ProblemSubject(unit: commune, year: year, value: "\(reported)", expected: "\(counted)")
    case .moreThanThereAre(_, let promised, let available):
      ProblemSubject(value: promised, expected: "≤ \(available)")
    case .roadmapShort(_, let promised, let listed):
      ProblemSubject(value: "\(listed)", expected: promised)
    case .meanBelowBar(_, let mean, let bar, _): ProblemSubject(value: mean, expected: bar)
    case .criteriaBeyond(let value, _, let count):
      ProblemSubject(value: value, expected: "0…\(count)")
    case .targetBeforeStatus(_, let year, let status):
      ProblemSubject(value: "\(year)", expected: "≥ \(status)")
    case .targetAfterHorizon(_, let year, let horizon):
      ProblemSubject(value: "\(year)", expected: "≤ \(horizon)")
    case .recognitionAhead(let year, let horizon):
      ProblemSubject(value: "\(year)", expected: "≤ \(horizon)")
    case .recognisedTwice(let unit, let level, let year, _):
      ProblemSubject(unit: unit, year: year, value: level)
    case .setNotInPlan(let set, let sets):
      ProblemSubject(value: set, expected: sets.joined(separator: " | "))
    case .datasetsWithoutCriteria(let folder): ProblemSubject(value: folder)
    case .unitNamedTwice(let unit, _): ProblemSubject(unit: unit)
    case .levelNotOfSet(let level, _, let levels):
      ProblemSubject(value: level, expected: levels.joined(separator: " | "))
    case .cannotHoldTogether(_, let year, let needed, let greatest, _):
      ProblemSubject(year: year, value: "\(greatest)", expected: "≥ \(needed)")
    case .builtWithoutShare(_, let built): ProblemSubject(value: built)
    case .builtBeyondWhole(_, let share): ProblemSubject(value: share, expected: "≤ 100")
    case .bandsBeyond(let start, let count):
      ProblemSubject(value: "\(start)", expected: "≤ \(count)")
    case .barBeyond(_, _, let bar): ProblemSubject(value: bar)
    default: .none
    }
  }
}
