/// A dense matrix of doubles, stored by columns.
///
/// Element (row `i`, column `j`) is `elements[j * rowCount + i]`, the layout of BLAS and LAPACK
/// and of a panel, where a row is a unit and a column a period. Either count may be 0.
public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rowCount: Int

  /// The number of columns.
  public let columnCount: Int

  /// The elements, column after column; `rowCount * columnCount` of them.
  public internal(set) var elements: [Double]

  /// A matrix in which every element has the same value.
  ///
  /// - Complexity: O(*rowCount* · *columnCount*).
  public init(rowCount: Int, columnCount: Int, repeating value: Double = 0) {
    precondition(rowCount >= 0 && columnCount >= 0, "a matrix has no negative size")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = [Double](repeating: value, count: rowCount * columnCount)
  }

  /// A matrix over elements that are already in column order; the array is not copied.
  ///
  /// - Precondition: There are exactly `rowCount * columnCount` elements.
  /// - Complexity: O(1).
  public init(rowCount: Int, columnCount: Int, elements: [Double]) {
    precondition(rowCount >= 0 && columnCount >= 0, "a matrix has no negative size")
    precondition(elements.count == rowCount * columnCount, "elements must fill the matrix")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// A small matrix written out row by row, for tests and constants.
  ///
  /// - Precondition: All rows have the same length.
  public init(rows: [[Double]]) {
    let columnCount = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columnCount }, "rows must have the same length")
    self.init(rowCount: rows.count, columnCount: columnCount)
    for (i, row) in rows.enumerated() {
      for (j, value) in row.enumerated() { self[i, j] = value }
    }
  }

  /// The identity of the given order.
  public static func identity(_ order: Int) -> Matrix {
    var result = Matrix(rowCount: order, columnCount: order)
    for i in 0..<order { result[i, i] = 1 }
    return result
  }

  /// The element in the given row and column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(contains(row, column), "index outside the matrix")
      return elements[column * rowCount + row]
    }
    set {
      precondition(contains(row, column), "index outside the matrix")
      elements[column * rowCount + row] = newValue
    }
  }

  /// One column as a slice of the storage; no copy is made.
  public func column(_ index: Int) -> ArraySlice<Double> {
    precondition(index >= 0 && index < columnCount, "column outside the matrix")
    return elements[index * rowCount..<(index + 1) * rowCount]
  }

  /// The matrix with rows and columns exchanged.
  ///
  /// - Complexity: O(*rowCount* · *columnCount*).
  public func transpose() -> Matrix {
    var result = Matrix(rowCount: columnCount, columnCount: rowCount)
    for j in 0..<columnCount {
      for i in 0..<rowCount {
        result.elements[i * columnCount + j] = elements[j * rowCount + i]
      }
    }
    return result
  }

  /// The sum of this matrix and another of the same size.
  public func plus(_ other: Matrix) -> Matrix {
    precondition(
      rowCount == other.rowCount && columnCount == other.columnCount, "the sizes must agree")
    return Matrix(
      rowCount: rowCount, columnCount: columnCount, elements: zip(elements, other.elements).map(+))
  }

  /// The matrix with every element multiplied by a number.
  public func scaled(by factor: Double) -> Matrix {
    Matrix(
      rowCount: rowCount, columnCount: columnCount, elements: elements.map { factor * $0 })
  }

  /// The matrix made of the given columns, in the given order.
  func selecting(columns: [Int]) -> Matrix {
    Matrix(
      rowCount: rowCount, columnCount: columns.count,
      elements: columns.flatMap { column($0) })
  }

  /// Throws when an element is NaN or infinite, naming its place.
  ///
  /// LAPACKE refuses NaN but lets infinity through, hence this check before every factorization.
  func requireFinite(_ argument: String) throws(LinearAlgebraError) {
    guard let index = elements.firstIndex(where: { !$0.isFinite }) else { return }
    throw .notFinite(argument: argument, row: index % rowCount, column: index / rowCount)
  }

  private func contains(_ row: Int, _ column: Int) -> Bool {
    row >= 0 && row < rowCount && column >= 0 && column < columnCount
  }
}
