import LinearAlgebra

/// Theta with the level weight of least one-step error in each series.
///
/// The smoothed level is a part free of drift plus a multiple of the drift, and so are its errors: one pass
/// over the years serves every origin, although each has a drift of its own.
struct FittedTheta {
  /// The share of the least-squares slope that goes on.
  let share: Double
  /// The level weights tried.
  private static let grid = stride(from: 0.1, through: 1.001, by: 0.05).map { min($0, 1) }

  func forecasts(
    _ values: [Double], count n: Int, years: [Double], rows: ForecastRows
  ) -> [Double] {
    let origins = rows.origins
    var best = origins.map { _ in Best(count: n) }
    let drifts = origins.map { drift(values, count: n, years: Array(years.prefix($0.origin))) }
    for level in Self.grid {
      var path = Path(values, count: n)
      for (index, (origin, _)) in origins.enumerated().sorted(by: { $0.1.0 < $1.1.0 }) {
        path.advance(to: origin, level, values, years)
        best[index].consider(path, drifts[index])
      }
    }
    var result = [Double](repeating: 0, count: n * rows.rows.count)
    for (index, (_, positions)) in origins.enumerated() {
      for row in positions {
        let lead = Double(rows.rows[row].lead)
        for i in 0..<n {
          result[row * n + i] = best[index].level[i] + lead * drifts[index][i]
        }
      }
    }
    return result
  }

  private func drift(_ values: [Double], count n: Int, years: [Double]) -> [Double] {
    let t = years.count
    let slope = OperatorPath(years: years).line(discount: 1).slope.weights
    return combine(
      Array(values[..<(n * t)]), unitCount: n,
      weights: Matrix(rowCount: 1, columnCount: t, elements: slope.map { share * $0 }))
  }

  /// The recursion with one level weight, for every series.
  private struct Path {
    private var position = 0
    /// The level is `level + factor · drift`.
    fileprivate var level: [Double]
    fileprivate var factor = 0.0
    /// Sums over the years of `(a − b · drift)²`.
    fileprivate var squares: [Double]
    fileprivate var crosses: [Double]
    fileprivate var factorSquares = 0.0
    private let n: Int

    init(_ values: [Double], count n: Int) {
      self.n = n
      level = Array(values[..<n])
      squares = Array(repeating: 0, count: n)
      crosses = squares
    }

    mutating func advance(
      to origin: Int, _ weight: Double, _ values: [Double], _ years: [Double]
    ) {
      while position + 1 < origin {
        position += 1
        let elapsed = years[position] - years[position - 1]
        let gain = 1 - OperatorPath.left(1 - weight, after: elapsed)
        let expected = factor + elapsed
        let base = position * n
        for i in 0..<n {
          let error = values[base + i] - level[i]
          squares[i] += error * error
          crosses[i] += error * expected
          level[i] += gain * error
        }
        factorSquares += expected * expected
        factor = (1 - gain) * expected
      }
    }
  }

  /// The level of the least error so far.
  private struct Best {
    var error: [Double]
    var level: [Double]

    init(count: Int) {
      error = Array(repeating: .infinity, count: count)
      level = Array(repeating: 0, count: count)
    }

    mutating func consider(_ path: Path, _ drift: [Double]) {
      for i in drift.indices {
        let error =
          path.squares[i] - 2 * drift[i] * path.crosses[i]
          + drift[i] * drift[i] * path.factorSquares
        if error < self.error[i] {
          self.error[i] = error
          level[i] = path.level[i] + path.factor * drift[i]
        }
      }
    }
  }
}
