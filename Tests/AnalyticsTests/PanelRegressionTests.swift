import Analytics
import Foundation
import LinearAlgebra
import Panels
import Testing

/// Pooled regressions against Grunfeld's investment data: ten American firms, 1935 to 1954 (Y. Grunfeld,
/// thesis, Chicago 1958; the ten firms of B. Baltagi, *Econometric Analysis of Panel Data*, as
/// statsmodels 0.15 ships them, in the public domain).
///
/// The figures that are quoted come from NumPy 2 and statsmodels 0.15: least squares with a dummy for each
/// firm, `OLS(...).fit(cov_type="cluster")` brought to this package's `k`; CR2 and its degrees of freedom
/// from the dense residual maker of the dummy-variable regression, by eigenvalues. The first are also
/// those printed by Stata's `xtreg invest mvalue kstock, fe vce(cluster company)`: .1101238 (.0151945) and
/// .3100653 (.0527518).
@Suite("Pooled panel regressions")
struct PanelRegressionTests {
  private static let years = Array(1935...1954)

  /// The data; `isKept` drops observations of all three variables.
  private static func grunfeld(_ isKept: (Int) -> Bool = { _ in true }) throws -> PanelSet {
    let url = try #require(
      Bundle.module.url(forResource: "grunfeld", withExtension: "csv", subdirectory: "Fixtures"))
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
    var panels = ["invest", "value", "capital"].map { id in
      Panel(
        indicator: Indicator(id: id, kind: id == "invest" ? .positive : .number), unitCount: 10,
        periodCount: 20)
    }
    for (index, line) in lines.enumerated() where isKept(index) {
      let numbers = try line.split(separator: ",").map { try #require(Double($0)) }
      for j in 0..<3 { panels[j][Int(numbers[0]), Int(numbers[1]) - 1935] = numbers[2 + j] }
    }
    let units = UnitTable(
      codes: (0..<10).map { "firm\($0)" },
      levels: [
        CategoryColumn(
          name: "group", values: ["a", "a", "a", "a", "b", "b", "b", "c", "c", "c"])
      ])
    return PanelSet(units: units, years: years, panels: panels)
  }

  /// Observations left out so that the panel is unbalanced, and one firm has a single one.
  private static func isKept(_ index: Int) -> Bool {
    index < 181 && !(index * 7 % 5 == 0 && index % 3 != 0)
  }

  private static func specification(
    _ regressors: [String], _ time: PanelSpecification.Time
  ) -> PanelSpecification {
    var specification = PanelSpecification()
    specification.regressors = regressors
    specification.time = time
    return specification
  }

  /// What a row has to be.
  private struct Expected {
    var estimate, error, error2, freedom2, deviation, rSquared: Double
  }

