/// An estimate held against zero: its standard error, its test and its interval.
///
/// `NaN` stands for what the observations do not allow.
public struct CoefficientTest: Sendable, Equatable {
  /// The standard error.
  public var error = Double.nan
  /// The degrees of freedom of Student's t, not necessarily whole; infinite for the normal
  /// distribution.
  public var degreesOfFreedom = Double.nan
  /// The estimate divided by `error`.
  public var t = Double.nan
  /// The two-sided p-value of `t`.
  public var p = Double.nan
  /// The lower end of the interval.
  public var low = Double.nan
  /// The upper end of the interval.
  public var high = Double.nan

  /// A test that could not be made.
  public init() {}

  init(_ estimate: Double, error: Double, reference: ReferenceDistribution) {
    self.error = error
    degreesOfFreedom = reference.degreesOfFreedom
    t = estimate / error
    p = reference.p(of: t)
    low = estimate - reference.quantile * error
    high = estimate + reference.quantile * error
  }
}
