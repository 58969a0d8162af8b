import Distributions

/// What the ratio of an estimate and its standard error is held against: Student's t, or the normal
/// distribution where the variance is known.
struct ReferenceDistribution: Sendable {
  /// Above 0; infinite for the normal distribution. `NaN` or 0 where there is none.
  let degreesOfFreedom: Double
  /// The half width of the interval in standard errors; `NaN` where there is no distribution.
  let quantile: Double

  init(degreesOfFreedom: Double, coverage: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    let p = (1 + coverage) / 2
    quantile =
      if degreesOfFreedom == .infinity {
        StandardNormal.quantile(p)
      } else {
        degreesOfFreedom > 0 ? StudentT(degreesOfFreedom: degreesOfFreedom).quantile(p) : .nan
      }
  }

  /// The two-sided p-value of a ratio; `NaN` where there is no distribution.
  func p(of ratio: Double) -> Double {
    if degreesOfFreedom == .infinity { return 2 * StandardNormal.survival(abs(ratio)) }
    guard degreesOfFreedom > 0 else { return .nan }
    return 2 * StudentT(degreesOfFreedom: degreesOfFreedom).survival(abs(ratio))
  }
}
