import Foundation
import Panels
import Testing

@testable import Forecast

@Suite("Forecasts")
struct ForecasterTests {
  private static func set(
    _ kind: IndicatorKind, _ rows: [[Double?]], first: Int = 2015
  ) -> PanelSet {
    let periods = rows.first?.count ?? 0
    var panel = Panel(
      indicator: Indicator(id: "x", kind: kind), unitCount: rows.count, periodCount: periods)
    for (unit, row) in rows.enumerated() {
      for (period, value) in row.enumerated() { panel[unit, period] = value ?? .nan }
    }
    return PanelSet(
      units: UnitTable(codes: rows.indices.map { "u\(1_000 + $0)" }),
      years: (0..<periods).map { first + $0 }, panels: [panel])
  }

  /// The prediction of a line by the formulas of a textbook.
  private static func line(
    _ points: [(x: Double, y: Double)], at year: Double
  ) -> (location: Double, spread: Double) {
    let n = Double(points.count)
    let xMean = points.map(\.x).reduce(0, +) / n
    let yMean = points.map(\.y).reduce(0, +) / n
    let sxx = points.map { ($0.x - xMean) * ($0.x - xMean) }.reduce(0, +)
    let slope = points.map { ($0.x - xMean) * ($0.y - yMean) }.reduce(0, +) / sxx
    let residuals = points.map { $0.y - yMean - slope * ($0.x - xMean) }
    let rss = residuals.map { $0 * $0 }.reduce(0, +)
    let distance = (year - xMean) * (year - xMean)
    let deviation = n > 2 ? (rss / (n - 2)).squareRoot() : 0
    return (
      yMean + slope * (year - xMean), deviation * (1 + 1 / n + distance / sxx).squareRoot()
    )
  }

