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
  ///   - courses: The covariances of the path in all years concerned, made anew without them.
  /// - Complexity: O(*t³*) for each origin of the rows.
  func prediction(
    _ rows: ForecastRows, years: [Int], noise: [Double], courses: CourseCovariance? = nil
  ) -> Prediction {
    let courses = courses ?? self.courses(rows, years: years)
    var result = Prediction(
      weights: Matrix(rowCount: rows.rows.count, columnCount: years.count),
      variances: Array(repeating: 0, count: rows.rows.count))
    for (origin, positions) in rows.origins {
      var observed = courses.matrix(Array(years.prefix(origin)))
      for i in 0..<origin { observed[i, i] += 1 + noise[i] / own }
      let form = (try? RestrictedForm(observed: observed)) ?? nil
      for position in positions {
        let target = years[origin - 1] + rows.rows[position].lead
        let cross = years.prefix(origin).map { courses[$0, target] }
        var variance = courses[target, target] + 1
        for i in 0..<origin {
          var weight = form?.meanWeights[i] ?? (i == origin - 1 ? 1 : 0)
          if let form { for k in 0..<origin { weight += cross[k] * form.projector[k, i] } }
          result.weights[position, i] = weight
        }
        // The weights sum to 1, so that the level cancels out.
        for i in 0..<origin {
          let weight = result.weights[position, i]
          var covered = -2 * cross[i]
          for k in 0..<origin { covered += observed[i, k] * result.weights[position, k] }
          variance += weight * covered
        }
        result.variances[position] = own * variance
      }
    }
    return result
  }

  private func courses(_ rows: ForecastRows, years: [Int]) -> CourseCovariance {
    let last = rows.rows.map { years[$0.origin - 1] + $0.lead }.max() ?? 0
    return CourseCovariance(path, from: years.first ?? 0, to: max(last, years.last ?? 0))
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
    let courses = courses(rows, years: years)
    for (noise, members) in groups {
      let prediction = prediction(rows, years: years, noise: noise, courses: courses)
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
