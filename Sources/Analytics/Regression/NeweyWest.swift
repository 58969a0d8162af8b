import LinearAlgebra

/// The Newey-West variance of one coefficient, as a product with the residuals.
///
/// `Σ_ij k(d_ij) w_i e_i w_j e_j` with Bartlett's `k(d) = max(0, 1 − d / (L + 1))` is the mean of the
/// squared sums of `w e` over all stretches of `L + 1` years: never negative, and one matrix product
/// for all series of a design. The distance `d` counts years, so that a gap weakens what it separates.
///
/// - Note: W. K. Newey and K. D. West, *Econometrica* 55 (1987). Times `n / (n − p)`, as usual for
///   small samples. Far too small still for fewer than about twenty years.
public struct NeweyWest: Sendable {
  /// The lag `L` in years.
  public let lag: Int
  /// `stretches × t`: times the residuals, the roots of the summands of the variance.
  let summation: Matrix

  /// The lag where none is asked for: `⌊4 (n / 100)^(2/9)⌋`, 1 for one to four observations, 2 for up
  /// to 27, 3 for up to 99.
  public static func usualLag(observations n: Int) -> Int {
    // Both sides raised to the power 9: L⁹ 100² ≤ 4⁹ n².
    var lag = 0
    while power9(lag + 1) * 10_000 <= 262_144 * n * n { lag += 1 }
    return lag
  }

  private static func power9(_ number: Int) -> Int {
    (0..<9).reduce(1) { product, _ in product * number }
  }

  /// Prepares the variance of a coefficient.
  ///
  /// - Parameters:
  ///   - influence: The coefficient is `Σ influence[i] z[i]`.
  ///   - years: The year of each observation, ascending.
  ///   - lag: The lag in years, not negative.
  ///   - correction: The factor of the variance, `n / (n − p)`.
  init(influence: [Double], years: [Int], lag: Int, correction: Double) {
    self.lag = lag
    let factor = (correction / Double(lag + 1)).squareRoot()
    // A stretch ends in any year that leaves at least one observation in it.
    let ends = (years.first ?? 0)...((years.last ?? 0) + lag)
    var summation = Matrix(rowCount: ends.count, columnCount: years.count)
    for (row, end) in ends.enumerated() {
      for (i, year) in years.enumerated() where year <= end && year >= end - lag {
        summation[row, i] = factor * influence[i]
      }
    }
    self.summation = summation
  }

  /// The variance for one series of residuals.
  func variance(_ residuals: [Double]) -> Double {
    let parts = summation.times(
      Matrix(rowCount: residuals.count, columnCount: 1, elements: residuals))
    return parts.elements.reduce(0) { $0 + $1 * $1 }
  }

  /// The variances for many series.
  ///
  /// - Parameters:
  ///   - values: `n × t`, units contiguous within a period.
  ///   - residualMaker: `t × t`, turns a series into its residuals.
  /// - Complexity: O(*n t (t + lag)*).
  func variances(values: [Double], unitCount: Int, residualMaker: Matrix) -> [Double] {
    let parts = combine(
      values, unitCount: unitCount, weights: summation.times(residualMaker))
    var sums = [Double](repeating: 0, count: unitCount)
    for row in 0..<summation.rowCount {
      for unit in 0..<unitCount {
        let part = parts[row * unitCount + unit]
        sums[unit] += part * part
      }
    }
    return sums
  }
}
