/// Sums of scores over forecasts. Additive: those of two blocks, origins or shards merge into those of both.
public struct ScoreSums: Hashable, Sendable {
  /// The forecasts compared with a value that came.
  public internal(set) var count = 0
  /// Values that came where there was no forecast.
  public internal(set) var missing = 0
  /// Forecasts without a spread, scored as if all their quantiles were the median.
  public internal(set) var withoutSpread = 0
  /// Losses in the unit of the indicator.
  public internal(set) var losses = ForecastLosses()
  /// Losses by the panel's mean absolute yearly change before the origin.
  public internal(set) var scaledLosses = ForecastLosses()
  /// The forecasts with such a scale: a panel that never changed has none.
  public internal(set) var scaledCount = 0
  private var signed = 0.0
  private var squared = 0.0
  private var symmetric = 0.0
  private var covered = SIMD4<Double>()
  private var logScore = 0.0
  private var logScoreCount = 0
  /// The probabilities of meeting bars.
  public internal(set) var events = EventSums()

  /// No forecast yet.
  public init() {}

  /// A value for which there was no forecast.
  static let missed: ScoreSums = {
    var result = ScoreSums()
    result.missing = 1
    return result
  }()

  /// The scores of one forecast.
  ///
  /// - Parameters:
  ///   - quantiles: The published quantiles.
  ///   - actual: What came.
  ///   - change: What scaled losses are divided by; 0 leaves them out.
  ///   - logDensity: The log of the density at what came, `nil` without one.
  init(quantiles: [Double], actual: Double, change: Double, logDensity: Double?) {
    let error = actual - quantiles[QuantileLevels.median]
    let size = abs(actual) + abs(quantiles[QuantileLevels.median])
    count = 1
    withoutSpread = logDensity == nil ? 1 : 0
    losses = ForecastLosses(quantiles: quantiles, actual: actual)
    if change > 0 {
      scaledLosses.add(losses, times: 1 / change)
      scaledCount = 1
    }
    // The value less the forecast is what the forecast was too low by: its bias has the other sign.
    signed = -error
    squared = error * error
    symmetric = size > 0 ? 200 * abs(error) / size : 0
    for level in IntervalLevel.allCases {
      let (low, high) = level.ends(quantiles)
      covered[level.rawValue] = low <= actual && actual <= high ? 1 : 0
    }
    if let logDensity {
      logScore = logDensity
      logScoreCount = 1
    }
  }

  /// Adds other sums.
  public mutating func merge(_ other: ScoreSums) {
    count += other.count
    missing += other.missing
    withoutSpread += other.withoutSpread
    losses.add(other.losses)
    scaledLosses.add(other.scaledLosses)
    scaledCount += other.scaledCount
    signed += other.signed
    squared += other.squared
    symmetric += other.symmetric
    covered += other.covered
    logScore += other.logScore
    logScoreCount += other.logScoreCount
    events.merge(other.events)
  }

  /// Whether there is anything in it.
  public var isEmpty: Bool { count == 0 && missing == 0 }
  /// The mean absolute error of the median.
  public var meanAbsoluteError: Double { losses.absolute / Double(count) }
  /// The root of the mean squared error of the median.
  public var rootMeanSquaredError: Double { (squared / Double(count)).squareRoot() }
  /// The mean of forecast less value: positive where forecasts were too high.
  public var bias: Double { signed / Double(count) }
  /// The mean absolute scaled error (Hyndman and Koehler, *Int. J. Forecasting* 22, 2006), scaled by the
  /// panel and not by each series.
  public var meanScaledError: Double { scaledLosses.absolute / Double(scaledCount) }
  /// The symmetric mean absolute percentage error, `200 |y − f| / (|y| + |f|)`, in per cent; 0 where both
  /// are 0.
  public var symmetricPercentageError: Double { symmetric / Double(count) }
  /// Whether the errors of the median are no more than rounding.
  public var isRounding: Bool { count > 0 && symmetricPercentageError < 1e-9 }
  /// The share of values inside an interval; NaN where no forecast has a spread.
  public func coverage(_ level: IntervalLevel) -> Double {
    withoutSpread < count ? covered[level.rawValue] / Double(count) : .nan
  }
  /// The mean interval score.
  public func intervalScore(_ level: IntervalLevel) -> Double {
    losses.interval[level.rawValue] / Double(count)
  }
  /// The mean interval score by the scale of ``meanScaledError``.
  public func scaledIntervalScore(_ level: IntervalLevel) -> Double {
    scaledLosses.interval[level.rawValue] / Double(scaledCount)
  }
  /// The mean pinball loss, over the published levels.
  public var meanPinball: Double { losses.pinball / Double(count) }
  /// The same by the scale of ``meanScaledError``.
  public var meanScaledPinball: Double { scaledLosses.pinball / Double(scaledCount) }
  /// The mean continuous ranked probability score.
  public var meanCRPS: Double { losses.crps / Double(count) }
  /// The same by the scale of ``meanScaledError``.
  public var meanScaledCRPS: Double { scaledLosses.crps / Double(scaledCount) }
  /// The mean log density at what came, over the forecasts that have one; more is better.
  public var meanLogScore: Double { logScore / Double(logScoreCount) }
}
