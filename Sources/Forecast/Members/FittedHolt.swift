import Distributions

/// Holt's damped trend with the two weights of least one-step error in each series (Gardner and
/// McKenzie, *Management Science* 31, 1985).
///
/// It starts at the first value with the median of the first changes.
struct FittedHolt {
  /// How much of a trend is left after a year.
  let damping: Double
  private static let levels = [0.3, 0.5, 0.7, 0.9, 1]
  private static let trends = [0.05, 0.1, 0.2, 0.3, 0.5]
  /// The first years whose changes give the first trend.
  private static let startingYears = 6

  func forecasts(
    _ values: [Double], count n: Int, years: [Double], rows: ForecastRows
  ) -> [Double] {
    var result = [Double](repeating: 0, count: n * rows.rows.count)
    // Histories that start alike share their recursions.
    let origins = rows.origins.sorted { $0.origin < $1.origin }
    let groups = Dictionary(grouping: origins) { min($0.origin, Self.startingYears) }
    for (start, own) in groups.sorted(by: { $0.key < $1.key }) {
      let slope = Self.firstSlope(values, count: n, years: years, of: start)
      var best = own.map { _ in State(level: slope, slope: slope, count: n) }
      for level in Self.levels {
        for trend in Self.trends {
          var state = State(level: Array(values[..<n]), slope: slope, count: n)
          for (index, (origin, _)) in own.enumerated() {
            state.advance(to: origin, (level, trend, damping), values, years)
            best[index].take(state)
          }
        }
      }
      for (index, (_, positions)) in own.enumerated() {
        for row in positions {
          let steps = OperatorPath.steps(Double(rows.rows[row].lead), damping)
          for i in 0..<n {
            result[row * n + i] = best[index].level[i] + steps * best[index].slope[i]
          }
        }
      }
    }
    return result
  }

  /// The median yearly change over the first `count` years of each series; none over one year.
  private static func firstSlope(
    _ values: [Double], count n: Int, years: [Double], of count: Int
  ) -> [Double] {
    guard count > 1 else { return Array(repeating: 0, count: n) }
    return (0..<n).map { i in
      RobustScale.median(
        (1..<count).map {
          (values[$0 * n + i] - values[($0 - 1) * n + i]) / (years[$0] - years[$0 - 1])
        })
    }
  }

  /// Level, trend and squared error of every series.
  private struct State {
    private var position = 0
    fileprivate var level: [Double]
    fileprivate var slope: [Double]
    private var error: [Double]
    private var isTried = false

    init(level: [Double], slope: [Double], count: Int) {
      self.level = level
      self.slope = slope
      error = Array(repeating: 0, count: count)
    }

    mutating func advance(
      to origin: Int, _ weights: (level: Double, trend: Double, damping: Double),
      _ values: [Double], _ years: [Double]
    ) {
      let n = level.count
      while position + 1 < origin {
        position += 1
        let elapsed = years[position] - years[position - 1]
        let steps = OperatorPath.steps(elapsed, weights.damping)
        let fade = OperatorPath.left(weights.damping, after: elapsed)
        let gain = 1 - OperatorPath.left(1 - weights.level, after: elapsed)
        let turn = weights.level * weights.trend / elapsed
        let base = position * n
        for i in 0..<n {
          let expected = level[i] + steps * slope[i]
          let miss = values[base + i] - expected
          error[i] += miss * miss
          level[i] = expected + gain * miss
          slope[i] = fade * slope[i] + turn * miss
        }
      }
    }

    /// Takes over the series in which another state's error is less.
    mutating func take(_ other: State) {
      for i in level.indices where !isTried || other.error[i] < error[i] {
        error[i] = other.error[i]
        level[i] = other.level[i]
        slope[i] = other.slope[i]
      }
      isTried = true
    }
  }
}
