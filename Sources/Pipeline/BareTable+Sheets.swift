import IO
import Panels

extension BareTable {
  /// What is in a file.
  enum Contents {
    /// The panels of a workbook, or of a text table in the shape of an office's sheet.
    case sheets(PanelReading)
    /// The rows of a bare table, with the columns it is said to have.
    case rows(DelimitedText)
    /// The rows of Parquet files or of a query.
    case columns(DatabaseRows)
  }

  /// A file that has been looked at.
  private enum Opened {
    /// Sheets for certain, or by the word of the user.
    case sheets(any SheetSource)
    /// A text without the columns of a bare table.
    case likelySheet(TextTableSource)
    case rows(DelimitedText)
  }

  /// Reads sheets, or finds that there are rows to read.
  func contents(
    _ sets: [CriteriaSet], _ options: RunOptions
  ) throws(InputError) -> Contents {
    if let rows = try databaseRows(options) { return .columns(rows) }
    switch try opened() {
    case .rows(let text): return .rows(text)
    case .sheets(let source): return .sheets(try reading(of: readTables(source, sets)))
    case .likelySheet(let source):
      let tables = try readTables(source, sets)
      let isRecognised = tables.sheets.contains { $0.layout != nil }
      if isRecognised || !isUnrecognisedOnly(tables) { return .sheets(try reading(of: tables)) }
      return .rows(try source.delimitedText())
    }
  }

  private func reading(of tables: SheetTables) throws(InputError) -> PanelReading {
    if !setsAside { try tables.log.throwIfAny(refused: tables.counts.refused) }
    return try tables.panelReading()
  }

  /// Whether nothing but the lack of headings was found: then the table is no sheet.
  private func isUnrecognisedOnly(_ tables: SheetTables) -> Bool {
    tables.log.problems.allSatisfy { $0.kind == .sheet(.noHeading) || $0.severity == .notice }
  }

  private func readTables(
    _ source: some SheetSource, _ sets: [CriteriaSet]
  ) throws(InputError) -> SheetTables {
    let catalogue = sets.isEmpty ? nil : IndicatorCatalogue(sets: sets)
    return try SheetTables.read(
      source, options: try sheet.options(for: self), catalogue: catalogue, sets: sets)
  }

  /// Looks at the file; the start of a pipe is read once and goes on to the reader.
  private func opened() throws(InputError) -> Opened {
    if SheetSources.isWorkbook(path) || sheet.isSaid {
      return .sheets(try SheetSources.open(path: path, encoding: textEncoding))
    }
    let text = try DelimitedText(path: path, encoding: textEncoding, digests: true)
    guard looksLikeSheet(text) else { return .rows(text) }
    return .likelySheet(
      ByteStream.isReadOnce(path)
        ? try TextTableSource(text) : try TextTableSource(path: path, encoding: textEncoding))
  }

  /// Whether a text table without any word about its columns lacks those of a bare table.
  private func looksLikeSheet(_ text: DelimitedText) -> Bool {
    let usual = BareTable(path: path)
    guard unit == usual.unit, year == usual.year, name == nil, values.isEmpty,
      indicatorColumn == nil, groups.isEmpty, zoneColumn == nil
    else { return false }
    return !(text.columns.contains(unit) && text.columns.contains(year))
  }

  /// How the file would be read, as a text; with it whether there is an error.
  ///
  /// - Throws: ``RunFailure`` when the file cannot be opened, or an option does not fit.
  public func preview(
    language: Language, environment: [String: String], executable: String
  ) throws(RunFailure) -> (text: String, hasErrors: Bool) {
    try failing { () throws(InputError) in
      let library = criteriaLibrary(environment, executable)
      var sets: [CriteriaSet] = []
      for id in self.sets { sets.append(try library.read(id, at: nil)) }
      var options = RunOptions()
      options.environment = environment
      options.executable = executable
      if let rows = try databaseRows(options) { return try preview(of: rows, sets, language) }
      switch try opened() {
      case .rows(let text): return try preview(of: text, sets, language)
      case .sheets(let source): return try preview(of: readTables(source, sets), language)
      case .likelySheet(let source): return try preview(of: readTables(source, sets), language)
      }
    }
  }

  private func preview(
    of tables: SheetTables, _ language: Language
  ) -> (text: String, hasErrors: Bool) {
    (SheetPreviewText.render(tables, language: language), tables.log.errorCount > 0)
  }

  private func preview(
    of text: DelimitedText, _ sets: [CriteriaSet], _ language: Language
  ) throws(InputError) -> (text: String, hasErrors: Bool) {
    let plan = try RowPlan(self, text, IndicatorCatalogue(sets: sets))
    var reading = try PanelTableReader.read(text, layout: plan.layout)
    reading.log = plan.log(before: reading.log)
    return (
      PanelPreviewText.render(
        reading, of: text, layout: plan.layout, unread: plan.unread, language: language),
      reading.log.errorCount > 0
    )
  }
}
