import Glibc

/// The normal distribution with mean 0 and standard deviation 1.
public enum StandardNormal {
  /// The density `exp(−x²/2) / √(2π)`.
  public static func density(_ x: Double) -> Double {
    exp(-0.5 * x * x) / (2 * Double.pi).squareRoot()
  }

  /// `P(Z ≤ x) = ½ erfc(−x / √2)`; NaN for NaN.
  ///
  /// - Note: The C library's `erfc`; the relative error is about `x² · 10⁻¹⁶` in the lower tail.
  public static func cumulative(_ x: Double) -> Double {
    0.5 * erfc(-x * 0.5.squareRoot())
  }

  /// `P(Z > x) = ½ erfc(x / √2)`, accurate in the upper tail; NaN for NaN.
  public static func survival(_ x: Double) -> Double { cumulative(-x) }

  /// The `x` with `P(Z ≤ x) = p`.
  ///
  /// Wichura's rational approximations, followed by one Newton step on ``cumulative(_:)``.
  /// Relative error below 10⁻¹⁴ for `p` in [10⁻³⁰⁰, 1 − 10⁻¹⁶].
  ///
  /// - Parameter p: In [0, 1]; 0 and 1 give −∞ and ∞, NaN gives NaN.
  /// - Note: Wichura, "Algorithm AS 241: The percentage points of the normal distribution",
  ///   *Applied Statistics* 37 (1988), routine PPND16.
  public static func quantile(_ p: Double) -> Double {
    guard !p.isNaN else { return .nan }
    precondition(p >= 0 && p <= 1, "a probability lies in [0, 1]")
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    let centred = p - 0.5
    if abs(centred) <= 0.425 {
      let square = 0.180625 - centred * centred
      return centred * Wichura.centre.value(at: square)
    }
    let tail = min(p, 1 - p)
    let magnitude = refined(Wichura.tailQuantile(tail), tail)
    return centred < 0 ? -magnitude : magnitude
  }

  /// One Newton step towards `P(Z > x) = tail`, on the scale of logarithms.
  private static func refined(_ x: Double, _ tail: Double) -> Double {
    let probability = survival(x)
    let density = density(x)
    // Beyond the normal numbers the approximation is better than the step.
    guard density > 1e-300, tail > 1e-300 else { return x }
    return x + (probability / density) * log(probability / tail)
  }
}

/// The coefficients of AS 241.
private enum Wichura {
  struct Ratio {
    /// From the constant up.
    var numerator: [Double]
    var denominator: [Double]

    func value(at x: Double) -> Double {
      numerator.reversed().reduce(0) { $0 * x + $1 }
        / denominator.reversed().reduce(0) { $0 * x + $1 }
    }
  }

  static let centre = Ratio(
    numerator: [
      3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
      1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
      3.3430575583588128105e+4, 2.5090809287301226727e+3,
    ],
    denominator: [
      1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
      2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
      5.2264952788528545610e+3,
    ])

  static let tail = Ratio(
    numerator: [
      1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
      3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ],
    denominator: [
      1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9,
    ])

  static let farTail = Ratio(
    numerator: [
      6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
    denominator: [
      1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15,
    ])

  static func tailQuantile(_ tail: Double) -> Double {
    let root = (-log(tail)).squareRoot()
    return root <= 5 ? Self.tail.value(at: root - 1.6) : farTail.value(at: root - 5)
  }
}
