#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Powers of probabilities and of what fades.
///
/// What is left after some years is `2^(−years / halfLife)`.
public enum Power {
  /// `base` to the power of `exponent`; `base` is not negative.
  public static func of(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

  /// What is left after some years of something that halves every `halfLife` years.
  public static func remaining(after years: Double, halfLife: Double) -> Double {
    pow(0.5, years / halfLife)
  }
}
