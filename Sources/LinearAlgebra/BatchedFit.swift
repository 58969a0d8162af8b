/// What ``BatchedDesign/fit(values:unitCount:)`` finds: `n` units, `t` periods, `p` regressors.
///
/// NaN stands for what is not defined; which is said at each field.
public struct BatchedFit: Sendable, Equatable {
  /// `n × p`, in units of the values per unit of the regressor.
  public let coefficients: Matrix

  /// The sum of squared residuals, `n`.
  public let residualSumOfSquares: [Double]

  /// The number of periods less the number of regressors.
  public let residualDegreesOfFreedom: Int

  /// The residual standard deviation, `n`, `√(RSS / (t − p))`; NaN when `t == p`.
  public let sigma: [Double]

  /// Classical standard errors, `n × p`: `σ √diag((X'X)⁻¹)`; NaN when `t == p`.
  public let standardErrors: Matrix

  /// Standard errors that allow for unequal variances, `n × p`: `√(Σ W² e² / (1 − h))`.
  ///
  /// HC2 of MacKinnon and White, *J. Econometrics* 29 (1985). NaN for a regressor that draws on
  /// a period of leverage 1.
  public let standardErrorsHC2: Matrix

  /// Standard errors that allow for unequal variances, `n × p`: `√(Σ W² (e / (1 − h))²)`.
  ///
  /// HC3 of MacKinnon and White (1985), which Long and Ervin (*Am. Statistician* 54, 2000)
  /// advise for fewer than 250 observations. NaN for a regressor that draws on a period of
  /// leverage 1.
  public let standardErrorsHC3: Matrix

  /// `Σ (z − z̄)²`, `n`.
  public let totalSumOfSquares: [Double]

  /// The Durbin-Watson statistic of the residuals in the order of the periods, `n`, in [0, 4];
  /// NaN when all residuals are 0. Means little for a perfect fit, whose residuals are rounding.
  public let durbinWatson: [Double]

  /// `1 − RSS / Σ (z − z̄)²`, `n`, for designs with an intercept; NaN for a constant series.
  public var rSquared: [Double] {
    zip(residualSumOfSquares, totalSumOfSquares).map { determination($0, $1) }
  }
}
