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

  /// Reads a table and checks that `required` columns are there and each row is as wide as the heading.
  init(path: String, required: [String], known: [String]? = nil) throws(InputError) {
    file = path
    let bytes = try FileBytes(path: path)
    let result = try bytes.withBytes { (bytes) throws(InputError) in
      try Self.parse(bytes, path: path)
    }
    try result.log.throwIfAny()
    columns = result.columns
    rows = result.rows
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
    _ columns: [String], required: [String], known: [String]?, file: String,
    into log: inout ProblemLog
  ) {
    var seen = Set<String>()
    for (index, column) in columns.enumerated() where !seen.insert(column).inserted {
      log.add(
        .duplicateColumn(name: column), at: SourceLocation(file: file, line: 1, column: index + 1))
    }
    for name in required where !seen.contains(name) {
      let suggestion = Spelling.nearest(to: name, among: columns)
      log.add(
        .missingColumn(name: name, available: columns, suggestion: suggestion),
        at: SourceLocation(file: file, line: 1))
    }
    guard let known else { return }
    for (index, column) in columns.enumerated() where !known.contains(column) {
      log.add(
        .unknownKey(column, allowed: known, suggestion: Spelling.nearest(to: column, among: known)),
        at: SourceLocation(file: file, line: 1, column: index + 1, columnName: column))
    }
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, path: String
  ) throws(InputError) -> (columns: [String], rows: [Row], log: ProblemLog) {
    var log = ProblemLog()
    var tokens = CSVTokenizer(bytes, delimiter: CSVTokenizer.delimiter(of: bytes))
    guard tokens.next() else {
      log.add(.emptyFile, at: SourceLocation(file: path))
      return ([], [], log)
    }
    let columns = try tokens.headings(path: path)
    var rows: [Row] = []
    while tokens.next() {
      if tokens.fields.count != columns.count {
        log.add(
          .raggedRow(expected: columns.count, found: tokens.fields.count),
          at: SourceLocation(file: path, line: tokens.line))
        continue
      }
      var fields: [String] = []
      for (index, field) in tokens.fields.enumerated() {
        guard let text = tokens.text(field) else {
          log.add(
            .notUTF8,
            at: SourceLocation(
              file: path, line: tokens.line, column: index + 1, columnName: columns[index]))
          fields.append("")
          continue
        }
        fields.append(text)
      }
      rows.append(Row(line: tokens.line, fields: fields))
    }
    if let line = tokens.unclosedQuoteLine {
      log.add(.unclosedQuote, at: SourceLocation(file: path, line: line))
    }
    return (columns, rows, log)
  }
}
