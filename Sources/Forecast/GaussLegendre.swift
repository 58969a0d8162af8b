#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Gauss–Legendre quadrature with 64 points on [0, 1].
enum GaussLegendre {
  private static let rule = makeRule(64)
  /// The points, ascending.
  static let nodes = rule.nodes
  /// The weights; they add to 1.
  static let weights = rule.weights

  /// Newton's method on the Legendre polynomial (Press et al., *Numerical Recipes*, 4.6).
  private static func makeRule(_ count: Int) -> (nodes: [Double], weights: [Double]) {
    var nodes = [Double](repeating: 0, count: count)
    var weights = nodes
    for index in 0..<count {
      var x = -cos(Double.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
      var slope = 1.0
      for _ in 0..<20 {
        var before = 1.0
        var value = x
        for degree in 2...count {
          let k = Double(degree)
          (before, value) = (value, ((2 * k - 1) * x * value - (k - 1) * before) / k)
        }
        slope = Double(count) * (x * value - before) / (x * x - 1)
        let step = value / slope
        x -= step
        if abs(step) < 1e-16 { break }
      }
      nodes[index] = (1 + x) / 2
      weights[index] = 1 / ((1 - x * x) * slope * slope)
    }
    return (nodes, weights)
  }
}
