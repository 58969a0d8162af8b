import LinearAlgebra
import Testing

@Suite("Matrices and products")
struct MatrixTests {
  @Test("elements are stored column after column")
  func columnMajor() {
    let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(matrix.elements == [1, 4, 2, 5, 3, 6])
    #expect(matrix[1, 2] == 6)
    #expect(Array(matrix.column(1)) == [2, 5])
    #expect(matrix.transpose() == Matrix(rows: [[1, 4], [2, 5], [3, 6]]))
  }

  @Test("a product has the elements of the definition, for every small shape")
  func productByDefinition() {
    var generator = SplitMix64(seed: 1)
    for (n, m, k) in shapes {
      let a = Matrix(rowCount: n, columnCount: m, elements: generator.numbers(n * m))
      let b = Matrix(rowCount: m, columnCount: k, elements: generator.numbers(m * k))
      let product = a.times(b)
      for i in 0..<n {
        for j in 0..<k {
          let expected = (0..<m).reduce(0.0) { $0 + a[i, $1] * b[$1, j] }
          #expect(abs(product[i, j] - expected) < 1e-13)
        }
      }
    }
  }

  @Test("combining is the product with the transposed weights")
  func combineIsProduct() {
    var generator = SplitMix64(seed: 2)
    for (n, t, h) in shapes + [(255, 4, 3), (256, 4, 3), (257, 4, 3), (700, 12, 5)] {
      let values = Matrix(rowCount: n, columnCount: t, elements: generator.numbers(n * t))
      let weights = Matrix(rowCount: h, columnCount: t, elements: generator.numbers(h * t))
      let expected = values.times(weights.transpose())
      let forecasts = combine(values, weights: weights)
      #expect(forecasts.rowCount == n && forecasts.columnCount == h)
      #expect(zip(forecasts.elements, expected.elements).allSatisfy { abs($0 - $1) < 1e-13 })
    }
  }

  @Test("combining into a caller's array touches only its place")
  func combineInPlace() {
    var generator = SplitMix64(seed: 3)
    let weights = Matrix(rowCount: 2, columnCount: 3, elements: generator.numbers(6))
    let panel = Matrix(rowCount: 10, columnCount: 3, elements: generator.numbers(30))
    let expected = panel.times(weights.transpose())
    var target = [Double](repeating: -7, count: 3 + 2 * 12)
    combine(
      panel.elements, at: 4, leadingDimension: 10, unitCount: 5, weights: weights,
      into: &target, at: 3, leadingDimension: 12)
    for k in 0..<2 {
      for i in 0..<12 {
        let value = target[3 + k * 12 + i]
        #expect(i < 5 ? abs(value - expected[4 + i, k]) < 1e-14 : value == -7)
      }
    }
  }

  @Test("a unit's combination does not depend on the other units, bit for bit")
  func combineIndependent() {
    var generator = SplitMix64(seed: 4)
    let (n, t, h) = (1_003, 11, 6)
    let panel = Matrix(rowCount: n, columnCount: t, elements: generator.numbers(n * t))
    let weights = Matrix(rowCount: h, columnCount: t, elements: generator.numbers(h * t))
    let all = combine(panel, weights: weights)
    for unit in [0, 1, 3, 255, 256, 511, 700, 1_002] {
      let single = combine(
        (0..<t).map { panel[unit, $0] }, unitCount: 1, weights: weights)
      #expect(single == (0..<h).map { all[unit, $0] })
    }
  }

  @Test("an operand outside its array is a programming error")
  func traps() async {
    await #expect(processExitsWith: .failure) {
      var target = [0.0]
      combine(
        [1, 2], leadingDimension: 2, unitCount: 2, weights: Matrix(rows: [[1]]),
        into: &target, leadingDimension: 2)
    }
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rowCount: 2, columnCount: 2, elements: [1, 2, 3])
    }
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: [[1]])[0, 1] }
  }

  private var shapes: [(Int, Int, Int)] {
    [0, 1, 2, 5].flatMap { n in [0, 1, 3].flatMap { m in [0, 1, 4].map { (n, m, $0) } } }
  }
}
