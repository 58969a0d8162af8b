import Foundation
import Panels
import Testing

@testable import Analytics

@Suite("Checks of the data")
struct QualityCheckTests {
  /// A clean panel of 60 communes and 10 years, without a relation broken and nothing copied.
  private static func clean(seed: UInt64, units: Int = 60, years: Int = 10) -> PanelSet {
    var generator = SplitMix64(seed: seed)
    func make(
      _ id: String, _ kind: IndicatorKind, _ decimals: Int, unit: String = "",
      _ value: (Int, Int, inout SplitMix64) -> Double
    ) -> Panel {
      var panel = Panel(
        indicator: Indicator(id: id, kind: kind, unit: unit), unitCount: units, periodCount: years)
      let power = pow(10, Double(decimals))
      for period in 0..<years {
        for unit in 0..<units {
          panel[unit, period] = (value(unit, period, &generator) * power).rounded() / power
        }
      }
      return panel
    }
    let walks = SimulatedWalks(units: units, years: years)
    var income = walks.panel(seed: seed &+ 1)
    income.indicator.unit = "million_vnd_per_person_per_year"
    let households = make("households", .count, 0) { unit, period, generator in
      900 + 37 * Double(unit) + 9 * Double(period) + Double.random(in: -3...3, using: &generator)
    }
    let poor = make("households_poor", .count, 0) { unit, period, generator in
      households[unit, period] * Double.random(in: 0.04...0.12, using: &generator)
    }
    var rate = make("poverty_poor", .share, 2) { unit, period, _ in
      100 * poor[unit, period] / households[unit, period]
    }
    rate.indicator.unit = "percent"
    let insurance = make("insurance", .share, 1) { unit, period, generator in
      70 + 0.4 * Double(unit % 40) + 0.8 * Double(period)
        + Double.random(in: -3...3, using: &generator)
    }
    return walks.set([households, poor, rate, income, insurance])
  }

  private static func findings(_ set: PanelSet, bars: [QualityBar] = []) -> [SeriesProblem] {
    QualityChecks.findings(in: QualityData(panels: set, bars: bars)).map(\.problem)
  }

  private static func codes(_ set: PanelSet, bars: [QualityBar] = []) -> [String] {
    findings(set, bars: bars).map { ProblemKind.series($0).code }
  }

  /// The clean panel with one indicator changed.
  private static func changed(
    _ id: String, seed: UInt64 = 1, _ change: (inout Panel) -> Void
  ) throws -> PanelSet {
    let set = clean(seed: seed)
    var panel = try #require(set.panel(id))
    change(&panel)
    return set.with(panel)
  }

  private static func bar(_ set: PanelSet, _ id: String, _ height: Double) -> QualityBar {
    QualityBar(
      indicator: id, period: set.years.count - 1, comparison: .atLeast,
      heights: Array(repeating: height, count: set.units.count))
  }

