import Analytics
import Foundation
import Panels
import Testing

@Suite("Trends")
struct TrendRegressionTests {
  /// The same quantities by the formulas of a textbook.
  private struct Line {
    var level = Double.nan
    var slope = Double.nan
    var center = Double.nan
    var levelError = Double.nan
    var slopeError = Double.nan
    var levelErrorHC3 = Double.nan
    var slopeErrorHC3 = Double.nan
    var deviation = Double.nan
    var rSquared = Double.nan

    init(_ points: [(year: Int, value: Double)]) {
      let n = Double(points.count)
      let years = points.map { Double($0.year) }
      let values = points.map(\.value)
      center = years.reduce(0, +) / n
      level = values.reduce(0, +) / n
      let x = years.map { $0 - center }
      let sxx = x.map { $0 * $0 }.reduce(0, +)
      slope = zip(x, values).map { $0 * ($1 - level) }.reduce(0, +) / sxx
      guard points.count > 2 else { return }
      let residuals = zip(x, values).map { $1 - level - slope * $0 }
      let rss = residuals.map { $0 * $0 }.reduce(0, +)
      let tss = values.map { ($0 - level) * ($0 - level) }.reduce(0, +)
      deviation = (rss / (n - 2)).squareRoot()
      rSquared = 1 - rss / tss
      levelError = deviation / n.squareRoot()
      slopeError = deviation / sxx.squareRoot()
      let scaled = zip(x, residuals).map { x, e in e / (1 - 1 / n - x * x / sxx) }
      levelErrorHC3 = scaled.map { $0 * $0 / (n * n) }.reduce(0, +).squareRoot()
      slopeErrorHC3 =
        zip(x, scaled).map { x, e in x * x * e * e / (sxx * sxx) }.reduce(0, +).squareRoot()
    }
  }

  private static func random(
    units: Int, periods: Int, using generator: inout SplitMix64
  ) -> PanelSet {
    var panel = Panel(
      indicator: Indicator(id: "x", kind: .number), unitCount: units, periodCount: periods)
    for unit in 0..<units {
      let slope = Double.random(in: -3...3, using: &generator)
      let isSparse = Bool.random(using: &generator)
      for period in 0..<periods where !isSparse || Bool.random(using: &generator) {
        panel[unit, period] =
          50 + slope * Double(period) + Double.random(in: -5...5, using: &generator)
      }
    }
    return PanelSet(
      units: UnitTable(codes: (0..<units).map { "u\(1_000 + $0)" }),
      years: (0..<periods).map { 2010 + $0 }, panels: [panel])
  }

  private static func points(
    _ set: PanelSet, _ unit: Int, _ years: ClosedRange<Int>
  ) -> [(year: Int, value: Double)] {
    years.compactMap { year in
      guard let period = set.period(of: year), let value = set.panel("x")?[unit, period],
        !value.isNaN
      else { return nil }
      return (year, value)
    }
  }

