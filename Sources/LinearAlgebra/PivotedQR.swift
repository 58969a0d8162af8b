/// The columns of a matrix that are linearly independent, and their factorization
/// `A[:, columns[pivots]] = Q R`.
struct PivotedQR {
  /// The indices of the independent columns, ascending.
  var columns: [Int]

  /// Column `k` of `Q R` is the independent column `columns[pivots[k]]`.
  var pivots: [Int]

  /// Orthonormal columns, `n × rank`.
  var q: Matrix

  /// Upper triangular, `rank × rank`, zeros below the diagonal.
  var r: Matrix

  /// An estimate of the reciprocal of the condition number of `R` in the 1-norm.
  var reciprocalCondition: Double

  var rank: Int { columns.count }

  /// Factors a matrix whose columns have norms of the same size.
  ///
  /// A direction counts as null when its pivot is at most `tolerance` times the first one. Of
  /// columns that depend on each other the rightmost are left out, as `lm` of R does.
  init(scaled matrix: Matrix, tolerance: Double) throws(LinearAlgebraError) {
    var columns = Array(0..<matrix.columnCount)
    var packed = try LAPACK.pivotedQR(matrix)
    if Self.rank(packed, tolerance) < columns.count {
      columns = Self.independentFromLeft(matrix, tolerance)
      packed = try LAPACK.pivotedQR(matrix.selecting(columns: columns))
      // The sweep from the left and the pivots can disagree at the edge of the tolerance; the
      // pivots decide.
      let rank = Self.rank(packed, tolerance)
      if rank < columns.count {
        columns = packed.pivots.prefix(rank).sorted().map { columns[$0] }
        packed = try LAPACK.pivotedQR(matrix.selecting(columns: columns))
      }
    }
    self.columns = columns
    pivots = packed.pivots
    q = try LAPACK.orthogonalFactor(packed.packed, packed.reflectorScales)
    r = Self.upperTriangle(packed.packed)
    reciprocalCondition = try LAPACK.reciprocalCondition(upper: r)
  }

  private static func rank(_ qr: LAPACK.PackedQR, _ tolerance: Double) -> Int {
    let diagonal = qr.reflectorScales.indices.map { abs(qr.packed[$0, $0]) }
    guard let largest = diagonal.first, largest > 0 else { return 0 }
    return diagonal.prefix { $0 > tolerance * largest }.count
  }

  private static func upperTriangle(_ packed: Matrix) -> Matrix {
    let p = packed.columnCount
    var r = Matrix(rowCount: p, columnCount: p)
    for j in 0..<p {
      for i in 0...j { r[i, j] = packed[i, j] }
    }
    return r
  }

  /// The columns that do not depend on those to their left, by modified Gram-Schmidt run twice
  /// (twice is enough: Giraud and Langou, 2002).
  private static func independentFromLeft(_ matrix: Matrix, _ tolerance: Double) -> [Int] {
    var basis: [[Double]] = []
    var columns: [Int] = []
    for j in 0..<matrix.columnCount where basis.count < matrix.rowCount {
      var rest = Array(matrix.column(j))
      let norm = BLAS.norm(rest[...])
      for direction in basis + basis {
        let share = dot2(direction[...], rest[...])
        for i in rest.indices { rest[i] -= share * direction[i] }
      }
      let restNorm = BLAS.norm(rest[...])
      guard restNorm > tolerance * norm else { continue }
      basis.append(rest.map { $0 / restNorm })
      columns.append(j)
    }
    return columns
  }
}
