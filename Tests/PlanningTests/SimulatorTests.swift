import Panels
import Testing

@testable import Planning

@Suite("The simulator")
struct SimulatorTests {
  /// `count` units with the codes 100000, 100001, ….
  static func units(_ count: Int) -> UnitTable {
    UnitTable(codes: (0..<count).map { String(100_000 + $0) })
  }

  static func specification(
    _ indicators: [SimulatedIndicator], seed: UInt64 = 11, strengthSpread: Double = 0,
    leads: [String: Double] = [:]
  ) -> SimulationSpecification {
    SimulationSpecification(
      id: "test", seed: seed, years: 2015...2022, strengthSpread: strengthSpread, leads: leads,
      indicators: indicators)
  }

  static let income = SimulatedIndicator(
    id: "income", kind: .positive, years: 2015...2022, start: 15, end: 36.5, spread: 0.18,
    driftSpread: 0.01, yearNoise: 0.015, noise: 0.02, decimals: 1)

  static let poverty = SimulatedIndicator(
    id: "poverty", kind: .share, years: 2015...2022, start: 48, end: 33.5,
    breaks: [.init(year: 2020, before: 33, after: 39)], spread: 0.45, driftSpread: 0.03,
    yearNoise: 0.03, noise: 0.04, decimals: 2)

  static let nearPoverty = SimulatedIndicator(
    id: "near_poverty", kind: .share, years: 2016...2022, start: 1.2, end: 1.3, spread: 0.03,
    noise: 0.005, decimals: 2, ratioOf: "poverty")

  static let villages = SimulatedIndicator(
    id: "villages", kind: .count, years: 2019...2022, start: 0.3, end: 2, spread: 0.6,
    totals: [2020: 18, 2022: 1_000])

  static let registered = SimulatedIndicator(
    id: "registered", kind: .yesno, years: 2018...2022, start: 0.2, end: 0.7, loss: 0.05)

  static let numeric = [income, poverty, nearPoverty]

  /// The bits of every value, so that missing values compare too.
  static func bits(_ panels: PanelSet) -> [[UInt64]] {
    panels.panels.map { $0.values.map(\.bitPattern) }
  }

