import Foundation
import Panels
import Testing

@testable import Forecast

/// Panels of one indicator `x`, a row a unit.
enum Sample {
  static func set(
    _ kind: IndicatorKind, _ rows: [[Double?]], first: Int = 2015, groups: [[String]] = []
  ) -> PanelSet {
    let periods = rows.first?.count ?? 0
    var panel = Panel(
      indicator: Indicator(id: "x", kind: kind), unitCount: rows.count, periodCount: periods)
    for (unit, row) in rows.enumerated() {
      for (period, value) in row.enumerated() { panel[unit, period] = value ?? .nan }
    }
    return PanelSet(
      units: UnitTable(
        codes: rows.indices.map { "u\(100_000 + $0)" },
        levels: groups.enumerated().map { CategoryColumn(name: "level\($0)", values: $1) }),
      years: (0..<periods).map { first + $0 }, panels: [panel])
  }

  static func forecast(
    _ set: PanelSet, _ method: ForecastMethod = .auto, horizon: Int = 3,
    breaks: [SeriesBreak] = []
  ) throws -> BlockForecast {
    let forecaster = Forecaster(panels: set, breaks: breaks, method: method, horizon: horizon)
    return try #require(forecaster.model(of: "x")).forecast(units: 0..<set.units.count)
  }
}

@Suite("Forecasts")
struct ForecasterTests {
  /// Values at a year by the formulas of textbooks, written for one series.
  private static func expected(
    _ method: ForecastMethod, _ points: [(x: Double, y: Double)], at year: Double
  ) -> Double? {
    let n = Double(points.count)
    let (first, last) = (points[0], points[points.count - 1])
    switch method {
    case .lastValue: return last.y
    case .drift:
      return points.count < 2
        ? last.y : last.y + (last.y - first.y) / (last.x - first.x) * (year - last.x)
    case .ols:
      let xMean = points.map(\.x).reduce(0, +) / n
      let yMean = points.map(\.y).reduce(0, +) / n
      let sxx = points.map { ($0.x - xMean) * ($0.x - xMean) }.reduce(0, +)
      let slope =
        sxx == 0 ? 0 : points.map { ($0.x - xMean) * ($0.y - yMean) }.reduce(0, +) / sxx
      return yMean + slope * (year - xMean)
    default: return nil
    }
  }

  @Test(
    "a method asked for is centred where its formula says, on the working scale, gaps and all",
    arguments: [ForecastMethod.lastValue, .drift, .ols],
    [IndicatorKind.share, .positive, .number])
  func formulas(method: ForecastMethod, kind: IndicatorKind) throws {
    var generator = SplitMix64(seed: 5)
    let rows = (0..<90).map { _ in
      (0..<9).map { _ -> Double? in
        Int.random(in: 0..<4, using: &generator) == 0
          ? nil : (Double.random(in: 1...99, using: &generator) * 10).rounded() / 10
      }
    }
    let block = try Sample.forecast(Sample.set(kind, rows), method, horizon: 4)
    #expect(block.years == [2024, 2025, 2026, 2027])
    let scale = block.model.series.scale
    for unit in 0..<90 {
      let points = rows[unit].enumerated().compactMap { period, value in
        value.map { (x: Double(2015 + period), y: scale.working($0)) }
      }
      #expect(block.observationCounts[unit] == points.count)
      for step in 0..<4 {
        let found = block.centre(unit: unit, step: step)
        guard !points.isEmpty else {
          #expect(found.isNaN)
          continue
        }
        let location = try #require(Self.expected(method, points, at: Double(2024 + step)))
        #expect(abs(found - scale.natural(location)) < 1e-8 * max(1, abs(found)))
      }
    }
  }

  @Test("a unit with one value moves with the others; one without has no forecast")
  func statuses() throws {
    var rows: [[Double?]] = (0..<20).map { unit in
      (0..<8).map { (period: Int) -> Double in
        let wobble = (unit + period) % 3 == 0 ? 0.3 : 0
        return Double(20 + unit + 2 * period) + wobble
      }
    }
    rows.append([nil, nil, nil, nil, nil, nil, 50, nil])
    rows.append(Array(repeating: nil, count: 8))
    let block = try Sample.forecast(Sample.set(.number, rows))
    #expect(block.statuses == Array(repeating: .ok, count: 21) + [.missing])
    #expect(block.observationCounts.suffix(2) == [1, 0])
    // Two a year, from 2021 on.
    for step in 0..<3 {
      #expect(abs(block.median(unit: 20, step: step) - (50 + 2 * Double(2 + step))) < 1.5)
    }
    #expect(block.median(unit: 21, step: 0).isNaN)
    #expect(block.quantiles(unit: 21, step: 0).allSatisfy { $0.isNaN })
    #expect(block.probability(of: .atLeast(5), unit: 21, step: 0).isNaN)
  }

