import Panels

/// Reads the observation tables of a plan into one panel set.
///
/// Units are found by code or name in the unit table, indicators in the catalogue. Part-year and
/// planned values are kept apart. Where several sources speak of one cell, one stands: those named in
/// the order of precedence first, then the order of files and rows; the others are kept as conflicts.
/// Simulated values give way to any other without a word. Where a column `regime` or `standard` tells
/// two standards of one year apart, that of the regime in force stands and both are kept as an overlap.
///
/// The columns are in docs/formats.md.
///
/// ```swift
/// var reader = ObservationReader(names: names, catalogue: IndicatorCatalogue(sets: sets))
/// let panels = try reader.read(paths: ["observations.csv"]).panels
/// ```
public struct ObservationReader {
  /// The columns that tell values of one year apart: a part of the year, a plan, a standard.
  public static let qualifyingColumns: Set = ["month", "period", "status", "regime", "standard"]

  /// The columns that are no indicators of a table with a column for each.
  static let ownColumns = qualifyingColumns.union([
    "unit", "year", "provenance", "source", "note", "row",
  ])

  private let names: UnitNames
  private let catalogue: IndicatorCatalogue
  private let usesPartYears: Bool
  private let mark: DecimalMark?
  private let decimalComma: Bool
  private let encoding: TextEncoding?
  private let cells: CellParser
  private let breaks: [SeriesBreak]
  private let precedence: [String]
  private let lastYear: Int?
  private var columnCells: [String: CellParser] = [:]
  private var log = ProblemLog()
  private var accounts: [FileAccount] = []
  private var observations: [Observation] = []
  private var resolvedUnits: [[String]: Int] = [:]
  /// What is said about a text that stands for no unit, at each of its places.
  private var refusedUnits: [[String]: [ProblemKind]] = [:]
  private var unknownParents: Set<String> = []
  private var unknownIndicators: Set<String> = []

  /// Prepares a reading.
  ///
  /// - Parameters:
  ///   - names: The units.
  ///   - catalogue: The indicators.
  ///   - usesPartYears: Whether part-year values stand in for missing year-end values.
  ///   - decimalComma: Whether numbers have a decimal comma where no mark is chosen.
  ///   - decimalMark: The decimal mark chosen, or found out for each column.
  ///   - encoding: The encoding of the files; `nil` finds it out.
  ///   - breaks: The declared breaks, which say when a regime begins.
  ///   - precedence: Sources in the order in which they win.
  ///   - lastYear: The last year that can have been observed; observed values of a later one are used
  ///     with a warning. `nil` for any.
  public init(
    names: UnitNames, catalogue: IndicatorCatalogue, usesPartYears: Bool = false,
    decimalComma: Bool = false, decimalMark: DecimalMark? = nil, encoding: TextEncoding? = nil,
    breaks: [SeriesBreak] = [], precedence: [String] = [], lastYear: Int? = nil
  ) {
    self.lastYear = lastYear
    self.breaks = breaks
    self.precedence = precedence
    self.names = names
    self.catalogue = catalogue
    self.usesPartYears = usesPartYears
    self.encoding = encoding
    self.decimalComma = decimalComma
    mark = decimalMark
    cells = decimalMark.map { CellParser(mark: $0) } ?? CellParser(decimalComma: decimalComma)
  }

  /// Reads the files in their order of precedence. Problems with single cells are in the log.
  ///
  /// - Throws: ``InputError`` when a file is missing or lacks a column.
  public mutating func read(paths: [String]) throws(InputError) -> PanelReading {
    try read(files: paths.map { ObservationFile(path: $0) }, sets: [])
  }

  /// The account of the file being read.
  private var counts: CellCounts {
    get { accounts[accounts.count - 1].counts }
    set { accounts[accounts.count - 1].counts = newValue }
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
    var unusable = ProblemLog()
    let reading = read(files: files, sets: sets, unusable: &unusable)
    try unusable.throwIfAny()
    return reading
  }

  /// Reads tables and sheets in their order of precedence; a file that is missing, broken or lacks a
  /// column is noted in `unusable` and left out.
  mutating func read(
    files: [ObservationFile], sets: [CriteriaSet], unusable: inout ProblemLog
  ) -> PanelReading {
    if mark == nil || mark == .comma, files.allSatisfy({ $0.sheet == nil }) {
      var plain = PlainObservations(
        names: names, catalogue: catalogue, decimalComma: mark == .comma || decimalComma,
        encoding: encoding, lastYear: lastYear)
      if let reading = plain.read(files.map(\.path)) { return reading }
    }
    for file in files {
      do {
        try read(file, sets)
      } catch {
        unusable.add(error)
      }
    }
    var placement = ObservationPlacement(
      units: names.units, breaks: breaks, precedence: precedence, usesPartYears: usesPartYears,
      lastYear: lastYear, log: log, accounts: accounts)
    return placement.reading(of: observations)
  }

  private mutating func read(
    _ file: ObservationFile, _ sets: [CriteriaSet]
  ) throws(InputError) {
    guard let options = file.sheet else { return try readFile(file.path) }
    let source = try SheetSources.open(path: file.path, encoding: encoding)
    let tables = try SheetTables.read(
      source, options: options, catalogue: catalogue, sets: sets)
    take(tables, file: file.path)
  }