  private static func check(_ row: TrendRow, _ points: [(year: Int, value: Double)]) {
    #expect(row.n == points.count && row.dropped == row.lastYear - row.firstYear + 1 - row.n)
    #expect(row.lastObservedYear == points.last?.year)
    #expect(isClose(row.lastValue, points.last?.value ?? .nan))
    guard points.count >= 2 else {
      #expect(row.slope.isNaN && row.level.isNaN && row.slopeTest.p.isNaN)
      #expect(row.status == (points.isEmpty ? .missing : .onePoint))
      return
    }
    let line = Line(points)
    #expect(isClose(row.slope, line.slope) && isClose(row.level, line.level))
    #expect(isClose(row.centerYear, line.center))
    #expect(isClose(row.intercept, line.level - line.slope * line.center, within: 1e-7))
    guard points.count > 2 else {
      #expect(row.status == .twoPoints)
      #expect(
        row.slopeError.isNaN && row.slopeTest.p.isNaN && row.rSquared.isNaN
          && row.slopeTest.low.isNaN)
      return
    }
    #expect(row.status == .ok)
    #expect(isClose(row.levelError, line.levelError) && isClose(row.slopeError, line.slopeError))
    #expect(isClose(row.levelErrorHC3, line.levelErrorHC3))
    #expect(isClose(row.slopeErrorHC3, line.slopeErrorHC3))
    #expect(isClose(row.residualDeviation, line.deviation) && isClose(row.rSquared, line.rSquared))
    let intercept =
      line.levelError * line.levelError
      + line.center * line.center * line.slopeError * line.slopeError
    #expect(isClose(row.interceptError, intercept.squareRoot()))
    #expect(isClose(row.slopeTest.t, line.slope / line.slopeError, within: 1e-8))
    let freedom = Double(points.count - 2)
    #expect(
      isClose(
        row.slopeTest.p, twoSidedTail(row.slopeTest.t, degreesOfFreedom: freedom), within: 1e-6))
    let quantile = (row.slopeTest.high - row.slope) / row.slopeError
    #expect(isClose(row.slopeTest.high - row.slope, row.slope - row.slopeTest.low))
    #expect(isClose(twoSidedTail(quantile, degreesOfFreedom: freedom), 0.05, within: 1e-6))
  }

  @Test(
    "every figure of a trend is what the formulas of a textbook give, whatever years are missing")
  func formulas() {
    var generator = SplitMix64(seed: 21)
    for periods in [1, 2, 3, 5, 9, 15] {
      let set = Self.random(units: 70, periods: periods, using: &generator)
      let rows = TrendRegression(panels: set).rows(of: "x", units: 0..<70)
      #expect(rows.map(\.unit) == Array(0..<70))
      for row in rows { Self.check(row, Self.points(set, row.unit, row.firstYear...row.lastYear)) }
    }
  }

  @Test("no line crosses a declared break: each segment has the line of its own points")
  func breaks() {
    var generator = SplitMix64(seed: 22)
    let set = Self.random(units: 40, periods: 12, using: &generator)
    let breaks = [
      SeriesBreak(indicator: "x", year: 2014, kind: .povertyStandard),
      SeriesBreak(indicator: "x", year: 2018, kind: .units, units: ["u1003", "u1007"]),
      SeriesBreak(indicator: "other", year: 2016, kind: .method),
    ]
    let rows = TrendRegression(panels: set, breaks: breaks).rows(of: "x", units: 0..<40)
    for unit in 0..<40 {
      let own = rows.filter { $0.unit == unit }
      let expected =
        unit == 3 || unit == 7
        ? [2010...2013, 2014...2017, 2018...2021] : [2010...2013, 2014...2021]
      #expect(own.map { $0.firstYear...$0.lastYear } == expected)
      for row in own { Self.check(row, Self.points(set, unit, row.firstYear...row.lastYear)) }
    }
  }

  @Test("a value before a break does not touch the line after it")
  func independence() {
    var generator = SplitMix64(seed: 23)
    let set = Self.random(units: 10, periods: 8, using: &generator)
    let breaks = [SeriesBreak(indicator: "x", year: 2014, kind: .method)]
    guard var panel = set.panel("x") else { return }
    for unit in 0..<10 { panel[unit, 1] = 1_000 }
    let before = TrendRegression(panels: set, breaks: breaks).rows(of: "x", units: 0..<10)
    let after = TrendRegression(panels: set.with(panel), breaks: breaks).rows(
      of: "x", units: 0..<10)
    for (old, new) in zip(before, after) where old.firstYear == 2014 {
      #expect(
        isClose(old.slope, new.slope, within: 0)
          && isClose(old.slopeTest.p, new.slopeTest.p, within: 0))
    }
  }

  @Test("constant, two points, one point and nothing each have a row that says so")
  func statuses() {
    let set = PanelSet(
      units: UnitTable(codes: ["a", "b", "c", "d", "e", "f"]), years: [2018, 2019, 2020, 2021],
      [
        (
          Indicator(id: "x", kind: .number),
          [
            [7, 7, nil, 7], [nil, 3, nil, 5], [nil, nil, 4, nil], [nil, nil, nil, nil],
            [2, 2, nil, nil],
            [1, 2, 3, 5],
          ]
        )
      ])
    let rows = TrendRegression(panels: set).rows(of: "x", units: 0..<6)
    #expect(rows.map(\.status) == [.constant, .twoPoints, .onePoint, .missing, .constant, .ok])
    #expect(rows[0].slope == 0 && rows[0].level == 7 && rows[0].intercept == 7)
    #expect(rows[0].residualDeviation == 0 && rows[0].slopeTest.p.isNaN && rows[0].dropped == 1)
    #expect(isClose(rows[1].slope, 1) && rows[1].slopeError.isNaN)
    #expect(rows[4].slope == 0 && rows[4].residualDeviation.isNaN)
    #expect(rows[2].lastValue == 4 && rows[2].lastObservedYear == 2020)
    #expect(rows[3].lastObservedYear == nil && rows[3].n == 0 && rows[3].dropped == 4)
  }

  @Test("a trend does not depend on which other units are fitted with it")
  func blocks() {
    var generator = SplitMix64(seed: 24)
    let set = Self.random(units: 150, periods: 7, using: &generator)
    let whole = TrendRegression(panels: set).rows(of: "x", units: 0..<150)
    for units in [0..<1, 3..<10, 64..<128, 149..<150] {
      let part = TrendRegression(panels: set).rows(of: "x", units: units)
      for (row, expected) in zip(part, whole[units]) {
        #expect(row.unit == expected.unit && row.status == expected.status)
        #expect(
          isClose(row.slope, expected.slope) && isClose(row.slopeErrorHC3, expected.slopeErrorHC3))
        #expect(isClose(row.slopeErrorNeweyWest, expected.slopeErrorNeweyWest, within: 0))
        #expect(isClose(row.slopeHC2.p, expected.slopeHC2.p, within: 0))
      }
    }
  }

  @Test("shifting the years or scaling the values shifts and scales the trend")
  func equivariance() {
    var generator = SplitMix64(seed: 25)
    let set = Self.random(units: 20, periods: 9, using: &generator)
    guard var panel = set.panel("x") else { return }
    for cell in panel.values.indices { panel.values[cell] = 3 * panel.values[cell] + 10 }
    let changed = PanelSet(units: set.units, years: set.years.map { $0 + 100 }, panels: [panel])
    let old = TrendRegression(panels: set).rows(of: "x", units: 0..<20)
    let new = TrendRegression(panels: changed).rows(of: "x", units: 0..<20)
    for (old, new) in zip(old, new) {
      #expect(isClose(new.slope, 3 * old.slope) && isClose(new.level, 3 * old.level + 10))
      #expect(
        isClose(new.slopeError, 3 * old.slopeError)
          && isClose(new.slopeTest.t, old.slopeTest.t, within: 1e-8))
      #expect(isClose(new.rSquared, old.rSquared) && isClose(new.centerYear, old.centerYear + 100))
    }
  }

  @Test("an indicator without a panel has no rows")
  func nothing() {
    let set = PanelSet(units: UnitTable(codes: ["a"]), years: [2020], panels: [])
    #expect(TrendRegression(panels: set).rows(of: "x", units: 0..<1).isEmpty)
  }
}
