/// Series of one indicator that are observed in the same years, as numbers side by side.
public struct SeriesBlock: Sendable {
  /// The periods observed, ascending.
  public let periods: [Int]
  /// The units, ascending, as positions in the panel.
  public let units: [Int]
  /// `units × periods` in the indicator's unit, units contiguous within a period; values before a level
  /// shift are restated in the terms after it.
  public let values: [Double]
  /// The same on the working scale.
  public let working: [Double]
  /// The standard errors known of the values, in the indicator's unit; empty where none are.
  var standardErrors: [Double] = []

  /// The number of series.
  public var count: Int { units.count }
}
