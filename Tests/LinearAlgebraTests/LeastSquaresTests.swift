import LinearAlgebra
import Testing

@Suite("Least squares")
struct LeastSquaresTests {
  @Test("residuals are orthogonal to every regressor, for every shape", arguments: 1...7)
  func orthogonal(p: Int) throws {
    var generator = SplitMix64(seed: UInt64(p))
    for n in [p, p + 1, 2 * p + 3, 90] {
      let design = Matrix(rowCount: n, columnCount: p, elements: generator.numbers(n * p))
      let responses = Matrix(rowCount: n, columnCount: 3, elements: generator.numbers(n * 3))
      let fit = try leastSquares(design, responses)
      #expect(fit.rank == p && fit.aliasedColumns.isEmpty)
      let products = design.transpose().times(fit.residuals)
      #expect(products.elements.allSatisfy { abs($0) < 1e-13 })
      let sum = fit.leverages.reduce(0, +)
      #expect(abs(sum - Double(p)) < 1e-12)
      let fitted = design.times(fit.coefficients)
      for index in fitted.elements.indices {
        let back = fitted.elements[index] + fit.residuals.elements[index]
        #expect(abs(back - responses.elements[index]) < 1e-11)
      }
    }
  }

  @Test("a straight line has the textbook estimates, errors and R²")
  func straightLine() throws {
    let design = Matrix(rows: [[1, -1], [1, 0], [1, 1]])
    let fit = try leastSquares(design, Matrix(rows: [[1], [2], [6]]))
    #expect(close(fit.coefficients[0, 0], 3) && close(fit.coefficients[1, 0], 2.5))
    #expect(close(fit.residualSumOfSquares[0], 1.5) && fit.residualDegreesOfFreedom == 1)
    #expect(close(fit.sigma[0], 1.5.squareRoot()))
    #expect(close(fit.standardErrors[0, 0], 0.5.squareRoot()))
    #expect(close(fit.standardErrors[1, 0], 0.75.squareRoot()))
    #expect(close(fit.totalSumOfSquaresAboutMean[0], 14) && close(fit.rSquared[0], 1 - 1.5 / 14))
    #expect(fit.totalSumOfSquaresAboutZero[0] == 41)
    #expect(close(fit.rSquaredAboutZero[0], 1 - 1.5 / 41))
    #expect(close(fit.leverages[0], 5.0 / 6) && close(fit.leverages[1], 1.0 / 3))
    #expect(close(fit.covarianceUnscaled[1, 1], 0.5) && abs(fit.covarianceUnscaled[0, 1]) < 1e-16)
  }

  @Test("both paths find the same fit of the same design")
  func pathsAgree() throws {
    var generator = SplitMix64(seed: 11)
    let points = generator.numbers(40)
    let responses = Matrix(rowCount: 40, columnCount: 2, elements: generator.numbers(80))
    let polynomial = try PolynomialDesign(points: points, degree: 4)
    let accurate = try leastSquares(polynomial, responses)
    let plain = try leastSquares(polynomial.matrix, responses)
    #expect(agree(accurate.coefficients.elements, plain.coefficients.elements))
    #expect(agree(accurate.covarianceUnscaled.elements, plain.covarianceUnscaled.elements))
    #expect(agree(accurate.leverages, plain.leverages))
    #expect(agree(accurate.residuals.elements, plain.residuals.elements))
    #expect(agree(accurate.sigma, plain.sigma))
  }

  @Test("a perfect fit has no residual, no error and no NaN")
  func perfectFit() throws {
    let design = Matrix(rows: (0..<9).map { [1, Double($0), Double($0 * $0)] })
    let exact = Matrix(rowCount: 3, columnCount: 1, elements: [5, -2, 3])
    let fit = try leastSquares(design, design.times(exact))
    #expect(fit.coefficients == exact)
    #expect(fit.sigma[0] < 1e-28 && fit.rSquared == [1])
    #expect(fit.standardErrors.elements.allSatisfy { $0 < 1e-28 })
  }

  @Test("results do not depend on the units of the regressors")
  func unitsOfMeasure() throws {
    var generator = SplitMix64(seed: 12)
    let design = Matrix(rowCount: 20, columnCount: 3, elements: generator.numbers(60))
    let responses = Matrix(rowCount: 20, columnCount: 1, elements: generator.numbers(20))
    let factors = [1e-150, 1, 1e120]
    let scaled = Matrix(
      rowCount: 20, columnCount: 3,
      elements: (0..<3).flatMap { j in design.column(j).map { $0 * factors[j] } })
    let (plain, other) = (try leastSquares(design, responses), try leastSquares(scaled, responses))
    #expect(other.rank == 3)
    for j in 0..<3 {
      #expect(close(other.coefficients[j, 0] * factors[j], plain.coefficients[j, 0]))
      #expect(close(other.standardErrors[j, 0] * factors[j], plain.standardErrors[j, 0]))
    }
  }

  private func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * max(1, abs(b)) }

  private func agree(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { close($0, $1) }
  }
}

@Suite("Collinear and refused designs")
struct CollinearityTests {
  @Test("a repeated column is named, and the first of the pair keeps its coefficient")
  func repeated() throws {
    let years = (0..<8).map(Double.init)
    let design = Matrix(rows: years.map { [1, $0, $0, ($0 - 3) * ($0 - 3)] })
    try expectAliased(design, [2])
  }

  @Test("a column that is the sum of two others is named", arguments: 1...20)
  func sumOfTwo(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let n = 5 + seed
    let (a, b) = (generator.numbers(n, in: 0.1...99.3), generator.numbers(n, in: -0.3...1e4))
    let other = generator.numbers(n)
    let columns = [a.map { _ in 1 }, a, b, zip(a, b).map { $0 + $1 }, other]
    try expectAliased(
      Matrix(rowCount: n, columnCount: 5, elements: columns.flatMap { $0 }), [3])
  }

