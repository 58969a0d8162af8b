import Glibc

/// Student's t distribution.
public struct StudentT: Sendable, Equatable {
  /// The degrees of freedom, above 0 and not necessarily whole.
  public let degreesOfFreedom: Double

  /// The distribution with the given degrees of freedom, which must be positive and finite.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "degrees of freedom must be positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// `P(T ≤ t)`; NaN for NaN.
  ///
  /// For `t < 0` it is `½ I_x(ν/2, ½)` with `x = ν / (ν + t²)` (Abramowitz and Stegun 26.7.1),
  /// so the lower tail keeps its relative accuracy: 10⁻¹² up to a million degrees of freedom.
  public func cumulative(_ t: Double) -> Double {
    t < 0 ? upperTail(-t) : 1 - upperTail(t)
  }

  /// `P(T > t)`, accurate in the upper tail; NaN for NaN. The p-value of `|t|` is twice this.
  public func survival(_ t: Double) -> Double { cumulative(-t) }

  /// The `t` with `P(T ≤ t) = p`.
  ///
  /// Closed forms for 1 and 2 degrees of freedom; otherwise Newton's method on logarithms, which
  /// converges from one side because the logarithm of either tail is concave there. Relative
  /// error about 10⁻¹² for `p` in [10⁻³⁰⁰, 1 − 10⁻¹⁰], the digits of `1 − p` permitting.
  ///
  /// - Parameter p: In [0, 1]; 0 and 1 give −∞ and ∞, NaN gives NaN.
  /// - Complexity: Five to ten evaluations of the incomplete beta function; keep the result when
  ///   it is needed for many units.
  public func quantile(_ p: Double) -> Double {
    guard !p.isNaN else { return .nan }
    precondition(p >= 0 && p <= 1, "a probability lies in [0, 1]")
    let magnitude = upperQuantile(min(p, 1 - p))
    return p < 0.5 ? -magnitude : magnitude
  }

  /// The `t ≥ 0` with `P(T > t) = tail`, for `tail` in [0, ½].
  private func upperQuantile(_ tail: Double) -> Double {
    if tail == 0 { return .infinity }
    if tail == 0.5 { return 0 }
    switch degreesOfFreedom {
    case 1: return tail < 0.25 ? 1 / tan(.pi * tail) : tan(.pi * (0.5 - tail))
    case 2: return (1 - 2 * tail) / (2 * tail * (1 - tail)).squareRoot()
    default: return tail < 0.25 ? solveTail(tail) : solveCentre(0.5 - tail)
    }
  }

  /// Newton's method for `ln P(T > eᵘ) = ln tail`, which is concave and falling in `u`.
  private func solveTail(_ tail: Double) -> Double {
    var t = max(1, -StandardNormal.quantile(tail))
    for _ in 0..<Self.stepLimit {
      let probability = upperTail(t)
      guard probability > 0 else { return t }
      let step = log(probability / tail) * probability / (t * density(t))
      // Quantiles beyond the range of a double, for very few degrees of freedom.
      guard step.isFinite else { return .infinity }
      t *= exp(step)
      if abs(step) < 4 * Double.ulpOfOne { break }
    }
    return t
  }

  /// Newton's method for `ln P(0 < T < eᵘ) = ln share`, which is concave and rising in `u`.
  private func solveCentre(_ share: Double) -> Double {
    var t = share / density(0)
    for _ in 0..<Self.stepLimit {
      let probability = centralShare(t)
      let step = log(probability / share) * probability / (t * density(t))
      t *= exp(-step)
      if abs(step) < 4 * Double.ulpOfOne { break }
    }
    return t
  }

  /// Many more steps than Newton's method needs; a guard against a cycle in the last bits.
  private static let stepLimit = 60

  /// `P(T > t)` for `t ≥ 0`.
  private func upperTail(_ t: Double) -> Double {
    guard !t.isNaN else { return .nan }
    let shares = shares(t)
    return 0.5
      * incompleteBeta(shares.remaining, complement: shares.taken, degreesOfFreedom / 2, 0.5)
  }

  /// `P(0 < T < t)` for `t ≥ 0`.
  private func centralShare(_ t: Double) -> Double {
    let shares = shares(t)
    return 0.5
      * incompleteBeta(shares.taken, complement: shares.remaining, 0.5, degreesOfFreedom / 2)
  }

  /// The density at `t`, with `Γ` in Stirling's form so that large degrees of freedom lose no
  /// digits; NaN for NaN.
  public func density(_ t: Double) -> Double {
    guard !t.isNaN else { return .nan }
    let (nu, size) = (degreesOfFreedom, abs(t))
    let half = nu / 2
    // 1 / (√ν B(½, ν/2)) at 0; then times (1 + t²/ν) to the power −(ν + 1)/2.
    let logCentre =
      stirlingRemainder(half + 0.5) - stirlingRemainder(half) - 0.5
      + half * log1p(0.5 / half) - 0.5 * log(2 * .pi)
    let logSpread =
      size < 1e150 ? log1p(size * size / nu) : 2 * log(size) - log(nu)
    return exp(logCentre - (nu + 1) / 2 * logSpread)
  }

  /// `t² / (ν + t²)` and `ν / (ν + t²)`, whose sum is 1.
  private func shares(_ t: Double) -> (taken: Double, remaining: Double) {
    let square = t * t
    guard square.isFinite else { return (1, (degreesOfFreedom / t) / t) }
    let sum = degreesOfFreedom + square
    return (square / sum, degreesOfFreedom / sum)
  }
}
