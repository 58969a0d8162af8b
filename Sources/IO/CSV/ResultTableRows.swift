import Panels

/// Reads rows of a result table that Lotrinh wrote, without holding the others.
///
/// What the tables and their columns are is in docs/results.md.
///
/// ```swift
/// let rows = try ResultTableRows.read("results/levels.csv", where: ["unit": ["HN-001"]])
/// for (row, number) in rows.numbers.enumerated() { print(number, rows.table.columns[0][row]) }
/// ```
public enum ResultTableRows {
  /// The rows whose fields are among those wanted, in order.
  ///
  /// - Parameters:
  ///   - path: The table.
  ///   - conditions: By heading the texts that are kept; a heading that is not there keeps every row.
  /// - Throws: ``InputError`` when the table cannot be read or a row is not as wide as the heading.
  /// - Complexity: One pass over the bytes, which are mapped; memory for the rows kept.
  public static func read(
    _ path: String, where conditions: [String: Set<String>] = [:]
  ) throws(InputError) -> NumberedRows {
    try FileBytes(path: path, expanding: false).withBytes { (bytes) throws(InputError) in
      try read(bytes, path: path, where: conditions)
    }
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, path: String, where conditions: [String: Set<String>]
  ) throws(InputError) -> NumberedRows {
    var tokens = CSVTokenizer(bytes, delimiter: UInt8(ascii: ","))
    guard tokens.next() else { throw InputError(.emptyFile, at: SourceLocation(file: path)) }
    let headings = try tokens.headings(path: path)
    let wanted = conditions.compactMap { heading, texts in
      headings.firstIndex(of: heading).map {
        (column: $0, texts: Set(texts.flatMap { [Array($0.utf8), TextField($0).unquoted] }))
      }
    }
    var columns = headings.map { _ in [String]() }
    var numbers: [Int] = []
    var number = 0
    while tokens.next() {
      number += 1
      guard tokens.fields.count == headings.count else {
        throw InputError(
          .raggedRow(expected: headings.count, found: tokens.fields.count),
          at: SourceLocation(file: path, line: tokens.line))
      }
      let isWanted = wanted.allSatisfy { condition in
        let field = tokens.slice(tokens.fields[condition.column])
        return condition.texts.count > 8
          ? condition.texts.contains(Array(field))
          : condition.texts.contains { field.elementsEqual($0) }
      }
      guard isWanted else { continue }
      numbers.append(number)
      for (index, field) in tokens.fields.enumerated() {
        guard let text = tokens.text(field) else {
          throw InputError(
            .notUTF8, at: SourceLocation(file: path, line: tokens.line, column: index + 1))
        }
        columns[index].append(plain(text))
      }
    }
    return NumberedRows(
      table: ColumnTable(
        headings: headings, columns: columns, rowCount: columns.first?.count ?? 0),
      numbers: numbers)
  }

  /// A text without the apostrophe that keeps it from being a formula.
  private static func plain(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'"), let next = text.utf8.dropFirst().first,
      TableText.beginsFormula(next)
    else { return text }
    return String(text.dropFirst())
  }
}

/// Rows of a table with their numbers in the file, from 1, the heading not among them.
public struct NumberedRows: Sendable {
  /// The rows.
  public let table: ColumnTable
  /// Their numbers.
  public let numbers: [Int]
}
