import IO
import Panels
import Reporting

/// Makes the workbook of one or several results from their published tables, so that its figures are
/// theirs and it can be made again at any time.
///
/// Memory grows with the number of communes and not with the rows of the tables.
final class BookMaker {
  let book: BookWriter
  let words: Words
  var vocabulary: BookVocabulary
  let look: BookLook
  private let contents: BookSheet
  private var entries: [Entry] = []
  /// What the glossary explains.
  var explained: [(sheet: String, table: String, column: BookColumn)] = []
  private var notes: [(sheet: String, text: String)] = []
  /// What of a sheet is printed, where it is not all.
  private var printed: [String: String] = [:]
  /// The names of the units of the result that is being added, by code.
  private(set) var unitNames: [String: String] = [:]
  /// The indicators of the result that is being added that a unit has or has not.
  private(set) var yesNoIndicators: Set<String> = []
  private let sources: [BookSource]
  /// The rows a sheet takes; tests give less.
  let greatestRow: Int
  /// How many communes there may be for sheets with a row of each to be printed whole; tests give less.
  let mostCommunes: Int
  /// How many rows a table may have to be among the sheets.
  private let longestTable: Int

  /// A line of the contents.
  struct Entry {
    var sheet: String
    var answer: String
    var rows: Int?
    var heading: String?
  }

  /// The date among the properties of the file: the same tables make the same bytes.
  private static let created: Int64 = 946_684_800

  /// How far the writing is: the rows of tables so far, or `nil` when the file is put together.
  private let progress: (Int?) -> Void
  /// The rows of tables written.
  private var rowsWritten = 0

  init(
    path: String, named name: String, sources: [BookSource],
    greatestRow: Int = BookWriter.greatestRowCount - 1, mostCommunes: Int = 1_000,
    longestTable: Int = .max, progress: @escaping (Int?) -> Void = { _ in }
  ) throws(InputError) {
    self.progress = progress
    let language = sources.first?.account.language ?? .vi
    words = Words(language)
    vocabulary = BookVocabulary(language)
    for source in sources {
      vocabulary.indicators.merge(source.account.indicators) { first, _ in first }
      vocabulary.sets.merge(source.account.sets) { first, _ in first }
      vocabulary.targets.merge(try source.targetNames(language)) { first, _ in first }
      vocabulary.scenarios.merge(try source.scenarioTitles(language)) { first, _ in first }
    }
    self.sources = sources
    self.greatestRow = greatestRow
    self.mostCommunes = mostCommunes
    self.longestTable = longestTable
    book = try BookWriter(
      path: path, named: name, title: sources.first?.account.title?[language] ?? "Lotrinh",
      author: "Lotrinh \(Manifest.version)", created: Self.created,
      language: language)
    look = BookLook(book)
    contents = try book.addSheet(words(.bookContents))
  }

  var contentsName: String { contents.name }

  /// What stands below the pages of a sheet, with a remark behind its name.
  func footer(_ sheet: String, remark: String = "") -> BookSheet.Footer {
    let title = sources.first?.account.title?[words.language] ?? "Lotrinh"
    let end = remark.isEmpty ? "" : ". \(remark)"
    return BookSheet.Footer(
      "\(Self.shortened(title, to: remark.isEmpty ? 90 : 60)) – \(sheet)\(end)",
      pageWord: words(.bookPage))
  }

  /// A text of at most so many letters: what is left out begins with a word, and dots stand for it.
  private static func shortened(_ text: String, to length: Int) -> String {
    guard text.count > length else { return text }
    let start = text.prefix(length - 1)
    return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + "…"
  }

  func enter(_ sheet: String, _ answer: String, rows: Int? = nil) {
    entries.append(Entry(sheet: sheet, answer: answer, rows: rows))
  }

  func note(_ text: String, of sheet: String) { notes.append((sheet, text)) }

  /// Says in the contents what of a sheet is printed.
  func notePrinting(_ remark: String, of sheet: String) {
    printed[sheet] = remark
  }

  /// Writes everything and closes the file.
  func make() throws(InputError) {
    for (index, source) in sources.enumerated() {
      if sources.count > 1 {
        entries.append(
          Entry(
            sheet: "", answer: "",
            heading: words.say("book.other-run", ["number": index + 1, "folder": source.folder])))
      }
      try add(source)
    }
    try addGlossary()
    for source in sources { try addManifest(source.account) }
    writeContents()
    progress(nil)
    try book.close()
  }

