import Panels
import Testing

@testable import Forecast

@Suite("Counts and the wholes they are part of")
struct WholeLimitsTests {
  /// Counts by name, a row a unit.
  private static func panels(_ counts: [(String, [[Double?]])], unit: String = "communes")
    -> PanelSet
  {
    let rows = counts[0].1
    let panels = counts.map { id, rows in
      var panel = Panel(
        indicator: Indicator(id: id, kind: .count, unit: unit), unitCount: rows.count,
        periodCount: rows[0].count)
      for (unit, row) in rows.enumerated() {
        for (period, value) in row.enumerated() { panel[unit, period] = value ?? .nan }
      }
      return panel
    }
    return PanelSet(
      units: UnitTable(codes: rows.indices.map { "u\(100 + $0)" }),
      years: rows[0].indices.map { 2015 + $0 }, panels: panels)
  }

  /// Counts that rise by a fifth a year and more, differently from unit to unit.
  private static let met: [[Double?]] = (0..<8).map { unit in
    [10.0, 14, 17, 24, 29, 41, 60].map { ($0 + Double(unit % 3)) + Double(unit * 2) }
  }

  private static func forecast(_ panels: PanelSet, _ indicator: String) throws -> BlockForecast {
    try #require(Forecaster(panels: panels, horizon: 5).model(of: indicator))
      .forecast(units: 0..<panels.units.count)
  }

  @Test("nothing of a distribution lies above the whole, and what lies below stays as it was")
  func bounded() throws {
    let total = Self.met.map { row in row.map { _ in 101.0 as Double? } }
    let free = try Self.forecast(Self.panels([("communes_met", Self.met)]), "communes_met")
    let bounded = try Self.forecast(
      Self.panels([("communes_met", Self.met), ("communes_total", total)]), "communes_met")
    #expect(free.quantiles(unit: 0, step: 4).last! > 110)
    for unit in 0..<8 {
      for step in 0..<5 {
        let before = free.quantiles(unit: unit, step: step)
        #expect(bounded.quantiles(unit: unit, step: step) == before.map { min($0, 101) })
        #expect(bounded.mean(unit: unit, step: step) <= free.mean(unit: unit, step: step))
        let chance = { (forecast: BlockForecast, requirement: Requirement) in
          forecast.probability(of: requirement, unit: unit, step: step)
        }
        #expect(chance(bounded, .atLeast(80)) == chance(free, .atLeast(80)))
        #expect(chance(bounded, .atLeast(101)) == chance(free, .atLeast(101)))
        #expect(chance(bounded, .above(101)) == 0 && chance(bounded, .atMost(101)) == 1)
        let interval = bounded.interval(unit: unit, step: step)
        #expect(interval.high <= 101 && interval.median <= 101)
      }
    }
  }

  @Test("a whole that grew goes on growing at its rate, one that fell stays")
  func growth() throws {
    let years = [100.0, 110, 121]
    let panels = Self.panels([
      ("communes_met", [[1, 2, 3], [1, 2, 3], [1, 2, 130]]),
      ("communes_total", [years, years.reversed(), [nil, nil, nil]]),
    ])
    let limits = try #require(
      WholeLimits(panels.panels[0], of: panels, relations: []))
    #expect(abs(limits.limit(unit: 0, year: 2019) - 121 * 1.1 * 1.1) < 1e-9)
    #expect(limits.limit(unit: 1, year: 2019) == 100)
    #expect(limits.limit(unit: 2, year: 2019) == .infinity)
  }

  @Test("of wholes inside wholes that count the same the outermost limits")
  func nested() throws {
    let panels = Self.panels([
      ("communes_advanced", [[1, 2, 4]]), ("communes_met", [[8, 8, 8]]),
      ("communes_total", [[30, 30, 30]]),
    ])
    let advanced = try #require(WholeLimits(panels.panels[0], of: panels, relations: []))
    #expect(advanced.limit(unit: 0, year: 2018) == 30)
    #expect(WholeLimits(panels.panels[2], of: panels, relations: []) == nil)
    // A count of other things is no limit.
    var people = panels.panels[2]
    people.indicator.unit = "people"
    let others = PanelSet(
      units: panels.units, years: panels.years, panels: [panels.panels[1], people])
    #expect(WholeLimits(panels.panels[1], of: others, relations: []) == nil)
  }

  @Test("a declared relation limits too, and never below what was counted")
  func declared() throws {
    let panels = Self.panels([("schools", [[3, 5, 9]]), ("buildings", [[7, 7, 7]])])
    let relation = IndicatorRelation(.part(of: "buildings", part: "schools"))
    #expect(WholeLimits(panels.panels[0], of: panels, relations: []) == nil)
    let limits = try #require(WholeLimits(panels.panels[0], of: panels, relations: [relation]))
    #expect(limits.limit(unit: 0, year: 2018) == 9)
  }
}
