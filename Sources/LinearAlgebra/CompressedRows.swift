/// The rows of a tall matrix, replaced as they come by at most as many rows as there are columns, with
/// the same cross-products.
///
/// A least-squares problem of any number of observations in the memory of its columns: fit
/// ``matrix`` in place of the rows. What is kept is `Q' A` of an orthogonal `Q`, so nothing is squared
/// (sequential QR; Golub and Van Loan, *Matrix Computations*, 4th ed., section 6.5.3).
public struct CompressedRows: Sendable {
  /// At most `p × p`, with the cross-products of all rows so far.
  public private(set) var matrix: Matrix

  /// No rows of the given number of columns.
  public init(columnCount: Int) {
    matrix = Matrix(rowCount: 0, columnCount: columnCount)
  }

  /// Takes rows in. The last bits depend on how the rows are cut into calls.
  ///
  /// - Parameter rows: `n × p`, finite.
  /// - Throws: ``LinearAlgebraError/notFinite(argument:row:column:)`` with the row of the call.
  /// - Complexity: O((*n* + *p*) *p²*).
  public mutating func append(_ rows: Matrix) throws(LinearAlgebraError) {
    precondition(rows.columnCount == matrix.columnCount, "rows of another width")
    try rows.requireFinite("rows")
    let (n, p) = (matrix.rowCount + rows.rowCount, matrix.columnCount)
    var stacked = Matrix(rowCount: n, columnCount: p)
    for j in 0..<p {
      for i in 0..<matrix.rowCount { stacked[i, j] = matrix[i, j] }
      for i in 0..<rows.rowCount { stacked[matrix.rowCount + i, j] = rows[i, j] }
    }
    guard n > p else {
      matrix = stacked
      return
    }
    let factor = try LAPACK.pivotedQR(stacked)
    var kept = Matrix(rowCount: p, columnCount: p)
    for (j, column) in factor.pivots.enumerated() {
      for i in 0...j { kept[i, column] = factor.packed[i, j] }
    }
    matrix = kept
  }
}
