#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The factorization `A = Rᵀ R` of a symmetric positive definite matrix; LAPACK `dpotrf`.
public struct Cholesky: Sendable {
  private let factor: Matrix

  /// Factors a matrix, of which the upper triangle is read.
  ///
  /// - Parameter matrix: Square, finite.
  /// - Returns: `nil` when the matrix is not positive definite.
  /// - Throws: ``LinearAlgebraError`` when an element is not finite or memory is short.
  /// - Complexity: O(*n³*).
  public init?(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rowCount == matrix.columnCount, "the matrix must be square")
    guard let factor = try LAPACK.choleskyFactor(matrix) else { return nil }
    self.factor = factor
  }

  /// The logarithm of the determinant of `A`.
  public var logDeterminant: Double {
    2 * (0..<factor.rowCount).reduce(0) { $0 + log(factor[$1, $1]) }
  }

  /// The solution `X` of `A X = B`; `dpotrs`.
  ///
  /// - Parameter right: `n × k`, finite.
  /// - Returns: `n × k`.
  /// - Complexity: O(*n² k*).
  public func solve(_ right: Matrix) throws(LinearAlgebraError) -> Matrix {
    precondition(right.rowCount == factor.rowCount, "the right side does not fit")
    return try LAPACK.choleskySolve(factor, right)
  }
}
