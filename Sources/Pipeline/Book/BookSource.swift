import IO
import Panels
import Reporting

/// A result, finished or about to be, of which a workbook is made.
struct BookSource {
  /// The folder as the user named it.
  let folder: String
  let account: ResultAccount
  /// The tables by name, with the files that hold them.
  private let tables: [String: String]
  private let summaryPath: String?

  /// What holds the result in words: the report of a run, the summary of another command.
  private static let summaries = [ReportFiles.reportName + ".md", "summary.md"]

  /// A finished result.
  ///
  /// - Throws: ``InputError`` where the folder holds no whole result.
  init(folder: String) throws(InputError) {
    self.folder = folder
    let names = try ResultTables.names(in: folder)
    let manifest = folder + "/manifest.json"
    guard [folder + "/_SUCCESS", manifest].allSatisfy(ResultTables.isFile) else {
      throw InputError(.notAResult, at: SourceLocation(file: folder))
    }
    guard let account = ResultAccount(try ByteStream(path: manifest).readAll()) else {
      let reason = LocalizedText(
        "file.no-manifest")
      throw InputError(.unreadable(reason: reason), at: SourceLocation(file: manifest))
    }
    self.account = account
    tables = Dictionary(uniqueKeysWithValues: names.map { ($0, "\(folder)/\($0).csv") })
    summaryPath = Self.summaries.map { "\(folder)/\($0)" }.first(where: ResultTables.isFile)
  }

  /// The result of a run whose files are still staged.
  init(_ sink: TableSink, of folder: OutputFolder, account: ResultAccount) {
    self.folder = folder.path
    self.account = account
    tables = Dictionary(
      sink.rowCounts.map { ($0.name, folder.stagedPath($0.name + ".csv")) },
      uniquingKeysWith: { first, _ in first })
    let summary = folder.stagedPath(ReportFiles.reportName + ".md")
    summaryPath = ResultTables.isFile(summary) ? summary : nil
  }

  /// The names of the tables.
  var tableNames: [String] { tables.keys.sorted() }

  /// The files a workbook is made from.
  var files: [String] { tables.values.sorted() + (summaryPath.map { [$0] } ?? []) }

  /// The tables, for what is made of any result.
  var results: ResultFolder { ResultFolder(files: tables) }

  /// The rows of a table, from its first; `nil` where there is no such table.
  func rows(of table: String) throws(InputError) -> TableRows? {
    guard let path = tables[table] else { return nil }
    return try TableRows(path: path)
  }

  /// Some rows of a table, kept in memory; `nil` where there is no such table or no such row.
  func kept(
    _ table: String, where isWanted: (TableRows) -> Bool = { _ in true }
  ) throws(InputError) -> [ResultTable.Row]? {
    guard let rows = try rows(of: table) else { return nil }
    var columns = rows.columns.map { _ in [String]() }
    while try rows.next() {
      guard isWanted(rows) else { continue }
      for column in columns.indices { columns[column].append(rows.text(column)) }
    }
    let kept = ResultTable(name: table, headings: rows.columns, columns: columns).rows
    return kept.isEmpty ? nil : kept
  }

  /// The rows of a table whose field is equal to a text.
  func kept(
    _ table: String, _ column: String, _ value: String
  ) throws(InputError) -> [ResultTable.Row]? {
    guard let place = try rows(of: table)?.index(of: column) else { return nil }
    return try kept(table) { $0.text(place) == value }
  }

  /// The names of the units by code; none where the result has no table of units.
  func unitNames() throws(InputError) -> [String: String] {
    guard let rows = try rows(of: "units"), let code = rows.index(of: "code"),
      let name = rows.index(of: "name")
    else { return [:] }
    var names: [String: String] = [:]
    while try rows.next() {
      if !rows.isEmpty(name) { names[rows.text(code)] = rows.text(name) }
    }
    return names
  }

  /// The names of the targets by id.
  func targetNames(_ language: Language) throws(InputError) -> [String: String] {
    let rows = try kept("targets") ?? []
    return Dictionary(
      rows.map { ($0["target"], $0["name_\(language.rawValue)"]) }.filter { !$0.1.isEmpty },
      uniquingKeysWith: { first, _ in first })
  }

  /// The titles of scenarios by id.
  func scenarioTitles(_ language: Language) throws(InputError) -> [String: String] {
    let rows = try kept("scenarios") ?? []
    return ScenarioTitles.byID(rows.map { ($0["scenario"], $0["name_\(language.rawValue)"]) })
  }

  /// The report in words.
  func summary() throws(InputError) -> ReportDocument? {
    guard let summaryPath else { return nil }
    let bytes = try ByteStream(path: summaryPath).readAll()
    return MarkdownReader.read(String(decoding: bytes, as: UTF8.self))
  }
}
