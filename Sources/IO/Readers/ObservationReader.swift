import Panels

/// Reads the observation tables of a plan into one panel set.
///
/// Units are found by code or name in the unit table, indicators in the catalogue. Part-year and
/// planned values are kept apart. Where two files or sources speak of one cell, the first stands;
/// simulated values give way to any other without a word.
public struct ObservationReader {
  private let names: UnitNames
  private let catalogue: IndicatorCatalogue
  private let usesPartYears: Bool
  private let cells: CellParser
  private var log = ProblemLog()
  private var counts = CellCounts()
  private var observations: [Observation] = []
  private var resolvedUnits: [String: Int?] = [:]
  private var unknownIndicators: Set<String> = []

  private struct Observation {
    var unit: Int
    var year: Int
    var month: Int?
    var indicator: Indicator
    var value: CellValue
    var shown: String
    var provenance: Provenance
    var source: String
    var place: SourceLocation
  }

  /// Prepares a reading.
  public init(
    names: UnitNames, catalogue: IndicatorCatalogue, usesPartYears: Bool = false,
    decimalComma: Bool = false
  ) {
    self.names = names
    self.catalogue = catalogue
    self.usesPartYears = usesPartYears
    cells = CellParser(decimalComma: decimalComma)
  }

  /// Reads the files in their order of precedence. Problems with single cells are in the log.
  ///
  /// - Throws: ``InputError`` when a file is missing or lacks a column.
  public mutating func read(paths: [String]) throws(InputError) -> PanelReading {
    for path in paths { try readFile(path) }
    return build()
  }

  /// Reads tables and sheets in their order of precedence.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - sets: The criteria sets, for the verdicts in sheets.
  /// - Throws: ``InputError`` when a file is missing, broken or lacks a column.
  public mutating func read(
    files: [ObservationFile], sets: [CriteriaSet]
  ) throws(InputError) -> PanelReading {
    for file in files {
      guard let options = file.sheet else {
        try readFile(file.path)
        continue
      }
      let source = try SheetSources.open(path: file.path)
      let tables = try SheetTables.read(
        source, options: options, catalogue: catalogue, sets: sets)
      take(tables)
    }
    return build()
  }

  /// Takes the values of sheets in: their units are sought among the plan's.
  mutating func take(_ tables: SheetTables) {
    log.add(contentsOf: tables.log)
    counts = counts + tables.cellCounts
    let units = tables.units.map { unit in
      names.resolve(unit, into: &log)
    }
    for observation in tables.observations {
      let item = tables.series[Int(observation.series)]
      guard let unit = units[Int(observation.unit)] else {
        counts.refused += 1
        continue
      }
      guard let indicator = catalogue[item.indicator.id] else {
        counts.refused += 1
        if unknownIndicators.insert(item.indicator.id).inserted {
          let suggestion = Spelling.nearest(to: item.indicator.id, among: catalogue.ids)
          log.add(
            .unknownIndicator(item.indicator.id, suggestion: suggestion),
            at: tables.location(observation))
        }
        continue
      }
      if item.status == .plan {
        counts.planned += 1
        continue
      }
      observations.append(
        Observation(
          unit: unit, year: Int(observation.year), month: item.month, indicator: indicator,
          value: observation.value.isNaN ? .notApplicable : .value(observation.value),
          shown: DecimalText.text(observation.value),
          provenance: item.status == .estimate ? .estimated : .observed,
          source: tables.sheets[Int(observation.sheet)].outline.name ?? "",
          place: tables.location(observation)))
    }
  }

  private mutating func readFile(_ path: String) throws(InputError) {
    let table = try CSVTable(path: path, required: ["unit", "year"], refusals: &log)
    if table.rows.isEmpty, table.refusedCount == 0 {
      throw InputError(.headerOnly, at: SourceLocation(file: path))
    }
    let isLong = table.columns.contains("indicator") && table.columns.contains("value")
    let own = Set(["unit", "year", "month", "status", "provenance", "source", "note", "row"])
    let wide = isLong ? [] : table.columns.filter { !own.contains($0) }
    let columns = isLong ? ["value"] : wide
    counts.rows += table.refusedCount
    counts.read += table.refusedCount * columns.count
    counts.refused += table.refusedCount * columns.count
    for row in table.rows {
      counts.rows += 1
      counts.read += columns.count
      guard let frame = frame(table, row) else {
        counts.refused += columns.count
        continue
      }
      for column in columns {
        let id = isLong ? table.text(row, "indicator") : column
        readCell(table, row, column: column, indicatorID: id, frame: frame)
      }
    }
  }

  /// What the cells of a row share.
  private struct Frame {
    var unit: Int
    var year: Int
    var month: Int?
    var isPlanned: Bool
    var provenance: Provenance
    var source: String
  }

