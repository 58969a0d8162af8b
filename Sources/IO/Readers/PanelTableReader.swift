import Panels

/// Reads one bare table into panels; its rows make the unit table.
public enum PanelTableReader {
  /// The headings of a table, for choosing columns.
  public static func columns(path: String) throws(InputError) -> [String] {
    let bytes = try FileBytes(path: path)
    let columns = try bytes.withBytes { (bytes) throws(InputError) in
      var tokens = CSVTokenizer(bytes, delimiter: CSVTokenizer.delimiter(of: bytes))
      return tokens.next() ? try tokens.headings(path: path) : []
    }
    if columns.isEmpty { throw InputError(.emptyFile, at: SourceLocation(file: path)) }
    return columns
  }

  /// The headings below which the first rows hold numbers and nothing else.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - decimalComma: Whether numbers have a decimal comma.
  public static func numericColumns(
    path: String, decimalComma: Bool
  ) throws(InputError) -> [String] {
    let bytes = try FileBytes(path: path)
    return bytes.withBytes { bytes in
      var tokens = CSVTokenizer(bytes, delimiter: CSVTokenizer.delimiter(of: bytes))
      guard tokens.next() else { return [] }
      let columns = tokens.fields.map { tokens.text($0) ?? "" }
      let indicator = Indicator(id: "", kind: .number)
      let cells = CellParser(decimalComma: decimalComma)
      var isText = Array(repeating: false, count: columns.count)
      var hasNumber = isText
      var rows = 0
      while rows < 200, tokens.next() {
        rows += 1
        for (index, field) in tokens.fields.enumerated() where index < columns.count {
          switch cells.parse(tokens.trimmed(field), indicator) {
          case .value: hasNumber[index] = true
          case .wrong: isText[index] = true
          case .missing, .notApplicable: break
          }
        }
      }
      return columns.indices.filter { hasNumber[$0] || !isText[$0] }.map { columns[$0] }
    }
  }

  /// Reads the table. Problems with single cells are in the log, not thrown.
  ///
  /// - Throws: ``InputError`` when there is nothing to read: no file, no rows, no such column.
  /// - Complexity: O(bytes); memory is twice the values plus a few bytes a row.
  public static func read(
    path: String, layout: PanelTableLayout
  ) throws(InputError) -> PanelReading {
    let bytes = try FileBytes(path: path)
    return try bytes.withBytes { (bytes) throws(InputError) in
      var parser = try PanelTableParser(bytes, path: path, layout: layout)
      parser.parseRows()
      return try parser.build()
    }
  }
}
