/// What is known of the errors of measurement of the values that forecasts are compared with, on the working
/// scale.
struct TargetNoise {
  /// Two variances of one forecast.
  struct Variances: Hashable, Sendable {
    /// That of the value it is compared with; 0 for one to come.
    let value: Double
    /// That of the true value around the forecast, by the fitted operator.
    let forecast: Double
  }

  /// By row and series, `n × rows`, series contiguous within a row.
  private let variances: [Variances]

  /// - Parameters:
  ///   - values: The variances of the values observed, `n × t`.
  ///   - forecasts: Those of the true values around the forecasts, `n × rows`.
  init(_ rows: ForecastRows, values: [Double], forecasts: [Double], count n: Int) {
    variances = rows.rows.enumerated().flatMap { row, entry in
      (0..<n).map { i in
        Variances(
          value: entry.actual.map { values[$0 * n + i] } ?? 0, forecast: forecasts[row * n + i])
      }
    }
  }

  subscript(position: Int) -> Variances { variances[position] }
}
