import LinearAlgebra
import Testing

@Suite("Very many straight lines")
struct LineFitTests {
  @Test("every unit has the fit of the general path, for every number of years", arguments: 2...25)
  func equalsGeneralPath(t: Int) throws {
    var generator = SplitMix64(seed: UInt64(t))
    let years = (0..<t).map { 2_001 + Double($0 + $0 / 3) }
    for n in [1, 7, 8, 9, 100] {
      let values = generator.numbers(n * t, in: -50...150)
      let line = try LineFit(years: years)
      let fit = line.fit(values: values, unitCount: n)
      let design = Matrix(rows: years.map { [1, $0 - line.center] })
      let general = try leastSquares(
        design, Matrix(rowCount: n, columnCount: t, elements: values).transpose())
      let (coefficients, errors) = (general.coefficients, general.standardErrors)
      for i in 0..<n {
        #expect(close(fit[.level, i], coefficients[0, i]))
        #expect(close(fit[.slope, i], coefficients[1, i]))
        guard t > 2 else {
          #expect(fit[.residualDeviation, i].isNaN && fit[.slopeError, i].isNaN)
          continue
        }
        #expect(close(fit[.residualDeviation, i], general.sigma[i]))
        #expect(close(fit[.levelError, i], errors[0, i]))
        #expect(close(fit[.slopeError, i], errors[1, i]))
      }
    }
  }

  @Test("a small variation on a large level keeps its digits", arguments: [0.0, 1e6, 1e9, 1e12])
  func largeLevel(level: Double) throws {
    // Around year 3 of 1 to 5: values 2, 4, 5, 4, 5 have mean 4, slope 6/10 and Σe² = 6 − 3.6 = 2.4.
    // The unit of 1/1024 is a power of two, so that the values stand exactly on every level.
    let unit = 1.0 / 1_024
    let line = try LineFit(years: [1, 2, 3, 4, 5])
    let fit = line.fit(values: [2, 4, 5, 4, 5].map { level + unit * $0 }, unitCount: 1)
    let deviation = unit * 0.8.squareRoot()
    #expect(line.center == 3)
    #expect(fit[.level, 0] == level + unit * 4)
    #expect(close(fit[.slope, 0] / unit, 0.6))
    #expect(close(fit[.residualDeviation, 0] / deviation, 1))
    #expect(close(fit[.levelError, 0] / deviation, 0.2.squareRoot()))
    #expect(close(fit[.slopeError, 0] / deviation, 0.1.squareRoot()))
  }

  @Test("a slight scatter about a steep line keeps its digits")
  func steepLine() throws {
    // Residuals of 1, −2, 1 in units of 2⁻¹⁰ about 0, 2³⁰, 2³¹ are orthogonal to level and slope. A
    // difference of sums of squares would be wrong by some hundreds in place of 6 units squared.
    let (unit, step) = (1.0 / 1_024, 1_073_741_824.0)
    let fit = try LineFit(years: [0, 1, 2])
      .fit(values: [unit, step - 2 * unit, 2 * step + unit], unitCount: 1)
    #expect(fit[.slope, 0] == step)
    #expect(abs(fit[.residualDeviation, 0] / (unit * 6.0.squareRoot()) - 1) < 1e-6)
  }

  @Test(
    "a unit's bits depend neither on its neighbours, its place nor the worker", arguments: 2...21)
  func independentOfOthers(t: Int) throws {
    var generator = SplitMix64(seed: UInt64(300 + t))
    let n = 1_131
    let line = try LineFit(years: (0..<t).map(Double.init))
    let values = generator.numbers(n * t)
    let all = line.fit(values: values, unitCount: n)
    var part = FittedLines()
    for units in [0..<0, 0..<1, 3..<11, 5..<700, 300..<995, 1_130..<1_131, 64..<1_131] {
      line.fit(values: values, unitCount: n, units: units, into: &part)
      #expect(part.unitCount == units.count)
      for figure in FittedLines.Figure.allCases {
        let expected = all.values(of: figure)[units].map(\.bitPattern)
        #expect(part.values(of: figure).map(\.bitPattern) == expected)
      }
    }
  }

  @Test("a unit with gaps has the fit of the years it has", arguments: 3...21)
  func gaps(t: Int) throws {
    var generator = SplitMix64(seed: UInt64(500 + t))
    let n = 203
    let years = (0..<t).map { 2_001 + Double($0 + $0 / 3) }
    let line = try LineFit(years: years)
    let complete = generator.numbers(n * t, in: -50...150)
    let values = complete.map { Int.random(in: 0..<4, using: &generator) == 0 ? Double.nan : $0 }
    let fit = line.fit(values: values, unitCount: n)
    for i in 0..<n {
      let seen = (0..<t).filter { !values[$0 * n + i].isNaN }
      #expect(fit[.count, i] == Double(seen.count))
      guard seen.count > 1 else {
        #expect(fit[.slope, i].isNaN && fit[.slopeError, i].isNaN)
        continue
      }
      let own = try leastSquares(
        Matrix(rows: seen.map { [1, years[$0] - line.center] }),
        Matrix(rows: seen.map { [values[$0 * n + i]] }))
      #expect(close(fit[.level, i], own.coefficients[0, 0]))
      #expect(close(fit[.slope, i], own.coefficients[1, 0]))
      guard seen.count > 2 else {
        #expect(fit[.residualDeviation, i].isNaN && fit[.levelError, i].isNaN)
        continue
      }
      #expect(close(fit[.residualDeviation, i], own.sigma[0]))
      #expect(close(fit[.levelError, i], own.standardErrors[0, 0]))
      #expect(close(fit[.slopeError, i], own.standardErrors[1, 0]))
    }
  }

  @Test("a gap or an infinite value is its own unit's affair", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) throws {
    let (n, t) = (20, 6)
    let line = try LineFit(years: (0..<t).map(Double.init))
    var generator = SplitMix64(seed: 9)
    var values = generator.numbers(n * t)
    let before = line.fit(values: values, unitCount: n)
    let places = [(3, 0), (12, 4), (19, 5)]
    for (unit, j) in places { values[j * n + unit] = value }
    // The first of them has another gap.
    values[2 * n + 3] = .nan
    let after = line.fit(values: values, unitCount: n)
    for unit in 0..<n {
      if places.contains(where: { $0.0 == unit }) {
        #expect(after[.slopeError, unit].isNaN == value.isInfinite)
        #expect(after[.count, unit] == (value.isNaN ? 5 : 6) - (unit == 3 ? 1 : 0))
      } else {
        for figure in FittedLines.Figure.allCases {
          #expect(after[figure, unit].bitPattern == before[figure, unit].bitPattern)
        }
      }
    }
  }

  @Test("a constant series has slope and errors of zero")
  func constant() throws {
    let fit = try LineFit(years: [1, 2, 4]).fit(values: [0.1, 0.1, 0.1], unitCount: 1)
    #expect(fit[.level, 0] == 0.1)
    #expect(fit[.slope, 0] == 0 && fit[.slopeError, 0] == 0)
  }

  @Test("years without two different ones have no line")
  func noLine() {
    for years in [[], [2_020.0], [2_020.0, 2_020.0]] {
      let rank = min(1, years.count)
      #expect(
        throws: LinearAlgebraError.rankDeficient(rank: rank, columnCount: 2, aliasedColumns: [1])
      ) { try LineFit(years: years) }
    }
    #expect(throws: LinearAlgebraError.notFinite(argument: "years", row: 1, column: 0)) {
      try LineFit(years: [1, .nan])
    }
  }

  private func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-11 * max(1, abs(b)) }
}
