import LinearAlgebra

/// A way to extrapolate one series by itself, for any number of series at once.
public enum SeriesMember: Hashable, Sendable {
  /// A weighted sum of the values, the same for every series.
  case linear(ForecastOperator)
  /// Smoothing around a share of the line's slope, with the level weight of least one-step error in each
  /// series; without a share it is simple exponential smoothing.
  case theta(share: Double)
  /// Holt's damped trend with the weights of least one-step error in each series.
  case dampedHolt(damping: Double)
  /// The median of the slopes between all pairs, through the median of what is left (Theil, 1950; Sen,
  /// *JASA* 63, 1968).
  case theilSen

  /// Forecasts every series.
  ///
  /// - Parameters:
  ///   - values: `n × t`, finite, series contiguous within a year.
  ///   - count: The number of series, `n`.
  ///   - years: The years observed, ascending, `t ≥ 1`.
  ///   - rows: What to forecast, from which part of the years.
  /// - Returns: `n × rows`.
  /// - Complexity: O(*n t rows*) for sums, O(*n t*) for each point of the grid for what is fitted,
  ///   O(*n t²*) for each origin for Theil and Sen's line.
  func forecasts(
    _ values: [Double], count: Int, years: [Double], rows: ForecastRows
  ) -> [Double] {
    switch self {
    case .linear(let member):
      return combine(values, unitCount: count, weights: member.weights(rows, years: years))
    case .theta(let share):
      return FittedTheta(share: share).forecasts(values, count: count, years: years, rows: rows)
    case .dampedHolt(let damping):
      return FittedHolt(damping: damping).forecasts(
        values, count: count, years: years, rows: rows)
    case .theilSen:
      return TheilSenLine().forecasts(values, count: count, years: years, rows: rows)
    }
  }
}
