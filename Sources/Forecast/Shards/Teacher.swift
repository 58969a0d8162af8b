import Panels

/// A series that teaches the choice of members and the distribution of errors.
public struct Teacher: Codable, Sendable {
  /// Its place among all units with a value of the indicator, in code order.
  let position: Int
  /// The code of its unit.
  let code: String
  /// The places of its unit, as a position in the table of places.
  let place: Int32
  /// By period its values, NaN where there is none.
  let values: PackedNumbers
  /// By period their standard errors; empty where none are known of the indicator.
  let errors: PackedNumbers
}

extension [Teacher] {
  /// The series as panels of their own.
  ///
  /// - Parameters:
  ///   - panel: The panel of the indicator in a part, for what is measured and at what decimals.
  func panels(
    like panel: Panel, errors: Panel?, frame: PanelFrame
  ) -> PanelSet {
    let levels = frame.levels.indices.map { level in
      CategoryColumn(
        name: frame.levels[level],
        values: map { frame.places.paths[Int($0.place)][level] })
    }
    let copy = { (panel: Panel, values: (Teacher) -> [Double]) in
      var result = Panel(
        indicator: panel.indicator, unitCount: count, periodCount: panel.periodCount)
      result.decimals = panel.decimals
      for (unit, teacher) in enumerated() {
        for (period, value) in values(teacher).enumerated() { result[unit, period] = value }
      }
      return result
    }
    return PanelSet(
      units: UnitTable(codes: map(\.code), levels: levels), years: Array<Int>(frame.years),
      panels: [copy(panel) { $0.values.values }]
        + (errors.map { [copy($0) { $0.errors.values }] } ?? []))
  }
}