  private func add(_ source: BookSource) throws(InputError) {
    unitNames = try source.unitNames()
    vocabulary.learnDoubtful(try source.kept("methods") ?? [])
    yesNoIndicators = Set(
      try source.kept("indicators", "kind", "yesno")?.map { $0["indicator"] } ?? [])
    try addSummary(source)
    try addCharts(source)
    let fans = try startFans(source)
    try addCommunes(source)
    try addMatrix(source)
    var placed: [String: PlacedTable] = [:]
    for sheet in TableSheet.all {
      if sheet.table == Self.unmetTable { try addOwnerItems(source) }
      placed[sheet.table] = try add(sheet, of: source)
    }
    for fan in fans { try fan.write(self, placed) }
  }

  /// What stands behind the question of a sheet whose rows do not tell where their data are from.
  func simulatedNote(_ source: BookSource) -> String {
    source.account.isSimulated ? " – " + words(.chartSimulated) : ""
  }

  /// Whether a row says something.
  private static func tells(_ rows: TableRows, _ places: [Int]) -> Bool {
    // One column is a value, several are counts.
    places.contains { place in rows.number(place).map { places.count == 1 || $0 != 0 } ?? false }
  }

  /// Adds a table sheet; a table without rows is left out, and one of which no row says anything or that is too long,
  /// which the contents say.
  private func add(
    _ spec: TableSheet, of source: BookSource
  ) throws(InputError) -> PlacedTable? {
    if isTooLong(spec.table, of: source) {
      let count = words.numbers.text(source.account.rowCounts[spec.table] ?? 0)
      note(
        words.say("book.too-long", ["count": count, "table": spec.table + ".csv"]),
        of: vocabulary(spec.name))
      return nil
    }
    guard let rows = try source.rows(of: spec.table), try rows.next() else {
      return nil
    }
    let shown = shownColumns(of: rows, spec)
    guard !shown.isEmpty else { return nil }
    let telling = spec.telling.compactMap { rows.index(of: $0) }
    if !telling.isEmpty {
      while !Self.tells(rows, telling) {
        guard try rows.next() else {
          note(
            words.say("book.nothing-known", ["table": spec.table + ".csv"]),
            of: vocabulary(spec.name))
          return nil
        }
      }
    }
    let key = FanKey(spec.table, rows, vocabulary)
    let decimals = try ColumnDecimals.needed(
      by: shown.map { ($0.place, $0.column.form) }, of: source.rows(of: spec.table))
    let grid = try GridSheet(
      self, name: vocabulary(spec.name), title: vocabulary(spec.name),
      answer: vocabulary(spec.answer) + (try doubtNote(spec.table, of: source))
        + (spec.isComputed && !shown.contains { $0.column.id == "provenance" }
          ? simulatedNote(source) : ""),
      columns: shown.map(\.column), color: spec.group.color,
      decimals: decimals, keys: key != nil, printedRows: spec.group.printedRows,
      greatestRow: greatestRow)
    enter(grid.sheet.name, vocabulary(spec.answer))
    let entry = entries.count - 1
    for column in shown { explained.append((grid.sheet.name, column.table, column.column)) }
    let places = shown.map(\.place)
    repeat {
      if telling.isEmpty || Self.tells(rows, telling) {
        try grid.add(rows, places: places, key: key?.text(rows))
        countRow()
      }
    } while try rows.next()
    if !telling.isEmpty, let others = try source.rows(of: spec.table) {
      while try others.next() {
        if Self.tells(others, telling) { continue }
        try grid.add(others, places: places, key: key?.text(others))
        countRow()
      }
    }
    let placed = grid.finish()
    entries[entry].rows = grid.rowCount
    // A table on several sheets cannot be looked up as one range.
    return grid.isContinued ? nil : placed
  }

  /// Whether a table has more rows than a sheet is made of.
  func isTooLong(_ table: String, of source: BookSource) -> Bool {
    source.account.rowCounts[table] ?? 0 > longestTable
  }

  private func countRow() {
    rowsWritten += 1
    if rowsWritten % 1_000 == 0 { progress(rowsWritten) }
  }

  /// What the mark of doubtful forecasts means, where a row of a table has it.
  private func doubtNote(_ table: String, of source: BookSource) throws(InputError) -> String {
    guard !vocabulary.doubtful.isEmpty, let rows = try source.rows(of: table),
      let place = rows.index(of: "indicator")
    else { return "" }
    let column = ColumnCatalogue.column("indicator", of: table)
    while try rows.next() {
      if vocabulary.isDoubted(rows.text(place), in: column) { return " " + words.doubtNote }
    }
    return ""
  }

