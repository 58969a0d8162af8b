/// Least squares by Householder QR in double-double arithmetic, for designs whose condition
/// number leaves too few digits to double precision.
///
/// About 32 digits are carried through, so a condition number of 10¹⁶ still leaves all digits of
/// a double (Golub and Van Loan, *Matrix Computations*, 4th ed., section 5.3). Several times slower
/// than the double-precision path.
struct DoubleDoubleSolver {
  private let design: [[DoubleDouble]]
  private let rowCount: Int
  /// The transformed columns: `R` on and above the diagonal.
  private var columns: [[DoubleDouble]]

  /// - Parameters:
  ///   - design: `n × r`, columns independent and of norms of the same size, `n ≥ r`.
  ///   - tail: What the exact design has beyond `design`, or `nil` when that is exact.
  init(_ design: Matrix, tail: Matrix?) {
    rowCount = design.rowCount
    self.design = (0..<design.columnCount).map { j in
      guard let tail else { return design.column(j).map { DoubleDouble($0) } }
      return zip(design.column(j), tail.column(j)).map { DoubleDouble(sumOf: $0, $1) }
    }
    columns = self.design
  }

  consuming func solve(_ responses: Matrix) -> LeastSquaresSolution {
    var transformed = (0..<responses.columnCount).map { j in
      responses.column(j).map { DoubleDouble($0) }
    }
    triangularize(with: &transformed)
    let inverse = inverseUpper()
    var coefficients: [Double] = []
    var residuals: [Double] = []
    for (j, column) in transformed.enumerated() {
      let solution = backSubstitute(column)
      coefficients += solution.map(\.rounded)
      residuals += residual(responses.column(j), solution)
    }
    return LeastSquaresSolution(
      coefficients: Matrix(
        rowCount: columns.count, columnCount: responses.columnCount, elements: coefficients),
      residuals: Matrix(
        rowCount: rowCount, columnCount: responses.columnCount, elements: residuals),
      covarianceUnscaled: crossInverse(inverse),
      leverages: leverages(inverse))
  }

  /// Turns the columns into `R` by Householder reflections and applies these to the responses.
  private mutating func triangularize(with responses: inout [[DoubleDouble]]) {
    for j in columns.indices {
      var vector = Array(columns[j][j...])
      let norm = Self.dot(vector, vector).squareRoot()
      let diagonal = vector[0].head >= 0 ? -norm : norm
      vector[0] -= diagonal
      let halfSquare = Self.dot(vector, vector) * DoubleDouble(0.5)
      columns[j][j] = diagonal
      for l in columns.indices.dropFirst(j + 1) {
        Self.reflect(&columns[l], from: j, vector, halfSquare)
      }
      for l in responses.indices { Self.reflect(&responses[l], from: j, vector, halfSquare) }
    }
  }

  private static func reflect(
    _ column: inout [DoubleDouble], from first: Int,
    _ vector: [DoubleDouble], _ halfSquare: DoubleDouble
  ) {
    var sum = DoubleDouble.zero
    for i in vector.indices { sum += vector[i] * column[first + i] }
    let share = sum / halfSquare
    for i in vector.indices { column[first + i] -= share * vector[i] }
  }

  private static func dot(_ x: [DoubleDouble], _ y: [DoubleDouble]) -> DoubleDouble {
    var sum = DoubleDouble.zero
    for (a, b) in zip(x, y) { sum += a * b }
    return sum
  }

  private func backSubstitute(_ right: [DoubleDouble]) -> [DoubleDouble] {
    var solution = Array(right.prefix(columns.count))
    for j in columns.indices.reversed() {
      solution[j] = solution[j] / columns[j][j]
      for i in 0..<j { solution[i] -= columns[j][i] * solution[j] }
    }
    return solution
  }

  /// The columns of `R⁻¹`.
  private func inverseUpper() -> [[DoubleDouble]] {
    columns.indices.map { j in
      var unit = [DoubleDouble](repeating: .zero, count: columns.count)
      unit[j] = DoubleDouble(1)
      return backSubstitute(unit)
    }
  }

  private func residual(
    _ response: ArraySlice<Double>, _ coefficients: [DoubleDouble]
  ) -> [Double] {
    var rest = response.map { DoubleDouble($0) }
    for (column, coefficient) in zip(design, coefficients) {
      for i in rest.indices { rest[i] -= column[i] * coefficient }
    }
    return rest.map(\.rounded)
  }

  private func crossInverse(_ inverse: [[DoubleDouble]]) -> Matrix {
    var result = Matrix(rowCount: columns.count, columnCount: columns.count)
    for i in columns.indices {
      for j in columns.indices {
        var sum = DoubleDouble.zero
        for column in inverse { sum += column[i] * column[j] }
        result[i, j] = sum.rounded
      }
    }
    return result
  }

  /// The squared norms of the rows of `X R⁻¹`.
  private func leverages(_ inverse: [[DoubleDouble]]) -> [Double] {
    (0..<rowCount).map { i in
      var square = DoubleDouble.zero
      for j in inverse.indices {
        var entry = DoubleDouble.zero
        for l in 0...j { entry += design[l][i] * inverse[j][l] }
        square += entry * entry
      }
      return min(square.rounded, 1)
    }
  }
}
