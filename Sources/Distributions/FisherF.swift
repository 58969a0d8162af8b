/// Fisher's F distribution.
public struct FisherF: Sendable, Equatable {
  /// The degrees of freedom of the numerator, above 0.
  public let numerator: Double

  /// The degrees of freedom of the denominator, above 0.
  public let denominator: Double

  /// The distribution with the given degrees of freedom, which must be positive and finite.
  public init(numerator: Double, denominator: Double) {
    precondition(
      numerator > 0 && denominator > 0 && numerator.isFinite && denominator.isFinite,
      "degrees of freedom must be positive")
    self.numerator = numerator
    self.denominator = denominator
  }

  /// `P(F ≤ f)`, accurate in the lower tail; 0 below 0, NaN for NaN.
  ///
  /// `I_y(d₁/2, d₂/2)` with `y = d₁ f / (d₁ f + d₂)` (Abramowitz and Stegun 26.6.2).
  public func cumulative(_ f: Double) -> Double {
    guard !f.isNaN else { return .nan }
    guard f > 0 else { return 0 }
    guard f.isFinite else { return 1 }
    let sum = numerator * f + denominator
    return incompleteBeta(
      numerator * f / sum, complement: denominator / sum, numerator / 2, denominator / 2)
  }

  /// `P(F > f)`, accurate in the upper tail; 1 below 0, NaN for NaN.
  public func survival(_ f: Double) -> Double {
    guard !f.isNaN else { return .nan }
    guard f > 0 else { return 1 }
    guard f.isFinite else { return 0 }
    let sum = numerator * f + denominator
    return incompleteBeta(
      denominator / sum, complement: numerator * f / sum, denominator / 2, numerator / 2)
  }
}