  /// A column of a sheet, the table it is from and where its values stand in a row.
  private struct ShownColumn {
    var place: GridPlace
    var column: BookColumn
    var table: String
  }

  /// The columns of a table that are shown; a table of codes without names gets the names beside them.
  private func shownColumns(of rows: TableRows, _ spec: TableSheet) -> [ShownColumn] {
    let hasNames = rows.index(of: "name") != nil || unitNames.isEmpty
    return spec.shown(of: rows.columns, language: words.language).flatMap { place, column in
      let own = ShownColumn(place: .field(place), column: column, table: spec.table)
      guard column.id == "unit", !hasNames else { return [own] }
      let name = BookColumn("name", LocalizedText("column.unit-name"), .text)
      return [own, ShownColumn(place: .nameOfUnit(place), column: name, table: "units")]
    }
  }

  // MARK: Contents

  /// How wide the column of what is printed is, in letters.
  private static let printedWidth = 28.0

  private func writeContents() {
    let account = sources.first?.account
    let sheet = contents
    sheet.tab(BookColors.ink)
    var row = 1
    sheet.height(22, row: row)
    sheet.text(
      account?.title?[words.language] ?? words(.bookContents), row: row, column: 1,
      style: look.title)
    row += 1
    if let account {
      if let first = account.years.first, let last = account.years.last {
        sheet.text(
          words.say("book.data-years", ["first": String(first), "last": String(last)]) + ". "
            + words.say("book.version", ["version": account.version, "command": account.command])
            + ".",
          row: row, column: 1, style: look.answer)
        row += 1
      }
      if sources.contains(where: \.account.isSimulated) {
        sheet.height(30, row: row)
        sheet.wideText(words(.bookSimulated), row: row, columns: 1...3, style: look.warning)
        row += 1
      }
    }
    row += 1
    let titles =
      [words(.bookSheet), words(.bookAnswer), words(.bookRows)]
      + (printed.isEmpty ? [] : [words.say("book.printed")])
    for (column, title) in titles.enumerated() {
      sheet.text(
        title, row: row, column: column + 1,
        style: column == 2 ? look.numberHeading : look.heading)
    }
    let head = row
    sheet.height(17, row: head)
    for entry in entries {
      row += 1
      if let heading = entry.heading {
        sheet.text(heading, row: row, column: 1, style: look.bold)
        continue
      }
      sheet.link(entry.sheet, to: entry.sheet, row: row, column: 1, style: look.link)
      let part = printed[entry.sheet] ?? ""
      sheet.height(
        max(
          GridSheet.height(entry.answer, width: 80),
          GridSheet.height(part, width: Self.printedWidth - 2)), row: row)
      sheet.text(entry.answer, row: row, column: 2, style: look.cell)
      if let rows = entry.rows {
        sheet.number(Double(rows), row: row, column: 3, style: look.style(.whole))
      }
      if !part.isEmpty { sheet.text(part, row: row, column: 4, style: look.cell) }
    }
    for note in notes {
      row += 1
      sheet.height(GridSheet.height(note.text, width: 80), row: row)
      sheet.text(note.sheet, row: row, column: 1, style: look.body)
      sheet.text(note.text, row: row, column: 2, style: look.wrapped)
    }
    if !printed.isEmpty {
      row += 2
      let text = words.say("book.print-selection")
      sheet.height(GridSheet.height(text, width: 125), row: row)
      sheet.wideText(text, row: row, columns: 1...3, style: look.wrapped)
    }
    let left = tablesLeftOut
    if !left.isEmpty {
      row += 2
      sheet.height(Double(15 * (left.count / 95 + 2)), row: row)
      sheet.wideText(
        words.say("book.left-out", ["tables": left]), row: row, columns: 1...3, style: look.wrapped)
    }
    sheet.width(30, columns: 1...1)
    sheet.width(78, columns: 2...2)
    sheet.width(11, columns: 3...3)
    if !printed.isEmpty { sheet.width(Self.printedWidth, columns: 4...4) }
    sheet.freeze(rows: head, columns: 0)
    sheet.page(
      isLandscape: false, titleRows: head...head, footer: footer(sheet.name))
  }

  /// The tables of the results that no sheet shows.
  private var tablesLeftOut: String {
    let shown = Set(TableSheet.all.map(\.table))
    let names = Set(sources.flatMap(\.tableNames)).subtracting(shown)
    return names.sorted().map { $0 + ".csv" }.joined(separator: ", ")
  }
}
