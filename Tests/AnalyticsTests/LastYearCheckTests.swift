import Panels
import Testing

@testable import Analytics

@Suite("The last year of the data")
struct LastYearCheckTests {
  /// Units with a value in every year of their list.
  private func set(_ years: [[Int]]) -> PanelSet {
    let all = years.flatMap { $0 }
    let span = Array((all.min() ?? 0)...(all.max() ?? 0))
    var panel = Panel(
      indicator: Indicator(id: "income", kind: .positive), unitCount: years.count,
      periodCount: span.count)
    for (unit, own) in years.enumerated() {
      for year in own { panel[unit, year - span[0]] = 30 }
    }
    let units = UnitTable(codes: years.indices.map { "u\(10 + $0)" })
    return PanelSet(units: units, years: span, panels: [panel])
  }

  private let usual = Array(2016...2024)

  @Test("that one of twelve units has alone is a slip, told at its first value")
  func slip() throws {
    var years = Array(repeating: usual, count: 12)
    years[4] = Array(2016...2023) + [2032]
    let finding = try #require(LastYearCheck.finding(in: set(years)))
    #expect(finding.problem == .lastYearStray(2032, units: 1, of: 12, whole: 2024))
    #expect(finding.unit == 4 && finding.indicator == "income" && finding.period == 16)
    #expect(finding.problem.severity == .warning)
  }

  @Test("is stray with few units, also the year after, and with a gap however many there are")
  func stray() {
    var years = Array(repeating: usual, count: 12)
    for unit in 0..<2 { years[unit].append(2025) }
    #expect(
      LastYearCheck.finding(in: set(years))?.problem
        == .lastYearStray(2025, units: 2, of: 12, whole: 2024))
    years = Array(repeating: usual, count: 12)
    for unit in 0..<6 { years[unit].append(2026) }
    #expect(
      LastYearCheck.finding(in: set(years))?.problem
        == .lastYearStray(2026, units: 6, of: 12, whole: 2024))
    #expect(
      LastYearCheck.finding(in: set([usual, usual, usual + [2034]]))?.problem
        == .lastYearStray(2034, units: 1, of: 3, whole: 2024))
  }

  @Test("that half the units have delivered is said on screens too, as it decides how figures read")
  func partial() throws {
    var years = Array(repeating: usual, count: 12)
    for unit in 0..<6 { years[unit].append(2025) }
    let finding = try #require(LastYearCheck.finding(in: set(years)))
    #expect(finding.problem == .lastYearPartial(2025, units: 6, of: 12, whole: 2024))
    #expect(finding.problem.severity == .warning)
  }

  @Test("is nothing to speak of where nearly all have it, or a survey comes every other year")
  func whole() {
    var years = Array(repeating: usual, count: 12)
    for unit in 0..<9 { years[unit].append(2025) }
    #expect(LastYearCheck.finding(in: set(years)) == nil)
    let surveys = Array(repeating: [2016, 2018, 2020, 2022], count: 12)
    #expect(LastYearCheck.finding(in: set(surveys)) == nil)
    #expect(LastYearCheck.finding(in: set([[2020, 2021, 2030]])) == nil)
    #expect(LastYearCheck.finding(in: set([usual, usual + [2025]])) == nil)
    #expect(
      LastYearCheck.finding(in: PanelSet(units: UnitTable(codes: []), years: [], panels: [])) == nil
    )
  }

  @Test("does not count what the plan itself fills in")
  func stated() {
    var years = Array(repeating: usual, count: 12)
    years[0].append(2030)
    #expect(LastYearCheck.finding(in: set(years), stated: ["income"]) == nil)
  }
}
