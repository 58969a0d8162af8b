import Panels
import Planning

/// A given roadmap scored, one proposed, and the two compared.
public struct RoadmapReport: Sendable {
  /// The set that grants the level.
  public let set: CriteriaSet
  /// The level.
  public let level: Level
  /// The years.
  public let years: [Int]
  /// The number whose chance was maximised; `nil` when it was the expected number.
  public let reach: Int?
  /// Whether the numbers of communes a year are those of the given roadmap.
  public let isPlansCapacity: Bool
  /// The names of units by code.
  public let names: [String: String]
  /// The candidates.
  public let model: RoadmapModel
  /// The given roadmap.
  public let given: RoadmapScore
  /// The proposed one.
  public let proposed: ProposedRoadmap
  /// The two compared.
  public let comparison: RoadmapComparison
  /// How many units of the plan's own past lines were recognised in time; `nil` where it has none.
  public let past: PastShare?
  /// The criteria that a commune finishes in a year at most, and where the number is from.
  public let pace: RoadmapPace
  /// The names of units on the given roadmap that were recognised before it begins.
  public let done: [String]
  /// When units were recognised after the data end, by code: no chance knows of it.
  public let recognised: [String: Int]
  /// Simulated values and all values.
  public let simulated: (count: Int, total: Int)

  /// Puts a report together.
  public init(
    set: CriteriaSet, level: Level, years: [Int], reach: Int?, isPlansCapacity: Bool,
    names: [String: String], model: RoadmapModel, given: RoadmapScore, proposed: ProposedRoadmap,
    past: PastShare?, pace: RoadmapPace, done: [String],
    recognised: [String: Int], simulated: (count: Int, total: Int)
  ) {
    self.set = set
    self.level = level
    self.years = years
    self.reach = reach
    self.isPlansCapacity = isPlansCapacity
    self.names = names
    self.model = model
    self.given = given
    self.proposed = proposed
    self.past = past
    self.pace = pace
    self.done = done
    self.recognised = recognised
    self.simulated = simulated
    comparison = RoadmapComparison(given: given, proposed: proposed)
  }

  /// The limits with their use, and the use of what has no limit, by year.
  public var uses: [ProposedRoadmap.CapacityUse] {
    years.flatMap { year in
      [false, true].flatMap { isEffort -> [ProposedRoadmap.CapacityUse] in
        let limited = proposed.capacities.filter { $0.year == year && $0.isEffort == isEffort }
        return limited.contains { $0.name.isEmpty }
          ? limited : [proposed.use(of: year, isEffort: isEffort)] + limited
      }
    }
  }
}
