/// A what-if: changes laid over one forecast, never a new fit.
public struct Scenario: Hashable, Sendable {
  /// What the baseline is called.
  public static let baselineID = "baseline"

  /// The identifier, unique in its file.
  public var id: String
  /// What people call it.
  public var name: LocalizedText
  /// What it changes; the order does not matter.
  public var changes: [ScenarioChange]
  /// The row of the acceptance table it answers.
  public var row: String

  /// Makes a scenario; one without changes is the baseline.
  public init(id: String, name: LocalizedText, changes: [ScenarioChange] = [], row: String = "") {
    self.id = id
    self.name = name
    self.changes = changes
    self.row = row
  }
}

/// One change of a scenario.
public struct ScenarioChange: Hashable, Sendable {
  /// What changes.
  public var effect: Effect
  /// The codes of the units it concerns; empty for all.
  public var units: [String]
  /// Where it is written.
  public var location: SourceLocation?

  /// Makes a change.
  public init(_ effect: Effect, units: [String] = [], location: SourceLocation? = nil) {
    self.effect = effect
    self.units = units
    self.location = location
  }

  /// What a scenario can change.
  public enum Effect: Hashable, Sendable {
    /// The pace of an indicator.
    case drift(DriftChange)
    /// A jump of an indicator that may fade.
    case shock(LevelShock)
    /// A support that ends, such as insurance cards paid by the state.
    case entitlement(EntitlementChange)
    /// Criteria finished each year by every commune that lacks some.
    case pace(CriteriaPace)
    /// Criteria finished by chosen communes.
    case work(CriteriaWork)
    /// A bar of a criteria set moved.
    case bar(BarChange)
    /// A criteria set replaced by another.
    case set(SetChange)
    /// One indicator drawn along by another.
    case passThrough(PassThrough)
    /// Units merged or split by a crosswalk file; the data are carried over and forecast anew.
    case units(crosswalk: String)
  }
}

/// A faster or slower course of an indicator.
public struct DriftChange: Hashable, Sendable {
  /// The indicator.
  public var indicator: String
  /// The factor on the move since the last value, on the working scale.
  public var times: Double
  /// What each year adds, in the indicator's unit.
  public var plus: Double
  /// The first year that differs; `nil` for the first forecast.
  public var from: Int?

  /// Makes a change.
  public init(indicator: String, times: Double = 1, plus: Double = 0, from: Int? = nil) {
    self.indicator = indicator
    self.times = times
    self.plus = plus
    self.from = from
  }
}

/// A jump in the level of an indicator.
public struct LevelShock: Hashable, Sendable {
  /// The indicator.
  public var indicator: String
  /// The year of the jump.
  public var year: Int
  /// The jump, in the indicator's unit.
  public var plus: Double
  /// The jump, in percent of the value.
  public var percent: Double
  /// The years after which half of it is left; `nil` when it stays.
  public var halfLife: Double?

  /// Makes a shock.
  public init(
    indicator: String, year: Int, plus: Double = 0, percent: Double = 0, halfLife: Double? = nil
  ) {
    self.indicator = indicator
    self.year = year
    self.plus = plus
    self.percent = percent
    self.halfLife = halfLife
  }
}

/// Criteria that every commune finishes each year, those with the fewest missing indicators first.
public struct CriteriaPace: Hashable, Sendable {
  /// The set.
  public var set: String
  /// The number a year.
  public var criteria: Int
  /// The first year of the work; `nil` for the first forecast.
  public var from: Int?

  /// Makes a pace.
  public init(set: String, criteria: Int, from: Int? = nil) {
    self.set = set
    self.criteria = criteria
    self.from = from
  }
}

/// Criteria that are finished by a year.
public struct CriteriaWork: Hashable, Sendable {
  /// The set.
  public var set: String
  /// The criteria; empty for all.
  public var criteria: [String]
  /// The year in which they are finished.
  public var year: Int
  /// The chance that the work succeeds.
  public var chance: Double

  /// Makes a piece of work.
  public init(set: String, criteria: [String] = [], year: Int, chance: Double = 1) {
    self.set = set
    self.criteria = criteria
    self.year = year
    self.chance = chance
  }
}

/// A bar that moves: first set, then multiplied, then raised.
public struct BarChange: Hashable, Sendable {
  /// The set.
  public var set: String
  /// The indicator's id in the set.
  public var indicator: String
  /// The first year of the new bar.
  public var from: Int
  /// The new height, in the indicator's unit; `nil` to keep it.
  public var to: Double?
  /// The factor on the height.
  public var times: Double
  /// What is added to it.
  public var plus: Double

  /// Makes a change.
  public init(
    set: String, indicator: String, from: Int, to: Double? = nil, times: Double = 1,
    plus: Double = 0
  ) {
    self.set = set
    self.indicator = indicator
    self.from = from
    self.to = to
    self.times = times
    self.plus = plus
  }
}

/// A criteria set that another replaces from a year on.
public struct SetChange: Hashable, Sendable {
  /// The set that ends.
  public var set: String
  /// The set that takes its place.
  public var becomes: String
  /// The first year of the new set.
  public var from: Int

  /// Makes a change.
  public init(set: String, becomes: String, from: Int) {
    self.set = set
    self.becomes = becomes
    self.from = from
  }
}

/// One indicator that follows another: poverty falls where incomes rise.
public struct PassThrough: Hashable, Sendable {
  /// The indicator that other changes of the scenario move; a positive quantity.
  public var source: String
  /// The indicator that follows.
  public var target: String
  /// By how much the follower moves on its working scale (log, logit) when the source moves by one unit of its
  /// logarithm.
  public var elasticity: Double

  /// Makes a link.
  public init(source: String, target: String, elasticity: Double) {
    self.source = source
    self.target = target
    self.elasticity = elasticity
  }
}
