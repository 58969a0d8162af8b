import Glibc

/// Two standard normal variables with correlation `r`.
public enum BivariateNormal {
  /// `P(X ≤ h, Y ≤ k)`.
  ///
  /// Plackett's reduction to one integral over the angle, `sin θ` from 0 to `r`, by 64 Gauss–Legendre
  /// points: absolute error below 10⁻¹² for `|r| ≤ 0.95`, 10⁻⁶ for `|r| ≤ 0.999` (Drezner and
  /// Wesolowsky, *Journal of Statistical Computation and Simulation* 35, 1990).
  ///
  /// - Parameters:
  ///   - h: The bar of the first variable.
  ///   - k: The bar of the second.
  ///   - correlation: Strictly between −1 and 1.
  public static func cumulative(_ h: Double, _ k: Double, correlation: Double) -> Double {
    precondition(abs(correlation) < 1, "a correlation lies in (−1, 1)")
    let independent = StandardNormal.cumulative(h) * StandardNormal.cumulative(k)
    guard h.isFinite, k.isFinite, correlation != 0 else { return independent }
    let half = asin(correlation) / 2
    var sum = 0.0
    for (node, weight) in zip(rule.nodes, rule.weights) {
      let sine = sin(half * (1 + node))
      let square = (1 - sine) * (1 + sine)
      sum += weight * exp(-(h * h + k * k - 2 * h * k * sine) / (2 * square))
    }
    return min(1, max(0, independent + sum * 2 * half / (2 * Double.pi)))
  }

  private static let rule = GaussQuadrature.legendre(64)
}
