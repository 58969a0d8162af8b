import LinearAlgebra
import Testing

@Suite("Many series with one design")
struct BatchedDesignTests {
  @Test("every unit has the fit it would have alone, for every number of years", arguments: 2...20)
  func equalsGeneralPath(t: Int) throws {
    var generator = SplitMix64(seed: UInt64(t))
    for p in 1...min(3, t) {
      let design = Self.centredPowers(t, p)
      let batch = try BatchedDesign(design)
      for n in [1, 2, 255, 256, 257] + (p == 2 ? [3_000] : []) {
        let values = generator.numbers(n * t, in: -50...150)
        let fit = try batch.fit(values: values, unitCount: n)
        // All units in one call of the general path: its responses are the rows of the panel.
        let panel = Matrix(rowCount: n, columnCount: t, elements: values)
        let general = try leastSquares(design, panel.transpose())
        #expect(agree(fit.coefficients.elements, general.coefficients.transpose().elements))
        #expect(agree(fit.residualSumOfSquares, general.residualSumOfSquares))
        #expect(agree(fit.totalSumOfSquares, general.totalSumOfSquaresAboutMean))
        #expect(fit.residualDegreesOfFreedom == general.residualDegreesOfFreedom)
        if t > p {
          #expect(agree(fit.sigma, general.sigma))
          #expect(agree(fit.standardErrors.elements, general.standardErrors.transpose().elements))
          #expect(agree(fit.rSquared, general.rSquared))
        } else {
          #expect(fit.sigma.allSatisfy { $0.isNaN })
          #expect(fit.standardErrors.elements.allSatisfy { $0.isNaN })
          #expect(fit.standardErrorsHC3.elements.allSatisfy { $0.isNaN })
        }
      }
    }
  }

