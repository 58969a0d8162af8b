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
