import Distributions

/// The line through the median of all pairwise slopes and the median of what it leaves.
struct TheilSenLine {
  func forecasts(
    _ values: [Double], count n: Int, years: [Double], rows: ForecastRows
  ) -> [Double] {
    var result = [Double](repeating: 0, count: n * rows.rows.count)
    for (origin, positions) in rows.origins {
      for i in 0..<n {
        let series = (0..<origin).map { values[$0 * n + i] }
        let slope = Self.slope(series, years)
        let level = RobustScale.median(zip(series, years).map { $0 - slope * $1 })
        for row in positions {
          result[row * n + i] =
            level + slope * (years[origin - 1] + Double(rows.rows[row].lead))
        }
      }
    }
    return result
  }

  private static func slope(_ series: [Double], _ years: [Double]) -> Double {
    guard series.count > 1 else { return 0 }
    var slopes: [Double] = []
    slopes.reserveCapacity(series.count * (series.count - 1) / 2)
    for later in 1..<series.count {
      for earlier in 0..<later {
        slopes.append((series[later] - series[earlier]) / (years[later] - years[earlier]))
      }
    }
    return RobustScale.median(slopes)
  }
}
