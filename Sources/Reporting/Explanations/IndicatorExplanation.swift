import Analytics
import Panels

/// An indicator with its value, its bar and what came of holding one against the other.
public struct IndicatorExplanation: Sendable {
  /// The rule.
  public var rule: IndicatorRule
  /// What came of it; `nil` for a year ahead.
  public var outcome: LeafOutcome?
  /// The value of the year, or the last known one for a year ahead.
  public var value: ValueExplanation
  /// The bar; `nil` for yes/no and for levels of other sets.
  public var bar: BarExplanation?

  /// Makes an explanation.
  public init(
    rule: IndicatorRule, outcome: LeafOutcome?, value: ValueExplanation, bar: BarExplanation?
  ) {
    self.rule = rule
    self.outcome = outcome
    self.value = value
    self.bar = bar
  }

  /// What the value must be, when that is known.
  public var requirement: Requirement? {
    bar?.height.map((bar?.trail.threshold?.comparison ?? rule.comparison).requirement)
  }

  /// How far the value is beyond the bar, negative short of it; `NaN` when one of them is missing.
  public var margin: Double {
    guard !value.value.isNaN, let requirement else { return .nan }
    return requirement.margin(of: value.value)
  }
}

/// A bar with the reason why it holds for a unit in a year.
public struct BarExplanation: Sendable {
  /// The height; `nil` when it is not known.
  public var height: Double?
  /// How it was found.
  public var trail: BarTrail
  /// The sources of the set, by their short names.
  public var sources: [String: String]
  /// For a bar relative to the unit's own past: the year and the value of then.
  public var own: (year: Int, value: ValueExplanation)?
  /// The height of the bar in other years, where it moves.
  public var course: [(year: Int, height: Double)] = []

  /// Makes an explanation.
  public init(
    height: Double?, trail: BarTrail, sources: [String: String],
    own: (year: Int, value: ValueExplanation)? = nil
  ) {
    self.height = height
    self.trail = trail
    self.sources = sources
    self.own = own
  }
}

/// What the years ahead hold for the item.
public struct OutlookExplanation: Sendable {
  /// The year.
  public var year: Int
  /// Whether the set is used for assessment then.
  public var isInForce: Bool
  /// The chance that the item is met; `NaN` when nothing can be said.
  public var chance: Double
  /// Whether part of it comes from how such items were gained and lost so far.
  public var isFromMoves: Bool
  /// The indicators that are numbers.
  public var forecasts: [Forecast]

  /// The forecast of an indicator that is a number.
  public struct Forecast: Sendable {
    /// The id of the indicator in the set.
    public var id: String
    /// What it must be in the year, when that is known.
    public var requirement: Requirement?
    /// The chance that it is.
    public var chance: Double
    /// The median, and the ends of the middle 80 percent.
    public var median: Double, low: Double, high: Double
    /// The unit of measurement.
    public var unit: String

    /// Makes a forecast.
    public init(
      id: String, requirement: Requirement?, chance: Double, median: Double, low: Double,
      high: Double, unit: String
    ) {
      self.id = id
      self.requirement = requirement
      self.chance = chance
      self.median = median
      self.low = low
      self.high = high
      self.unit = unit
    }
  }

  /// What the forecasts rest on, in words; the same for every year.
  public var basis: [ForecastNote]

  /// Makes an outlook.
  public init(
    year: Int, isInForce: Bool, chance: Double, isFromMoves: Bool, forecasts: [Forecast],
    basis: [ForecastNote]
  ) {
    self.year = year
    self.isInForce = isInForce
    self.chance = chance
    self.isFromMoves = isFromMoves
    self.forecasts = forecasts
    self.basis = basis
  }
}
