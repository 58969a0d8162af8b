import Panels

/// A row of a text table as it is written, found again by its line.
///
/// ```swift
/// let place = SourceLocation(file: "panel.csv", line: 3)
/// WrittenRow(at: place)?["income"]  // the field as it is written: "46,5", "46.50" or "46.5 %"
/// ```
public struct WrittenRow: Sendable {
  /// The headings of the table.
  public let headings: [String]
  /// The fields, without the spaces around them.
  public let fields: [String]

  /// Reads the row at a place; `nil` where the place has no line, is in a workbook or on standard input, in Parquet or a database, or where the
  /// file cannot be read any more.
  ///
  /// - Complexity: O(bytes before the row).
  public init?(at location: SourceLocation) {
    guard location.sheet == nil, !location.countsRows, location.file != "-",
      let line = location.line,
      let text = try? TextFile(path: location.file)
    else { return nil }
    let found = text.withBytes { bytes -> (headings: [String], fields: [String])? in
      var tokens = CSVTokenizer(bytes, delimiter: CSVTokenizer.delimiter(of: bytes))
      guard tokens.next() else { return nil }
      let headings = tokens.fields.map { tokens.text($0) ?? "" }
      while tokens.next(), tokens.line <= line {
        if tokens.line == line { return (headings, tokens.fields.map { tokens.text($0) ?? "" }) }
      }
      return nil
    }
    guard let found else { return nil }
    (headings, fields) = found
  }

  /// The field of a column, counted from 1; `nil` where the row has none or it is empty.
  public func field(_ column: Int?) -> String? {
    guard let column, fields.indices.contains(column - 1) else { return nil }
    return fields[column - 1].isEmpty ? nil : fields[column - 1]
  }

  /// The field below a heading; `nil` where there is none or it is empty.
  public subscript(heading: String) -> String? {
    headings.firstIndex(of: heading).flatMap { field($0 + 1) }
  }
}
