import Panels
import Testing

@testable import Forecast

@Suite("Forecasts at the edges")
struct EdgeCaseTests {
  /// Every number a forecast hands out is finite, in order and inside the bounds, or missing as a whole.
  private func check(_ block: BlockForecast, _ bars: [Double], _ note: String) {
    let bounds = block.model.scale.bounds
    for unit in block.units {
      for step in block.years.indices {
        let status = block.statuses[unit - block.units.lowerBound]
        let known = block.quantiles(unit: unit, step: step).filter { !$0.isNaN }
        #expect(known.count == (status.hasSpread ? 21 : status == .missing ? 0 : 1), "\(note)")
        #expect(known.allSatisfy { $0.isFinite && bounds.contains($0) }, "\(note) \(unit) \(known)")
        #expect(zip(known, known.dropFirst()).allSatisfy { $0 <= $1 }, "\(note)")
        let median = block.median(unit: unit, step: step)
        let centre = block.centre(unit: unit, step: step)
        let mean = block.mean(unit: unit, step: step)
        #expect(median.isNaN == (status == .missing) && centre.isNaN == median.isNaN, "\(note)")
        #expect(mean.isNaN == !status.hasSpread && !mean.isInfinite, "\(note)")
        let probabilities = bars.map { block.probability(of: .atMost($0), unit: unit, step: step) }
        for (index, probability) in probabilities.enumerated() {
          #expect(probability.isNaN == !status.hasSpread, "\(note)")
          if probability.isNaN { continue }
          #expect((0...1).contains(probability), "\(note)")
          if index > 0 { #expect(probability >= probabilities[index - 1], "\(note)") }
        }
      }
    }
  }

  private static func random(
    units: Int, years: Int, seed: UInt64, present: Double = 1, in range: ClosedRange<Double>
  ) -> [[Double?]] {
    var random = SplitMix64(seed: seed)
    return (0..<units).map { _ in
      (0..<years).map { _ in
        let value = Double.random(in: range, using: &random)
        return Double.random(in: 0..<1, using: &random) < present ? value : nil
      }
    }
  }

  private static let methods: [ForecastMethod] = [.auto, .pooled, .theilSen]

  @Test("far horizons, short and long panels, one commune and one place", arguments: methods)
  func shapes(method: ForecastMethod) throws {
    for (units, years, horizon) in [(1, 2, 40), (1, 9, 1), (7, 12, 15), (5, 2, 1)] {
      for kind in [IndicatorKind.share, .count] {
        let rows = Self.random(
          units: units, years: years, seed: UInt64(units * years), present: 0.9, in: 1...99
        ).map { row in row.map { $0.map { $0.rounded() } } }
        for groups in [
          [rows.indices.map { "p\($0)" }],
          [rows.indices.map { "p\($0 % 3)" }, rows.indices.map { "d\($0 / 2)" }],
        ] {
          let block = try Sample.forecast(
            Sample.set(kind, rows, groups: groups), method, horizon: horizon)
          check(block, [0, 1, 40, 100, 1e6], "\(units) × \(years), \(horizon) ahead, \(kind)")
        }
      }
    }
  }

  @Test("values at the bounds, and all alike but one", arguments: methods)
  func bounds(method: ForecastMethod) throws {
    var rows: [[Double?]] = (0..<12).map { unit in
      (0..<7).map { year in (unit + year) % 3 == 0 ? 0 : 100 }
    }
    check(
      try Sample.forecast(Sample.set(.share, rows), method, horizon: 9), [0, 50, 100], "0, 100")
    rows = (0..<12).map { _ in (0..<7).map { _ in 100 } }
    rows[3][6] = 99.9
    check(try Sample.forecast(Sample.set(.share, rows), method, horizon: 9), [0, 99, 100], "100")
    rows = (0..<12).map { unit in (0..<7).map { _ in unit == 0 ? 5 : 0 } }
    rows[1][3] = 2
    check(try Sample.forecast(Sample.set(.count, rows), method, horizon: 9), [0, 1, 5], "counts")
  }

  @Test("gaps at either end, years of nobody, series that never meet", arguments: methods)
  func gaps(method: ForecastMethod) throws {
    let full = Self.random(units: 12, years: 9, seed: 3, in: 5...60)
    let groups = [full.indices.map { "p\($0 % 3)" }]
    let cases: [(String, (Int, Int) -> Bool)] = [
      ("early", { unit, year in year > unit % 4 }), ("late", { unit, year in year < 5 + unit % 4 }),
      ("no last years", { _, year in year < 6 }), ("no first years", { _, year in year > 2 }),
      ("no middle", { _, year in year != 4 && year != 5 }),
      ("never meet", { unit, year in year % 2 == unit % 2 }),
      ("never meet, in halves", { unit, year in unit % 2 == 0 ? year < 4 : year > 5 }),
      ("a place of old values", { unit, year in unit % 3 != 0 || year < 3 }),
      ("one value each", { unit, year in year == unit % 9 }),
    ]
    for (note, isThere) in cases {
      let rows = full.enumerated().map { unit, row in
        row.enumerated().map { year, value in isThere(unit, year) ? value : nil }
      }
      for kind in [IndicatorKind.positive] {
        let set = Sample.set(kind, rows, groups: groups)
        let block = try Sample.forecast(set, method, horizon: 2)
        check(block, [0, 20, 50, 100], note)
        #expect(!block.statuses.contains(.missing), "\(note)")
      }
    }
  }

  @Test("sizes at the ends of the arithmetic", arguments: [ForecastMethod.auto, .pooled, .ols])
  func sizes(method: ForecastMethod) throws {
    let base = Self.random(units: 8, years: 6, seed: 4, in: 1...2)
    let groups = [base.indices.map { "p\($0 % 2)" }]
    for size in [1e-300, 1e-12, 1e12, 1e150, 1e300, 8.9e307] {
      for kind in [IndicatorKind.number, .positive] {
        let rows = base.map { row in row.map { $0.map { $0 * size } } }
        let block = try Sample.forecast(
          Sample.set(kind, rows, groups: groups), method, horizon: 3)
        if size <= 1e12 { check(block, [0, size, 3 * size], "\(size), \(kind)") }
      }
    }
    var random = SplitMix64(seed: 5)
    let wild = base.map { row in
      row.map { _ in Double?(pow10(Int.random(in: -9...9, using: &random))) }
    }
    check(try Sample.forecast(Sample.set(.positive, wild), method, horizon: 40), [1], "wild")
  }

  private func pow10(_ power: Int) -> Double {
    (0..<abs(power)).reduce(1) { value, _ in power > 0 ? value * 10 : value / 10 }
  }

  @Test(
    "a value that is old is forecast over more years: wider, on fewer years, by the later links")
  func oldValues() throws {
    var random = SplitMix64(seed: 7)
    var rows = (0..<30).map { _ -> [Double?] in
      var level = 50.0
      return (0..<10).map { _ in
        level += Double.random(in: -3...3, using: &random)
        return level
      }
    }
    rows[0] = rows[1].enumerated().map { $0.offset < 8 ? $0.element : nil }
    let block = try Sample.forecast(Sample.set(.number, rows), .lastValue, horizon: 4)
    let model = block.model
    #expect(block.effectiveYears(unit: 0, step: 0) == model.errors.effectiveYears(3))
    #expect(block.effectiveYears(unit: 1, step: 2) == model.errors.effectiveYears(3))
    let width = { (unit: Int, step: Int) in
      let quantiles = block.quantiles(unit: unit, step: step)
      return quantiles[20] - quantiles[0]
    }
    #expect(width(0, 0) > width(1, 0))
    let bars = [0.2, 0.3, 0.4, 0.4]
    for (unit, lead) in [(0, 3), (1, 1)] {
      let found = block.passages(bars, keptFor: 2, unit: unit)
      let expected = model.passages.chances(bars, keptFor: 2, firstLead: lead)
      #expect(found.byYear == expected.byYear)
      #expect(found.kept.prefix(3) == expected.kept.prefix(3))
    }
    #expect(
      block.passages(bars, keptFor: 2, unit: 0).byYear
        != block.passages(bars, keptFor: 2, unit: 1).byYear)
  }