  private static func check(_ row: PanelRegressionRow?, _ expected: Expected) throws {
    let row = try #require(row)
    #expect(row.status == .ok)
    #expect(isClose(row.estimate / expected.estimate, 1, within: 1e-10))
    #expect(isClose(row.test.error / expected.error, 1, within: 1e-9))
    #expect(isClose(row.smallSampleTest.error / expected.error2, 1, within: 1e-8))
    #expect(
      isClose(row.smallSampleTest.degreesOfFreedom / expected.freedom2, 1, within: 1e-7))
    #expect(isClose(row.residualDeviation / expected.deviation, 1, within: 1e-10))
    #expect(isClose(row.rSquaredWithin, expected.rSquared, within: 1e-10))
    #expect(row.test.degreesOfFreedom == Double(row.clusters - 1))
    #expect(isClose(row.test.t, row.estimate / row.test.error))
    #expect(
      isClose(
        row.test.p, twoSidedTail(row.test.t, degreesOfFreedom: row.test.degreesOfFreedom),
        within: 1e-6))
  }

  @Test("two regressors within firms, errors by firm and by group of firms")
  func oneWay() throws {
    let rows = PanelRegression(
      panels: try Self.grunfeld(), specification: Self.specification(["value", "capital"], .none)
    ).rows(of: "invest").filter { $0.scale == .identity }
    #expect(rows.map(\.term) == ["value", "capital", "value", "capital", "value", "capital"])
    #expect(rows.map(\.cluster) == ["unit", "unit", "group", "group", "year", "year"])
    #expect(rows.map(\.clusters) == [10, 10, 3, 3, 20, 20])
    let (sd, r2) = (52.76796595263015, 0.7667575837481405)
    try Self.check(
      rows[0],
      Expected(
        estimate: 0.11012380412071862, error: 0.015194493942717355, error2: 0.020631106833892875,
        freedom2: 1.8125684029114015, deviation: sd, rSquared: r2))
    try Self.check(
      rows[1],
      Expected(
        estimate: 0.31006534130013913, error: 0.052751771758775996, error2: 0.08267530204897476,
        freedom2: 1.799531192837688, deviation: sd, rSquared: r2))
    try Self.check(
      rows[2],
      Expected(
        estimate: 0.11012380412071862, error: 0.0062298348943138375,
        error2: 0.007542888691809144, freedom2: 1.0885318755787616, deviation: sd, rSquared: r2))
    try Self.check(
      rows[3],
      Expected(
        estimate: 0.31006534130013913, error: 0.050001391174401236, error2: 0.09119672775532026,
        freedom2: 1.0666603024313135, deviation: sd, rSquared: r2))
    let size = rows[0].sample
    #expect(size.observations == 200 && size.units == 10 && size.effects == 10 && size.years == 20)
    #expect(size.incomplete == 0 && size.singletons == 0)
  }

  @Test("effects of years, on the balanced panel and on one with gaps and a lone observation")
  func twoWay() throws {
    let specification = Self.specification(["value", "capital"], .effects)
    let whole = PanelRegression(panels: try Self.grunfeld(), specification: specification)
      .rows(of: "invest")
    try Self.check(
      whole.first,
      Expected(
        estimate: 0.11771585508260682, error: 0.010824429476863606, error2: 0.020814823274307163,
        freedom2: 2.388671120310113, deviation: 51.72452466621976, rSquared: 0.7201452129244066))
    let part = PanelRegression(
      panels: try Self.grunfeld(Self.isKept), specification: specification
    ).rows(of: "invest").filter { $0.scale == .identity }
    let (sd, r2) = (56.410479430695744, 0.7312728173718519)
    try Self.check(
      part[1],
      Expected(
        estimate: 0.37882826066136654, error: 0.04645232443240774, error2: 0.10487419914264687,
        freedom2: 1.8786991672342954, deviation: sd, rSquared: r2))
    try Self.check(
      part[3],
      Expected(
        estimate: 0.37882826066136654, error: 0.012251719836139643, error2: 0.05800733048353181,
        freedom2: 1.3945729307827857, deviation: sd, rSquared: r2))
    let size = part[0].sample
    #expect(size.observations == 156 && size.units == 9 && size.effects == 9 && size.years == 20)
    #expect(size.incomplete == 0 && size.singletons == 1)
  }

  @Test("a slope a year on the log scale, alone and beside a regressor")
  func logarithm() throws {
    let alone = PanelRegression(panels: try Self.grunfeld()).rows(of: "invest")
    #expect(alone.map(\.scale) == [.identity, .identity, .identity, .log, .log, .log])
    try Self.check(
      alone[3],
      Expected(
        estimate: 0.059767076038612275, error: 0.005811211444687496,
        error2: 0.005796592021666443, freedom2: 9, deviation: 0.271183141040568,
        rSquared: 0.6308689027403682))
    let beside = PanelRegression(
      panels: try Self.grunfeld(Self.isKept), specification: Self.specification(["value"], .linear)
    ).rows(of: "invest").filter { $0.scale == .log && $0.cluster == "unit" }
    #expect(beside.map(\.term) == ["year", "value"])
    try Self.check(
      beside[1],
      Expected(
        estimate: 0.00027222409870278043, error: 7.80530532904077e-05,
        error2: 0.0001199720199287716, freedom2: 1.5539113223742762,
        deviation: 0.22906647033665314, rSquared: 0.7179953513609937))
  }

  @Test("clustered by year the error of a slope is HC1 of the line through the means of the years")
  func byYear() throws {
    let set = try Self.grunfeld()
    let rows = PanelRegression(panels: set).rows(of: "invest").filter { $0.cluster == "year" }
    let row = try #require(rows.first)
    let panel = try #require(set.panel("invest"))
    let means = (0..<20).map { period in (0..<10).reduce(0) { $0 + panel[$1, period] } / 10 }
    let design = Matrix(
      rowCount: 20, columnCount: 2,
      elements: Array(repeating: 1, count: 20) + (0..<20).map { Double($0) - 9.5 })
    let fit = try leastSquares(design, Matrix(rowCount: 20, columnCount: 1, elements: means))
    let meat = (0..<20).reduce(0.0) { sum, period in
      let part = (Double(period) - 9.5) * fit.residuals[period, 0]
      return sum + part * part
    }
    #expect(isClose(row.estimate, fit.coefficients[1, 0]))
    #expect(isClose(row.test.error, (20.0 / 18 * meat).squareRoot() / 665))
    #expect(row.clusters == 20 && row.test.degreesOfFreedom == 18)
    #expect(row.smallSampleTest.error.isNaN)
  }

  @Test("the estimates are those of a regression with a dummy for each unit, breaks included")
  func dummies() throws {
    let set = try Self.grunfeld(Self.isKept)
    let breaks = [
      SeriesBreak(indicator: "invest", year: 1944, kind: .method),
      SeriesBreak(
        indicator: "invest", year: 1949, kind: .method, treatment: .levelShift, units: ["firm2"]),
    ]
    let rows = PanelRegression(
      panels: set, breaks: breaks, specification: Self.specification(["capital"], .linear)
    ).rows(of: "invest").filter { $0.scale == .identity && $0.cluster == "unit" }
    var observations: [(effect: Int, year: Double, capital: Double, invest: Double)] = []
    for unit in 0..<10 {
      for period in 0..<20 {
        let value = try #require(set.panel("invest"))[unit, period]
        if value.isNaN { continue }
        let regime = period >= 14 && unit == 2 ? 2 : period >= 9 ? 1 : 0
        observations.append(
          (
            unit * 3 + regime, Double(period), try #require(set.panel("capital"))[unit, period],
            value
          ))
      }
    }
    let effects = Set(observations.map(\.effect)).sorted()
    let design = Matrix(
      rowCount: observations.count, columnCount: effects.count + 2,
      elements: effects.flatMap { effect in observations.map { $0.effect == effect ? 1.0 : 0 } }
        + observations.map(\.year) + observations.map(\.capital))
    let fit = try leastSquares(
      design,
      Matrix(
        rowCount: observations.count, columnCount: 1, elements: observations.map(\.invest)))
    #expect(isClose(rows[0].estimate, fit.coefficients[effects.count, 0]))
    #expect(isClose(rows[1].estimate, fit.coefficients[effects.count + 1, 0]))
    #expect(isClose(rows[0].residualDeviation, fit.sigma[0]))
    #expect(rows[0].sample.effects + rows[0].sample.singletons == effects.count)
  }

  @Test("what depends on the effects or on terms before it is named, and changes nothing else")
  func aliased() throws {
    var set = try Self.grunfeld(Self.isKept)
    for (id, value) in [
      ("fixed", { (unit: Int, _: Int) in 1e6 / Double(unit + 3) }),
      ("calendar", { (unit, period) in 1e5 * Double(unit) + 7.3 * Double(period) }),
    ] {
      var panel = Panel(
        indicator: Indicator(id: id, kind: .number), unitCount: 10, periodCount: 20)
      for unit in 0..<10 { for period in 0..<20 { panel[unit, period] = value(unit, period) } }
      set = set.with(panel)
    }
    let specification = Self.specification(["fixed", "calendar", "value"], .linear)
    let rows = PanelRegression(panels: set, specification: specification).rows(of: "invest")
      .filter { $0.scale == .log && $0.cluster == "unit" }
    #expect(rows.map(\.term) == ["year", "fixed", "calendar", "value"])
    #expect(rows.map(\.status) == [.ok, .aliased, .aliased, .ok])
    #expect(rows[1].estimate.isNaN && rows[1].test.error.isNaN)
    #expect(isClose(rows[3].estimate, 0.00027222409870278043, within: 1e-12))
    #expect(isClose(rows[3].test.error, 7.80530532904077e-05, within: 1e-12))
  }

  @Test("without clusters, observations, variation or freedom there is a row that says so")
  func statuses() throws {
    let years = [2018, 2019, 2020]
    let group = { (labels: [String]) in CategoryColumn(name: "group", values: labels) }
    func status(
      _ rows: [[Double?]], _ labels: [String]
    ) -> [(PanelStatus, String, Bool, Bool)] {
      let units = UnitTable(
        codes: rows.indices.map { "u\($0)" }, levels: [group(labels)])
      return PanelRegression(
        panels: PanelSet(units: units, years: years, [(Indicator(id: "x", kind: .number), rows)])
      ).rows(of: "x").map { ($0.status, $0.cluster, $0.estimate.isNaN, $0.test.error.isNaN) }
    }
    let fine = status([[1, 2, 4], [2, 3, 3]], ["a", "a"])
    #expect(fine[0] == (.ok, "unit", false, false))
    #expect(fine[1] == (.fewClusters, "group", false, true))
    #expect(status([[1, 2, 4], [2, 3, 3]], ["a", ""])[1] == (.unlabelled, "group", false, true))
    #expect(
      status([[1, 2, 4], [2, nil, nil]], ["a", "b"])[0] == (.fewClusters, "unit", false, true))
    #expect(
      status([[1, nil, 4], [nil, nil, 3]], ["a", "b"])[0] == (.exactFit, "unit", false, true))
    #expect(
      status([[1, nil, nil], [nil, nil, 3]], ["a", "b"])[0] == (.missing, "unit", true, true))
    #expect(
      status([[-1.7e308, 1.7e308, 1], [2, 3, 3]], ["a", "b"])[0] == (.overflow, "unit", true, true))
    let constant = status([[1, 1, 1], [3, 3, 3]], ["a", "b"])
    #expect(constant[0] == (.constant, "unit", false, true))
  }

  @Test("an observation without a regressor's value is counted, not used")
  func incomplete() throws {
    var set = try Self.grunfeld()
    var capital = try #require(set.panel("capital"))
    for index in 0..<200 where !Self.isKept(index) { capital[index / 20, index % 20] = .nan }
    set = set.with(capital)
    let expected = PanelRegression(
      panels: try Self.grunfeld(Self.isKept),
      specification: Self.specification(["value", "capital"], .effects)
    ).rows(of: "invest")
    let rows = PanelRegression(
      panels: set, specification: Self.specification(["value", "capital"], .effects)
    ).rows(of: "invest")
    #expect(rows[0].sample.incomplete == 43 && rows[0].sample.singletons == 1)
    for (row, other) in zip(rows, expected) {
      #expect(row.estimate == other.estimate && row.test.error == other.test.error)
    }
  }
}
