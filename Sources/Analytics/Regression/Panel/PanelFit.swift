import LinearAlgebra

/// The least-squares fit of a panel design, with the columns that depend on others left out.
struct PanelFit {
  /// One a column of the design; `NaN` for those left out.
  let coefficients: [Double]
  /// The columns that are not left out, ascending.
  let kept: [Int]
  /// `(X'X)⁻¹` of the columns kept.
  let covariance: Matrix
  /// The residual sum of squares.
  let residualSumOfSquares: Double
  /// The sum of squares that the effects leave.
  let totalSumOfSquares: Double

  /// A direction counts as null at this fraction of the largest: above what the transformation leaves of
  /// an exact dependence.
  private static let tolerance = 1e-9

  /// Fits a design.
  ///
  /// - Complexity: O(observations × columns²), in memory for one stretch of effects.
  init(_ design: PanelDesign) throws(LinearAlgebraError) {
    let p = design.columnCount
    var compressed = CompressedRows(columnCount: p + 1)
    for effects in design.stretches { try compressed.append(design.rows(of: effects)) }
    let rows = compressed.matrix
    let response = Self.columns(p..<(p + 1), of: rows)
    let fit = try leastSquares(
      Self.columns(0..<p, of: rows), response, tolerance: Self.tolerance)
    coefficients = fit.coefficients.elements
    let left = (0..<p).filter { !fit.aliasedColumns.contains($0) }
    kept = left
    var covariance = Matrix(rowCount: left.count, columnCount: left.count)
    for (i, row) in left.enumerated() {
      for (j, column) in left.enumerated() {
        covariance[i, j] = fit.covarianceUnscaled[row, column]
      }
    }
    self.covariance = covariance
    residualSumOfSquares = fit.residualSumOfSquares[0]
    totalSumOfSquares =
      design.effectPeriods.isEmpty
      ? response.elements.reduce(0) { $0 + $1 * $1 }
      : try leastSquares(
        Self.columns(0..<design.effectPeriods.count, of: rows), response,
        tolerance: Self.tolerance
      ).residualSumOfSquares[0]
  }

  /// The residuals of transformed rows.
  func residuals(_ rows: Matrix) -> [Double] {
    var result = Array(rows.column(rows.columnCount - 1))
    for column in kept {
      let coefficient = coefficients[column]
      for (i, value) in rows.column(column).enumerated() { result[i] -= coefficient * value }
    }
    return result
  }

  private static func columns(_ range: Range<Int>, of matrix: Matrix) -> Matrix {
    Matrix(
      rowCount: matrix.rowCount, columnCount: range.count,
      elements: range.flatMap { matrix.column($0) })
  }
}
