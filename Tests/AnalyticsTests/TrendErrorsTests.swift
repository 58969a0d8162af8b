import Analytics
import Foundation
import LinearAlgebra
import Panels
import Testing

/// The errors of a slope, against statsmodels 0.15 and against their definitions.
@Suite("Errors of trends")
struct TrendErrorsTests {
  /// Twelve years without a gap.
  private static let full: [Double?] = [
    18.3, 19.9, 19.1, 22.4, 24.0, 23.1, 26.6, 25.2, 28.9, 31.0, 29.4, 33.7,
  ]
  /// 2012, 2013, 2015, 2016, 2017, 2020, 2021, 2022.
  private static let gaps: [Double?] = [
    31.2, 30.1, nil, 27.9, 28.4, 24.0, nil, nil, 23.5, 19.9, 20.3,
  ]

  private static func row(
    _ series: [Double?], from year: Int, _ breaks: [SeriesBreak] = [],
    _ change: (inout TrendOptions) -> Void = { _ in }
  ) throws -> TrendRow {
    let set = PanelSet(
      units: UnitTable(codes: ["a"]), years: series.indices.map { year + $0 },
      [(Indicator(id: "x", kind: .number), [series])])
    var options = TrendOptions()
    change(&options)
    let rows = TrendRegression(panels: set, breaks: breaks, options: options)
      .rows(of: "x", units: 0..<1)
    return try #require(rows.count == 1 ? rows.first : nil)
  }

  // statsmodels 0.15: OLS(z, [1, year − mean]).fit(); HC2_se, HC3_se; hat_matrix_diag;
  // durbin_watson(resid); get_robustcov_results("HAC", maxlags=L, use_correction=True). The degrees of
  // freedom from numpy.linalg.eigvals of M diag(w² / (1 − h)) M.
  @Test("without gaps they are those of statsmodels")
  func statsmodels() throws {
    let row = try Self.row(Self.full, from: 2010)
    #expect(isClose(row.slope, 1.32097902, within: 1e-8))
    #expect(isClose(row.slopeError, 0.10641563, within: 1e-7))
    #expect(isClose(row.slopeHC2.error, 0.10720093, within: 1e-7))
    #expect(isClose(row.slopeErrorHC3, 0.12239354, within: 1e-7))
    #expect(isClose(row.slopeHC2.degreesOfFreedom, 5.51538307165669, within: 1e-10))
    #expect(isClose(row.durbinWatson, 3.0461597589611973))
    #expect(isClose(row.maxLeverage, 0.29487179, within: 1e-7) && row.maxLeverageYear == 2010)
    #expect(row.lag == 2 && isClose(row.slopeErrorNeweyWest, 0.05030919, within: 1e-7))
    for (lag, error) in [(0, 0.10313684), (1, 0.06892091), (3, 0.05277024)] {
      let row = try Self.row(Self.full, from: 2010) { $0.lag = lag }
      #expect(row.lag == lag && isClose(row.slopeErrorNeweyWest, error, within: 1e-7))
    }
  }

  @Test("with gaps there is no Durbin-Watson, and Newey-West counts years")
  func distances() throws {
    let years = [2012.0, 2013, 2015, 2016, 2017, 2020, 2021, 2022]
    let values = Self.gaps.compactMap { $0 }
    for lag in [0, 1, 2, 3, 5, 9, 14] {
      let row = try Self.row(Self.gaps, from: 2012) { $0.lag = lag }
      #expect(isClose(row.slopeHC2.error, 0.08036645, within: 1e-7))
      #expect(isClose(row.slopeHC2.degreesOfFreedom, 3.68556206032006, within: 1e-10))
      #expect(row.durbinWatson.isNaN && row.maxLeverageYear == 2012)
      let mean = years.reduce(0, +) / 8
      let sxx = years.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let scores = zip(years, values).map { year, value in
        (year - mean) / sxx * (value - row.level - row.slope * (year - mean))
      }
      var variance = 0.0
      for i in 0..<8 {
        for j in 0..<8 {
          let kernel = max(0, 1 - abs(years[i] - years[j]) / Double(lag + 1))
          variance += 8.0 / 6 * kernel * scores[i] * scores[j]
        }
      }
      #expect(isClose(row.slopeErrorNeweyWest, variance.squareRoot()))
    }
  }

