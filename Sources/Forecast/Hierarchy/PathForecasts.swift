/// The forecasts of one path from each of its years.
struct PathForecasts: Sendable {
  /// The periods observed, ascending.
  let periods: [Int]
  private let targetCount: Int
  /// By origin, the number of years used, and by target period; NaN where none was made.
  private var values: [Double]

  /// Takes the forecasts of the rows.
  init(_ rows: ForecastRows, _ forecasts: [Double], periodCount: Int) {
    periods = rows.periods
    targetCount = periodCount + rows.horizon
    values = Array(repeating: .nan, count: (periods.count + 1) * targetCount)
    for (row, forecast) in zip(rows.rows, forecasts) {
      values[row.origin * targetCount + row.target] = forecast
    }
  }

  /// The forecast of a period from what was known after another.
  ///
  /// - Parameters:
  ///   - target: The period forecast.
  ///   - last: The last period known.
  func forecast(of target: Int, knowing last: Int) -> Double {
    var origin = periods.count
    while origin > 0, periods[origin - 1] > last { origin -= 1 }
    return values[origin * targetCount + target]
  }
}