  @Test("clean data raise nothing", arguments: 1...20)
  func clean(seed: Int) {
    let set = Self.clean(seed: UInt64(seed))
    #expect(
      Self.codes(set, bars: [Self.bar(set, "income", 80), Self.bar(set, "insurance", 85)]) == [])
  }

  /// One unit's indicators, by year.
  private static func one(_ panels: [(String, IndicatorKind, [[Double?]])]) -> PanelSet {
    PanelSet(
      units: UnitTable(codes: panels[0].2.indices.map { "u\($0)" }),
      years: panels[0].2[0].indices.map { 2020 + $0 },
      panels.map { (Indicator(id: $0.0, kind: $0.1), $0.2) })
  }

  @Test("a count and its share that imply an absurd base are found without the base")
  func impliedBase() {
    let absurd = Self.one([
      ("households_poor", .count, [[100, 160]]), ("poverty_poor", .share, [[10.1, 6.2]]),
    ])
    #expect(
      Self.findings(absurd) == [
        .impliedBase(
          unit: "u0", count: "households_poor", share: "poverty_poor", from: 2020, to: 2021,
          counts: "100 → 160", shares: "10.1 → 6.2", base: "990 → 2581", growth: "+161 %")
      ])
    // Whole percentages of a small share leave the base open.
    let coarse = Self.one([
      ("households_poor", .count, [[10, 11]]), ("poverty_poor", .share, [[2, 1]]),
    ])
    #expect(Self.findings(coarse) == [])
    let natural = Self.one([
      ("households_poor", .count, [[100, 90]]), ("poverty_poor", .share, [[10.1, 8.9]]),
    ])
    #expect(Self.findings(natural) == [])
  }

  @Test("a share that ends in .0 is held to the decimals of its column")
  func wholeAmongTenths() {
    let set = Self.one([
      ("communes_met", .count, [[5248], [4000], [10]]),
      ("communes_total", .count, [[8267], [8000], [16]]),
      ("communes_met_share", .share, [[63.0], [50.0], [62.5]]),
    ])
    #expect(Self.codes(set) == ["ratio-truncated"] || Self.codes(set) == ["ratio-mismatch"])
    let whole = Self.one([
      ("communes_met", .count, [[5248], [4000], [10]]),
      ("communes_total", .count, [[8267], [8000], [16]]),
      ("communes_met_share", .share, [[63], [50], [63]]),
    ])
    #expect(Self.codes(whole) == [])
  }

  @Test("parts above their total are found though one of them is not printed")
  func partsAboveTotal() {
    let relation = IndicatorRelation(.sum(parts: ["a", "b", "c", "d", "e"], total: "communes"))
    for (total, isFound) in [(80.0, true), (90, false)] {
      let set = Self.one([
        ("a", .count, [[5]]), ("b", .count, [[15]]), ("c", .count, [[38]]), ("d", .count, [[26]]),
        ("e", .count, [[nil]]), ("communes", .count, [[total]]),
      ])
      let found = QualityChecks.findings(in: QualityData(panels: set, relations: [relation]))
        .map(\.problem)
      let expected = SeriesProblem.partsAboveTotal(
        unit: "u0", year: 2020, total: "communes", printed: "80", sum: "84",
        parts: ["a", "b", "c", "d"])
      #expect(found.contains(expected) == isFound)
      #expect(!found.contains { ProblemKind.series($0).code == "sum-mismatch" })
    }
  }

  @Test("every check has a name of its own and is run")
  func names() {
    let names = QualityChecks.all.map { $0.name }
    #expect(Set(names).count == names.count && names.count == 10)
  }

  @Test("a part larger than its whole is found, with its cell")
  func part() throws {
    let set = try Self.changed("households_poor") { $0[4, 3] = 9_999 }
    let found = QualityChecks.findings(in: QualityData(panels: set))
    let part = try #require(
      found.first { if case .partAboveWhole = $0.problem { true } else { false } })
    #expect(part.indicator == "households_poor" && part.unit == 4 && part.period == 3)
    // The rate no longer fits either, and a jump of that size is beyond the unit of measure.
    #expect(found.contains { if case .ratioMismatch = $0.problem { true } else { false } })
  }

  @Test("a rate its own counts contradict is found; one cut off instead of rounded is told apart")
  func ratios() throws {
    let wrong = try Self.changed("poverty_poor") { $0[0, 0] += 0.5 }
    #expect(Self.codes(wrong) == ["ratio-mismatch"])
    let set = Self.clean(seed: 1)
    let rate = try #require(set.panel("poverty_poor"))
    let poor = try #require(set.panel("households_poor"))
    let households = try #require(set.panel("households"))
    let cell = try #require(
      rate.values.indices.first { cell in
        let exact = 100 * poor.values[cell] / households.values[cell]
        let cut = (exact * 100).rounded(.down)
        return cut < (exact * 100).rounded() && cut.truncatingRemainder(dividingBy: 10) != 0
      })
    let cut = try Self.changed("poverty_poor") {
      $0.values[cell] = (10_000 * poor.values[cell] / households.values[cell]).rounded(.down) / 100
    }
    #expect(Self.codes(cut) == ["ratio-truncated"])
  }

  @Test("parts that do not add up are found, with the slip of two digits that explains them")
  func sums() throws {
    let units = UnitTable(codes: ["a", "b"])
    let set = PanelSet(
      units: units, years: [2022],
      [
        (Indicator(id: "households_poor", kind: .count), [[69_239], [10]]),
        (Indicator(id: "households_near_poor", kind: .count), [[100_237], [20]]),
        (Indicator(id: "households_poor_and_near_poor", kind: .count), [[169_566], [30]]),
      ])
    #expect(
      Self.findings(set) == [
        .sumMismatch(
          unit: "a", year: 2022, total: "households_poor_and_near_poor", printed: "169566",
          sum: "169476", parts: ["households_poor", "households_near_poor"],
          hint: "69239 → 69329 / 100237 → 100327")
      ])
    // Rounded shares may miss their rounded total by half a digit each.
    let shares = { (total: Double) in
      PanelSet(
        units: UnitTable(codes: ["a"]), years: [2022],
        [
          (Indicator(id: "poverty_poor", kind: .share), [[8.39]]),
          (Indicator(id: "poverty_near_poor", kind: .share), [[6.99]]),
          (Indicator(id: "poverty_total", kind: .share), [[total]]),
        ])
    }
    #expect(Self.codes(shares(15.39)) == [] && Self.codes(shares(15.41)) == ["sum-mismatch"])
  }

  @Test("a count that rises while its share falls says that the base has changed")
  func movesApart() {
    let set = PanelSet(
      units: UnitTable(codes: ["VN"]), years: [2024, 2025],
      [
        (Indicator(id: "communes_met", kind: .count), [[6_250, 6_084]]),
        (Indicator(id: "communes_met_share", kind: .share), [[78, 79.3]]),
        (Indicator(id: "communes_total", kind: .count), [[8_014, 7_669]]),
      ])
    #expect(Self.codes(set).contains("ratio-mismatch") == false)
    #expect(Self.codes(set) == ["count-against-its-share"])
    let seriesBreak = SeriesBreak(indicator: "communes_met", year: 2025, kind: .units)
    #expect(
      QualityChecks.findings(in: QualityData(panels: set, breaks: [seriesBreak])).isEmpty)
  }

  @Test("regions that nearly add up to the nation show the slip, regions that are a few do not")
  func places() {
    let make = { (parts: [Double?]) in
      PanelSet(
        units: UnitTable(
          codes: ["0"] + parts.indices.map { "r\($0)" },
          kinds: [.nation] + parts.map { _ in .region }), years: [2022],
        [(Indicator(id: "x", kind: .count), [[10_573]] + parts.map { [$0] })])
    }
    #expect(Self.codes(make([4_000, 6_528, 36])) == ["places-against-total"])
    #expect(Self.codes(make([4_000, 6_528, 45])) == [])
    // A place without data is said as such, and adds nothing up.
    #expect(Self.codes(make([4_000, nil, 45])) == ["no-data"])
  }

  @Test(
    "a value in the wrong unit of measure is found among its neighbours",
    arguments: [(1_000.0, 1_000), (0.001, 1_000), (10, 10), (100, 100)])
  func powersOfTen(factor: Double, expected: Int) throws {
    let set = try Self.changed("income") { $0[8, 5] *= factor }
    let found = Self.findings(set).compactMap { problem -> Int? in
      if case .wrongUnit(_, 2015, "income", _, _, let found, let isTooLarge) = problem {
        isTooLarge == (factor > 1) ? found : nil
      } else {
        nil
      }
    }
    #expect(found == [expected])
  }

  @Test("the number proposed has the digits of the number found")
  func shifted() {
    for (value, places, text) in [
      (5.26, 1, "52.6"), (3.14, 1, "31.4"), (0.00314, 3, "3.14"), (52_600.5, -3, "52.6005"),
      (0.000031, 1, "0.00031"),
    ] {
      #expect(FigureText.text(FigureText.shifted(value, by: places)) == text)
    }
  }

  @Test("a whole year in thousands is one finding with its units, not sixty")
  func wholeYear() throws {
    let set = try Self.changed("income") { panel in
      for unit in 0..<60 { panel[unit, 9] *= 1_000 }
    }
    let found = Self.findings(set).filter { if case .wrongUnit = $0 { true } else { false } }
    #expect(found.count == 1)
    if case .wrongUnit(let unit, 2019, _, _, _, 1_000, true) = found[0] {
      #expect(unit.contains("(+55)"))
    } else {
      Issue.record("\(found)")
    }
  }

  @Test("a commune whose every year is in thousands is found against the others")
  func wholeUnit() throws {
    let set = try Self.changed("income") { panel in
      for period in 0..<10 { panel[3, period] *= 1_000 }
    }
    let found = Self.codes(set)
    #expect(found.contains("implausible"))
  }

  @Test("income that grows by half in a year is told, unless a break is declared")
  func steep() throws {
    let set = try Self.changed("income") { panel in
      for period in 5..<10 { panel[3, period] *= 1.6 }
    }
    #expect(Self.codes(set) == ["steep-change"])
    let seriesBreak = SeriesBreak(indicator: "income", year: 2015, kind: .method)
    #expect(QualityChecks.findings(in: QualityData(panels: set, breaks: [seriesBreak])).isEmpty)
  }

  @Test("series that never change are one finding; figures that stand still by nature are none")
  func constant() throws {
    let set = try Self.changed("insurance") { panel in
      for period in 0..<10 {
        panel[3, period] = 88.5
        panel[9, period] = 91.2
      }
    }
    #expect(
      Self.findings(set) == [
        .constant(indicator: "insurance", years: 10, units: ["u1003", "u1009"])
      ])
    let natural = try Self.changed("insurance") { panel in
      for period in 1..<10 {
        for unit in 0..<60 { panel[unit, period] = panel[unit, 0] }
      }
      panel[0, 9] += 1
    }
    #expect(!Self.codes(natural).contains("constant"))
    let full = try Self.changed("insurance") { panel in
      for period in 0..<10 { panel[3, period] = 100 }
    }
    #expect(Self.codes(full) == [])
  }

  @Test("units without data, and indicators some units lack, are named")
  func coverage() throws {
    let set = Self.clean(seed: 2)
    let silent = PanelSet(
      units: set.units, years: set.years,
      panels: set.panels.map { panel in
        var panel = panel
        for period in 0..<10 { panel[5, period] = .nan }
        if panel.indicator.id == "insurance" {
          for period in 0..<10 { panel[6, period] = .nan }
        }
        return panel
      })
    #expect(
      Self.findings(silent) == [
        .noData(units: ["u1005"]), .indicatorAbsent(indicator: "insurance", units: ["u1006"]),
      ])
  }

  @Test("what a plan says of conditions does not hide a unit without data")
  func stated() throws {
    let set = try Self.changed("income") { _ in }
    let registered = Panel(
      indicator: Indicator(id: "a/registered", kind: .yesno), unitCount: 60, periodCount: 10,
      values: Array(repeating: 0, count: 600))
    let silent = PanelSet(
      units: set.units, years: set.years,
      panels: set.panels.map { panel in
        var panel = panel
        for period in 0..<10 { panel[5, period] = .nan }
        return panel
      } + [registered])
    let found = QualityChecks.findings(
      in: QualityData(panels: silent, stated: ["a/registered"])
    ).map(\.problem)
    #expect(found.contains(.noData(units: ["u1005"])))
  }

  @Test("years missing inside series are grouped by the years")
  func gaps() throws {
    let set = try Self.changed("insurance") { panel in
      for unit in [1, 2, 3] { panel[unit, 4] = .nan }
      panel[7, 5] = .nan
      panel[7, 6] = .nan
      panel[8, 9] = .nan
      panel[9, 0] = .nan
    }
    #expect(
      Self.findings(set) == [
        .missingYears(
          indicator: "insurance", years: "2014", units: ["u1001", "u1002", "u1003"], ofEach: true),
        .missingYears(
          indicator: "insurance", years: "2015–2016", units: ["u1007"], ofEach: true),
      ])
  }

  @Test("of many patterns of missing years the rarer are told together, as of some of the years")
  func manyGaps() throws {
    let set = try Self.changed("insurance") { panel in
      for unit in [1, 2, 3] { panel[unit, 4] = .nan }
      for unit in [4, 5] { panel[unit, 3] = .nan }
      for (unit, period) in [(6, 2), (7, 5), (8, 6), (9, 7)] { panel[unit, period] = .nan }
    }
    let found = Self.findings(set)
    #expect(found.count == 4)
    #expect(
      found.last
        == .missingYears(
          indicator: "insurance", years: "2015–2017", units: ["u1007", "u1008", "u1009"],
          ofEach: false))
  }

  @Test("two rows that agree in everything are found, however many communes there are")
  func copiedUnits() throws {
    let set = Self.clean(seed: 3)
    let copied = PanelSet(
      units: set.units, years: set.years,
      panels: set.panels.map { panel in
        var panel = panel
        panel[20, 4] = panel[11, 4]
        return panel
      })
    #expect(
      Self.findings(copied) == [.copiedUnits(year: 2014, units: ["u1011", "u1020"], indicators: 5)])
  }

  @Test("a year copied from the year before is found, in all units that did so at once")
  func copiedYear() throws {
    let set = Self.clean(seed: 3)
    let copied = PanelSet(
      units: set.units, years: set.years,
      panels: set.panels.map { panel in
        var panel = panel
        for unit in [11, 20] { panel[unit, 6] = panel[unit, 5] }
        return panel
      })
    #expect(
      Self.findings(copied) == [
        .copiedYear(from: 2015, to: 2016, indicators: 5, units: ["u1011", "u1020"])
      ])
  }

  @Test("coarse values that agree by chance are no copies")
  func coarse() {
    var generator = SplitMix64(seed: 12)
    for _ in 0..<20 {
      let rows = (0..<80).map { _ in
        [Double?](arrayLiteral: Double(Int.random(in: 90...99, using: &generator)))
      }
      let columns = (0..<3).map { index in
        (
          Indicator(id: "x\(index)", kind: .share),
          rows.map { _ in
            [Double?](arrayLiteral: Double(Int.random(in: 90...99, using: &generator)))
          }
        )
      }
      let set = PanelSet(
        units: UnitTable(codes: (0..<80).map { "u\(100 + $0)" }), years: [2020], columns)
      #expect(Self.codes(set) == [])
    }
  }

  @Test("values that crowd at the bar are counted, without a judgement")
  func heaping() throws {
    var generator = SplitMix64(seed: 5)
    let set = Self.clean(seed: 4)
    let moved = try Self.changed("insurance", seed: 4) { panel in
      for unit in 0..<60 where panel[unit, 9] < 90 && panel[unit, 9] > 82 {
        panel[unit, 9] = Bool.random(using: &generator) ? 90 : 90.2
      }
    }
    let found = Self.findings(moved, bars: [Self.bar(set, "insurance", 90)])
    guard found.count == 1,
      case .heaping("insurance", 2019, "90", let exactly, let beyond, let short, 60, let units) =
        found[0]
    else {
      Issue.record("\(found)")
      return
    }
    #expect(exactly == units.count && exactly > 3 && beyond > exactly && short < beyond / 3)
    #expect(Self.codes(moved, bars: [Self.bar(set, "insurance", 100)]) == [])
  }

  @Test("a density that only slopes at the bar is no heap, however many communes there are")
  func slope() {
    var generator = SplitMix64(seed: 6)
    for _ in 0..<30 {
      let values: [[Double?]] = (0..<3_000).map { _ in
        // The larger of two even draws: a density that climbs in a straight line.
        let draw = max(
          Double.random(in: 50...100, using: &generator),
          Double.random(in: 50...100, using: &generator))
        return [(draw * 10).rounded() / 10]
      }
      let set = PanelSet(
        units: UnitTable(codes: (0..<3_000).map { "u\(10_000 + $0)" }), years: [2020],
        [(Indicator(id: "x", kind: .share), values)])
      #expect(
        HeapingCheck().findings(in: QualityData(panels: set, bars: [Self.bar(set, "x", 75)]))
          .isEmpty)
    }
  }

  @Test("the tail of the binomial is that of the coin", arguments: [(3, 5, 0.5), (5, 5, 1.0 / 32)])
  func binomial(k: Int, n: Int, expected: Double) {
    #expect(isClose(HeapingCheck.tail(atLeast: k, of: n), expected))
    #expect(
      HeapingCheck.tail(atLeast: 0, of: n) == 1 && HeapingCheck.tail(atLeast: n + 1, of: n) == 0)
  }

  @Test("figures rounded by eye show in their last digits")
  func digits() throws {
    let set = try Self.changed("insurance") { panel in
      for cell in panel.values.indices where cell % 3 > 0 {
        panel.values[cell] = (panel.values[cell] * 2).rounded() / 2
      }
    }
    #expect(Self.codes(set) == ["digit-preference"])
  }

  @Test("a rule against the meaning of its measure is found, and none of the shipped ones is")
  func directions() {
    let rules = [
      IndicatorRule("stunting", .share, .atLeast), IndicatorRule("insurance", .share, .atMost),
      IndicatorRule("income", .positive, .atLeast), IndicatorRule("poverty_poor", .share, .atMost),
    ]
    let set = CriteriaSet("s", criteria: [Criterion("1", rules)])
    #expect(
      RuleCheck.invertedDirections(in: [set]) == [
        .invertedDirection(set: "s", item: "stunting", measure: "stunting", comparison: "≥"),
        .invertedDirection(set: "s", item: "insurance", measure: "insurance", comparison: "≤"),
      ])
  }

  @Test("a unit that is to reach one level twice is found")
  func plannedTwice() {
    let units = UnitTable(codes: ["1", "2"], names: ["Hợp Thành", "Thiện Kế"])
    let entry = { (unit: String, level: Level, year: Int) in
      RoadmapEntry(unit: unit, level: level, set: "s", year: year, row: "")
    }
    let roadmap = [
      entry("1", .met, 2020), entry("2", .met, 2020), entry("1", .met, 2021),
      entry("2", .advanced, 2021),
    ]
    #expect(
      RuleCheck.plannedTwice(in: roadmap, units: units) == [
        .plannedTwice(unit: "Hợp Thành", level: "met", set: "s", years: [2020, 2021])
      ])
  }
}
