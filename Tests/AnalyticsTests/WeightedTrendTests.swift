import Analytics
import Foundation
import LinearAlgebra
import Panels
import Testing

@Suite("Weighted trends")
struct WeightedTrendTests {
  private static let years = Array(2012...2022)
  private static let values: [Double?] = [
    31.2, 30.1, nil, 27.9, 28.4, 24.0, nil, nil, 23.5, 19.9, 20.3,
  ]
  private static let weights: [Double?] = [3, 1, 9, 2, 5, 4, nil, 1, 2, 1, 6]

  private static func row(
    _ kind: TrendWeights.Kind, _ values: [Double?] = Self.values,
    weights: [Double?] = Self.weights, errors: TrendErrors = .classical, lag: Int? = nil,
    breaks: [SeriesBreak] = []
  ) throws -> TrendRow {
    let set = PanelSet(
      units: UnitTable(codes: ["a"]), years: Array(years.prefix(values.count)),
      [
        (Indicator(id: "x", kind: .number), [values]),
        (Indicator(id: "w", kind: .number), [weights]),
      ])
    var options = TrendOptions()
    options.errors = errors
    options.lag = lag
    options.weights = TrendWeights(kind, of: "w")
    let rows = TrendRegression(panels: set, breaks: breaks, options: options)
      .rows(of: "x", units: 0..<1)
    return try #require(rows.first)
  }

  // statsmodels 0.15: WLS(z, [1, year], weights=w).fit(); params, bse. The residual deviation there is
  // for weight 1, here for mean weight: 2.1763395646610992 / √3.
  @Test("analytic weights are weighted least squares, whatever their scale")
  func analytic() throws {
    let weights: [Double?] = [3, 1, 9, 2, 5, 4, nil, 1, 2, 1, 6]
    let row = try Self.row(.analytic, weights: weights)
    #expect(row.n == 8 && row.dropped == 3 && row.unweighted == 0)
    #expect(isClose(row.slope, -1.11879433, within: 1e-8))
    #expect(isClose(row.intercept, 2282.42589, within: 1e-8))
    #expect(isClose(row.slopeError, 0.129599135, within: 1e-8))
    #expect(isClose(row.interceptError, 261.466632, within: 1e-8))
    #expect(isClose(row.rSquared, 0.9254880765841778))
    #expect(isClose(row.residualDeviation, 2.1763395646610992 / 3.0.squareRoot()))
    let scaled = try Self.row(.analytic, weights: weights.map { $0.map { $0 * 1_000 } })
    #expect(isClose(scaled.slope, row.slope) && isClose(scaled.slopeError, row.slopeError))
    #expect(isClose(scaled.residualDeviation, row.residualDeviation))
    #expect(isClose(scaled.slopeHC2.error, row.slopeHC2.error))
    #expect(isClose(scaled.slopeHC2.degreesOfFreedom, row.slopeHC2.degreesOfFreedom))
    #expect(isClose(scaled.slopeErrorNeweyWest, row.slopeErrorNeweyWest))
    #expect(row.durbinWatson.isNaN)
  }

  @Test("equal weights change nothing, of whatever kind but precision")
  func equal() throws {
    let plain = try #require(
      TrendRegression(
        panels: PanelSet(
          units: UnitTable(codes: ["a"]), years: Self.years,
          [(Indicator(id: "x", kind: .number), [Self.values])])
      ).rows(of: "x", units: 0..<1).first)
    for (kind, weight) in [(TrendWeights.Kind.analytic, 0.25), (.frequency, 1)] {
      let row = try Self.row(kind, weights: Self.years.map { _ in weight })
      #expect(row.n == plain.n && row.dropped == plain.dropped)
      for path in [
        \TrendRow.slope, \.level, \.slopeError, \.levelError, \.slopeErrorHC3, \.levelErrorHC3,
        \.slopeErrorNeweyWest, \.slopeHC2.error, \.slopeHC2.degreesOfFreedom, \.slopeTest.p,
        \.slopeTest.low, \.intercept, \.interceptError, \.rSquared, \.residualDeviation,
        \.maxLeverage, \.centerYear,
      ] { #expect(isClose(row[keyPath: path], plain[keyPath: path])) }
      #expect(row.rank == plain.rank && row.lag == plain.lag)
    }
  }

  // statsmodels 0.15: OLS on numpy.repeat(z, w), numpy.repeat([1, year], w); bse, HC2_se, HC3_se,
  // df_resid, pvalues.
  @Test("frequency weights are written-out rows")
  func frequency() throws {
    let row = try Self.row(.frequency)
    #expect(row.n == 24 && row.dropped == 3)
    #expect(isClose(row.slope, -1.11879433, within: 1e-8))
    #expect(isClose(row.slopeError, 0.0676809410, within: 1e-8))
    #expect(isClose(row.interceptError, 136.546495, within: 1e-8))
    #expect(isClose(row.slopeHC2.error, 0.0312820903, within: 1e-8))
    #expect(isClose(row.slopeErrorHC3, 0.0324890511, within: 1e-8))
    #expect(row.slopeTest.degreesOfFreedom == 22)
    #expect(isClose(row.slopeTest.p * 1e14, 6.84931908, within: 1e-4))
  }

