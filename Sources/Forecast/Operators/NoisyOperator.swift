import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The pooled Gaussian operator for values of which the standard errors are known.
///
/// `z_t = level + walk_t + Σ velocity + own_t + e_t`: the variance of `e_t` is known and its own for each
/// value, that of `own_t` is one for all. What is forecast is the true value, `z_t` without `e_t`.
struct NoisyOperator: Hashable, Sendable {
  /// Walk and velocity, in variances of the own part.
  let path: GaussianOperator
  /// The variance of the part of the true values that does not last.
  let own: Double

  /// What forecasts of series with the same errors are.
  struct Prediction {
    /// `rows × t`.
    var weights: Matrix
    /// By row the variance of the true value around its forecast.
    var variances: [Double]
  }

  /// The best linear unbiased forecasts.
  ///
  /// - Parameters:
  ///   - rows: The forecasts.
  ///   - years: The years observed, one for each period of the rows.
  ///   - noise: The variances known of the values observed.
  /// - Complexity: O((*t* + *h*)³) for each origin of the rows.
  func prediction(_ rows: ForecastRows, years: [Int], noise: [Double]) -> Prediction {
    let relative = noise.map { $0 / own }
    var result = Prediction(
      weights: Matrix(rowCount: rows.rows.count, columnCount: years.count),
      variances: Array(repeating: 0, count: rows.rows.count))
    for (origin, positions) in rows.origins {
      let known = Array(years.prefix(origin))
      let targets = rows.rows[positions].map { years[origin - 1] + $0.lead }
      let part = Array(relative.prefix(origin))
      let weights =
        (try? path.weights(years: known, targets: targets, noise: part))
        ?? ForecastOperator.lastValue.weights(
          years: known.map(Double.init), targets: targets.map(Double.init))
      let variances = path.errorVariances(
        of: weights, years: known, targets: targets, noise: part)
      for (row, position) in positions.enumerated() {
        for column in 0..<origin { result.weights[position, column] = weights[row, column] }
        result.variances[position] = own * variances[row]
      }
    }
    return result
  }

  /// Forecasts series, each by the errors of its own values.
  ///
  /// Series of the same errors share an operator; errors are rounded by ``rounded(_:)`` for that.
  ///
  /// - Parameters:
  ///   - values: `n × t`, series contiguous within a year.
  ///   - noise: The variances known of the values, `n × t`.
  ///   - count: The number of series, `n`.
  /// - Returns: `n × rows` forecasts, and the variances of the true values around them.
  /// - Complexity: An operator for each set of rounded variances, then O(*n t rows*).
  func forecasts(
    _ values: [Double], noise: [Double], count n: Int, rows: ForecastRows, years: [Int]
  ) -> (values: [Double], variances: [Double]) {
    let t = years.count
    let groups = Dictionary(grouping: 0..<n) { i in
      (0..<t).map { rounded(noise[$0 * n + i]) }
    }
    var forecasts = [Double](repeating: 0, count: n * rows.rows.count)
    var variances = forecasts
    for (noise, members) in groups {
      let prediction = prediction(rows, years: years, noise: noise)
      for row in rows.rows.indices {
        for i in members {
          var sum = 0.0
          for column in 0..<t {
            sum += prediction.weights[row, column] * values[column * n + i]
          }
          forecasts[row * n + i] = sum
          variances[row * n + i] = prediction.variances[row]
        }
      }
    }
    return (forecasts, variances)
  }

  /// A variance rounded to a power of √2; none where it is below a hundredth of the own part's.
  ///
  /// A variance wrong by the greatest rounding, a factor of `2^¼`, makes the mean squared error of a level
  /// that walks at most 0.4 % larger, whatever the ratio of walk to noise.
  func rounded(_ variance: Double) -> Double {
    variance < 0.01 * own ? 0 : exp2((2 * log2(variance)).rounded() / 2)
  }
}
