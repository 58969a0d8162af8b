import Panels

/// Parses the rows of a bare table into columns, then puts them into panels in the order of codes.
struct PanelTableParser {
  private let path: String
  private let layout: PanelTableLayout
  private let cells: CellParser
  private var tokens: CSVTokenizer
  private let columns: [String]
  private let unitColumn: Int
  private let yearColumn: Int
  private let labelColumns: [Int]
  private var log = ProblemLog()
  private var counts = CellCounts()
  private var origins = ValueOrigins.none

  // The rows, in file order.
  private var codes = CodeTable()
  private var units: [Int32] = []
  private var years: [Int16] = []
  private var lines: [Int32] = []
  private let provenanceColumn: Int?
  private var provenances: [Provenance] = []
  // Wide: a row of values each; long: one value each with its indicator.
  private var indicators: [Indicator]
  private let valueColumns: [Int]
  private var values: [Double] = []
  private var notApplicable: Set<Int> = []
  private var rowIndicators: [Int32] = []
  private var indicatorNames = CodeTable()
  private var indicatorOfName: [Int32] = []
  // For each label column and unit, the label of the latest year.
  private var labelTables: [CodeTable]
  private var unitLabels: [[Int32]]
  private var unitLabelYears: [Int16] = []

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, path: String, layout: PanelTableLayout
  ) throws(InputError) {
    self.path = path
    self.layout = layout
    cells = CellParser(decimalComma: layout.decimalComma)
    let delimiter = CSVTokenizer.delimiter(of: bytes)
    tokens = CSVTokenizer(bytes, delimiter: delimiter)
    guard tokens.next() else { throw InputError(.emptyFile, at: SourceLocation(file: path)) }
    let columns = try tokens.headings(path: path)
    self.columns = columns
    let labels = layout.groups + [layout.name, layout.zone].compactMap { $0 }
    var needed = [layout.unit, layout.year] + labels
    switch layout.values {
    case .wide(let indicators):
      self.indicators = indicators
      needed += indicators.map(\.id)
    case .long(let indicatorColumn, let valueColumn, _):
      indicators = []
      needed += [indicatorColumn, valueColumn]
    }
    var log = ProblemLog()
    CSVTable.check(columns, required: needed, known: nil, file: path, into: &log)
    try log.throwIfAny()
    let positions = Dictionary(
      columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let position = { (name: String) in positions[name] ?? 0 }
    unitColumn = position(layout.unit)
    yearColumn = position(layout.year)
    labelColumns = labels.map(position)
    provenanceColumn = columns.firstIndex(of: "provenance")
    switch layout.values {
    case .wide(let indicators): valueColumns = indicators.map { position($0.id) }
    case .long(let indicatorColumn, let valueColumn, _):
      valueColumns = [position(indicatorColumn), position(valueColumn)]
    }
    labelTables = Array(repeating: CodeTable(), count: labels.count)
    unitLabels = Array(repeating: [], count: labels.count)
  }

  private var isLong: Bool { if case .long = layout.values { true } else { false } }

  mutating func parseRows() {
    let isLong = isLong
    while tokens.next() {
      counts.rows += 1
      guard tokens.fields.count == columns.count else {
        refuseRow(.raggedRow(expected: columns.count, found: tokens.fields.count), column: nil)
        continue
      }
      let code = tokens.trimmed(tokens.fields[unitColumn])
      guard !code.isEmpty else {
        refuseRow(.emptyField, column: unitColumn)
        continue
      }
      guard code.allSatisfy({ $0 < 0x80 }) || String(validating: code, as: UTF8.self) != nil else {
        refuseRow(.notUTF8, column: unitColumn)
        continue
      }
      guard let year = CellParser.year(tokens.trimmed(tokens.fields[yearColumn])) else {
        refuseRow(
          .notAYear(tokens.text(tokens.fields[yearColumn]) ?? "?"), column: yearColumn)
        continue
      }
      if let provenanceColumn {
        let word = tokens.text(tokens.fields[provenanceColumn]) ?? "?"
        guard let provenance = word.isEmpty ? .observed : Provenance(label: word) else {
          let allowed = Provenance.allCases.map(\.label)
          let suggestion = Spelling.nearest(to: word, among: allowed)
          refuseRow(
            .notAllowed(word, allowed: allowed, suggestion: suggestion), column: provenanceColumn)
          continue
        }
        provenances.append(provenance)
      }
      let unit = Self.intern(tokens.fields[unitColumn], of: tokens, into: &codes)
      noteLabels(unit: unit, year: Int16(year))
      units.append(unit)
      years.append(Int16(year))
      lines.append(Int32(truncatingIfNeeded: tokens.line))
      if isLong { parseLongCell() } else { parseWideCells() }
    }
    if let line = tokens.unclosedQuoteLine {
      log.add(.unclosedQuote, at: SourceLocation(file: path, line: line))
    }
  }

  private mutating func parseWideCells() {
    for (position, column) in valueColumns.enumerated() {
      values.append(
        parseCell(column, indicators[position], cell: values.count))
    }
  }

  private mutating func parseLongCell() {
    let name = tokens.trimmed(tokens.fields[valueColumns[0]])
    let id = indicatorNames.intern(name)
    if Int(id) == indicatorOfName.count { indicatorOfName.append(declareIndicator(id)) }
    let indicator = indicatorOfName[Int(id)]
    rowIndicators.append(indicator)
    guard indicator >= 0 else {
      counts.read += 1
      counts.refused += 1
      values.append(.nan)
      return
    }
    values.append(parseCell(valueColumns[1], indicators[Int(indicator)], cell: values.count))
  }

  private mutating func declareIndicator(_ id: Int32) -> Int32 {
    guard case .long(_, _, let catalogue) = layout.values, let name = indicatorNames.text(id) else {
      return -1
    }
    guard let indicator = catalogue[name] else {
      log.add(
        .unknownIndicator(name, suggestion: Spelling.nearest(to: name, among: catalogue.ids)),
        at: place(column: valueColumns[0]))
      return -1
    }
    indicators.append(indicator)
    return Int32(indicators.count - 1)
  }

  @inline(__always)
  private mutating func parseCell(_ column: Int, _ indicator: Indicator, cell: Int) -> Double {
    counts.read += 1
    switch cells.parse(tokens.trimmed(tokens.fields[column]), indicator) {
    case .value(let value): return value
    case .missing: counts.missing += 1
    case .notApplicable:
      counts.notApplicable += 1
      notApplicable.insert(cell)
    case .wrong(let kind):
      counts.refused += 1
      log.add(kind, at: place(column: column))
    }
    return .nan
  }

  private mutating func noteLabels(unit: Int32, year: Int16) {
    if Int(unit) == unitLabelYears.count {
      unitLabelYears.append(-1)
      for column in unitLabels.indices { unitLabels[column].append(-1) }
    }
    guard year > unitLabelYears[Int(unit)] else { return }
    unitLabelYears[Int(unit)] = year
    for (index, column) in labelColumns.enumerated() {
      let known = labelTables[index].count
      let label = Self.intern(tokens.fields[column], of: tokens, into: &labelTables[index])
      unitLabels[index][Int(unit)] = label
      if Int(label) == known, labelTables[index].text(label) == nil {
        log.add(.notUTF8, at: place(column: column))
      }
    }
  }

  /// The number of a field's text, in which two quotes stand for one.
  private static func intern(
    _ field: CSVTokenizer.Field, of tokens: CSVTokenizer, into table: inout CodeTable
  ) -> Int32 {
    guard field.hasEscapedQuotes, var text = tokens.text(field) else {
      return table.intern(tokens.trimmed(field))
    }
    return text.withUTF8 { table.intern($0) }
  }

  private mutating func refuseRow(_ kind: ProblemKind, column: Int?) {
    let cells = isLong ? 1 : valueColumns.count
    counts.read += cells
    counts.refused += cells
    log.add(kind, at: place(column: column))
  }

  private func place(column: Int?) -> SourceLocation {
    SourceLocation(
      file: path, line: tokens.line, column: column.map { $0 + 1 },
      columnName: column.map { columns[$0] })
  }

  mutating func build() throws(InputError) -> PanelReading {
    guard let first = years.min(), let last = years.max() else {
      if counts.rows == 0 { log.add(.headerOnly, at: SourceLocation(file: path)) }
      try log.throwIfAny()
      throw InputError(.headerOnly, at: SourceLocation(file: path))
    }
    guard Int(last) - Int(first) < PanelBuilder.yearLimit else {
      throw InputError(
        .tooManyYears(first: Int(first), last: Int(last), limit: PanelBuilder.yearLimit),
        at: SourceLocation(file: path))
    }
    let (table, ranks) = unitTable()
    let yearList = (Int(first)...Int(last)).map { $0 }
    origins = ValueOrigins(codes: table.codes, years: yearList)
    var panels: [Panel] = []
    if isLong {
      panels = longPanels(table.count, yearList, ranks)
    } else {
      panels = widePanels(table.count, yearList, ranks)
    }
    panels.sort { $0.indicator.id < $1.indicator.id }
    let set = PanelSet(units: table, years: yearList, panels: panels)
    var reading = PanelReading(panels: set, log: log, counts: counts)
    reading.origins = origins
    reading.accounts = [FileAccount(file: path, counts: counts)]
    return reading
  }

  /// The unit table in the order of codes, and the rank of each interned code.
  private func unitTable() -> (UnitTable, ranks: [Int32]) {
    let texts = (0..<Int32(codes.count)).map { codes.text($0) ?? "\u{FFFD}\($0)" }
    let order = texts.indices.sorted { texts[$0] < texts[$1] }
    var ranks = Array(repeating: Int32(0), count: texts.count)
    for (rank, index) in order.enumerated() { ranks[index] = Int32(rank) }
    let column = { [labelTables, unitLabels] (position: Int) in
      order.map { unit in labelTables[position].text(unitLabels[position][unit]) ?? "" }
    }
    var next = layout.groups.count
    let levels = layout.groups.indices.map {
      CategoryColumn(name: layout.groups[$0], values: column($0))
    }
    var names: [String]?
    if layout.name != nil {
      names = column(next)
      next += 1
    }
    let zones = layout.zone.map { _ in CategoryColumn(name: "zone", values: column(next)) }
    let table = UnitTable(
      codes: order.map { texts[$0] }, names: names, zones: zones, levels: levels)
    return (table, ranks)
  }

  private mutating func widePanels(_ n: Int, _ yearList: [Int], _ ranks: [Int32]) -> [Panel] {
    let k = indicators.count
    var firstLines = Array(repeating: Int32(-1), count: n * yearList.count)
    var cellOfRow = Array(repeating: -1, count: units.count)
    for row in units.indices {
      let cell = (Int(years[row]) - yearList[0]) * n + Int(ranks[Int(units[row])])
      if firstLines[cell] >= 0 {
        noteDuplicate(row, indicator: "", firstLine: firstLines[cell])
        counts.refused += (0..<k).count { !values[row * k + $0].isNaN }
        continue
      }
      firstLines[cell] = lines[row]
      cellOfRow[row] = cell
    }
    for (position, indicator) in indicators.enumerated() {
      origins.set(indicator.id, lines: firstLines, column: column(valueColumns[position]))
    }
    return indicators.indices.map { j in
      var panel = Panel(indicator: indicators[j], unitCount: n, periodCount: yearList.count)
      for row in cellOfRow.indices where cellOfRow[row] >= 0 {
        let value = values[row * k + j]
        panel.values[cellOfRow[row]] = value
        if !value.isNaN { counts.used += 1 }
      }
      markProvenance(of: &panel) { cellOfRow[$0] }
      for position in notApplicable where position % k == j {
        let cell = cellOfRow[position / k]
        if cell >= 0 { panel.notApplicable.insert(cell) }
      }
      return panel
    }
  }

  private func column(_ index: Int) -> ValueOrigins.Column {
    ValueOrigins.Column(file: path, column: index + 1, name: columns[index])
  }

  private mutating func longPanels(_ n: Int, _ yearList: [Int], _ ranks: [Int32]) -> [Panel] {
    var panels = indicators.map {
      Panel(indicator: $0, unitCount: n, periodCount: yearList.count)
    }
    var firstLines = indicators.map { _ in
      Array(repeating: Int32(-1), count: n * yearList.count)
    }
    for row in units.indices where rowIndicators[row] >= 0 {
      let j = Int(rowIndicators[row])
      let cell = (Int(years[row]) - yearList[0]) * n + Int(ranks[Int(units[row])])
      if firstLines[j][cell] >= 0 {
        noteDuplicate(row, indicator: indicators[j].id, firstLine: firstLines[j][cell])
        if !values[row].isNaN { counts.refused += 1 }
        continue
      }
      firstLines[j][cell] = lines[row]
      panels[j].values[cell] = values[row]
      if !values[row].isNaN { counts.used += 1 }
      if notApplicable.contains(row) { panels[j].notApplicable.insert(cell) }
    }
    for (j, indicator) in indicators.enumerated() {
      origins.set(indicator.id, lines: firstLines[j], column: column(valueColumns[1]))
    }
    let cell = { [years, units] (row: Int) in
      (Int(years[row]) - yearList[0]) * n + Int(ranks[Int(units[row])])
    }
    for j in panels.indices {
      markProvenance(of: &panels[j]) { [rowIndicators] row in
        Int(rowIndicators[row]) == j ? cell(row) : -1
      }
    }
    return panels
  }

  /// Marks a panel's cells with the provenance of their rows; `cell` is negative for other rows.
  private func markProvenance(of panel: inout Panel, cell: (Int) -> Int) {
    guard let first = provenances.first else { return }
    panel.provenance = .uniform(first)
    if provenances.allSatisfy({ $0 == first }) { return }
    var cells = Array(repeating: Provenance.observed, count: panel.values.count)
    for row in provenances.indices where cell(row) >= 0 { cells[cell(row)] = provenances[row] }
    panel.provenance = .perCell(cells)
  }

  private mutating func noteDuplicate(_ row: Int, indicator: String, firstLine: Int32) {
    log.add(
      .duplicateCell(
        unit: codes.text(units[row]) ?? "?", year: Int(years[row]), indicator: indicator,
        firstLine: Int(firstLine)),
      at: SourceLocation(file: path, line: Int(lines[row])))
  }
}