  private mutating func frame(_ table: CSVTable, _ row: CSVTable.Row) -> Frame? {
    let text = table.text(row, "unit")
    let place = table.location(row, "unit")
    let unit: Int?
    if let known = resolvedUnits[text] {
      unit = known
      if unit == nil { log.add(.unknownUnit(text, suggestion: nil), at: place) }
    } else {
      unit = names.resolve(text, at: place, into: &log)
      resolvedUnits[text] = .some(unit)
    }
    var yearText = table.text(row, "year")
    let year = yearText.withUTF8 { CellParser.year($0) }
    if year == nil { log.add(.notAYear(yearText), at: table.location(row, "year")) }
    guard let unit, let year else { return nil }
    let monthText = table.text(row, "month")
    let month = Int(monthText)
    if !monthText.isEmpty, !(month.map { (1...12).contains($0) } ?? false) {
      log.add(.notADate("\(year)-\(monthText)"), at: table.location(row, "month"))
      return nil
    }
    guard
      let status = word(
        table.text(row, "status"), at: table.location(row, "status"), among: Self.statuses,
        implied: "actual"),
      let provenance = word(
        table.text(row, "provenance"), at: table.location(row, "provenance"),
        among: Provenance.allCases.map(\.label), implied: Self.provenance(ofStatus: status))
    else { return nil }
    return Frame(
      unit: unit, year: year, month: month == 12 ? nil : month, isPlanned: status == "plan",
      provenance: Provenance(label: provenance) ?? .observed, source: table.text(row, "source"))
  }

  private static let statuses = ["actual", "estimate", "derived", "plan"]

  private static func provenance(ofStatus status: String) -> String {
    switch status {
    case "estimate": Provenance.estimated.label
    case "derived": Provenance.derived.label
    default: Provenance.observed.label
    }
  }

  private mutating func word(
    _ text: String, at place: SourceLocation, among allowed: [String], implied: String
  ) -> String? {
    if text.isEmpty { return implied }
    if allowed.contains(text) { return text }
    log.add(
      .notAllowed(text, allowed: allowed, suggestion: Spelling.nearest(to: text, among: allowed)),
      at: place)
    return nil
  }

  private mutating func readCell(
    _ table: CSVTable, _ row: CSVTable.Row, column: String, indicatorID: String, frame: Frame
  ) {
    guard let indicator = catalogue[indicatorID] else {
      counts.refused += 1
      if unknownIndicators.insert(indicatorID).inserted {
        let suggestion = Spelling.nearest(to: indicatorID, among: catalogue.ids)
        log.add(
          .unknownIndicator(indicatorID, suggestion: suggestion),
          at: table.location(row, column == "value" ? "indicator" : column))
      }
      return
    }
    var text = table.text(row, column)
    let value = text.withUTF8 { cells.parse($0, indicator) }
    let place = table.location(row, column)
    if case .wrong(let kind) = value {
      counts.refused += 1
      log.add(kind, at: place)
    } else if case .missing = value {
      counts.missing += 1
    } else if frame.isPlanned {
      counts.planned += 1
    } else {
      observations.append(
        Observation(
          unit: frame.unit, year: frame.year, month: frame.month, indicator: indicator,
          value: value, shown: text, provenance: frame.provenance, source: frame.source,
          place: place))
    }
  }

  private mutating func build() -> PanelReading {
    if counts.planned > 0 { log.add(.plannedSetApart(count: counts.planned)) }
    let partYear = observations.filter { $0.month != nil }
    observations.removeAll { $0.month != nil }
    if usesPartYears {
      // Later months first, so that the last of a year stands; year-end values were there before.
      observations += partYear.sorted { ($0.month ?? 0) > ($1.month ?? 0) }
    } else if !partYear.isEmpty {
      counts.partYear = partYear.count
      log.add(.partYearSetApart(count: partYear.count))
    }
    let first = observations.map(\.year).min() ?? 0
    let last = observations.map(\.year).max() ?? first - 1
    if last - first >= PanelBuilder.yearLimit {
      log.add(.tooManyYears(first: first, last: last, limit: PanelBuilder.yearLimit))
      let count = observations.count
      observations.removeAll { last - $0.year >= PanelBuilder.yearLimit }
      counts.refused += count - observations.count
    }
    observations =
      observations.filter { $0.provenance != .simulated }
      + observations.filter { $0.provenance == .simulated }
    let start = observations.map(\.year).min() ?? 0
    var builder = PanelBuilder(
      units: names.units, years: observations.isEmpty ? [] : (start...last).map { $0 })
    for index in observations.indices { place(index, start: start, into: &builder) }
    return PanelReading(panels: builder.build(), log: log, counts: counts)
  }

  private mutating func place(_ index: Int, start: Int, into builder: inout PanelBuilder) {
    let observation = observations[index]
    let cell = (observation.year - start) * names.units.count + observation.unit
    if let before = builder.origin(of: observation.indicator, cell: cell) {
      noteSecond(observation, after: observations[before])
      return
    }
    if case .value(let value) = observation.value {
      counts.used += 1
      builder.set(value, observation.indicator, cell: cell, observation.provenance, origin: index)
    } else {
      counts.notApplicable += 1
      builder.markNotApplicable(observation.indicator, cell: cell, origin: index)
    }
  }

  private mutating func noteSecond(_ second: Observation, after first: Observation) {
    let isOtherSource =
      second.source != first.source || second.place.file != first.place.file
      || second.month != first.month
    guard isOtherSource else {
      counts.refused += 1
      log.add(
        .duplicateCell(
          unit: names.units.codes[second.unit], year: second.year,
          indicator: second.indicator.id, firstLine: first.place.line ?? 0),
        at: second.place)
      return
    }
    counts.superseded += 1
    guard second.provenance != .simulated, second.shown != first.shown, second.month == first.month
    else { return }
    log.add(
      .sourceConflict(
        unit: names.units.names[second.unit], year: second.year, indicator: second.indicator.id,
        kept: first.shown, keptSource: first.source, other: second.shown,
        otherSource: second.source),
      at: second.place)
  }
}
