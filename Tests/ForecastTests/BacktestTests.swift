import Foundation
import Panels
import Testing

@testable import Forecast

@Suite("Backtests")
struct BacktestTests {
  private static let groups = [(0..<40).map { "p\($0 % 3)" }]

  /// Forty walks over 2010 to 2021 with gaps here and there.
  private static func rows(seed: UInt64 = 3) -> [[Double?]] {
    var generator = SplitMix64(seed: seed)
    return (0..<40).map { _ in
      var value = Double.random(in: 20...60, using: &generator)
      return (0..<12).map { _ -> Double? in
        value += Double.random(in: -1...3, using: &generator)
        let rounded = (value * 10).rounded() / 10
        return Int.random(in: 0..<12, using: &generator) == 0 ? nil : rounded
      }
    }
  }

  private static func panels(_ rows: [[Double?]]) -> PanelSet {
    Sample.set(.positive, rows, first: 2010, groups: groups)
  }

  private static func trial(
    _ panels: PanelSet, origin: Int = 2017, window: Int? = nil, horizon: Int = 3,
    breaks: [SeriesBreak] = [], bars: [BacktestBar] = []
  ) throws -> BacktestCase {
    try #require(
      BacktestCase(
        "x", of: panels, breaks: breaks, origin: origin, window: window, horizon: horizon,
        bars: bars))
  }

  /// Every forecast of a method, as the bits of its quantiles.
  private static func bits(_ trial: BacktestCase, _ method: ForecastMethod) throws -> [[UInt64]] {
    var found: [[UInt64]] = []
    _ = trial.score(try #require(trial.model(method)), units: 0..<40) {
      found.append($0.quantiles.map(\.bitPattern))
    }
    return found
  }

  @Test(
    "what comes after an origin changes no forecast made from it",
    arguments: ForecastMethod.allCases)
  func noLookAhead(method: ForecastMethod) throws {
    let rows = Self.rows()
    var changed = rows
    for unit in changed.indices {
      for period in 8..<12 where rows[unit][period] != nil {
        changed[unit][period] = 1000.123 + Double(unit * period)
      }
    }
    let before = try Self.trial(Self.panels(rows))
    let after = try Self.trial(Self.panels(changed))
    #expect(before.meanChange == after.meanChange)
    let forecasts = try Self.bits(before, method)
    #expect(forecasts.count > 90)
    #expect(try Self.bits(after, method) == forecasts)
  }

  @Test("what lies before a window changes no forecast")
  func window() throws {
    let rows = Self.rows()
    var changed = rows
    for unit in changed.indices { for period in 0..<3 { changed[unit][period] = 777.77 } }
    let forecasts = try Self.bits(Self.trial(Self.panels(rows), window: 5), .auto)
    #expect(try Self.bits(Self.trial(Self.panels(changed), window: 5), .auto) == forecasts)
    #expect(try Self.bits(Self.trial(Self.panels(changed)), .auto) != forecasts)
  }

  @Test("forecasts are those of the panel that ends with the origin")
  func cut() throws {
    let rows = Self.rows()
    let known = Self.panels(rows.map { Array($0.prefix(8)) })
    let expected = try Sample.forecast(known, .auto, horizon: 3)
    let trial = try Self.trial(Self.panels(rows))
    _ = trial.score(try #require(trial.model(.auto)), units: 0..<40) {
      #expect($0.quantiles == expected.quantiles(unit: $0.unit, step: $0.step))
    }
  }

  @Test("sums are those of a plain loop over forecasts and values, by place and step")
  func plainLoop() throws {
    let rows = Self.rows()
    let trial = try Self.trial(Self.panels(rows))
    var compared: [ComparedForecast] = []
    let scores = trial.score(try #require(trial.model(.lastValue)), units: 0..<40) {
      compared.append($0)
    }
    var changes: [Double] = []
    for row in rows {
      for period in 1..<8 {
        if let value = row[period], let before = row[period - 1] {
          changes.append(abs(value - before))
        }
      }
    }
    let scale = changes.reduce(0, +) / Double(changes.count)
    #expect(abs(trial.meanChange - scale) < 1e-12)
    for (place, units) in [(0, Set(0..<40)), (2, Set((0..<40).filter { $0 % 3 == 1 }))] {
      for step in 0..<3 {
        let known = units.filter { rows[$0][8 + step] != nil }
        let own = compared.filter { units.contains($0.unit) && $0.step == step }
        #expect(Set(own.map(\.unit)) == known)
        #expect(own.allSatisfy { $0.actual == rows[$0.unit][8 + step] })
        let found = scores.sums(crosses: false, place: place, step: step)
        let errors = own.map { abs($0.actual - $0.quantiles[QuantileLevels.median]) }
        let mean = errors.reduce(0, +) / Double(errors.count)
        #expect(found.count == own.count)
        #expect(abs(found.meanAbsoluteError - mean) < 1e-12)
        #expect(abs(found.meanScaledError - mean / scale) < 1e-12)
        let inside = own.count { $0.quantiles[2] <= $0.actual && $0.actual <= $0.quantiles[18] }
        #expect(abs(found.coverage(.fourFifths) - Double(inside) / Double(own.count)) < 1e-12)
        #expect(scores.sums(crosses: true, place: place, step: step).isEmpty)
      }
    }
  }

  @Test("any split into blocks gives the same sums", arguments: [[13], [1, 2, 39], [20, 21, 22]])
  func merging(ends: [Int]) throws {
    let trial = try Self.trial(Self.panels(Self.rows()))
    let model = try #require(trial.model(.auto))
    let whole = trial.score(model, units: 0..<40)
    var parts = BacktestScores()
    for (first, end) in zip([0] + ends, ends + [40]) {
      parts.merge(trial.score(model, units: first..<end))
    }
    for place in 0..<trial.places.count {
      for step in 0..<3 {
        let (left, right) = (
          whole.sums(crosses: false, place: place, step: step),
          parts.sums(crosses: false, place: place, step: step)
        )
        #expect(left.count == right.count && left.events.count == right.events.count)
        let pairs = [
          (left.meanAbsoluteError, right.meanAbsoluteError), (left.meanCRPS, right.meanCRPS),
          (left.meanLogScore, right.meanLogScore), (left.events.brier, right.events.brier),
          (left.scaledIntervalScore(.nineTenths), right.scaledIntervalScore(.nineTenths)),
        ]
        for (own, other) in pairs { #expect(abs(own - other) <= 1e-12 * abs(own)) }
      }
    }
    #expect(whole.calibration.count == parts.calibration.count)
    #expect(whole.bins[0].map(\.source) == ["decile"])
    #expect(whole.bins[0][0].bins.bins.map(\.count) == parts.bins[0][0].bins.bins.map(\.count))
  }

  @Test("forecasts across a declared break are kept apart, for the units concerned")
  func breaks() throws {
    let panels = Self.panels(Self.rows().map { $0.map { $0 ?? 30 } })
    let all = SeriesBreak(indicator: "x", year: 2019, kind: .method)
    let some = SeriesBreak(
      indicator: "x", year: 2020, kind: .method, treatment: .levelShift,
      units: ["u100000", "u100001"])
    let trial = try Self.trial(panels, breaks: [some])
    let scores = trial.score(try #require(trial.model(.drift)), units: 0..<40)
    #expect(scores.sums(crosses: true, place: 0, step: 1).count == 0)
    #expect(scores.sums(crosses: true, place: 0, step: 2).count == 2)
    #expect(scores.sums(crosses: false, place: 0, step: 2).count == 38)
    let common = try Self.trial(panels, breaks: [all])
    let other = common.score(try #require(common.model(.drift)), units: 0..<40)
    #expect((0..<3).map { other.sums(crosses: false, place: 0, step: $0).count } == [40, 0, 0])
    #expect((0..<3).map { other.sums(crosses: true, place: 0, step: $0).count } == [0, 40, 40])
  }

  @Test("origins have five years after the last break and a year ahead, or what was asked for")
  func origins() throws {
    var rows = Self.rows().map { $0.map { $0 ?? 30 as Double? } }
    for unit in rows.indices { rows[unit][6] = nil }
    let panels = Self.panels(rows)
    let origins = try #require(BacktestOrigins("x", of: panels, breaks: []))
    // 2016 has no values; 2021 has nothing after it.
    #expect(
      origins.years(horizon: 3, window: nil, within: nil) == [2014, 2015, 2017, 2018, 2019, 2020])
    #expect(origins.years(horizon: 3, window: nil, within: 2010...2012) == [2011, 2012])
    #expect(origins.years(horizon: 1, window: 4, within: nil) == [2013, 2014, 2020])
    let broken = try #require(
      BacktestOrigins(
        "x", of: panels,
        breaks: [SeriesBreak(indicator: "x", year: 2013, kind: .criteria)]))
    #expect(broken.years(horizon: 3, window: nil, within: nil) == [2018, 2019, 2020])
  }

  @Test("bars that stand in are values seen, the k-th with k tenths of the units at or below it")
  func deciles() {
    let bars = BacktestBar.deciles(of: (1...20).map(Double.init) + [.nan])
    #expect(
      bars.map { $0.requirement(0, 0) }
        == stride(from: 2.0, through: 18, by: 2).map { .atLeast($0) })
    #expect(BacktestBar.deciles(of: [5, 5, 5]).count == 1)
    #expect(BacktestBar.deciles(of: [.nan]).isEmpty)
  }

  @Test("a result sums over origins and years ahead, and knows how few years that is")
  func results() throws {
    let panels = Self.panels(Self.rows().map { $0.map { $0 ?? 30 } })
    let indicator = try #require(panels.panel("x")).indicator
    var result = BacktestResult(
      indicator: indicator, method: .drift, horizon: 3, places: BacktestPlaces(panels.units))
    for origin in [2017, 2018, 2019] {
      let trial = try Self.trial(panels, origin: origin)
      result.add(trial.score(try #require(trial.model(.drift)), units: 0..<40), origin: origin)
    }
    let rows = result.rows()
    // 2017 and 2018 have three years after them, 2019 two.
    #expect(result.overall.sums.count == 40 * 8)
    #expect(abs(result.overall.effectiveYears - 3 / (15.0 / 8)) < 1e-12)
    #expect(result.longestLead == 3 && result.originYears == [2017, 2018, 2019])
    let whole = rows.filter { $0.level == "all" }
    #expect(whole.count == 1 + 3 + 3 + 8)
    let byHorizon = whole.filter { $0.origin == nil && $0.horizon != nil }
    #expect(byHorizon.map(\.sums.count) == [120, 120, 80])
    #expect(byHorizon.map(\.effectiveYears) == [3, 1.5, 1])
    let places = rows.filter { $0.place == "p1" }
    #expect(places.count == 1 + 3 + 3)
    #expect(!places.contains { $0.origin != nil && $0.horizon != nil })
    #expect(places[0].sums.count == 13 * 8)
  }
}
