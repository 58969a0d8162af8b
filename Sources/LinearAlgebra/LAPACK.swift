import COpenBLAS

/// The LAPACK calls of this module; arguments are finite, which the callers have checked.
enum LAPACK {
  // `lapack_int` is a C macro, which Swift does not import; it is `int32_t` in the LP64 libraries.

  /// The factorization `A P = Q R` with column pivoting, packed as LAPACK leaves it.
  struct PackedQR {
    /// `R` in the upper triangle, the Householder vectors below it; `m × n`.
    var packed: Matrix
    /// The scalar factors of the `min(m, n)` reflectors.
    var reflectorScales: [Double]
    /// `pivots[k]` is the column of `A` that stands in column `k` of `A P`, counted from 0.
    var pivots: [Int]
  }

  /// QR with column pivoting, `dgeqp3` (Quintana-Ortí, Sun and Bischof, 1998).
  static func pivotedQR(_ a: Matrix) throws(LinearAlgebraError) -> PackedQR {
    var packed = a
    var pivots = [Int32](repeating: 0, count: a.columnCount)
    var scales = [Double](repeating: 0, count: min(a.rowCount, a.columnCount))
    guard !scales.isEmpty else {
      return PackedQR(packed: a, reflectorScales: [], pivots: Array(0..<a.columnCount))
    }
    _ = BLAS.oneThread
    let status = LAPACKE_dgeqp3(
      LAPACK_COL_MAJOR,
      Int32(a.rowCount), Int32(a.columnCount),
      &packed.elements, Int32(a.rowCount),
      &pivots, &scales)
    try check(status, "dgeqp3")
    return PackedQR(
      packed: packed, reflectorScales: scales, pivots: pivots.map { Int($0) - 1 })
  }

  /// The first `n` columns of `Q`, where `n` is the number of columns of `packed`; `dorgqr`.
  static func orthogonalFactor(
    _ packed: Matrix, _ reflectorScales: [Double]
  ) throws(LinearAlgebraError) -> Matrix {
    var q = packed
    guard !reflectorScales.isEmpty else { return q }
    _ = BLAS.oneThread
    let status = LAPACKE_dorgqr(
      LAPACK_COL_MAJOR,
      Int32(q.rowCount), Int32(q.columnCount), Int32(reflectorScales.count),
      &q.elements, Int32(q.rowCount),
      reflectorScales)
    try check(status, "dorgqr")
    return q
  }

  /// An estimate of `1 / (‖R‖₁ ‖R⁻¹‖₁)` for an upper triangular `R`; `dtrcon`.
  static func reciprocalCondition(upper r: Matrix) throws(LinearAlgebraError) -> Double {
    guard r.rowCount > 0 else { return 0 }
    var result = 0.0
    _ = BLAS.oneThread
    let status = LAPACKE_dtrcon(
      LAPACK_COL_MAJOR, oneNorm, upperTriangle, nonUnitDiagonal,
      Int32(r.rowCount),
      r.elements, Int32(r.rowCount),
      &result)
    try check(status, "dtrcon")
    return result
  }

  /// The inverse of an upper triangular `R`, zero below the diagonal; `dtrtri`.
  static func inverse(upper r: Matrix) throws(LinearAlgebraError) -> Matrix {
    guard r.rowCount > 0 else { return r }
    var inverse = r
    _ = BLAS.oneThread
    let status = LAPACKE_dtrtri(
      LAPACK_COL_MAJOR, upperTriangle, nonUnitDiagonal,
      Int32(r.rowCount),
      &inverse.elements, Int32(r.rowCount))
    try check(status, "dtrtri")
    return inverse
  }

  /// The upper Cholesky factor, `nil` when a leading minor is not positive; `dpotrf`.
  static func choleskyFactor(_ a: Matrix) throws(LinearAlgebraError) -> Matrix? {
    var factor = a
    guard a.rowCount > 0 else { return factor }
    _ = BLAS.oneThread
    let status = LAPACKE_dpotrf(
      LAPACK_COL_MAJOR, upperTriangle,
      Int32(a.rowCount),
      &factor.elements, Int32(a.rowCount))
    if status > 0 { return nil }
    try check(status, "dpotrf")
    return factor
  }

  /// The solution of `Rᵀ R X = B`; `dpotrs`.
  static func choleskySolve(
    _ factor: Matrix, _ right: Matrix
  ) throws(LinearAlgebraError) -> Matrix {
    var solution = right
    guard factor.rowCount > 0, right.columnCount > 0 else { return solution }
    _ = BLAS.oneThread
    let status = LAPACKE_dpotrs(
      LAPACK_COL_MAJOR, upperTriangle,
      Int32(factor.rowCount), Int32(right.columnCount),
      factor.elements, Int32(factor.rowCount),
      &solution.elements, Int32(right.rowCount))
    try check(status, "dpotrs")
    return solution
  }

  /// Replaces a symmetric matrix, of which the upper triangle is read, by its eigenvectors; `dsyev`.
  static func symmetricEigen(
    _ a: inout Matrix, _ values: inout [Double]
  ) throws(LinearAlgebraError) {
    _ = BLAS.oneThread
    let status = LAPACKE_dsyev(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), upperTriangle,
      Int32(a.rowCount),
      &a.elements, Int32(a.rowCount),
      &values)
    try check(status, "dsyev")
  }

  private static let oneNorm = CChar(UInt8(ascii: "1"))
  private static let upperTriangle = CChar(UInt8(ascii: "U"))
  private static let nonUnitDiagonal = CChar(UInt8(ascii: "N"))

  private static func check(
    _ status: Int32, _ routine: String
  ) throws(LinearAlgebraError) {
    if status == LAPACK_WORK_MEMORY_ERROR || status == LAPACK_TRANSPOSE_MEMORY_ERROR {
      throw .outOfMemory(routine: routine)
    }
    if status < 0 { throw .illegalArgument(routine: routine, position: -Int(status)) }
    // A positive status of dtrtri means an exact zero on the diagonal, which the choice of
    // independent columns has excluded.
    precondition(status == 0, "\(routine) failed with status \(status)")
  }
}
