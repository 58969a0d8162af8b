/// The factorization `A = V diag(λ) Vᵀ` of a symmetric matrix; LAPACK `dsyev`.
public struct SymmetricEigen: Sendable {
  /// The eigenvalues, ascending.
  public let values: [Double]
  /// The eigenvectors as columns, orthonormal, in the order of the values.
  public let vectors: Matrix

  /// Factors a matrix, of which the upper triangle is read.
  ///
  /// - Parameter matrix: Square, finite.
  /// - Throws: ``LinearAlgebraError`` when an element is not finite or memory is short.
  /// - Complexity: O(*n³*).
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rowCount == matrix.columnCount, "the matrix must be square")
    try matrix.requireFinite("matrix")
    var vectors = matrix
    var values = [Double](repeating: 0, count: matrix.rowCount)
    if !values.isEmpty { try LAPACK.symmetricEigen(&vectors, &values) }
    self.values = values
    self.vectors = vectors
  }
}