  @Test("the freedom of HC2 with frequency weights is that of the written-out rows")
  func frequencyFreedom() throws {
    let written = Self.years.indices.flatMap { index -> [Double] in
      let count = Self.values[index] == nil ? 0 : Int(Self.weights[index] ?? 0)
      return Array(repeating: Double(Self.years[index]) - 2017, count: count)
    }
    let n = written.count
    let ones = [Double](repeating: 1, count: n)
    let design = Matrix(rowCount: n, columnCount: 2, elements: ones + written)
    let operators = try leastSquares(design, .identity(n)).coefficients
    let hat = design.times(operators)
    var maker = Matrix.identity(n)
    for i in 0..<n { for j in 0..<n { maker[i, j] -= hat[i, j] } }
    var weight = Matrix(rowCount: n, columnCount: n)
    for i in 0..<n { weight[i, i] = operators[1, i] * operators[1, i] / maker[i, i] }
    let form = maker.times(weight).times(maker)
    let square = form.times(form)
    let trace = { (matrix: Matrix) in (0..<n).reduce(0) { $0 + matrix[$1, $1] } }
    let row = try Self.row(.frequency)
    #expect(
      isClose(row.slopeHC2.degreesOfFreedom, trace(form) * trace(form) / trace(square)))
    #expect(isClose(row.maxLeverage, (0..<n).map { hat[$0, $0] }.max() ?? .nan))
  }

  // statsmodels 0.15: GLS(z, [1, year], sigma=1/w).fit(); the root of normalized_cov_params.
  @Test("precision weights are known variances: normal, and not scaled by the residuals")
  func precision() throws {
    let row = try Self.row(.precision)
    #expect(isClose(row.slope, -1.11879433, within: 1e-8))
    #expect(isClose(row.slopeError, 0.0595491334, within: 1e-8))
    #expect(isClose(row.interceptError, 120.140550, within: 1e-8))
    #expect(row.slopeTest.degreesOfFreedom == .infinity)
    let half = (row.slopeTest.high - row.slopeTest.low) / 2 / row.slopeError
    #expect(isClose(half, 1.959963984540054))
    #expect(isClose(row.slopeTest.p, erfc(-row.slopeTest.t / 2.0.squareRoot()), within: 1e-12))
    // Two values have a known error too: √(σ₁² + σ₂²) over the years between them.
    let two = try Self.row(.precision, [5, nil, nil, nil, 9], weights: [4, 1, 1, 1, 0.25])
    #expect(two.status == .twoPoints && isClose(two.slope, 1))
    #expect(isClose(two.slopeError, (0.25 + 4.0).squareRoot() / 4))
    let still = try Self.row(.precision, [7, nil, nil, nil, 7], weights: [4, 1, 1, 1, 0.25])
    #expect(still.status == .constant && still.slopeTest.p == 1)
    #expect(isClose(still.slopeError, two.slopeError))
  }

  @Test("years without a usable weight are dropped, counted and no reason to stop")
  func unusable() throws {
    let series: [Double?] = [1, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10]
    let odd: [Double?] = [1, 0, -2, nil, 1, 1.5, 1, 1, 1, 1, 1]
    let analytic = try Self.row(.analytic, series, weights: odd)
    #expect(analytic.n == 8 && analytic.dropped == 3 && analytic.unweighted == 3)
    let frequency = try Self.row(.frequency, series, weights: odd)
    #expect(frequency.n == 7 && frequency.dropped == 4 && frequency.unweighted == 4)
    let none = try Self.row(.precision, series, weights: series.map { _ in 0 })
    #expect(none.status == .missing && none.unweighted == 11 && none.slope.isNaN)
    #expect(none.lastObservedYear == 2022)
    let one = try Self.row(.analytic, series, weights: [1] + Array(repeating: nil, count: 10))
    #expect(one.status == .onePoint && one.aliased == [.slope])
    let huge = try Self.row(
      .analytic, [1.7e308, 1, -1.7e308, 2], weights: [1e100, 1, 1e-100, 1e101])
    #expect(huge.unweighted == 1 && huge.status == .overflow && huge.slope.isNaN)
  }

  @Test("a step that lost the values of one side with their weights is named, and the line stands")
  func aliased() throws {
    let series: [Double?] = [1, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10]
    let late: [Double?] = [0, 0, 0, 1, 2, 1, 2, 1, 2, 1, 2]
    let shift = SeriesBreak(
      indicator: "x", year: 2015, kind: .method, treatment: .levelShift)
    let row = try Self.row(.analytic, series, weights: late, breaks: [shift])
    let plain = try Self.row(.analytic, series, weights: late)
    #expect(row.aliased == [.shift(2015)] && row.shifts.isEmpty && row.status == .ok)
    #expect(isClose(row.slope, plain.slope) && isClose(row.slopeError, plain.slopeError))
    #expect(isClose(row.level, plain.level) && isClose(row.rSquared, plain.rSquared))
    #expect(isClose(row.slopeTest.degreesOfFreedom, 6))
  }

  @Test("Newey-West with weights sums the scores of a year")
  func neweyWest() throws {
    for kind in [TrendWeights.Kind.analytic, .frequency] {
      let row = try Self.row(kind, lag: 2)
      let used = Self.years.indices.filter { Self.values[$0] != nil }
      let w = used.map { Self.weights[$0] ?? 0 }
      let x = used.map { Double(Self.years[$0]) - row.centerYear }
      let sxx = zip(w, x).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
      let scores = used.indices.map { i -> Double in
        let residual = (Self.values[used[i]] ?? 0) - row.level - row.slope * x[i]
        return w[i] * x[i] * residual / sxx
      }
      var variance = 0.0
      for i in scores.indices {
        for j in scores.indices {
          variance += max(0, 1 - abs(x[i] - x[j]) / 3) * scores[i] * scores[j]
        }
      }
      variance *= kind == .frequency ? 24.0 / 22 : 8.0 / 6
      #expect(isClose(row.slopeErrorNeweyWest, variance.squareRoot()))
    }
  }
}
