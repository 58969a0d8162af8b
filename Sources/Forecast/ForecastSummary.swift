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
  /// Units whose forecast is their last value, but for what rounding hides.
  public private(set) var unchanged = 0
  /// Units without a forecast.
  public private(set) var withoutForecast = 0
  private let roundingUnit: Double
  private let isCount: Bool
  private var lastValues: [Double] = []
  private var lastWithoutForecast: [Double] = []
  private var medians: [Double] = []

  /// Makes a summary of no units.
  ///
  /// - Parameters:
  ///   - indicator: The indicator.
  ///   - year: The last year ahead.
  ///   - roundingUnit: The step between the values of the data, such as ``Panels/Panel/roundingUnit``. A forecast less than
  ///     half of it away from the last value, and of a hundredth where the data are coarser, is neither above nor
  ///     below it.
  ///   - isCount: Whether things are counted: of a hundred and more, half of one is no difference.
  public init(indicator: String, year: Int, roundingUnit: Double = 0, isCount: Bool = false) {
    self.indicator = indicator
    self.year = year
    self.roundingUnit = min(roundingUnit, 0.01)
    self.isCount = isCount
  }

  /// The summary of the units of a block, with the step between the values of the panel.
  public init(_ forecast: BlockForecast, of panel: Panel, roundingUnit: Double) {
    let years = forecast.years
    self.init(
      indicator: panel.indicator.id, year: years.last ?? 0, roundingUnit: roundingUnit,
      isCount: panel.indicator.kind == .count)
    for (unit, status) in zip(forecast.units, forecast.statuses) {
      add(
        last: panel.lastValue(of: unit),
        median: years.isEmpty ? .nan : forecast.median(unit: unit, step: years.count - 1),
        hasTrend: status != .noSpread || panel.valueCount(of: unit) > 1)
    }
  }

  /// Adds a unit.
  ///
  /// - Parameters:
  ///   - last: Its last value, `NaN` where there is none.
  ///   - median: The median of its forecast, `NaN` where there is none.
  ///   - hasTrend: Whether a trend is known, of the unit or of the others. Without one its last value again is no
  ///     forecast of staying the same, but none.
  public mutating func add(last: Double, median: Double, hasTrend: Bool = true) {
    // What differs by rounding does not.
    let step = isCount && abs(last) >= 100 ? 1 : roundingUnit
    let isUnchanged = abs(median - last) <= max(1e-9 * max(abs(median), abs(last)), step / 2)
    guard median.isFinite, last.isFinite, hasTrend || !isUnchanged else {
      if last.isFinite { lastWithoutForecast.append(last) }
      return withoutForecast += 1
    }
    lastValues.append(last)
    medians.append(median)
    if isUnchanged {
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
    lastWithoutForecast += other.lastWithoutForecast
    medians += other.medians
  }

  /// The median last value of the units with a forecast, of all where none has one, in the unit of the indicator;
  /// `NaN` without any.
  ///
  /// - Complexity: O(n) on average in the units.
  public var lastValue: Double {
    RobustScale.median(lastValues.isEmpty ? lastWithoutForecast : lastValues)
  }

  /// The median of the medians of their forecasts, in the unit of the indicator; `NaN` without any.
  ///
  /// - Complexity: O(n) on average in the units.
  public var forecast: Double { RobustScale.median(medians) }
}
