import LinearAlgebra

/// How one coefficient of a line rests on each observation: what its robust variances are made of.
///
/// With frequency weights a row stands for several equal ones; then everything here is what the
/// written-out rows would give.
struct CoefficientInfluence: Sendable {
  /// The coefficient is `Σ weights[i] z[i]`, where `z` is the series, or the series times the root of
  /// the weights.
  let weights: [Double]
  /// The hat matrix of the (weighted) design, `t × t`.
  let hat: Matrix
  /// How many equal rows each stands for.
  let copies: [Double]

  /// A distance of the leverage from 1 at which the residual is rounding and nothing else.
  private static let saturation = 1e-10

  init(weights: [Double], hat: Matrix, copies: [Double]? = nil) {
    self.weights = weights
    self.hat = hat
    self.copies = copies ?? Array(repeating: 1, count: weights.count)
  }

  /// The leverage of one row.
  func leverage(_ i: Int) -> Double { hat[i, i] / copies[i] }

  /// The observations whose residual says something; `nil` when the coefficient draws on another one,
  /// so that its robust errors are not defined.
  private var informative: [Int]? {
    let largest = weights.map(abs).max() ?? 0
    let saturated = weights.indices.filter { 1 - leverage($0) < Self.saturation }
    if saturated.contains(where: { abs(weights[$0]) > 1e-12 * largest }) { return nil }
    return weights.indices.filter { 1 - leverage($0) >= Self.saturation }
  }

  /// `Σ w² e² / (1 − h)^power`: HC2 with 1, HC3 with 2 (MacKinnon and White 1985).
  ///
  /// - Parameter residuals: Of the (weighted) series.
  func robustVariance(_ residuals: [Double], power: Int) -> Double {
    guard let informative else { return .nan }
    return informative.reduce(0) { sum, i in
      let own = weights[i] * residuals[i]
      let rest = 1 - leverage(i)
      return sum + own * own / (copies[i] * (power == 1 ? rest : rest * rest))
    }
  }

  /// The degrees of freedom of the HC2 variance by Satterthwaite's match of two moments under equal
  /// variances: `(Σ λ)² / Σ λ²` of the eigenvalues of its quadratic form.
  ///
  /// - Note: R. M. Bell and D. F. McCaffrey, *Survey Methodology* 28 (2002); G. Imbens and
  ///   M. Kolesár, *Review of Economics and Statistics* 98 (2016), for a single coefficient. One for
  ///   three points; `n − 2` at most.
  /// - Complexity: O(*t²*).
  func bellMcCaffreyFreedom() -> Double {
    guard let informative else { return .nan }
    var trace = 0.0
    var squares = 0.0
    let scaled = weights.indices.map { i in
      weights[i] * weights[i] / copies[i] / (1 - leverage(i))
    }
    for i in informative {
      trace += weights[i] * weights[i]
      // What the copies of one row have beyond the pairs of different rows.
      squares += copies[i] * scaled[i] * scaled[i] * (1 - 2 * leverage(i))
      for j in informative { squares += scaled[i] * scaled[j] * hat[i, j] * hat[i, j] }
    }
    return squares > 0 ? trace * trace / squares : .nan
  }
}
