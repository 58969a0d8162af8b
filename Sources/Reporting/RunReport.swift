import Analytics
import Forecast
import Panels
import Planning

/// Everything a run found, as one value: what reports, charts and tables are made from.
public struct RunReport: Sendable {
  /// The plan.
  public var plan: Plan
  /// The observed data, assessed.
  public var state: ProgrammeState
  /// The year reported on.
  public var year: Int
  /// Sets whose criteria were counted and not assessed one by one.
  public var countedSets: [CriteriaSet] = []
  /// Averages of criteria.
  public var averages: [CriteriaAverage] = []
  /// Bands of criteria.
  public var bands: [BandCount] = []
  /// Communes at each level.
  public var levelShares: [LevelShare] = []
  /// Means of indicators.
  public var means: [WeightedMean] = []
  /// Targets on the present data.
  public var targetsNow: [TargetResult] = []
  /// Targets on the projection.
  public var targetsProjected: [TargetResult] = []
  /// Whether the targets can hold together.
  public var consistency: [TargetConsistency] = []
  /// The plan's numbers against each other.
  public var planChecks: [PlanCheck] = []
  /// Its promises against the way so far.
  public var plausibility: [PlausibilityRow] = []
  /// Two criteria sets, requirement by requirement.
  public var setDifferences: [SetDifference] = []
  /// Works out of the plan.
  public var works: [BuildUpResult] = []
  /// Where the lines of the roadmap stand.
  public var standings: [RoadmapStanding] = []
  /// Planned against recognised.
  public var roadmapYears: [RoadmapYear] = []
  /// The lines of the roadmap against what came of them, counted; empty without outcomes.
  public var slippage: [SlippageCount] = []
  /// Who is in charge.
  public var coverage: [AssignmentCoverage] = []
  /// Published figures, checked.
  public var checks: [ReportedCheck] = []
  /// How many communes have which chance of passing a bar.
  public var chances: [ChanceSummary] = []
  /// What the forecasts rest on.
  public var forecasts: [ForecastNote] = []
  /// What forecasts say of each indicator, over all units together.
  public var outlooks: [ForecastSummary] = []
  /// What straight lines say of each indicator.
  public var trends: [TrendSummary] = []
  /// How many communes are on track, by each index of tracking.
  public var tracking: [TrackingSummary] = []
  /// What all communes together can promise.
  public var promises: [PromiseSummary] = []
  /// How many promises of single units there are, whose table they stand in alone.
  public var unitPromises = 0
  /// The weights without which means of all communes together cannot be promised.
  public var lackingWeights: [String] = []
  /// What was found about the data.
  public var problems: [Problem] = []
  /// What a crosswalk did to the units, when one was applied.
  public var crosswalk: CrosswalkReport?
  /// Simulated values and all values.
  public var simulated: (count: Int, total: Int) = (0, 0)

  /// Makes a report of a state with nothing else in it yet.
  public init(plan: Plan, state: ProgrammeState, year: Int) {
    self.plan = plan
    self.state = state
    self.year = year
  }

  /// The title of a set of the plan.
  func setTitle(_ id: String, _ words: Words) -> String {
    let set = state.assessment(id)?.set ?? countedSets.first { $0.id == id }
    return set.map(words.set) ?? words(.reportedSet)
  }
}

/// How many units have which chance of passing a bar in a year.
///
/// ```swift
/// var summary = ChanceSummary(
///   indicator: "income", source: "target:income-2025", year: 2025, requirement: .atLeast(68))
/// for chance in [0.95, 0.7, 0.2, .nan] { summary.add(chance) }
/// summary.counts  // [1, 1, 0, 1, 0]
/// summary.unknown  // 1
/// ```
public struct ChanceSummary: Hashable, Sendable {
  /// The indicator.
  public var indicator: String
  /// Where the bar comes from.
  public var source: String
  /// The year.
  public var year: Int
  /// What the value must be, when the bar is the same for all units.
  public var requirement: Requirement?
  /// Units in each band of the verbal scale of probabilities, the most likely first: above 90 %, 66 to 90, 33 to 66,
  /// 10 to 33, below 10.
  public var counts: [Int]
  /// Units without a probability.
  public var unknown: Int

  /// An empty summary.
  public init(indicator: String, source: String, year: Int, requirement: Requirement?) {
    self.indicator = indicator
    self.source = source
    self.year = year
    self.requirement = requirement
    counts = ChanceBand.allCases.map { _ in 0 }
    unknown = 0
  }

  /// Whether the call itself sets the bar.
  public var isOfOption: Bool { Self.isOfOption(source) }

  /// Whether a source of bars is the call itself.
  static func isOfOption(_ source: String) -> Bool { source.hasPrefix("option") }

  /// Whether it says something: a chance of some unit, or that none has one where the call itself asks for it.
  public var isTold: Bool { counts.contains { $0 > 0 } || unknown > 0 && isOfOption }

  /// Counts a unit.
  public mutating func add(_ probability: Double) {
    if probability.isNaN {
      unknown += 1
    } else {
      counts[ChanceBand.allCases.count - 1 - ChanceBand(probability).rawValue] += 1
    }
  }
}

extension ChanceSummary {
  /// Adds the counts of another block.
  public mutating func merge(_ other: ChanceSummary) {
    for index in counts.indices { counts[index] += other.counts[index] }
    unknown += other.unknown
  }
}
