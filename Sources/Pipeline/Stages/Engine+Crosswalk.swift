import Analytics
import IO
import Panels

extension Engine {
  /// Writes what a crosswalk did: the new units, every change, the totals; with `panel` the data too.
  func writeCrosswalk(panel: Bool) async throws(InputError) {
    guard let result = dataset.crosswalk else { return }
    let report = result.report
    if panel { try await writeCarried(result) }
    try describeUnits()
    try sink.write(.unitChanges(report.bases), report.changes)
    try sink.write(.crosswalkTotals, report.totals)
    try sink.write(
      .reuses,
      report.reusedNames.map { ReuseRow(what: "name", reuse: $0) }
        + report.reusedCodes.map { ReuseRow(what: "code", reuse: $0) })
    try sink.write(.unweightedSplits, report.unweightedSplits)
  }

  /// The data, a unit after the other: values, and the reason where parts could not be joined.
  private func writeCarried(_ result: CrosswalkResult) async throws(InputError) {
    let panels = result.panels
    let table = Table<CarriedRow>.panel
    try await writeBlocks(table, stage: words(.carrying)) { units, text in
      for unit in units {
        for (period, year) in panels.years.enumerated() {
          for (number, panel) in panels.panels.enumerated() {
            let cell = panel.position(unit: unit, period: period)
            let outcome = result.outcomes[number][cell]
            if outcome == .nothing { continue }
            table.write(
              CarriedRow(
                unit: panels.units.codes[unit], name: panels.units.names[unit], year: year,
                indicator: panel.indicator.id, value: panel.values[cell],
                provenance: panel.values[cell].isNaN ? nil : panel.provenance[cell],
                outcome: outcome), to: &text)
          }
        }
      }
    }
  }
}
