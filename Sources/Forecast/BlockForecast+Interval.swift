/// The middle of a distribution and the interval around it, in the indicator's unit.
public struct ForecastInterval: Sendable, Hashable {
  /// The quantile of 2.5 %; NaN where the spread is unknown.
  public var low: Double
  /// The median; NaN without a forecast.
  public var median: Double
  /// The quantile of 97.5 %; NaN where the spread is unknown.
  public var high: Double

  /// No forecast.
  public static let unknown = ForecastInterval(low: .nan, median: .nan, high: .nan)
}

extension BlockForecast {
  /// The median with the interval of 95 %: three of the published quantiles, for those who want no more.
  ///
  /// ```swift
  /// let interval = forecast.interval(unit: 3, step: 0)
  /// ```
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - step: The year ahead, from 0.
  public func interval(unit: Int, step: Int) -> ForecastInterval {
    let (row, cell) = position(unit, step)
    guard statuses[row].hasSpread, losses.isEmpty else {
      let all = quantiles(unit: unit, step: step)
      return ForecastInterval(
        low: all[0], median: all[QuantileLevels.median], high: all[all.count - 1])
    }
    let (centre, spread, scale) = (centres[cell], spreads[cell], scale(of: cell))
    return model.errors.withTable(lead(row, step)) { table in
      let errors = table.outerAndMiddle(share: shares[cell])
      return ForecastInterval(
        low: scale.natural(centre + spread * errors.low),
        median: scale.natural(centre + spread * errors.median),
        high: scale.natural(centre + spread * errors.high))
    }
  }
}
