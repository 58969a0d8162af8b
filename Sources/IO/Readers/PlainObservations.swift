import Panels

/// Reads observation tables that need no thought straight into columns: each value of a year's end, in
/// one table only, nothing to report.
///
/// National tables are read this way. Whatever needs more — a part of a year, two sources of one cell, a
/// name in another spelling, a word in place of a number, any problem at all — gives `nil`, and
/// ``ObservationReader`` reads the tables value by value, with the same result where both can.
struct PlainObservations {
  private let names: UnitNames
  private let catalogue: IndicatorCatalogue
  private let decimalComma: Bool
  private let encoding: TextEncoding?
  private let lastYear: Int?
  private var tables: [Table] = []

  /// A table in columns, with the plan's unit for each of its own.
  private struct Table {
    var reading: PanelReading
    var units: [Int]
  }

  init(
    names: UnitNames, catalogue: IndicatorCatalogue, decimalComma: Bool, encoding: TextEncoding?,
    lastYear: Int? = nil
  ) {
    self.names = names
    self.catalogue = catalogue
    self.decimalComma = decimalComma
    self.encoding = encoding
    self.lastYear = lastYear
  }

  /// Reads the tables; `nil` when one of them needs a closer look.
  ///
  /// - Complexity: O(bytes). Memory is about twice the values and the lines they stand on.
  mutating func read(_ paths: [String]) -> PanelReading? {
    for path in paths {
      guard let table = table(path) else { return nil }
      tables.append(table)
    }
    return merged()
  }

  private func table(_ path: String) -> Table? {
    guard !ByteStream.isReadOnce(path),
      let text = try? DelimitedText(path: path, encoding: encoding), text.titleCount == 0,
      let layout = layout(of: text.columns),
      let reading = try? PanelTableReader.read(text, layout: layout), reading.log.problems.isEmpty
    else { return nil }
    var units: [Int] = []
    units.reserveCapacity(reading.panels.units.count)
    for code in reading.panels.units.codes {
      guard case .exact(let unit) = names.match(code) else { return nil }
      units.append(unit)
    }
    return Table(reading: reading, units: units)
  }

  private func layout(of columns: [String]) -> PanelTableLayout? {
    let telling = ObservationReader.qualifyingColumns.union(names.units.levels.map(\.name))
    guard telling.isDisjoint(with: columns) else { return nil }
    let isLong = columns.contains("indicator") && columns.contains("value")
    if isLong {
      return PanelTableLayout(
        unit: "unit", year: "year",
        values: .long(indicatorColumn: "indicator", valueColumn: "value", catalogue),
        decimalComma: decimalComma)
    }
    let values = columns.filter { !ObservationReader.ownColumns.contains($0) }
    let indicators = values.compactMap { catalogue[$0] }
    guard indicators.count == values.count, !values.isEmpty else { return nil }
    return PanelTableLayout(
      unit: "unit", year: "year", values: .wide(indicators), decimalComma: decimalComma)
  }

  /// The tables together, in the plan's units; `nil` when two of them fill one cell.
  private func merged() -> PanelReading? {
    guard let years = years() else { return nil }
    var panels: [String: Panel] = [:]
    var origins = ValueOrigins(codes: names.units.codes, years: years)
    for table in tables {
      for panel in table.reading.panels.panels {
        let id = panel.indicator.id
        guard let source = table.reading.origins.column(of: id) else { return nil }
        var whole = panels.removeValue(forKey: id) ?? self.panel(panel.indicator, years)
        guard let lines = place(panel, source.lines, of: table, into: &whole, years) else {
          return nil
        }
        origins.add(id, lines: lines, column: source.column)
        panels[id] = whole
      }
    }
    let found = panels.values.filter { panel in
      !panel.notApplicable.isEmpty || panel.values.contains { !$0.isNaN }
    }
    var reading = PanelReading(
      panels: PanelSet(
        units: names.units, years: years, panels: found.sorted { $0.indicator.id < $1.indicator.id }
      ),
      log: ProblemLog(),
      counts: tables.map(\.reading.counts).reduce(CellCounts(), +))
    reading.origins = origins
    reading.accounts = tables.flatMap(\.reading.accounts)
    return reading
  }

  private func panel(_ indicator: Indicator, _ years: [Int]) -> Panel {
    Panel(indicator: indicator, unitCount: names.units.count, periodCount: years.count)
  }

  /// The years from the first that has a value to the last.
  private func years() -> [Int]? {
    var first = Int.max
    var last = Int.min
    for reading in tables.map(\.reading) {
      for (period, year) in reading.panels.years.enumerated()
      where (year < first || year > last) && reading.panels.hasValue(in: period) {
        first = min(first, year)
        last = max(last, year)
      }
    }
    guard first <= last, last - first < PanelBuilder.yearLimit, last <= lastYear ?? last else {
      return nil
    }
    return Array(first...last)
  }

  /// Copies a table's values to the cells of the plan's units.
  ///
  /// - Returns: For each cell filled the line of its value, 0 for the others; `nil` when one was filled
  ///   before.
  private func place(
    _ panel: Panel, _ sourceLines: [Int32], of table: Table, into whole: inout Panel,
    _ years: [Int]
  ) -> [Int32]? {
    var lines = Array(repeating: Int32(0), count: whole.values.count)
    for (period, year) in table.reading.panels.years.enumerated() where years.contains(year) {
      let start = (year - years[0]) * whole.unitCount
      for (unit, target) in table.units.enumerated() {
        let from = panel.position(unit: unit, period: period)
        let value = panel.values[from]
        let isMarked =
          value.isNaN && !panel.notApplicable.isEmpty && panel.notApplicable.contains(from)
        if value.isNaN, !isMarked { continue }
        let cell = start + target
        guard whole.values[cell].isNaN,
          whole.notApplicable.isEmpty || !whole.notApplicable.contains(cell)
        else { return nil }
        whole.values[cell] = value
        if isMarked { whole.notApplicable.insert(cell) }
        whole.provenance.set(panel.provenance[from], at: cell, of: whole.values.count)
        lines[cell] = sourceLines[from]
      }
    }
    return lines
  }
}

extension PanelSet {
  fileprivate func hasValue(in period: Int) -> Bool {
    panels.contains { panel in
      let cells = period * units.count..<(period + 1) * units.count
      return panel.values[cells].contains { !$0.isNaN }
        || panel.notApplicable.contains { cells.contains($0) }
    }
  }
}