  @Test("robust standard errors and Durbin-Watson have the values of their definitions")
  func robustByDefinition() throws {
    var generator = SplitMix64(seed: 31)
    let (n, t, p) = (40, 9, 3)
    let design = Self.centredPowers(t, p)
    let batch = try BatchedDesign(design)
    let panel = Matrix(rowCount: n, columnCount: t, elements: generator.numbers(n * t))
    let fit = try batch.fit(values: panel.elements, unitCount: n)
    let residuals = panel.times(batch.residualMaker.transpose())
    for i in 0..<n {
      let e = (0..<t).map { residuals[i, $0] }
      for j in 0..<p {
        let hc2 = (0..<t).reduce(0.0) {
          $0 + batch.weights[j, $1] * batch.weights[j, $1] * e[$1] * e[$1]
            / (1 - batch.leverages[$1])
        }
        let hc3 = (0..<t).reduce(0.0) {
          let ratio = batch.weights[j, $1] * e[$1] / (1 - batch.leverages[$1])
          return $0 + ratio * ratio
        }
        #expect(agree([fit.standardErrorsHC2[i, j]], [hc2.squareRoot()]))
        #expect(agree([fit.standardErrorsHC3[i, j]], [hc3.squareRoot()]))
      }
      let differences = zip(e, e.dropFirst()).reduce(0.0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) }
      let squares = e.reduce(0.0) { $0 + $1 * $1 }
      #expect(agree([fit.durbinWatson[i]], [differences / squares]))
    }
  }

  @Test("a unit's fit does not depend on the number of other units, bit for bit", arguments: 2...20)
  func independentOfOthers(t: Int) throws {
    var generator = SplitMix64(seed: UInt64(100 + t))
    let n = 1_131
    let batch = try BatchedDesign(Self.centredPowers(t, 2))
    let panel = Matrix(rowCount: n, columnCount: t, elements: generator.numbers(n * t))
    let all = try batch.fit(values: panel.elements, unitCount: n)
    for units in [0..<1, 0..<7, 255..<257, 300..<900, 1_130..<1_131, 64..<1_131] {
      let part = try batch.fit(values: panel.elements, unitCount: n, units: units)
      for (i, unit) in units.enumerated() {
        #expect(bits(part, i) == bits(all, unit))
      }
    }
  }

  @Test("a unit's fit does not depend on the order of the units, bit for bit")
  func independentOfOrder() throws {
    var generator = SplitMix64(seed: 5)
    let (n, t) = (700, 13)
    let batch = try BatchedDesign(Self.centredPowers(t, 3))
    let panel = Matrix(rowCount: n, columnCount: t, elements: generator.numbers(n * t))
    let order = (0..<n).shuffled(using: &generator)
    let shuffled = (0..<t).flatMap { j in order.map { panel[$0, j] } }
    let (all, other) = (
      try batch.fit(values: panel.elements, unitCount: n),
      try batch.fit(values: shuffled, unitCount: n)
    )
    for (i, unit) in order.enumerated() { #expect(bits(other, i) == bits(all, unit)) }
  }

  @Test("a straight line is fitted without residual, error or NaN")
  func perfectFit() throws {
    let t = 10
    let batch = try BatchedDesign(Self.centredPowers(t, 2))
    let slopes = [0, 1, -2.5, 1e6, 1e-6]
    let values = (0..<t).flatMap { j in slopes.map { 40 + $0 * Double(j) } }
    let fit = try batch.fit(values: values, unitCount: slopes.count)
    for (i, slope) in slopes.enumerated() {
      let size = 40 + abs(slope) * Double(t)
      #expect(abs(fit.coefficients[i, 1] - slope) < 1e-14 * size)
      #expect(fit.sigma[i] < 1e-14 * size)
      for j in 0..<2 {
        #expect(fit.standardErrors[i, j] < 1e-14 * size)
        #expect(fit.standardErrorsHC2[i, j] < 1e-14 * size)
        #expect(fit.standardErrorsHC3[i, j] < 1e-14 * size)
      }
    }
    #expect(fit.rSquared[1] > 1 - 1e-15)
  }

  @Test("a period with leverage 1 leaves only the regressors that draw on it without robust errors")
  func saturatedPeriod() throws {
    let t = 8
    // A pulse in the last year; the line is fitted to the seven others.
    let design = Matrix(
      rows: (0..<t).map { j in [1, Double(j) - 3, j == t - 1 ? 1 : 0] })
    var generator = SplitMix64(seed: 6)
    let values = generator.numbers(3 * t)
    let fit = try BatchedDesign(design).fit(values: values, unitCount: 3)
    let line = try BatchedDesign(Matrix(rows: (0..<t - 1).map { [1, Double($0) - 3] }))
      .fit(values: Array(values.prefix(3 * (t - 1))), unitCount: 3)
    for i in 0..<3 {
      #expect(fit.standardErrorsHC3[i, 2].isNaN && fit.standardErrorsHC2[i, 2].isNaN)
      #expect(fit.standardErrors[i, 2].isFinite)
      for j in 0..<2 {
        #expect(agree([fit.standardErrorsHC3[i, j]], [line.standardErrorsHC3[i, j]]))
        #expect(agree([fit.standardErrorsHC2[i, j]], [line.standardErrorsHC2[i, j]]))
      }
    }
  }

  @Test("NaN and infinity are refused with unit and period", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) throws {
    let batch = try BatchedDesign(Self.centredPowers(4, 2))
    var values = [Double](repeating: 1, count: 4 * 600)
    values[2 * 600 + 599] = value
    #expect(throws: LinearAlgebraError.notFinite(argument: "panel", row: 599, column: 2)) {
      try batch.fit(values: values, unitCount: 600)
    }
    // Units that are not asked for may be missing.
    let part = try batch.fit(values: values, unitCount: 600, units: 0..<599)
    #expect(part.sigma.count == 599)
  }

  @Test("an empty panel has an empty fit, and one year has no trend")
  func small() throws {
    let batch = try BatchedDesign(Self.centredPowers(5, 2))
    let none = try batch.fit(values: [], unitCount: 0)
    #expect(none.coefficients.elements.isEmpty)
    let error = LinearAlgebraError.rankDeficient(rank: 1, columnCount: 2, aliasedColumns: [1])
    #expect(throws: error) { try BatchedDesign(Matrix(rows: [[1, 0]])) }
  }

  /// The powers 0 to `p − 1` of years centred at 0.
  private static func centredPowers(_ t: Int, _ p: Int) -> Matrix {
    Matrix(
      rows: (0..<t).map { j in
        let year = Double(j) - Double(t - 1) / 2
        return (0..<p).map { power in (0..<power).reduce(1.0) { product, _ in product * year } }
      })
  }

  private func agree(_ a: [Double], _ b: [Double]) -> Bool {
    return a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-10 * max(1, abs($1)) }
  }

  private func bits(_ fit: BatchedFit, _ unit: Int) -> [UInt64] {
    let byParameter = [
      fit.coefficients, fit.standardErrors, fit.standardErrorsHC2, fit.standardErrorsHC3,
    ].flatMap { matrix in (0..<matrix.columnCount).map { matrix[unit, $0] } }
    let byUnit = [
      fit.residualSumOfSquares, fit.sigma, fit.totalSumOfSquares, fit.durbinWatson,
    ].map { $0[unit] }
    return (byParameter + byUnit).map(\.bitPattern)
  }
}
