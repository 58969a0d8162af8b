import Distributions

/// Series of one indicator that are observed in the same years, as numbers side by side.
public struct SeriesBlock: Sendable {
  /// The periods observed, ascending.
  public let periods: [Int]
  /// The units, ascending, as positions in the panel.
  public let units: [Int]
  /// `units × periods` in the indicator's unit, units contiguous within a period; values before a level
  /// shift are restated in the terms after it.
  public private(set) var values: [Double]
  /// The same on the working scale.
  public private(set) var working: [Double]
  /// The standard errors known of the values, in the indicator's unit; empty where none are.
  var standardErrors: [Double] = []
  /// How large each series is, in the indicator's unit, where the forecasts in the unit are of values in proportion to
  /// it; empty where they are of the values themselves.
  var sizes: [Double] = []

  /// The number of series.
  public var count: Int { units.count }

  /// Takes the series in other terms.
  mutating func restate(values: [Double], working: [Double], standardErrors: [Double]) {
    (self.values, self.working, self.standardErrors) = (values, working, standardErrors)
  }

  /// Takes the mean of each series as its size, raised as the working scale raises counts: zero would be no size.
  mutating func measureSizes() {
    var sums = [Double](repeating: 0, count: count)
    for column in periods.indices {
      for i in sums.indices { sums[i] += values[column * count + i] }
    }
    sizes = sums.map { $0 / Double(max(1, periods.count)) + WorkingScale.shift }
  }
}