  @Test("a dummy for every group beside an intercept is one too many", arguments: 2...9)
  func dummyTrap(groups: Int) throws {
    let design = Matrix(
      rows: (0..<(4 * groups)).map { i -> [Double] in
        let dummies: [Double] = (0..<groups).map { $0 == i % groups ? 1 : 0 }
        return [1] + dummies + [Double(i * i)]
      })
    try expectAliased(design, [groups])
  }

  @Test("a column of zeros is named")
  func zeros() throws {
    try expectAliased(Matrix(rows: (0..<5).map { [0, 1, Double($0)] }), [0])
  }

  @Test("a multiple in other units is named, however far apart the units are")
  func multiple() throws {
    let design = Matrix(rows: (0..<7).map { [1, Double($0) / 3, Double($0) / 3 * 1e-200] })
    try expectAliased(design, [2])
  }

  @Test("near collinearity that the digits can resolve is not called collinear")
  func nearlyCollinear() throws {
    let design = Matrix(
      rows: (0..<12).map { i -> [Double] in
        let shift = i % 2 == 0 ? 1e-9 : -1e-9
        return [1, Double(i), Double(i) + shift]
      })
    let fit = try leastSquares(design, Matrix(rowCount: 12, columnCount: 1, repeating: 1))
    #expect(fit.rank == 3)
    #expect(fit.reciprocalCondition < 1e-8)
  }

  @Test("with fewer observations than regressors the rightmost are left out")
  func oneRow() throws {
    let fit = try leastSquares(Matrix(rows: [[2, 3, 4]]), Matrix(rows: [[6]]))
    #expect(fit.rank == 1 && fit.aliasedColumns == [1, 2])
    #expect(fit.coefficients[0, 0] == 3 && fit.coefficients[1, 0].isNaN)
    #expect(fit.residuals.elements == [0] && fit.residualDegreesOfFreedom == 0)
    #expect(fit.sigma[0].isNaN && fit.leverages == [1])
  }

  @Test("nothing observed and nothing regressed are fits of rank 0")
  func empty() throws {
    let noRows = try leastSquares(
      Matrix(rowCount: 0, columnCount: 2), Matrix(rowCount: 0, columnCount: 1))
    #expect(noRows.rank == 0 && noRows.aliasedColumns == [0, 1])
    #expect(noRows.coefficients.elements.allSatisfy { $0.isNaN } && noRows.sigma[0].isNaN)
    let noColumns = try leastSquares(
      Matrix(rowCount: 3, columnCount: 0), Matrix(rows: [[1], [2], [2]]))
    #expect(noColumns.rank == 0 && noColumns.residuals.elements == [1, 2, 2])
    #expect(noColumns.sigma == [Double(3).squareRoot()] && noColumns.leverages == [0, 0, 0])
  }

  @Test(
    "NaN and infinity are refused with their place", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) throws {
    var design = Matrix(rowCount: 4, columnCount: 2, repeating: 1)
    design[2, 1] = value
    let responses = Matrix(rowCount: 4, columnCount: 1, repeating: 1)
    #expect(throws: LinearAlgebraError.notFinite(argument: "design matrix", row: 2, column: 1)) {
      try leastSquares(design, responses)
    }
    #expect(throws: LinearAlgebraError.notFinite(argument: "responses", row: 2, column: 1)) {
      try leastSquares(Matrix(rowCount: 4, columnCount: 1, repeating: 1), design)
    }
    #expect(throws: LinearAlgebraError.self) {
      try PolynomialDesign(points: [1, value], degree: 2)
    }
  }

  @Test("every error is a sentence that names columns and rows as people count them")
  func messages() {
    #expect(
      LinearAlgebraError.rankDeficient(rank: 2, columnCount: 4, aliasedColumns: [1, 3]).description
        == "The 4 regressors are collinear: only 2 are independent; "
        + "leave out columns 2, 4 or supply more observations.")
    #expect(
      LinearAlgebraError.notFinite(argument: "panel", row: 0, column: 6).description
        == "The panel holds a value that is not a finite number in row 1, column 7; "
        + "give a number or leave the observation out.")
    #expect(
      LinearAlgebraError.illegalArgument(routine: "dgeqp3", position: 4).description
        == "dgeqp3 refused its argument 4; is every value finite?")
    #expect(
      LinearAlgebraError.outOfMemory(routine: "dorgqr").description
        == "dorgqr could not allocate its work space; give it fewer rows at a time.")
  }

  private func expectAliased(
    _ design: Matrix, _ columns: [Int], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var generator = SplitMix64(seed: 99)
    let responses = Matrix(
      rowCount: design.rowCount, columnCount: 1, elements: generator.numbers(design.rowCount))
    let fit = try leastSquares(design, responses)
    #expect(fit.aliasedColumns == columns, sourceLocation: sourceLocation)
    #expect(fit.rank == design.columnCount - columns.count, sourceLocation: sourceLocation)
    for j in 0..<design.columnCount {
      let missing = columns.contains(j)
      #expect(fit.coefficients[j, 0].isNaN == missing, sourceLocation: sourceLocation)
      #expect(fit.standardErrors[j, 0].isNaN == missing, sourceLocation: sourceLocation)
    }
    let expected = LinearAlgebraError.rankDeficient(
      rank: design.columnCount - columns.count, columnCount: design.columnCount,
      aliasedColumns: columns)
    #expect(throws: expected, sourceLocation: sourceLocation) { try BatchedDesign(design) }
  }
}
