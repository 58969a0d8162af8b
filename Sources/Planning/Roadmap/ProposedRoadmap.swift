import Distributions
import Optimization

/// A roadmap with what is known of its worth.
///
/// What a proposal says and what it does not: `docs/roadmap.md`.
public struct ProposedRoadmap: Sendable {
  /// A criterion finished in a year.
  public struct Work: Hashable, Sendable {
    /// The criterion.
    public let criterion: String
    /// The year.
    public let year: Int
    /// The effort, in points.
    public let effort: Double
    /// How many of its indicators are missing.
    public let missingIndicators: Int
  }

  /// A commune with its year.
  public struct Entry: Hashable, Sendable {
    /// The code of the commune.
    public let commune: String
    /// The year in which it is to be recognised.
    public let year: Int
    /// The chance that it stands at the level then, if the work is done.
    public let chance: Double
    /// The work, by year and in the order of preference.
    public let work: [Work]
  }

  /// Why a commune is not on it.
  public enum Reason: String, Sendable, CaseIterable {
    /// The pace is too slow, or it is registered for no year in which it could be ready.
    case cannotByThen = "cannot_by_then"
    /// Its chance cannot be said.
    case unknownChance = "unknown_chance"
    /// Its chance is too low in every year.
    case lowChance = "chance_too_low"
    /// The years bear no more, and others are worth more.
    case noCapacity = "no_capacity"
  }

  /// A commune that is not on it.
  public struct LeftOut: Hashable, Sendable {
    /// The code of the commune.
    public let commune: String
    /// Why.
    public let reason: Reason
    /// Its greatest chance in a year in which it could be ready; `NaN` without one.
    public let chance: Double
  }

  /// A limit of a year with its use and the worth of more.
  public struct CapacityUse: Hashable, Sendable {
    /// The name of the capacity; empty for the whole.
    public let name: String
    /// The year.
    public let year: Int
    /// Whether it is one of effort, not of communes.
    public let isEffort: Bool
    /// How much is used.
    public let used: Double
    /// The limit.
    public let most: Double
    /// What one more unit is worth in the relaxation; `NaN` for the chance of reaching a number.
    public let marginal: Double
    /// What one more unit is worth when the problem is solved again; `NaN` where it was not.
    public internal(set) var gain: Double
  }

  /// The communes, by year and code.
  public let entries: [Entry]
  /// The others, by code.
  public let leftOut: [LeftOut]
  /// The objective: a weighted expected number, or a chance.
  public let value: Double
  /// What no roadmap can exceed.
  public let bound: Double
  /// For each year the expected number of those planned for it that are recognised.
  public let expected: [Double]
  /// The number of all planned that are recognised.
  public let number: CountDistribution
  /// The limits.
  public internal(set) var capacities: [CapacityUse]

  /// The expected number over all years.
  public var expectedTotal: Double { expected.reduce(0, +) }

  /// The distance between value and bound, relative to the value.
  public var gap: Double { IntegerSolution.gap(of: value, bound: bound) }

  /// What a year without a limit bears.
  public func use(of year: Int, isEffort: Bool) -> CapacityUse {
    let used =
      isEffort
      ? entries.reduce(0) { sum, entry in
        sum + entry.work.reduce(0) { $0 + ($1.year == year ? $1.effort : 0) }
      } : Double(entries.count { $0.year == year })
    return CapacityUse(
      name: "", year: year, isEffort: isEffort, used: used, most: .infinity, marginal: 0, gain: 0)
  }
}
