import Panels

/// A small table of text with the place of each field: unit tables, assignments, milestones.
///
/// Observations do not come this way: ``PanelReader`` parses them straight into columns.
struct CSVTable {
  /// The file.
  let file: String
  /// The headings.
  let columns: [String]
  /// The rows.
  let rows: [Row]

  /// A row with the line on which it starts.
  struct Row {
    var line: Int
    var fields: [String]
  }

  /// The number of rows refused: too wide, too narrow or not UTF-8.
  let refusedCount: Int

  /// Reads a table and checks that `required` columns are there and each row is as wide as the heading.
  init(path: String, required: [String], known: [String]? = nil) throws(InputError) {
    var log = ProblemLog()
    try self.init(path: path, required: required, known: known, refusals: &log)
    try log.throwIfAny()
  }

  /// Reads a table; rows that cannot be read are left out and noted in `refusals`.
  init(
    path: String, required: [String], known: [String]? = nil, refusals: inout ProblemLog
  ) throws(InputError) {
    let bytes = try FileBytes(path: path)
    self = try bytes.withBytes { (bytes) throws(InputError) in
      try CSVTable(
        bytes: bytes, path: path, required: required, known: known, refusals: &refusals)
    }
  }

  /// Reads a table from bytes; `path` names them in messages.
  init(
    bytes: UnsafeBufferPointer<UInt8>, path: String, required: [String], known: [String]? = nil,
    refusals: inout ProblemLog
  ) throws(InputError) {
    file = path
    var result = try Self.parse(bytes, path: path)
    if let line = result.unclosedQuoteLine {
      result.log.add(.unclosedQuote, at: SourceLocation(file: path, line: line))
      try result.log.throwIfAny()
    }
    refusals.add(contentsOf: result.log)
    columns = result.columns
    rows = result.rows
    refusedCount = result.refusedCount
    var log = ProblemLog()
    Self.check(columns, required: required, known: known, file: path, into: &log)
    try log.throwIfAny()
  }

  /// The field of a row, empty when the table lacks the column.
  func text(_ row: Row, _ column: String) -> String {
    columns.firstIndex(of: column).map { row.fields[$0] } ?? ""
  }

  /// Where a field stands.
  func location(_ row: Row, _ column: String) -> SourceLocation {
    SourceLocation(
      file: file, line: row.line, column: columns.firstIndex(of: column).map { $0 + 1 },
      columnName: column)
  }

  /// Notes missing, doubled and, when `known` is given, unknown columns.
  static func check(
    _ columns: [String], required: [String], known: [String]?, file: String, line: Int = 1,
    into log: inout ProblemLog
  ) {
    var seen = Set<String>()
    for (index, column) in columns.enumerated() where !seen.insert(column).inserted {
      log.add(
        .duplicateColumn(name: column),
        at: SourceLocation(file: file, line: line, column: index + 1))
    }
    for name in required where !seen.contains(name) {
      let suggestion = Spelling.nearest(to: name, among: columns)
      log.add(
        .missingColumn(name: name, available: columns, suggestion: suggestion),
        at: SourceLocation(file: file, line: line))
    }
    guard let known else { return }
    for (index, column) in columns.enumerated() where !known.contains(column) {
      log.add(
        .unknownKey(column, allowed: known, suggestion: Spelling.nearest(to: column, among: known)),
        at: SourceLocation(file: file, line: line, column: index + 1, columnName: column))
    }
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, path: String
  ) throws(InputError) -> Parsing {
    var tokens = CSVTokenizer(bytes, delimiter: CSVTokenizer.delimiter(of: bytes))
    guard tokens.next() else { throw InputError(.emptyFile, at: SourceLocation(file: path)) }
    let columns = try tokens.headings(path: path)
    var result = Parsing(columns: columns)
    while tokens.next() {
      if tokens.fields.count != columns.count {
        result.refusedCount += 1
        result.log.add(
          .raggedRow(expected: columns.count, found: tokens.fields.count),
          at: SourceLocation(file: path, line: tokens.line))
        continue
      }
      if let column = tokens.textAfterQuoteColumn {
        result.refusedCount += 1
        result.log.add(
          .textAfterQuote,
          at: SourceLocation(
            file: path, line: tokens.line, column: column + 1,
            columnName: column < columns.count ? columns[column] : nil))
        continue
      }
      var fields: [String] = []
      for (index, field) in tokens.fields.enumerated() {
        guard let text = tokens.text(field) else {
          result.log.add(
            .notUTF8,
            at: SourceLocation(
              file: path, line: tokens.line, column: index + 1, columnName: columns[index]))
          break
        }
        fields.append(text)
      }
      if fields.count == columns.count {
        result.rows.append(Row(line: tokens.line, fields: fields))
      } else {
        result.refusedCount += 1
      }
    }
    result.unclosedQuoteLine = tokens.unclosedQuoteLine
    return result
  }

  private struct Parsing {
    var columns: [String]
    var rows: [Row] = []
    var refusedCount = 0
    var unclosedQuoteLine: Int?
    var log = ProblemLog()
  }
}
