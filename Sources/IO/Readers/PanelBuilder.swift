import Panels

/// Puts single observations into panels and remembers which observation filled a cell.
struct PanelBuilder {
  /// Most years a panel may span.
  static let yearLimit = 128

  private let units: UnitTable
  private let years: [Int]
  private var panels: [String: Panel] = [:]
  private var origins: [String: [Int: Int]] = [:]

  init(units: UnitTable, years: [Int]) {
    self.units = units
    self.years = years
  }

  /// The observation that filled a cell.
  func origin(of indicator: Indicator, cell: Int) -> Int? { origins[indicator.id]?[cell] }

  mutating func set(
    _ value: Double, _ indicator: Indicator, cell: Int, _ provenance: Provenance, origin: Int
  ) {
    fill(indicator, cell: cell, provenance, origin: origin) { $0.values[cell] = value }
  }

  mutating func markNotApplicable(
    _ indicator: Indicator, cell: Int, _ provenance: Provenance, origin: Int
  ) {
    fill(indicator, cell: cell, provenance, origin: origin) { $0.notApplicable.insert(cell) }
  }

  private mutating func fill(
    _ indicator: Indicator, cell: Int, _ provenance: Provenance, origin: Int,
    _ change: (inout Panel) -> Void
  ) {
    let count = units.count * years.count
    var panel =
      panels.removeValue(forKey: indicator.id)
      ?? Panel(indicator: indicator, unitCount: units.count, periodCount: years.count)
    change(&panel)
    panel.provenance.set(provenance, at: cell, of: count)
    panels[indicator.id] = panel
    origins[indicator.id, default: [:]][cell] = origin
  }

  /// The panels, in the order of their ids.
  func build() -> PanelSet {
    PanelSet(
      units: units, years: years,
      panels: panels.values.sorted { $0.indicator.id < $1.indicator.id })
  }
}
