import Panels

/// The values of a file of sheets, with how each sheet was read.
///
/// Every value has its cell. Values for part of a year and planned ones are among them, told apart by
/// their series; what is made of them, the adaptors say.
///
/// ```swift
/// let tables = try SheetTables.read(SheetSources.open(path: "bieu.xlsx"))
/// let places = tables.observations.map { tables.location($0).description }
/// let panels = try tables.panelReading().panels
/// ```
public struct SheetTables: Sendable {
  /// The file.
  public var path: String
  /// How each sheet was read, in the order of the file.
  public var sheets: [SheetPreview]
  /// The units, in the order of their first appearance.
  public var units: [SheetUnit]
  /// The series.
  public var series: [SheetSeries]
  /// The values, in the order of the file.
  public var observations: [SheetObservation]
  /// The account of all value cells.
  public var counts: SheetCounts
  /// What was found on the way.
  public var log: ProblemLog

  /// Where a value stands.
  public func location(_ observation: SheetObservation) -> SourceLocation {
    let sheet = sheets[Int(observation.sheet)]
    let column = sheet.layout?.columns.first { $0.column == Int(observation.column) }
    return SourceLocation(
      file: path, sheet: sheet.outline.name, line: Int(observation.row),
      column: Int(observation.column), columnName: column?.title)
  }

  /// Reads the sheets of a source.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - options: What the user says.
  ///   - catalogue: The indicators that a plan or sets declare; without it, those of the vocabulary.
  ///   - sets: The criteria sets, for the verdicts on criteria.
  /// - Throws: ``InputError`` when the file is broken, or has no sheet of the name asked for.
  /// - Complexity: O(cells); memory grows with the values kept.
  public static func read(
    _ source: some SheetSource, options: SheetOptions = SheetOptions(),
    catalogue: IndicatorCatalogue? = nil, sets: [CriteriaSet] = []
  ) throws(InputError) -> SheetTables {
    var reader = SheetTablesReader(
      source, options: options,
      matcher: HeadingMatcher(catalogue: catalogue, sets: sets, aliases: options.headings),
      sets: sets)
    return try reader.read()
  }
}

/// Reads sheet after sheet into one account.
struct SheetTablesReader<Source: SheetSource> {
  private let source: Source
  private let options: SheetOptions
  private let matcher: HeadingMatcher
  private let sets: [CriteriaSet]
  private var account: SheetAccount
  private var previews: [SheetPreview] = []
  /// What is wrong with sheets that cannot be read; an error only when it concerns all or one named.
  private var refusals: [(name: String?, log: ProblemLog)] = []

  init(_ source: Source, options: SheetOptions, matcher: HeadingMatcher, sets: [CriteriaSet]) {
    self.source = source
    self.options = options
    self.matcher = matcher
    self.sets = sets
    account = SheetAccount(kindWords: matcher.vocabulary.kindWords)
  }

  mutating func read() throws(InputError) -> SheetTables {
    try checkNames()
    account.log.add(contentsOf: source.log)
    for (index, outline) in source.sheets.enumerated() {
      let isNamed = outline.name.map { isAsked($0) } ?? true
      if !options.sheets.isEmpty, !isNamed { continue }
      if outline.isHidden, options.sheets.isEmpty {
        account.log.add(.sheet(.hiddenSheet(outline.name ?? "")), at: place(outline))
        previews.append(Self.unread(outline))
        continue
      }
      try readSheet(index, outline)
    }
    settleRefusals()
    var tables = SheetTables(
      path: source.path, sheets: previews, units: account.units.units, series: account.series,
      observations: account.observations, counts: account.counts, log: account.log)
    tables.joinSpellings()
    return tables
  }

  private static func unread(_ outline: SheetOutline) -> SheetPreview {
    SheetPreview(
      outline: outline, layout: nil, counts: SheetCounts(), aside: [], rows: [])
  }

  private func isAsked(_ name: String) -> Bool {
    options.sheets.contains { PlainWords.key($0) == PlainWords.key(name) }
  }

  private func checkNames() throws(InputError) {
    let names = source.sheets.compactMap(\.name)
    for wanted in options.sheets + options.yearOfSheet.keys.sorted() {
      if names.contains(where: { PlainWords.key($0) == PlainWords.key(wanted) }) { continue }
      throw InputError(
        .sheet(.noSuchSheet(wanted, available: names)), at: SourceLocation(file: source.path))
    }
  }

  private func place(_ outline: SheetOutline) -> SourceLocation {
    SourceLocation(file: source.path, sheet: outline.name)
  }

