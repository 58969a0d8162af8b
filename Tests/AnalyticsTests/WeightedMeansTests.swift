import Analytics
import Panels
import Testing

@Suite("Weighted means")
struct WeightedMeansTests {
  private static func means(
    _ kind: IndicatorKind, _ values: [[Double?]], weights: [[Double?]]?, years: [Int] = [2020],
    provenance: Provenance = .observed
  ) -> [WeightedMean] {
    let units = UnitTable(
      codes: values.indices.map { "u\(10 + $0)" },
      levels: [
        CategoryColumn(name: "district", values: values.indices.map { $0 % 2 == 0 ? "E" : "O" })
      ])
    let indicator = Indicator(id: "x", kind: kind, weight: "w")
    var series = [(indicator, values)]
    if let weights { series.append((Indicator(id: "w", kind: .positive), weights)) }
    var panels = PanelSet(units: units, years: years, series)
    if var panel = panels.panel("x") {
      panel.provenance = .uniform(provenance)
      panels = panels.with(panel)
    }
    return CriteriaSummary(panels: panels, scope: UnitScope(includesTowns: true)).means(of: ["x"])
  }

  @Test("a rate is weighted as its indicator says, a count is summed")
  func weights() {
    let values: [[Double?]] = [[10], [20], [nil], [40]]
    let weights: [[Double?]] = [[1], [2], [5], [3]]
    let rows = Self.means(.share, values, weights: weights)
    #expect(rows.map(\.group) == ["all", "E", "O"])
    #expect(isClose(rows[0].value, (10 + 40 + 120) / 6))
    #expect(rows[0].units == 3 && rows[0].missing == 1 && rows[0].missingWeight == 0)
    #expect(rows[0].weightTotal == 6 && rows[0].weight == "w" && !rows[0].isTotal)
    #expect(isClose(rows[1].value, 10) && isClose(rows[2].value, 32))
    let totals = Self.means(.count, values, weights: weights)
    #expect(totals.map(\.value) == [70, 10, 60])
    #expect(totals.allSatisfy { $0.isTotal && $0.weight == nil })
  }

  @Test(
    "a weighted mean lies between the least and the greatest of its values, whatever the weights")
  func betweenExtremes() {
    var generator = SplitMix64(seed: 15)
    for _ in 0..<200 {
      let n = Int.random(in: 1...12, using: &generator)
      let values = (0..<n).map { _ in [Double.random(in: 0...100, using: &generator)] }
      let weights = (0..<n).map { _ in [Double.random(in: 0.1...1_000, using: &generator)] }
      let row = Self.means(.share, values, weights: weights)[0]
      let flat = values.map { $0[0] }
      #expect(row.value >= (flat.min() ?? 0) - 1e-9 && row.value <= (flat.max() ?? 0) + 1e-9)
      let products = zip(flat, weights).map { $0 * $1[0] }.reduce(0, +)
      #expect(isClose(row.value, products / weights.map { $0[0] }.reduce(0, +)))
      let scaled = Self.means(.share, values, weights: weights.map { [$0[0] * 7] })[0]
      #expect(isClose(scaled.value, row.value))
    }
  }

  @Test("a change is of the units known in both years, whoever else comes or goes")
  func changes() {
    // The rich unit lacks the last year: everybody rises, the mean falls.
    let values: [[Double?]] = [[10, 11], [20, 22], [90, nil], [nil, 40]]
    let weights: [[Double?]] = [[1, 1], [3, 3], [1, 1], [1, 1]]
    let years = [2020, 2021]
    let rows = Self.means(.share, values, weights: weights, years: years)
    let all = rows.filter { $0.group == "all" }
    #expect(all[0].change.isNaN && all[0].changeUnits == 0)
    #expect(all[1].value > 0 && all[1].value - all[0].value < -5)
    #expect(isClose(all[1].change, (1 + 3 * 2) / 4.0) && all[1].changeUnits == 2)
    let totals = Self.means(.count, values, weights: nil, years: years)
    #expect(totals.filter { $0.group == "all" }[1].change == 3)
    // Where all are known it is the difference of the means, weights that move included.
    let moving = Self.means(
      .share, [[10, 12], [30, 33]], weights: [[1, 3], [1, 1]], years: years)
    let whole = moving.filter { $0.group == "all" }
    #expect(isClose(whole[1].change, whole[1].value - whole[0].value))
    // Not over a gap of years, and of a single unit without any weight too.
    let gap = Self.means(.share, [[10, 12]], weights: [[1, 1]], years: [2019, 2021])
    #expect(gap.allSatisfy { $0.change.isNaN })
    let alone = Self.means(.share, [[10, 12]], weights: nil, years: years)
    #expect(alone.filter { $0.group == "all" }[1].change == 2)
  }

  @Test("a missing weight is taken from the nearest earlier year, then from the nearest later")
  func filledWeights() {
    let years = [2018, 2019, 2020, 2021]
    let rows = Self.means(
      .share, [[0, 0, 0, 0], [100, 100, 100, 100]],
      weights: [[1, 1, 1, 1], [nil, 3, nil, 1]], years: years)
    #expect(rows.filter { $0.level == "all" }.map(\.value) == [75, 75, 75, 50])
  }

  @Test("units without any weight are left out and counted")
  func missingWeights() {
    let rows = Self.means(.share, [[10], [20], [30]], weights: [[1], [nil], [3]])
    #expect(isClose(rows[0].value, 25) && rows[0].missingWeight == 1 && rows[0].units == 2)
    #expect(!rows[0].lacksWeights && rows[0].weight == "w")
  }

