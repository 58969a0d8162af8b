import Distributions
import Panels

/// What the forecasts of an indicator say of all units together, in the last year ahead.
///
/// ```swift
/// var summary = ForecastSummary(indicator: "income", year: 2028)
/// summary.add(last: 48, median: 61)
/// summary.add(last: 52, median: 50)
/// // summary.rising == 1, summary.falling == 1, summary.lastValue == 50
/// ```
public struct ForecastSummary: Sendable {
  /// The indicator.
  public let indicator: String
  /// The last year ahead.
  public let year: Int
  /// Units whose forecast lies above their last value.
  public private(set) var rising = 0
  /// Units whose forecast lies below their last value.
  public private(set) var falling = 0
  /// Units whose forecast is their last value.
  public private(set) var unchanged = 0
  /// Units without a forecast.
  public private(set) var withoutForecast = 0
  private var lastValues: [Double] = []
  private var medians: [Double] = []

  /// Makes a summary of no units.
  public init(indicator: String, year: Int) {
    self.indicator = indicator
    self.year = year
  }

  /// The summary of the units of a block.
  public init(_ forecast: BlockForecast, of panel: Panel) {
    let years = forecast.years
    self.init(indicator: panel.indicator.id, year: years.last ?? 0)
    for unit in forecast.units {
      add(
        last: panel.lastValue(of: unit),
        median: years.isEmpty ? .nan : forecast.median(unit: unit, step: years.count - 1))
    }
  }

  /// Adds a unit: its last value and the median of its forecast, `NaN` where there is none.
  public mutating func add(last: Double, median: Double) {
    guard median.isFinite, last.isFinite else { return withoutForecast += 1 }
    lastValues.append(last)
    medians.append(median)
    // What differs by rounding does not.
    if abs(median - last) <= 1e-9 * max(abs(median), abs(last)) {
      unchanged += 1
    } else if median > last {
      rising += 1
    } else {
      falling += 1
    }
  }

  /// Adds the units of another summary of the indicator.
  public mutating func add(_ other: ForecastSummary) {
    rising += other.rising
    falling += other.falling
    unchanged += other.unchanged
    withoutForecast += other.withoutForecast
    lastValues += other.lastValues
    medians += other.medians
  }

  /// The median last value of the units with a forecast, in the unit of the indicator; `NaN` without any.
  ///
  /// - Complexity: O(n) on average in the units.
  public var lastValue: Double { RobustScale.median(lastValues) }

  /// The median of the medians of their forecasts, in the unit of the indicator; `NaN` without any.
  ///
  /// - Complexity: O(n) on average in the units.
  public var forecast: Double { RobustScale.median(medians) }
}
