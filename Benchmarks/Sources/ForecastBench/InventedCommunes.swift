import Foundation
import Panels

/// Incomes of invented communes in districts and provinces: growth of the nation, the province and the commune,
/// steps of each year, and noise of measurement. The same for the same size.
struct InventedCommunes {
  let panels: PanelSet
  private static let communesOfDistrict = 16
  private static let communesOfProvince = 176
  private static let firstYear = 2011

  init(unitCount: Int, yearCount: Int) {
    var state: UInt64 = 11
    // The sum of three uniform draws, near enough to a normal of variance 1.
    func noise() -> Double {
      (0..<3).reduce(0) { sum, _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return sum + 2 * (Double(state >> 11) / Double(1 << 53) - 0.5)
      }
    }
    let provinceCount = unitCount / Self.communesOfProvince + 1
    let nation = (0..<yearCount).map { _ in 0.06 + 0.02 * noise() }
    let provinces = (0..<provinceCount).map { _ in (0..<yearCount).map { _ in 0.01 * noise() } }
    var values = [Double](repeating: 0, count: unitCount * yearCount)
    for unit in 0..<unitCount {
      var level = log(20.0) + 0.3 * noise()
      let growth = 0.01 * noise()
      for year in 0..<yearCount {
        level +=
          nation[year] + provinces[unit / Self.communesOfProvince][year] + growth + 0.02 * noise()
        values[year * unitCount + unit] = (exp(level + 0.03 * noise()) * 100).rounded() / 100
      }
    }
    let codes = (0..<unitCount).map { String(String(10_000_000 + $0).dropFirst()) }
    func level(_ name: String, _ size: Int) -> CategoryColumn {
      let count = unitCount / size + 1
      return CategoryColumn(
        name: name, labels: (0..<count).map { "\(name) \($0)" },
        indices: (0..<unitCount).map { Int32($0 / size) })
    }
    let units = UnitTable(
      codes: codes,
      levels: [
        level("province", Self.communesOfProvince), level("district", Self.communesOfDistrict),
      ])
    let income = Indicator(id: "income", kind: .positive)
    panels = PanelSet(
      units: units, years: (0..<yearCount).map { Self.firstYear + $0 },
      panels: [
        Panel(indicator: income, unitCount: unitCount, periodCount: yearCount, values: values)
      ])
  }

  /// Series evenly spread over the units, the years of each beside each other.
  func sample(_ count: Int) -> [Double] {
    let panel = panels.panels[0]
    return (0..<count).flatMap { i in
      (0..<panel.periodCount).map { panel[i * panel.unitCount / count, $0] }
    }
  }
}
