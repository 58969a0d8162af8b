import LinearAlgebra

/// A forecast that is a weighted sum of the values observed: a member of the bank.
///
/// For given parameters every member is linear in the data, so that a forecast of any number of series
/// which share their observed years is one product with ``weights(years:targets:)``.
public enum ForecastOperator: Hashable, Sendable {
  /// The last value, unchanged.
  case lastValue
  /// The last value, and a share of the mean yearly change from the first value to the last, damped:
  /// `z_T + share · b · Σ damping^j`.
  case drift(share: Double, damping: Double)
  /// The least-squares line with weights `discount^(years before the last)`; 1 is ordinary least squares.
  case line(discount: Double)
  /// Simple exponential smoothing from the first value, `level` the weight of the newest; a flat path.
  case smoothing(level: Double)
  /// Exponential smoothing around a share of the least-squares slope, which then goes on: for a share of
  /// one half the Theta method (Assimakopoulos and Nikolopoulos, *IJF* 16, 2000; Hyndman and Billah,
  /// *IJF* 19, 2003).
  case theta(level: Double, share: Double)

  /// The weights of the values observed in each forecast.
  ///
  /// Gaps count with their length: over `k` years a level moves as in `k` steps of which only the last
  /// was seen.
  ///
  /// - Parameters:
  ///   - years: The years observed, ascending, `t ≥ 1`.
  ///   - targets: The years forecast, ascending, `h`, after the last observed.
  /// - Returns: `h × t`; each row sums to 1, so that a constant series stays constant.
  /// - Complexity: O(*t²* + *t h*).
  public func weights(years: [Double], targets: [Double]) -> Matrix {
    precondition(!years.isEmpty && zip(years, years.dropFirst()).allSatisfy { $0 < $1 })
    let path = OperatorPath(years: years)
    let ahead = targets.map { $0 - (years.last ?? 0) }
    switch self {
    case .lastValue: return path.flat(path.value(years.count - 1), ahead)
    case .drift(let share, let damping):
      let last = path.value(years.count - 1)
      return path.going(on: last, by: share * path.meanChange(of: years.count), ahead, damping)
    case .line(let discount):
      let line = path.line(discount: discount)
      let rows = ahead.map { line.level + (line.years + $0) * line.slope }
      return path.matrix(rows)
    case .smoothing(let level):
      return path.flat(path.smoothed(level, around: path.zero), ahead)
    case .theta(let level, let share):
      let slope = share * path.line(discount: 1).slope
      return path.going(on: path.smoothed(level, around: slope), by: slope, ahead, 1)
    }
  }
}
