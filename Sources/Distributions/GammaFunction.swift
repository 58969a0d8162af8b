import Glibc

/// `ln |Γ(x)|`.
///
/// The C library's reentrant `lgamma_r`, so it may be called from any thread. NaN for NaN;
/// infinite at 0 and at the negative integers.
///
/// - Note: Accurate to a few units in the last place of the larger of 1 and the result; where
///   two large values are subtracted, their difference keeps fewer digits.
public func logGamma(_ x: Double) -> Double {
  var sign: Int32 = 0
  return lgamma_r(x, &sign)
}

/// What Stirling's formula lacks: `ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π]`, for `x > 0`.
///
/// Above 15 the asymptotic series (Abramowitz and Stegun 6.1.41), whose first neglected term is
/// below 3 · 10⁻¹⁶ there. Differences of these are small where differences of `ln Γ` would cancel.
func stirlingRemainder(_ x: Double) -> Double {
  guard x < 15 else {
    let square = 1 / (x * x)
    let series =
      1.0 / 12
      - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188)))
    return series / x
  }
  return logGamma(x) - ((x - 0.5) * log(x) - x + 0.5 * log(2 * Double.pi))
}