  @Test(
    "where no unit of a group has a weight its mean is a simple one, and says so",
    arguments: [nil, [[nil, nil], [nil, nil], [nil, nil]]] as [[[Double?]]?])
  func withoutWeights(weights: [[Double?]]?) {
    let values: [[Double?]] = [[10, 13], [20, nil], [30, 31]]
    let rows = Self.means(.share, values, weights: weights, years: [2020, 2021])
    let all = rows.filter { $0.level == "all" }
    #expect(isClose(all[0].value, 20) && all[0].units == 3 && all[0].missingWeight == 3)
    #expect(isClose(all[1].value, 22) && all[1].units == 2 && all[1].missing == 1)
    #expect(isClose(all[1].change, 2) && all[1].changeUnits == 2)
    #expect(all.allSatisfy { $0.lacksWeights && $0.weight == nil && $0.weightTotal == 0 })
    // Sums need no weights.
    let sums = Self.means(.count, values, weights: nil, years: [2020, 2021])
    #expect(sums.allSatisfy { !$0.lacksWeights })
  }

  @Test("a group of which one unit has a weight is weighted, beside another whose mean is simple")
  func weightsOfOneGroup() {
    // Even units are of district E, odd ones of O.
    let rows = Self.means(
      .share, [[10], [20], [30], [40]], weights: [[1], [nil], [3], [nil]])
    #expect(rows.map(\.group) == ["all", "E", "O"])
    #expect(isClose(rows[0].value, 25) && isClose(rows[1].value, 25) && isClose(rows[2].value, 30))
    #expect(rows.map(\.lacksWeights) == [false, false, true])
    let units = UnitTable(
      codes: ["a", "b", "c", "d"],
      levels: [CategoryColumn(name: "district", values: ["E", "O", "E", "O"])])
    let simple = Grouping.all(of: units) { $0 != 3 }.map {
      $0.withoutWeights([1, .nan, 3, .nan], of: [1, 1, 1, 1])
    }
    let odd = Grouping.all(of: units) { $0 != 3 }[1].groups[1]
    #expect(simple == [[], [Int(odd)]])
    // A weight of a unit without values weighs nothing.
    let silent = Grouping.all(of: units) { _ in true }[1]
    let weightless = silent.withoutWeights([1, .nan, .nan, 2], of: [.nan, 1, 1, 1])
    #expect(weightless == [Int(silent.groups[0])])
  }

  @Test("the only unit of a group needs no weight, and its mean keeps its provenance")
  func onlyUnit() {
    let rows = Self.means(.share, [[10]], weights: nil, provenance: .simulated)
    #expect(rows.map(\.group) == ["all", "E"])
    for row in rows {
      #expect(row.value == 10 && row.units == 1 && row.missingWeight == 0 && row.weight == nil)
      #expect(row.provenance == .simulated)
    }
  }

  @Test("a mean is as trustworthy as the least trustworthy value in it")
  func provenance() {
    let rows = Self.means(.share, [[10], [20]], weights: [[1], [1]], provenance: .estimated)
    #expect(rows.allSatisfy { $0.provenance == .estimated })
  }

  @Test(
    "an indicator without a weight has a plain mean, and yes/no the share of units that say yes")
  func plain() {
    let units = UnitTable(codes: ["a", "b", "c", "d"])
    let panels = PanelSet(
      units: units, years: [2020],
      [
        (Indicator(id: "x", kind: .number), [[1], [2], [6], [nil]]),
        (Indicator(id: "y", kind: .yesno), [[1], [0], [1], [1]]),
      ])
    let summary = CriteriaSummary(panels: panels, scope: UnitScope(includesTowns: true))
    #expect(summary.means(of: ["x", "y", "nothing"]).map(\.value) == [3, 0.75])
  }

  @Test("no change is taken across a break that changes what is measured, unit by unit")
  func breaks() {
    let panels = PanelSet(
      units: UnitTable(codes: ["a", "b"]), years: [2020, 2021, 2022],
      [(Indicator(id: "x", kind: .number), [[1, 2, 8], [1, 4, 5]])])
    let summary = CriteriaSummary(panels: panels, scope: UnitScope(includesTowns: true))
    let changes = { (breaks: [SeriesBreak]) in
      summary.means(of: ["x"], breaks: breaks).map { "\($0.change) \($0.changeUnits)" }
    }
    let broken = SeriesBreak(indicator: "x", year: 2022, kind: .povertyStandard)
    #expect(changes([]) == ["nan 0", "2.0 2", "3.5 2"])
    #expect(changes([broken]) == ["nan 0", "2.0 2", "nan 0"])
    var ofOne = broken
    ofOne.units = ["a"]
    #expect(changes([ofOne]) == ["nan 0", "2.0 2", "1.0 1"])
    var ofOthers = broken
    ofOthers.indicator = "y"
    let insurance = SeriesBreak(indicator: "x", year: 2022, kind: .insurance)
    #expect(changes([ofOthers, insurance]) == ["nan 0", "2.0 2", "3.5 2"])
  }

  @Test("a group without any value has no row")
  func empty() {
    #expect(Self.means(.share, [[nil], [5]], weights: [[1], [1]]).map(\.group) == ["all", "O"])
    #expect(Self.means(.share, [[nil], [nil]], weights: nil).isEmpty)
  }
}
