/// What either solver finds for the independent, scaled columns: `r` of them, `n` rows, `k`
/// responses.
struct LeastSquaresSolution {
  /// `r × k`.
  var coefficients: Matrix
  /// `n × k`.
  var residuals: Matrix
  /// `(X'X)⁻¹`, `r × r`.
  var covarianceUnscaled: Matrix
  /// The diagonal of the projection on the columns, `n`.
  var leverages: [Double]
}
