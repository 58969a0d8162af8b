import IO
import Panels

extension BareTable {
  /// The panels of a workbook, or of a text table in the shape of an office's sheet; `nil` when the
  /// table is a bare one, with the columns it is said to have.
  func sheetReading(_ sets: [CriteriaSet]) throws(InputError) -> PanelReading? {
    guard let tables = try sheetTables(sets) else { return nil }
    if !setsAside { try tables.log.throwIfAny() }
    return try tables.panelReading()
  }

  private func sheetTables(_ sets: [CriteriaSet]) throws(InputError) -> SheetTables? {
    let isWorkbook = SheetSources.isWorkbook(path)
    if !isWorkbook, !sheet.isSaid, try !looksLikeSheet() { return nil }
    let options = try sheet.options(for: self)
    let tables = try readTables(options, sets)
    let isRecognised = tables.sheets.contains { $0.layout != nil }
    return isWorkbook || sheet.isSaid || isRecognised || !isUnrecognisedOnly(tables) ? tables : nil
  }

  /// Whether nothing but the lack of headings was found: then the table is no sheet.
  private func isUnrecognisedOnly(_ tables: SheetTables) -> Bool {
    tables.log.problems.allSatisfy { $0.kind == .sheet(.noHeading) }
  }

  private func readTables(
    _ options: SheetOptions, _ sets: [CriteriaSet]
  ) throws(InputError) -> SheetTables {
    let source = try SheetSources.open(path: path, encoding: textEncoding)
    let catalogue = sets.isEmpty ? nil : IndicatorCatalogue(sets: sets)
    return try SheetTables.read(source, options: options, catalogue: catalogue, sets: sets)
  }

  /// Whether a text table without any word about its columns lacks those of a bare table.
  private func looksLikeSheet() throws(InputError) -> Bool {
    let usual = BareTable(path: path)
    guard unit == usual.unit, year == usual.year, name == nil, values.isEmpty,
      indicatorColumn == nil, groups.isEmpty, zoneColumn == nil
    else { return false }
    if ByteStream.isReadOnce(path) { return false }
    let columns = try DelimitedText(path: path, encoding: textEncoding).columns
    return !(columns.contains(unit) && columns.contains(year))
  }

  /// How the file would be read as sheets, as a text; with it whether there is an error.
  ///
  /// - Throws: ``RunFailure`` when the file cannot be opened, or an option does not fit.
  public func preview(
    language: Language, environment: [String: String], executable: String
  ) throws(RunFailure) -> (text: String, hasErrors: Bool) {
    try failing { () throws(InputError) in
      let library = criteriaLibrary(environment, executable)
      var sets: [CriteriaSet] = []
      for id in self.sets { sets.append(try library.read(id, at: nil)) }
      let tables = try readTables(try sheet.options(for: self), sets)
      return (
        SheetPreviewText.render(tables, language: language), tables.log.errorCount > 0
      )
    }
  }
}