  @Test("only the segment after the last declared break is carried on")
  func breaks() throws {
    let rows: [[Double?]] = [
      [90, 80, 10, 12, 15], [90, 80, nil, nil, 15], [5, 6, nil, nil, nil],
    ]
    let set = Sample.set(.number, rows)
    let all = SeriesBreak(indicator: "x", year: 2017, kind: .povertyStandard)
    let block = try Sample.forecast(set, .ols, horizon: 1, breaks: [all])
    #expect(block.statuses == [.ok, .ok, .missing])
    #expect(block.observationCounts == [3, 1, 0])
    #expect(abs(block.centre(unit: 0, step: 0) - (37.0 / 3 + 2.5 * 2)) < 1e-9)
    let own = SeriesBreak(indicator: "x", year: 2017, kind: .units, units: ["u100000"])
    let some = try Sample.forecast(set, .ols, horizon: 1, breaks: [own])
    #expect(some.observationCounts == [3, 3, 2])
  }

  @Test("a level shift is a step of the line, not a trend")
  func levelShift() throws {
    let line = (0..<10).map { Double($0) * 1.5 + ($0 >= 6 ? 40 : 0) }
    let shift = SeriesBreak(indicator: "x", year: 2021, kind: .method, treatment: .levelShift)
    for method in ForecastMethod.allCases where ![.lastValue, .ses].contains(method) {
      let block = try Sample.forecast(
        Sample.set(.number, [line, line.map { $0 + 3 }]), method, breaks: [shift])
      // Half or three quarters of the slope, damped or not: never the step.
      let change = block.centre(unit: 0, step: 2) - 53.5
      #expect(change > 1 && change < 4.6, "\(method)")
    }
  }