  @Test(
    "a forecast is the line of the series on its scale, with the error of a new value",
    arguments: [
      IndicatorKind.share, .positive, .number,
    ])
  func formulas(kind: IndicatorKind) throws {
    var generator = SplitMix64(seed: 5)
    let rows = (0..<90).map { _ in
      (0..<9).map { _ -> Double? in
        Int.random(in: 0..<4, using: &generator) == 0
          ? nil : (Double.random(in: 1...99, using: &generator) * 10).rounded() / 10
      }
    }
    let set = Self.set(kind, rows)
    let forecaster = Forecaster(panels: set, horizon: 4)
    #expect(forecaster.years == [2024, 2025, 2026, 2027])
    let block = try #require(forecaster.forecast("x", units: 0..<90))
    let scale = block.scale
    for unit in 0..<90 {
      let points = rows[unit].enumerated().compactMap { period, value in
        value.map { (x: Double(2015 + period), y: scale.working($0)) }
      }
      #expect(block.observationCounts[unit] == points.count)
      for step in 0..<4 {
        let found = block.prediction(unit: unit, step: step)
        guard points.count >= 2 else {
          #expect(found == nil)
          continue
        }
        let expected = Self.line(points, at: Double(2024 + step))
        let prediction = try #require(found)
        #expect(
          abs(prediction.location - expected.location) < 1e-8 * max(1, abs(expected.location)))
        #expect(abs(prediction.spread - expected.spread) < 1e-8 * max(1, expected.spread))
        #expect(prediction.degreesOfFreedom == Double(points.count - 2))
      }
    }
  }

  @Test("each series has the forecast its points allow, and says which")
  func statuses() throws {
    let set = Self.set(
      .share,
      [
        [10, 12, 11, 15], [7, 7, nil, 7], [nil, 3, nil, 5], [nil, nil, 4, nil],
        [nil, nil, nil, nil],
        [8, 8, nil, nil],
      ])
    let block = try #require(Forecaster(panels: set, horizon: 2).forecast("x", units: 0..<6))
    #expect(block.statuses == [.ok, .constant, .twoPoints, .onePoint, .missing, .constant])
    #expect(block.observationCounts == [4, 3, 2, 1, 0, 2])
    let first = (0..<6).map { block.prediction(unit: $0, step: 0) }
    #expect(first.map { $0 == nil } == [false, false, false, true, true, false])
    for unit in [1, 2, 5] {
      let prediction = try #require(first[unit])
      #expect(prediction.spread == 0 && prediction.degreesOfFreedom == 0)
    }
    #expect(abs(block.scale.natural(first[1]?.location ?? 0) - 7) < 1e-9)
  }

  @Test("only the segment after the last declared break is carried on")
  func breaks() throws {
    let rows: [[Double?]] = [
      [90, 80, 10, 12, 15], [90, 80, nil, nil, 15], [5, 6, nil, nil, nil],
    ]
    let set = Self.set(.number, rows)
    let breaks = [SeriesBreak(indicator: "x", year: 2017, kind: .povertyStandard)]
    let block = try #require(
      Forecaster(panels: set, breaks: breaks, horizon: 1).forecast("x", units: 0..<3))
    #expect(block.statuses == [.ok, .onePoint, .missing])
    #expect(block.observationCounts == [3, 1, 0])
    let expected = Self.line([(2017, 10), (2018, 12), (2019, 15)], at: 2020)
    #expect(abs((block.prediction(unit: 0, step: 0)?.location ?? 0) - expected.location) < 1e-9)
    let own = [SeriesBreak(indicator: "x", year: 2017, kind: .units, units: ["u1000"])]
    let some = try #require(
      Forecaster(panels: set, breaks: own, horizon: 1).forecast("x", units: 0..<3))
    #expect(some.observationCounts == [3, 3, 2])
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
    let forecaster = Forecaster(panels: Self.set(.positive, rows), horizon: 3)
    let whole = try #require(forecaster.forecast("x", units: 0..<140))
    for units in [0..<1, 17..<81, 64..<128, 139..<140] {
      let part = try #require(forecaster.forecast("x", units: units))
      for unit in units {
        #expect(part.statuses[unit - units.lowerBound] == whole.statuses[unit])
        for step in 0..<3 {
          let found = part.prediction(unit: unit, step: step)
          let expected = whole.prediction(unit: unit, step: step)
          #expect((found == nil) == (expected == nil))
          if let found, let expected {
            #expect(abs(found.location - expected.location) < 1e-10)
            #expect(abs(found.spread - expected.spread) < 1e-10)
          }
        }
      }
    }
  }

  @Test("nothing to forecast is nothing, not an error")
  func nothing() throws {
    let set = Self.set(.number, [[1, 2, 3]])
    #expect(Forecaster(panels: set, horizon: 1).forecast("y", units: 0..<1) == nil)
    let none = Forecaster(panels: set, horizon: 0)
    let empty = try #require(none.forecast("x", units: 0..<1))
    #expect(none.years.isEmpty && empty.predictions.isEmpty)
    let nobody = try #require(Forecaster(panels: set, horizon: 2).forecast("x", units: 0..<0))
    #expect(nobody.statuses.isEmpty && nobody.predictions.isEmpty)
  }

  @Test("a share that runs into its end stays below it")
  func saturation() throws {
    let set = Self.set(.share, [[70, 85, 93, 97, 99.5]])
    let forecaster = Forecaster(panels: set, horizon: 20)
    let block = try #require(forecaster.forecast("x", units: 0..<1))
    var evaluator = PredictionEvaluator(scale: block.scale)
    for step in 0..<20 {
      let prediction = try #require(block.prediction(unit: 0, step: step))
      #expect(evaluator.quantiles(of: prediction).allSatisfy { (0...100).contains($0) })
    }
  }

  @Test("every model is found by its own name, the straight line first")
  func models() {
    #expect(TrendModels.names.first == "ols")
    #expect(Set(TrendModels.names).count == TrendModels.names.count)
    for type in TrendModels.all {
      #expect(TrendModels.named(type.name).map { Swift.type(of: $0).name } == type.name)
      #expect(type.name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
    }
    #expect(TrendModels.named("nothing") == nil)
  }

  @Test("the quadrature integrates what is steep at both ends")
  func quadrature() {
    let nodes = TanhSinh.lowerNodes
    let weights = TanhSinh.lowerWeights
    #expect(nodes[0] == 0.5 && zip(nodes, nodes.dropFirst()).allSatisfy { $0 > $1 })
    #expect(abs(weights[0] + 2 * weights.dropFirst().reduce(0, +) - 1) < 1e-13)
    let integral = { (function: (Double) -> Double) in
      zip(nodes, weights).enumerated().map { index, pair in
        pair.1 * (function(pair.0) + (index == 0 ? 0 : function(1 - pair.0)))
      }.reduce(0, +)
    }
    #expect(abs(integral { $0 * $0 } - 1 / 3.0) < 1e-12)
    // ∫ dp / √p over [0, 1] is 2; the upper half is smooth.
    #expect(abs(integral { 1 / $0.squareRoot() } - 2) < 1e-6)
    #expect(abs(integral { log($0) } + 1) < 1e-9)
  }
}

@Suite("A line through every point")
struct ExactFitTests {
  @Test("gives a median and no probability: an error cannot be estimated from it")
  func exact() throws {
    var panel = Panel(
      indicator: Indicator(id: "income", kind: .positive), unitCount: 2, periodCount: 3)
    for (period, value) in [1.0, 2, 4].enumerated() {
      panel[0, period] = value
      panel[1, period] = value + (period == 1 ? 0.1 : 0)
    }
    let panels = PanelSet(
      units: UnitTable(codes: ["A", "B"]), years: [2020, 2021, 2022], panels: [panel])
    let block = try #require(
      Forecaster(panels: panels, horizon: 1).forecast("income", units: 0..<2))
    #expect(block.statuses == [.exactFit, .ok])
    let exact = try #require(block.prediction(unit: 0, step: 0))
    #expect(abs(block.scale.natural(exact.location) - 8) < 1e-9)
    let evaluator = PredictionEvaluator(scale: block.scale)
    #expect(evaluator.probability(of: .atLeast(5), exact).isNaN)
    let other = try #require(block.prediction(unit: 1, step: 0))
    #expect((0...1).contains(evaluator.probability(of: .atLeast(5), other)))
  }
}
