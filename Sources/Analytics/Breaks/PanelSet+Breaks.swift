import Panels

extension PanelSet {
  /// The cells, unit by unit within a period, in which a break begins a new regime; none where the panel lacks its year.
  func cells(beginning seriesBreak: SeriesBreak) -> [Int] {
    guard let period = period(of: seriesBreak.year) else { return [] }
    let concerned =
      seriesBreak.units.isEmpty
      ? Array(units.codes.indices) : seriesBreak.units.compactMap(units.index(ofCode:))
    return concerned.map { period * units.count + $0 }
  }
}