  @Test("the usual lag is the floor of 4 (n / 100) to the power 2/9")
  func lags() {
    for n in 1...600 {
      #expect(
        NeweyWest.usualLag(observations: n) == Int(4 * pow(Double(n) / 100, 2.0 / 9) + 1e-12))
    }
  }

  /// `(X'X)⁻¹X'` of level, slope and a step, by dense algebra.
  private static func dense(
    _ years: [Double], step: Double?
  ) throws -> (operators: Matrix, maker: Matrix) {
    let n = years.count
    var elements = Array(repeating: 1.0, count: n) + years.map { $0 - 2000 }
    if let step { elements += years.map { $0 < step ? 0 : 1 } }
    let design = Matrix(rowCount: n, columnCount: elements.count / n, elements: elements)
    let operators = try leastSquares(design, .identity(n)).coefficients
    let hat = design.times(operators)
    var maker = Matrix.identity(n)
    for i in 0..<n { for j in 0..<n { maker[i, j] -= hat[i, j] } }
    return (operators, maker)
  }

  @Test("the degrees of freedom of HC2 are the match of moments of its quadratic form")
  func bellMcCaffrey() throws {
    for (count, step) in [(3, nil), (5, nil), (15, nil), (6, 2003.0), (9, 2002.0), (12, 2007.0)] {
      let years = (0..<count).map { 2000 + Double($0) }
      let (operators, maker) = try Self.dense(years, step: step)
      var weight = Matrix(rowCount: count, columnCount: count)
      for i in 0..<count {
        weight[i, i] = operators[1, i] * operators[1, i] / maker[i, i]
      }
      let form = maker.times(weight).times(maker)
      let square = form.times(form)
      let trace = { (matrix: Matrix) in (0..<count).reduce(0) { $0 + matrix[$1, $1] } }
      let breaks = step.map {
        [
          SeriesBreak(
            indicator: "x", year: Int($0), kind: .method, treatment: .levelShift)
        ]
      }
      let row = try Self.row(
        (0..<count).map { Double(($0 * 7) % 11) }, from: 2000, breaks ?? [])
      #expect(
        isClose(
          row.slopeHC2.degreesOfFreedom, trace(form) * trace(form) / trace(square), within: 1e-8))
      let p = twoSidedTail(row.slopeHC2.t, degreesOfFreedom: row.slopeHC2.degreesOfFreedom)
      #expect(isClose(row.slopeHC2.p, p, within: 1e-4))
      if step == nil {
        #expect(row.slopeHC2.degreesOfFreedom <= Double(count - 2) + 1e-9)
      }
    }
  }

  @Test("the error asked for, and no other, makes t, p and the interval")
  func choice() throws {
    for errors in TrendErrors.allCases {
      let row = try Self.row(Self.full, from: 2010) { $0.errors = errors }
      let (error, freedom) =
        switch errors {
        case .classical: (row.slopeError, 10.0)
        case .hc2: (row.slopeHC2.error, row.slopeHC2.degreesOfFreedom)
        case .hc3: (row.slopeErrorHC3, 10)
        case .neweyWest: (row.slopeErrorNeweyWest, 10)
        }
      #expect(row.slopeTest.degreesOfFreedom == freedom)
      #expect(isClose(row.slopeTest.t, row.slope / error))
      #expect(
        isClose(row.slopeTest.p, twoSidedTail(row.slopeTest.t, degreesOfFreedom: freedom)))
      let half = (row.slopeTest.high - row.slopeTest.low) / 2 / error
      #expect(isClose(twoSidedTail(half, degreesOfFreedom: freedom), 0.05, within: 1e-4))
      let plain = try Self.row(Self.full, from: 2010)
      #expect(row.slopeError == plain.slopeError && row.slopeHC2 == plain.slopeHC2)
    }
  }

  @Test("the error of the intercept is that of a regression on the bare year, with a step too")
  func intercept() throws {
    for step in [nil, 2016.0] {
      let years = (0..<12).map { 2010 + Double($0) }
      var elements = Array(repeating: 1.0, count: 12) + years
      if let step { elements += years.map { $0 < step ? -1 : 0 } }
      let fit = try leastSquares(
        Matrix(rowCount: 12, columnCount: elements.count / 12, elements: elements),
        Matrix(rowCount: 12, columnCount: 1, elements: Self.full.compactMap { $0 }))
      let breaks = step.map {
        [SeriesBreak(indicator: "x", year: Int($0), kind: .method, treatment: .levelShift)]
      }
      let row = try Self.row(Self.full, from: 2010, breaks ?? [])
      #expect(isClose(row.intercept, fit.coefficients[0, 0], within: 1e-8))
      #expect(isClose(row.interceptError, fit.standardErrors[0, 0], within: 1e-8))
      #expect(isClose(row.slopeError, fit.standardErrors[1, 0], within: 1e-8))
    }
  }

  @Test("an exact line has no Durbin-Watson statistic, and a year alone beyond a step leverage 1")
  func edges() throws {
    let line = try Self.row([1, 2, 3, 4, 5].map { $0 * 0.1 }, from: 2010)
    #expect(line.durbinWatson.isNaN)
    let step = try Self.row(
      [1, 2, 4, 5, 9], from: 2010,
      [SeriesBreak(indicator: "x", year: 2014, kind: .method, treatment: .levelShift)])
    #expect(isClose(step.maxLeverage, 1) && step.maxLeverageYear == 2014)
    #expect(step.slopeHC2.error.isFinite && step.slopeHC2.degreesOfFreedom > 0)
  }

  @Test("terms that the values cannot tell are named")
  func aliased() throws {
    let shift = { (year: Int) in
      SeriesBreak(indicator: "x", year: year, kind: .method, treatment: .levelShift)
    }
    #expect(try Self.row([nil, 4, nil], from: 2010).aliased == [.slope])
    #expect(
      try Self.row([nil, nil, 4, 5, 7], from: 2010, [shift(2012)]).aliased == [.shift(2012)])
    let both = try Self.row(
      [1, 3, 2, nil, 4, 6, 7], from: 2010, [shift(2013), shift(2014)])
    #expect(both.aliased == [.shift(2014)] && both.shifts.map(\.year) == [2013])
    #expect(both.aliased.map(\.description) == ["shift 2014"])
    #expect(try Self.row(Self.full, from: 2010).aliased.isEmpty)
  }
}
