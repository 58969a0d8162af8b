import LinearAlgebra
import Testing

@Suite("Rows compressed as they come, and symmetric matrices")
struct CompressedRowsTests {
  private static func product(_ matrix: Matrix) -> Matrix { matrix.transpose().times(matrix) }

  private func agree(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-11 * max(1, abs($1)) }
  }

  @Test("the cross-products stay, however the rows are cut", arguments: [1, 2, 3, 7, 50])
  func crossProducts(length: Int) throws {
    var generator = SplitMix64(seed: 5)
    let rows = Matrix(rowCount: 50, columnCount: 4, elements: generator.numbers(200))
    var compressed = CompressedRows(columnCount: 4)
    for start in stride(from: 0, to: 50, by: length) {
      let part = start..<min(50, start + length)
      try compressed.append(
        Matrix(rows: part.map { i in (0..<4).map { rows[i, $0] } }))
    }
    #expect(compressed.matrix.rowCount <= 4)
    #expect(agree(Self.product(compressed.matrix).elements, Self.product(rows).elements))
  }

  @Test("a least-squares problem keeps its solution and its aliased columns")
  func solution() throws {
    var generator = SplitMix64(seed: 6)
    let columns = (0..<3).map { _ in generator.numbers(40) }
    let sum = zip(columns[0], columns[1]).map { $0 + 2 * $1 }
    let design = Matrix(rowCount: 40, columnCount: 3, elements: columns[0] + columns[1] + sum)
    let response = Matrix(rowCount: 40, columnCount: 1, elements: columns[2])
    var compressed = CompressedRows(columnCount: 4)
    try compressed.append(
      Matrix(rowCount: 40, columnCount: 4, elements: design.elements + response.elements))
    let kept = compressed.matrix
    let short = try leastSquares(
      Matrix(rowCount: 4, columnCount: 3, elements: Array(kept.elements.prefix(12))),
      Matrix(rowCount: 4, columnCount: 1, elements: Array(kept.elements.suffix(4))))
    let long = try leastSquares(design, response)
    #expect(short.aliasedColumns == [2] && long.aliasedColumns == [2])
    #expect(
      agree(Array(short.coefficients.elements[..<2]), Array(long.coefficients.elements[..<2])))
    #expect(agree(short.residualSumOfSquares, long.residualSumOfSquares))
  }

  @Test("a value that is not finite is refused")
  func refused() {
    var compressed = CompressedRows(columnCount: 1)
    #expect(throws: LinearAlgebraError.self) {
      try compressed.append(Matrix(rowCount: 1, columnCount: 1, elements: [.nan]))
    }
    #expect(throws: LinearAlgebraError.self) {
      _ = try SymmetricEigen(Matrix(rowCount: 1, columnCount: 1, elements: [.infinity]))
    }
  }

  @Test("eigenvalues ascend, and vectors and values make the matrix again", arguments: 0...6)
  func eigen(order: Int) throws {
    var generator = SplitMix64(seed: 8)
    let any = Matrix(
      rowCount: order, columnCount: order, elements: generator.numbers(order * order))
    let symmetric = Self.product(any)
    let eigen = try SymmetricEigen(symmetric)
    #expect(eigen.values == eigen.values.sorted())
    var scaled = eigen.vectors
    for (j, value) in eigen.values.enumerated() {
      for i in 0..<order { scaled[i, j] *= value }
    }
    #expect(agree(scaled.times(eigen.vectors.transpose()).elements, symmetric.elements))
    #expect(agree(Self.product(eigen.vectors).elements, Matrix.identity(order).elements))
  }
}