  private mutating func readSheet(
    _ index: Int, _ outline: SheetOutline
  ) throws(InputError) {
    let rows = try source.rows(ofSheet: index)
    var head: [SheetRow] = []
    var row = SheetRow()
    while head.count < SheetRecognizer.rowLimit, try next(rows, into: &row) { head.append(row) }
    var recognizer = SheetRecognizer(
      rows: head, outline: outline, path: source.path, matcher: matcher, options: options)
    guard let layout = recognizer.recognise() else {
      refusals.append((outline.name, recognizer.log))
      previews.append(Self.unread(outline))
      return
    }
    account.log.add(contentsOf: recognizer.log)
    noteColumns(layout, outline)
    var parser = SheetRowParser(
      layout: layout, sample: head, outline: outline, path: source.path, sheet: previews.count,
      matcher: matcher, options: options, sets: sets)
    for row in head { parser.read(row, into: &account) }
    while try next(rows, into: &row) { parser.read(row, into: &account) }
    account.log.add(contentsOf: rows.log)
    parser.finish(into: &account)
    previews.append(
      SheetPreview(
        outline: outline, layout: layout, counts: parser.counts, aside: parser.asideRows,
        rows: parser.samples, hiddenRows: parser.hidden.text))
  }

  /// The next row inside the range asked for that has a filled cell there.
  private func next(
    _ rows: any SheetRowReader, into row: inout SheetRow
  ) throws(InputError) -> Bool {
    guard let range = options.range else { return try rows.next(into: &row) }
    while try rows.next(into: &row) {
      if row.number > range.rows.upperBound { return false }
      if row.number < range.rows.lowerBound { continue }
      row.cells.removeAll { !range.columns.contains($0.column) }
      if !row.cells.isEmpty { return true }
    }
    return false
  }

  /// Says which columns are not read, and which are read although hidden.
  private mutating func noteColumns(_ layout: SheetLayout, _ outline: SheetOutline) {
    for column in layout.columns {
      guard case .ignored(let reason) = column.role, let text = reason.text else { continue }
      account.log.add(
        .sheet(.columnSetAside(reason: text)),
        at: SourceLocation(
          file: source.path, sheet: outline.name, line: layout.headingRows.upperBound,
          column: column.column, columnName: column.title))
    }
    for (column, values) in layout.valueColumns where values.unit?.hasControlCharacters ?? false {
      account.log.add(
        .controlCharacter(values.unit ?? ""),
        at: SourceLocation(
          file: source.path, sheet: outline.name, line: layout.headingRows.upperBound,
          column: column.column, columnName: column.title))
    }
    let hidden = layout.columns.filter(\.isHidden).map(\.letters)
    if !hidden.isEmpty {
      account.log.add(
        .sheet(.hiddenColumns(hidden.joined(separator: ", "))), at: place(outline))
    }
  }

  /// A cover sheet beside sheets of data is worth a warning; a file without any data is an error.
  private mutating func settleRefusals() {
    let hasData = previews.contains { $0.layout != nil }
    for (name, log) in refusals {
      let isOnlyUnrecognised = log.problems.allSatisfy { problem in
        switch problem.kind {
        case .sheet(.noHeading), .sheet(.noUnitColumn): true
        default: false
        }
      }
      if hasData, options.sheets.isEmpty, isOnlyUnrecognised {
        account.log.add(
          .sheet(.sheetNotRead(name ?? "")), at: SourceLocation(file: source.path, sheet: name))
      } else {
        account.log.add(contentsOf: log)
      }
    }
    if source.sheets.isEmpty || (refusals.isEmpty && !hasData) {
      account.log.add(.sheet(.noHeading), at: SourceLocation(file: source.path))
    }
  }
}

extension SheetRowParser {
  /// The rows set aside, in the order of the reasons.
  var asideRows: [SheetPreview.Aside] {
    SheetProblem.RowReason.allCases.compactMap { reason in
      aside[reason].map {
        SheetPreview.Aside(
          reason: reason, count: $0.rows.count, rows: $0.rows.text, examples: $0.examples)
      }
    }
  }
}

extension SheetColumnRole.Reason {
  /// Why a column is not read, for a notice; `nil` where a problem of its own says it.
  var text: LocalizedText? {
    switch self {
    case .comparison:
      LocalizedText(
        "workbook.column-compares")
    case .severalYears:
      LocalizedText("workbook.column-of-several-years")
    case .repeated:
      LocalizedText(
        "workbook.column-twice")
    case .byRequest: LocalizedText("workbook.as-asked")
    case .total:
      LocalizedText("workbook.column-adds-up")
    case .unknown, .ambiguous, .unitOfMeasure: nil
    }
  }
}
