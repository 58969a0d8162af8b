import Glibc

/// The points and weights of a Gauss rule for a symmetric weight function of total mass 1.
///
/// `n` points integrate every polynomial of degree `2n − 1` exactly. The points are the zeros of the
/// orthonormal polynomial `h_n`, found by bisection between those of `h_{n−1}`, which they interlace;
/// the weights are `1 / Σ_{k<n} h_k(x)²` (Szegő, *Orthogonal Polynomials*, theorem 3.4.2), a sum of
/// squares and so without cancellation.
public struct GaussQuadrature: Hashable, Sendable {
  /// The points, ascending.
  public let nodes: [Double]
  /// The weights; they add to 1.
  public let weights: [Double]

  /// The rule for the standard normal density: `E f(Z) ≈ Σ wᵢ f(xᵢ)`. O(*n³*).
  ///
  /// - Parameter count: From 1; beyond some 180 points the outer weights vanish in doubles.
  public static func hermite(_ count: Int) -> GaussQuadrature {
    GaussQuadrature(count, bound: 2 * Double(count).squareRoot() + 1) { Double($0).squareRoot() }
  }

  /// The rule for the uniform density on [−1, 1]. O(*n³*).
  public static func legendre(_ count: Int) -> GaussQuadrature {
    GaussQuadrature(count, bound: 1) { index in
      if index == 0 { return 0 }
      let k = Double(index)
      return k / (4 * k * k - 1).squareRoot()
    }
  }

  /// - Parameter coefficient: The `b_k` of the recurrence `x h_k = b_{k+1} h_{k+1} + b_k h_{k−1}`.
  private init(_ count: Int, bound: Double, coefficient: (Int) -> Double) {
    precondition(count >= 1, "a rule has at least one point")
    let recurrence = (0...count).map(coefficient)
    var zeros: [Double] = []
    for degree in 1...count {
      let ends = [-bound] + zeros + [bound]
      zeros = (0..<degree).map { index in
        Self.zero(degree, between: ends[index], and: ends[index + 1], recurrence)
      }
    }
    // The rule is symmetric; halving the rounding makes it so to the last digit.
    nodes = zeros.indices.map { (zeros[$0] - zeros[count - 1 - $0]) / 2 }
    let raw = nodes.map { 1 / Self.polynomials(count - 1, $0, recurrence).squares }
    let total = raw.reduce(0, +)
    weights = raw.map { $0 / total }
  }

  /// `h_degree(x)`, and the sum of the squares of `h_0` to `h_degree`.
  private static func polynomials(
    _ degree: Int, _ x: Double, _ recurrence: [Double]
  ) -> (last: Double, squares: Double) {
    var before = 0.0
    var last = 1.0
    var squares = 1.0
    for k in 0..<degree {
      (before, last) = (last, (x * last - recurrence[k] * before) / recurrence[k + 1])
      squares += last * last
    }
    return (last, squares)
  }

  private static func zero(
    _ degree: Int, between low: Double, and high: Double, _ recurrence: [Double]
  ) -> Double {
    var low = low
    var high = high
    let isPositiveBelow = polynomials(degree, low, recurrence).last > 0
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if (polynomials(degree, middle, recurrence).last > 0) == isPositiveBelow {
        low = middle
      } else {
        high = middle
      }
    }
    return (low + high) / 2
  }
}