  /// Takes the values of sheets in: their units are sought among the plan's.
  mutating func take(_ tables: SheetTables, file: String) {
    accounts.append(FileAccount(file: file, counts: CellCounts()))
    log.add(contentsOf: tables.log)
    counts = counts + tables.cellCounts
    var unknownParents: Set<String> = []
    let units = tables.units.map { unit in
      names.resolve(unit, unknown: &unknownParents, into: &log)
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
          unit: unit, year: Int(observation.year), part: item.month.map { .month($0) },
          indicator: indicator,
          value: observation.value.isNaN ? .notApplicable : .value(observation.value),
          shown: DecimalText.text(observation.value),
          provenance: item.status == .estimate ? .estimated : .observed,
          source: tables.sheets[Int(observation.sheet)].outline.name ?? "", regime: "",
          file: accounts.count - 1, place: tables.location(observation)))
    }
  }

  private mutating func readFile(_ path: String) throws(InputError) {
    accounts.append(FileAccount(file: path, counts: CellCounts()))
    let table = try CSVTable(path: path, required: ["unit"], encoding: encoding, refusals: &log)
    if !table.columns.contains("period") {
      var missing = ProblemLog()
      CSVTable.check(table.columns, required: ["year"], known: nil, file: path, into: &missing)
      try missing.throwIfAny()
    }
    if table.rows.isEmpty, table.refusedCount == 0 {
      throw InputError(.headerOnly, at: SourceLocation(file: path))
    }
    let isLong = table.columns.contains("indicator") && table.columns.contains("value")
    let wide =
      isLong
      ? []
      : table.columns.filter {
        !Self.ownColumns.contains($0) && !levelNames.contains($0)
      }
    let columns = isLong ? ["value"] : wide
    columnCells = [:]
    if mark == .automatic {
      for column in columns { findMark(table, column: column, isLong: isLong) }
    }
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

  /// Finds out the decimal mark of a column; what cannot be found out is noted.
  private mutating func findMark(_ table: CSVTable, column: String, isLong: Bool) {
    var detector = DecimalMarkDetector()
    for row in table.rows {
      let id = isLong ? table.text(row, "indicator") : column
      guard let indicator = catalogue[id] else { continue }
      var text = table.text(row, column)
      text.withUTF8 { detector.feed($0, line: row.line, indicator: indicator) }
    }
    columnCells[column] = CellParser(mark: detector.mark)
    let position = table.columns.firstIndex(of: column) ?? 0
    let problem = detector.problem(file: table.file, column: position + 1, columnName: column)
    if let problem { log.add(problem) }
  }

  /// What the cells of a row share.
  private struct Frame {
    var unit: Int
    var year: Int
    var part: YearPart?
    var isPlanned: Bool
    var provenance: Provenance
    var source: String
    var regime: String
  }

  /// The names of the levels of the plan, whose columns say where a unit is.
  private var levelNames: [String] { names.units.levels.map(\.name) }

  private mutating func frame(_ table: CSVTable, _ row: CSVTable.Row) -> Frame? {
    let text = table.text(row, "unit")
    let place = table.location(row, "unit")
    // The narrowest level comes first, as people name places.
    let parents = levelNames.reversed().map { table.text(row, $0) }.filter { !$0.isEmpty }
    guard let unit = unit(text, parents, at: place), let period = period(table, row) else {
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
      unit: unit, year: period.year, part: period.part, isPlanned: status == "plan",
      provenance: Provenance(label: provenance) ?? .observed, source: table.text(row, "source"),
      regime: table.columns.contains("regime")
        ? table.text(row, "regime") : table.text(row, "standard"))
  }

  /// The unit of a row; a refusal is said at every row, a warning at the first.
  private mutating func unit(
    _ text: String, _ parents: [String], at place: SourceLocation
  ) -> Int? {
    let key = [text] + parents
    if let unit = resolvedUnits[key] { return unit }
    if let refusals = refusedUnits[key] {
      for refusal in refusals { log.add(refusal, at: place) }
      return nil
    }
    names.noteUnknown(
      parents.filter { unknownParents.insert($0).inserted }, at: place, into: &log)
    var found = ProblemLog()
    let unit = names.resolve(
      names.match(text, inside: parents), of: text, parents: parents, at: place, into: &found)
    log.add(contentsOf: found)
    if let unit {
      resolvedUnits[key] = unit
    } else {
      refusedUnits[key] = found.problems.map(\.kind)
    }
    return unit
  }

  /// The year of a row, and the part of it where the figure is not of the year's end.
  private mutating func period(_ table: CSVTable, _ row: CSVTable.Row) -> PeriodWord? {
    let words = table.text(row, "period")
    let yearText = table.text(row, "year")
    guard
      var period = PeriodWord(words.isEmpty ? yearText : words)
        ?? PeriodWord(words, yearCell: yearText)
    else {
      let isYearWrong = words.isEmpty || PeriodWord.part(ofMonthColumn: words) != nil
      if isYearWrong, table.columns.contains("year") {
        log.add(.notAYear(yearText), at: table.location(row, "year"))
      } else {
        log.add(.series(.periodUnclear(words)), at: table.location(row, "period"))
      }
      return nil
    }
    if !words.isEmpty, !yearText.isEmpty, PeriodWord(yearText)?.year != period.year {
      log.add(.notAYear("\(yearText) / \(words)"), at: table.location(row, "year"))
      return nil
    }
    let monthText = table.text(row, "month")
    if monthText.isEmpty { return period }
    guard let part = PeriodWord.part(ofMonthColumn: monthText) else {
      log.add(.notADate("\(period.year)-\(monthText)"), at: table.location(row, "month"))
      return nil
    }
    period.part = part.value ?? period.part
    return period
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
    var notices: [ProblemKind] = []
    let parser = columnCells[column] ?? cells
    let value = text.withUTF8 { parser.parse($0, indicator, notices: &notices) }
    let place = table.location(row, column)
    for notice in notices { log.add(notice, at: place) }
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
          unit: frame.unit, year: frame.year, part: frame.part, indicator: indicator,
          value: value, shown: text, provenance: frame.provenance, source: frame.source,
          regime: frame.regime, file: accounts.count - 1, place: place))
    }
  }
}
