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

  /// The number of rows refused: too wide, too narrow, not UTF-8 or with a NUL byte.
  let refusedCount: Int
  /// What was done to the text: converted from another encoding, composed.
  let notices: [Problem]

  /// Reads a table and checks that `required` columns are there and each row is as wide as the heading.
  ///
  /// What was done to its text is in ``notices``.
  init(
    path: String, required: [String], known: [String]? = nil, encoding: TextEncoding? = nil
  ) throws(InputError) {
    var log = ProblemLog()
    try self.init(
      path: path, required: required, known: known, encoding: encoding, refusals: &log)
    try log.throwIfAny()
  }

  /// Reads a table; rows that cannot be read are left out and noted in `refusals`, as is what was
  /// done to the text.
  init(
    path: String, required: [String], known: [String]? = nil, encoding: TextEncoding? = nil,
    refusals: inout ProblemLog
  ) throws(InputError) {
    try self.init(
      TextFile(path: path, encoding: encoding), required: required, known: known,
      refusals: &refusals)
  }

  /// Reads a table from bytes as if they were a file's; `path` names them in messages.
  init(
    bytes: [UInt8], path: String, required: [String], known: [String]? = nil,
    encoding: TextEncoding? = nil, refusals: inout ProblemLog
  ) throws(InputError) {
    try self.init(
      TextFile(bytes: bytes, path: path, encoding: encoding), required: required, known: known,
      refusals: &refusals)
  }

  /// Reads a table from bytes lent; `path` names them in messages.
  init(
    bytes: UnsafeBufferPointer<UInt8>, path: String, required: [String], known: [String]? = nil,
    refusals: inout ProblemLog
  ) throws(InputError) {
    try self.init(
      bytes: Array(bytes), path: path, required: required, known: known, refusals: &refusals)
  }

  private init(
    _ text: consuming TextFile, required: [String], known: [String]?, refusals: inout ProblemLog
  ) throws(InputError) {
    let path = text.path
    file = path
    var result = try text.withBytes { (bytes) throws(InputError) in
      try Self.parse(bytes, path: path)
    }
    result.convertOldColumns(path: path)
    notices = text.notices + result.notices
    for notice in notices { refusals.add(notice) }
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
  ///
  /// `lookalike`: What may be meant by a missing column. It comes before a heading that is near in letters only, as
  /// `Năm` is to `name`.
  static func check(
    _ columns: [String], required: [String], known: [String]?, file: String, line: Int? = 1,
    into log: inout ProblemLog, lookalike: (String) -> String? = { _ in nil }
  ) {
    var seen = Set<String>()
    for (index, column) in columns.enumerated() where !seen.insert(column).inserted {
      log.add(
        .duplicateColumn(name: column),
        at: SourceLocation(file: file, line: line, column: index + 1))
    }
    for name in required where !seen.contains(name) {
      let near = Spelling.nearest(to: name, among: columns)
      let isSame = near.map { Spelling.fold($0) == Spelling.fold(name) } ?? false
      let suggestion = isSame ? near : lookalike(name) ?? near
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
    if let column = columns.firstIndex(where: { $0.utf8.contains(0) }) {
      throw InputError(
        .text(.nulByte), at: SourceLocation(file: path, line: tokens.line, column: column + 1))
    }
    var result = Parsing(columns: columns)
    while tokens.next() {
      if tokens.isBlank { continue }
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
        let text = tokens.text(field)
        guard let text, !text.utf8.contains(0) else {
          result.log.add(
            text == nil ? .notUTF8 : .text(.nulByte),
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
    var notices: [Problem] = []

    /// Converts the columns that are written in TCVN3 while others are not: a sheet in which some
    /// cells had an old font.
    mutating func convertOldColumns(path: String) {
      for column in columns.indices {
        let texts = rows.lazy.map { $0.fields[column] }
        let marked = texts.filter { $0.utf8.contains { $0 >= 0x80 } }.prefix(2_000)
        guard !marked.isEmpty, EncodingDetector.isTCVN3(Array(marked)) else { continue }
        var count = 0
        for row in rows.indices {
          let text = TextConverter.fromTCVN3(rows[row].fields[column])
          if text != rows[row].fields[column] { count += 1 }
          rows[row].fields[column] = text
        }
        notices.append(
          Problem(
            .text(.convertedColumn(TextEncoding.tcvn3.label, cells: count)),
            at: SourceLocation(file: path, column: column + 1, columnName: columns[column])))
      }
    }
  }
}
