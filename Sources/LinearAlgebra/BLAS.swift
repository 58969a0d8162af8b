import COpenBLAS

/// The BLAS calls of this module; every one goes through here.
enum BLAS {
  /// Whether an operand is taken as it is stored or transposed.
  enum Operand {
    case plain
    case transposed

    fileprivate var flag: CBLAS_TRANSPOSE { self == .plain ? CblasNoTrans : CblasTrans }
  }

  /// A place in an array where a column-major matrix begins.
  struct Layout {
    var offset = 0
    var leadingDimension: Int

    /// Whether a matrix of this layout and size lies inside an array of `count` elements.
    func fits(rowCount: Int, columnCount: Int, count: Int) -> Bool {
      guard offset >= 0, rowCount >= 0, columnCount >= 0, leadingDimension >= max(1, rowCount)
      else { return false }
      guard rowCount > 0, columnCount > 0 else { return offset <= count }
      return offset + (columnCount - 1) * leadingDimension + rowCount <= count
    }
  }

  /// Pins OpenBLAS to one thread, once, before the first call of any routine.
  ///
  /// More threads would change the last digits and would compete with the workers, which already
  /// take one block each.
  static let oneThread: Void = openblas_set_num_threads(1)

  /// `C ← alpha · A · op(B) + beta · C`, where `A` is `rowCount × innerCount` and `C` is
  /// `rowCount × columnCount`.
  static func multiply(
    rowCount: Int, columnCount: Int, innerCount: Int,
    alpha: Double = 1, _ a: [Double], _ aLayout: Layout,
    _ b: [Double], _ operand: Operand, _ bLayout: Layout,
    beta: Double = 0, into c: inout [Double], _ cLayout: Layout
  ) {
    let (bRows, bColumns) =
      operand == .plain ? (innerCount, columnCount) : (columnCount, innerCount)
    precondition(
      aLayout.fits(rowCount: rowCount, columnCount: innerCount, count: a.count)
        && bLayout.fits(rowCount: bRows, columnCount: bColumns, count: b.count)
        && cLayout.fits(rowCount: rowCount, columnCount: columnCount, count: c.count),
      "an operand does not fit in its array")
    guard rowCount > 0, columnCount > 0 else { return }
    _ = oneThread
    a.withUnsafeBufferPointer { aBuffer in
      b.withUnsafeBufferPointer { bBuffer in
        c.withUnsafeMutableBufferPointer { cBuffer in
          guard let aBase = aBuffer.baseAddress, let bBase = bBuffer.baseAddress,
            let cBase = cBuffer.baseAddress
          else { return }
          cblas_dgemm(
            CblasColMajor, CblasNoTrans, operand.flag,
            Int32(rowCount), Int32(columnCount), Int32(innerCount),
            alpha, aBase + aLayout.offset, Int32(aLayout.leadingDimension),
            bBase + bLayout.offset, Int32(bLayout.leadingDimension),
            beta, cBase + cLayout.offset, Int32(cLayout.leadingDimension))
        }
      }
    }
  }

  /// `op(A) · x`.
  static func multiply(_ a: Matrix, _ operand: Operand = .plain, _ x: [Double]) -> [Double] {
    let (rows, columns) =
      operand == .plain ? (a.rowCount, a.columnCount) : (a.columnCount, a.rowCount)
    precondition(x.count == columns, "the vector does not fit the matrix")
    var result = [Double](repeating: 0, count: rows)
    guard rows > 0, columns > 0 else { return result }
    _ = oneThread
    cblas_dgemv(
      CblasColMajor, operand.flag,
      Int32(a.rowCount), Int32(a.columnCount),
      1, a.elements, Int32(a.rowCount),
      x, 1,
      0, &result, 1)
    return result
  }

  /// The solution `x` of `op(R) x = b` for an upper triangular `R` of order `b.count`.
  static func solveUpper(_ r: Matrix, _ operand: Operand = .plain, _ b: [Double]) -> [Double] {
    precondition(r.rowCount == b.count && r.columnCount == b.count, "R must be square")
    var x = b
    guard !b.isEmpty else { return x }
    _ = oneThread
    cblas_dtrsv(
      CblasColMajor, CblasUpper, operand.flag, CblasNonUnit,
      Int32(b.count),
      r.elements, Int32(r.rowCount),
      &x, 1)
    return x
  }

  /// The Euclidean norm, without overflow of the squares.
  static func norm(_ x: ArraySlice<Double>) -> Double {
    _ = oneThread
    return x.withUnsafeBufferPointer { cblas_dnrm2(Int32(x.count), $0.baseAddress, 1) }
  }
}