  @Test("a forecast does not depend on the block its unit stands in")
  func blocks() throws {
    var generator = SplitMix64(seed: 6)
    let rows = (0..<140).map { _ in
      (0..<6).map { _ -> Double? in
        Int.random(in: 0..<3, using: &generator) == 0
          ? nil : Double.random(in: 1...99, using: &generator)
      }
    }
    let groups = [(0..<140).map { "p\($0 % 7)" }, (0..<140).map { "d\($0 % 21)" }]
    let forecaster = Forecaster(panels: Sample.set(.positive, rows, groups: groups), horizon: 3)
    let model = try #require(forecaster.model(of: "x"))
    let whole = model.forecast(units: 0..<140)
    for units in [0..<1, 17..<81, 64..<128, 139..<140] {
      let part = model.forecast(units: units)
      for unit in units {
        #expect(part.statuses[unit - units.lowerBound] == whole.statuses[unit])
        for step in 0..<3 {
          #expect(
            part.quantiles(unit: unit, step: step).map(\.bitPattern)
              == whole.quantiles(unit: unit, step: step).map(\.bitPattern))
        }
      }
    }
  }

  @Test("nothing to forecast is nothing, not an error")
  func nothing() throws {
    let set = Sample.set(.number, [[1, 2, 3]])
    #expect(Forecaster(panels: set, horizon: 1).model(of: "y") == nil)
    let none = try Sample.forecast(set, horizon: 0)
    #expect(none.years.isEmpty)
    let nobody = try #require(Forecaster(panels: set, horizon: 2).model(of: "x"))
    #expect(nobody.forecast(units: 0..<0).statuses.isEmpty)
  }

  @Test("quantiles rise, stay inside the bounds, and the probability below each is its level")
  func distribution() throws {
    var generator = SplitMix64(seed: 8)
    let rows = (0..<60).map { unit -> [Double?] in
      var value = Double.random(in: 60...99, using: &generator)
      return (0..<9).map { _ in
        value = min(100, max(0, value + Double.random(in: -2...4, using: &generator)))
        return (10 * value).rounded() / 10
      }
    }
    let block = try Sample.forecast(Sample.set(.share, rows), horizon: 12)
    for unit in 0..<60 {
      for step in 0..<12 {
        let quantiles = block.quantiles(unit: unit, step: step)
        #expect(quantiles.allSatisfy { (0...100).contains($0) })
        #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 })
        let mean = block.mean(unit: unit, step: step)
        #expect(mean > quantiles[0] && mean < quantiles[20])
        for (level, value) in zip(QuantileLevels.published, quantiles) where value < 99.9 {
          let below = block.probability(of: .atMost(value), unit: unit, step: step)
          #expect(abs(below - level) < 0.011)
          #expect(
            abs(below + block.probability(of: .above(value), unit: unit, step: step) - 1) < 1e-12)
        }
        #expect(block.probability(of: .atMost(100), unit: unit, step: step) == 1)
        #expect(block.probability(of: .above(100), unit: unit, step: step) == 0)
      }
    }
  }

  @Test("the names of the methods are those of the command line")
  func names() {
    #expect(
      ForecastMethod.allCases.map(\.rawValue) == [
        "auto", "pooled", "last-value", "drift", "ols", "weighted-ols", "theil-sen", "ses", "theta",
        "damped-holt",
      ])
  }

  @Test("the chances of the whole numbers of a count add up, whichever requirement asks for them")
  func countRequirements() throws {
    let rows = (0..<20).map { unit in
      (0..<8).map { (period: Int) -> Double? in
        Double(40 + unit + period + (unit * 7 + period * 5) % 4)
      }
    }
    let block = try Sample.forecast(Sample.set(.count, rows))
    let chance = { block.probability(of: $0, unit: 3, step: 1) }
    for bar in stride(from: 44.0, through: 60, by: 4) {
      #expect(
        abs(chance(.within(bar, bar + 2)) - chance(.atMost(bar + 2)) + chance(.below(bar))) < 1e-12)
      let single = chance(.within(bar, bar))
      #expect(abs(chance(.atLeast(bar)) - chance(.above(bar)) - single) < 1e-12)
    }
    #expect((0...150).reduce(0) { $0 + chance(.within(Double($1), Double($1))) } > 0.999)
  }

  @Test(
    "short, empty, constant and long panels: finite numbers or a status that says why",
    arguments: ForecastMethod.allCases)
  func degenerate(method: ForecastMethod) throws {
    let made = { (units: Int, years: Int, value: (Int, Int) -> Double?) -> [[Double?]] in
      (0..<units).map { unit in (0..<years).map { value(unit, $0) } }
    }
    let cases: [(String, [[Double?]], ForecastStatus)] = [
      ("one year", made(5, 1) { unit, _ in Double(10 + unit) }, .noSpread),
      ("one commune, one year", made(1, 1) { _, _ in 7 }, .noSpread),
      ("all missing", made(3, 3) { _, _ in nil }, .missing),
      ("two years", made(5, 2) { Double(10 + $0 + $1 * ($0 * $0 + 1)) }, .ok),
      ("three years", made(5, 3) { Double(10 + $0 + $1 * $1 * $0) }, .ok),
      ("four years", made(5, 4) { Double(10 + $0 + ($1 * $0) % 5) }, .ok),
      ("constant", made(4, 6) { _, _ in 42 }, .constant),
      ("all zero", made(4, 6) { _, _ in 0 }, .constant),
      ("all 100", made(4, 6) { _, _ in 100 }, .constant),
      ("one commune", made(1, 8) { Double(40 + 2 * $1 + $1 % 3) }, .ok),
      ("sixty years", made(12, 60) { 50 + 20 * sin(Double($1 * ($0 + 3))) }, .ok),
    ]
    for (name, rows, status) in cases {
      let block = try Sample.forecast(
        Sample.set(.share, rows, groups: [rows.indices.map { $0 < 4 ? "a" : "b\($0)" }]), method)
      #expect(block.statuses.allSatisfy { $0 == status }, "\(name)")
      for unit in rows.indices {
        for step in 0..<3 {
          let quantiles = block.quantiles(unit: unit, step: step)
          let known = quantiles.filter { !$0.isNaN }
          #expect(known.allSatisfy { $0.isFinite && (0...100).contains($0) }, "\(name)")
          #expect(
            known.count == (status == .ok ? 21 : status == .missing ? 0 : 1), "\(name)")
          let probability = block.probability(of: .atLeast(50), unit: unit, step: step)
          #expect(probability.isNaN == (status != .ok), "\(name)")
        }
      }
    }
  }
}