  static func column(_ panels: PanelSet, _ indicator: String, _ year: Int) throws -> [Double] {
    let panel = try #require(panels.panel(indicator))
    let period = try #require(panels.period(of: year))
    return (0..<panels.units.count).map { panel[$0, period] }
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  @Test("one seed gives the same values again, another seed gives others")
  func seed() {
    let indicators = Self.numeric + [Self.villages, Self.registered]
    let specification = Self.specification(indicators, strengthSpread: 1)
    let first = Simulator(specification).panels(of: Self.units(60))
    #expect(Self.bits(Simulator(specification).panels(of: Self.units(60))) == Self.bits(first))
    var other = specification
    other.seed = 12
    let second = Simulator(other).panels(of: Self.units(60))
    for (left, right) in zip(Self.bits(first), Self.bits(second)) { #expect(left != right) }
  }

  @Test("a unit's numbers depend neither on the number nor on the place of the others")
  func independence() throws {
    let simulator = Simulator(Self.specification(Self.numeric))
    let all = simulator.panels(of: Self.units(300))
    for position in [0, 7, 299] {
      let alone = simulator.panels(of: UnitTable(codes: [all.units.codes[position]]))
      for (whole, single) in zip(all.panels, alone.panels) {
        for period in all.years.indices {
          #expect(
            whole[position, period].bitPattern == single[0, period].bitPattern,
            "\(whole.indicator.id)")
        }
      }
    }
  }

  @Test("an indicator's values do not depend on the other indicators")
  func indicators() throws {
    let alone = Simulator(Self.specification([Self.poverty])).panels(of: Self.units(50))
    let among = Simulator(Self.specification(Self.numeric)).panels(of: Self.units(50))
    #expect(alone.panel("poverty")?.values == among.panel("poverty")?.values)
  }

  @Test("yes/no items do not depend on the order of the units")
  func yesNoOrder() throws {
    let specification = Self.specification([Self.registered], strengthSpread: 1)
    let forward = Self.units(200)
    let backward = UnitTable(codes: forward.codes.reversed())
    let one = try #require(Simulator(specification).panels(of: forward).panel("registered"))
    let two = try #require(Simulator(specification).panels(of: backward).panel("registered"))
    for unit in 0..<200 {
      for period in 3..<8 { #expect(one[unit, period] == two[199 - unit, period]) }
    }
  }

  @Test("every value is marked as simulated, and years outside an indicator's own are missing")
  func provenance() throws {
    let panels = Simulator(Self.specification([Self.poverty, Self.nearPoverty]))
      .panels(of: Self.units(9))
    for panel in panels.panels { #expect(panel.provenance == .uniform(.simulated)) }
    let before = try Self.column(panels, "near_poverty", 2015)
    let since = try Self.column(panels, "near_poverty", 2016)
    #expect(before.allSatisfy { $0.isNaN })
    #expect(!since.contains { $0.isNaN })
  }

  @Test("every value is allowed for its kind and has the decimals asked for")
  func bounds() {
    var wide = Self.poverty
    wide.spread = 6
    wide.breaks = []
    var tiny = Self.income
    tiny.start = 0.2
    tiny.end = 0.1
    tiny.spread = 2
    let indicators = [wide, Self.nearPovertyOf(wide), tiny, Self.villages, Self.registered]
    let panels = Simulator(Self.specification(indicators)).panels(of: Self.units(2_000))
    for (panel, indicator) in zip(panels.panels, indicators) {
      let factor = [1.0, 10, 100][indicator.decimals]
      for value in panel.values where !value.isNaN {
        #expect(panel.indicator.kind.allows(value), "\(indicator.id): \(value)")
        #expect((value * factor).rounded() / factor == value, "\(indicator.id): \(value)")
      }
    }
    #expect(panels.panel("poverty")?.values.max() == 100)
    #expect(panels.panel("income")?.values.min() == 0.1)
  }

  private static func nearPovertyOf(_ base: SimulatedIndicator) -> SimulatedIndicator {
    var ratio = nearPoverty
    ratio.ratioOf = base.id
    return ratio
  }

  @Test("totals are exact", arguments: [1, 2, 19, 500])
  func totals(unitCount: Int) throws {
    let panels = Simulator(Self.specification([Self.villages])).panels(of: Self.units(unitCount))
    for (year, total) in Self.villages.totals {
      let sum = try Self.column(panels, "villages", year).reduce(0, +)
      #expect(sum == Double(total))
    }
  }

  @Test("the median of 20,000 units reaches every level that is given")
  func medians() throws {
    let panels = Simulator(Self.specification(Self.numeric)).panels(of: Self.units(20_000))
    for indicator in [Self.income, Self.poverty] {
      for anchor in indicator.anchors {
        let median = Self.median(try Self.column(panels, indicator.id, anchor.year))
        // The median of a normal sample has the standard error 1.25 σ / √n; four of them.
        let error = 4 * 1.2533 * max(0.45, indicator.spread) / 20_000.0.squareRoot()
        #expect(abs(median - anchor.level) < error * anchor.level, "\(indicator.id) \(anchor)")
      }
    }
    let base = try Self.column(panels, "poverty", 2022)
    let ratios = zip(try Self.column(panels, "near_poverty", 2022), base).filter { $0.0 < 100 }
      .map { $0.0 / $0.1 }
    #expect(abs(Self.median(ratios) - 1.3) < 0.005)
  }

  @Test("units scatter on the working scale as much as asked")
  func spread() throws {
    var indicator = Self.income
    indicator.driftSpread = 0
    indicator.noise = 0
    indicator.decimals = 6
    let panels = Simulator(Self.specification([indicator])).panels(of: Self.units(20_000))
    let sorted = try Self.column(panels, "income", 2018).sorted()
    // 15.87 % and 84.13 % are one standard deviation from the median.
    let ratio = sorted[16_827] / sorted[3_173]
    let expected = 1.4333  // exp(2 × 0.18)
    #expect(abs(ratio / expected - 1) < 0.02)
  }

  @Test("units share the shocks of a year, and there is none where the median is given")
  func shocks() throws {
    var indicator = Self.income
    indicator.spread = 0
    indicator.driftSpread = 0
    indicator.noise = 0
    indicator.decimals = 6
    let panels = Simulator(Self.specification([indicator])).panels(of: Self.units(3))
    let panel = try #require(panels.panel("income"))
    for period in panels.years.indices { #expect(panel[0, period] == panel[2, period]) }
    #expect(panel[0, 0] == 15)
    #expect(panel[0, 7] == 36.5)
    let line = 21.958680  // 15 × (36.5 / 15)^(3/7)
    #expect(abs(panel[0, 3] - line) > 0.001)
    #expect(abs(panel[0, 3] / line - 1) < 0.075)  // five standard deviations
  }

  @Test(
    "the share that meets a yes/no item follows from start to end",
    arguments: [(0.2, 0.7, 0.05), (0.99, 0.995, 0.01), (0.9, 0.3, 0), (0, 1, 0.1), (0.5, 0.5, 0)])
  func shares(start: Double, end: Double, loss: Double) throws {
    var indicator = Self.registered
    indicator.start = start
    indicator.end = end
    indicator.loss = loss
    let units = Self.units(20_000)
    let leads = Dictionary(uniqueKeysWithValues: units.codes.prefix(2_000).map { ($0, 2.0) })
    let panels = Simulator(
      Self.specification([indicator], strengthSpread: 1.2, leads: leads)
    ).panels(of: units)
    for year in indicator.years {
      let expected = start + (end - start) * Double(year - 2018) / 4
      let met = try Self.column(panels, "registered", year)
      let share = met.reduce(0, +) / 20_000
      let error = 4 * (expected * (1 - expected) / 20_000).squareRoot() + 1e-12
      #expect(abs(share - expected) <= error, "\(year)")
    }
  }

  @Test("met items are lost at the rate given, and units with a lead meet more")
  func losses() throws {
    let units = Self.units(20_000)
    let leads = Dictionary(uniqueKeysWithValues: units.codes.prefix(2_000).map { ($0, 2.0) })
    let panels = Simulator(Self.specification([Self.registered], leads: leads)).panels(of: units)
    let before = try Self.column(panels, "registered", 2021)
    let after = try Self.column(panels, "registered", 2022)
    let met = before.reduce(0, +)
    let lost = zip(before, after).count { $0 == 1 && $1 == 0 }
    #expect(abs(Double(lost) / met - 0.05) < 4 * (0.05 * 0.95 / met).squareRoot())
    let first = try Self.column(panels, "registered", 2018)
    let leading = first.prefix(2_000).reduce(0, +) / 2_000
    #expect(leading > 2 * first.dropFirst(2_000).reduce(0, +) / 18_000)
  }

  @Test("no unit gives empty panels")
  func empty() {
    let indicators = Self.numeric + [Self.villages, Self.registered]
    let panels = Simulator(Self.specification(indicators)).panels(of: Self.units(0))
    #expect(panels.panels.count == 5)
    #expect(panels.panels.allSatisfy { $0.values.isEmpty })
  }

  @Test("the line goes through the levels given and is straight on the scale between")
  func line() {
    let indicator = SimulatedIndicator(
      id: "x", kind: .number, years: 2010...2020, start: 0, end: 20,
      breaks: [.init(year: 2015, before: 8, after: 10)])
    let line = MedianLine(indicator, scale: .init(.identity))
    #expect((2010...2020).map(line.value) == [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20])
    #expect((2010...2020).filter(line.isGiven) == [2010, 2014, 2015, 2020])
  }
}