  @Test("values whose squares cannot be summed have a status, and the others a forecast")
  func overflow() throws {
    var rows = Self.random(units: 9, years: 6, seed: 8, in: 40...60)
    let plain = try Sample.forecast(Sample.set(.number, Array(rows.dropLast())), horizon: 2)
    rows[8][3] = 1e300
    let block = try Sample.forecast(Sample.set(.number, rows), horizon: 2)
    #expect(block.statuses == Array(repeating: .ok, count: 8) + [.overflow])
    #expect(block.centre(unit: 8, step: 0).isNaN)
    for unit in 0..<8 {
      #expect(block.quantiles(unit: unit, step: 1) == plain.quantiles(unit: unit, step: 1))
    }
  }

  @Test("where the communes with values are few among many, they are the ones that teach")
  func sparse() throws {
    let count = ForecastModel.sampleSize * 2
    var random = SplitMix64(seed: 6)
    let rows = (0..<count).map { unit -> [Double?] in
      (0..<5).map { _ in unit % 200 == 1 ? Double.random(in: 5...50, using: &random) : nil }
    }
    let model = try #require(
      Forecaster(panels: Sample.set(.positive, rows), method: .drift, horizon: 2).model(of: "x"))
    #expect(model.account.sampleCount == (count + 198) / 200)
    #expect(model.forecast(units: 0..<2).statuses == [.missing, .ok])
  }
}
