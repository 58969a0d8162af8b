import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The pooled Gaussian operator: an unknown level, a random walk, a velocity that fades, and noise.
///
/// `z_t = level + walk_t + Σ velocity + noise_t`; the level is diffuse, the walk moves by `walk` of
/// variance a year, the velocity is a stationary AR(1) with variance `velocity` and coefficient
/// `persistence`, the noise has variance 1: only ratios matter for the forecast, which is the best linear
/// unbiased one.
public struct GaussianOperator: Hashable, Sendable {
  /// The variance of the walk's yearly step, in variances of the noise.
  public var walk: Double
  /// The variance of the velocity, in variances of the noise.
  public var velocity: Double
  /// How much of a velocity is left after a year, from 0 up to, not including, 1.
  public var persistence: Double

  /// Makes an operator.
  public init(walk: Double, velocity: Double, persistence: Double) {
    precondition(walk >= 0 && velocity >= 0 && persistence >= 0 && persistence < 1)
    self.walk = walk
    self.velocity = velocity
    self.persistence = persistence
  }

  /// The covariance of walk and summed velocity in some years; both are 0 in the first.
  ///
  /// - Parameter years: Whole years, ascending.
  /// - Returns: `t × t`, without the noise.
  func pathCovariance(_ years: [Int]) -> Matrix {
    guard let first = years.first, let last = years.last else {
      return Matrix(rowCount: 0, columnCount: 0)
    }
    let span = last - first
    // Sums over all pairs of yearly velocities, row by row.
    var sums = Matrix(rowCount: span + 1, columnCount: span + 1)
    for s in 1..<max(span + 1, 1) {
      var row = 0.0
      for t in 1...span {
        row += velocity * pow(persistence, Double(abs(s - t)))
        sums[s, t] = sums[s - 1, t] + row
      }
    }
    var result = Matrix(rowCount: years.count, columnCount: years.count)
    for (i, s) in years.enumerated() {
      for (j, t) in years.enumerated() {
        result[i, j] = walk * Double(min(s, t) - first) + sums[s - first, t - first]
      }
    }
    return result
  }

  /// The weights of the values observed in each forecast.
  ///
  /// - Parameters:
  ///   - years: The years observed, ascending.
  ///   - targets: The years forecast, ascending, after the last observed.
  /// - Returns: `h × t`; each row sums to 1.
  /// - Complexity: O(*t²* + *t h*).
  public func weights(years: [Int], targets: [Int]) -> Matrix {
    var filter = GaussianFilter(self, years: years)
    filter.see(years.count)
    var result = Matrix(rowCount: targets.count, columnCount: years.count)
    for (row, target) in targets.enumerated() {
      filter.put(lead: target - years[years.count - 1], into: &result, row: row)
    }
    return result
  }
}

/// A covariance with its unknown level taken out: `P = K⁻¹ − K⁻¹ 1 (1ᵀ K⁻¹ 1)⁻¹ 1ᵀ K⁻¹`.
struct RestrictedForm {
  /// `P`, `t × t`.
  let projector: Matrix
  /// The weights of the best estimate of the level.
  let meanWeights: [Double]
  /// `log |K| + log (1ᵀ K⁻¹ 1)`.
  let logDeterminant: Double

  init?(observed covariance: Matrix) throws(LinearAlgebraError) {
    let t = covariance.rowCount
    guard let factor = try Cholesky(covariance) else { return nil }
    let inverse = try factor.solve(.identity(t))
    var sums = Array(repeating: 0.0, count: t)
    for column in 0..<t { sums[column] = inverse.column(column).reduce(0, +) }
    let total = sums.reduce(0, +)
    var projector = inverse
    for i in 0..<t {
      for j in 0..<t { projector[i, j] -= sums[i] * sums[j] / total }
    }
    self.projector = projector
    meanWeights = sums.map { $0 / total }
    logDeterminant = factor.logDeterminant + log(total)
  }
}
