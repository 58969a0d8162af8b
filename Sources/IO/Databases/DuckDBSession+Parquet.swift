import Panels

extension DuckDBSession {
  /// Writes a CSV table of results as Parquet: empty fields become null, and texts lose the apostrophe that keeps
  /// spreadsheets from taking them for formulas.
  ///
  /// One thread writes, so that the bytes do not depend on how many there are.
  ///
  /// - Parameters:
  ///   - table: The CSV file.
  ///   - columns: Its columns in order.
  ///   - path: The file to be made.
  ///   - name: What messages call it.
  /// - Throws: ``InputError`` when it cannot be written.
  public func writeParquet(
    from table: String, columns: [ParquetColumn], to path: String, named name: String
  ) throws(InputError) {
    let place = SourceLocation(file: name)
    let types = columns.map { "\(SQLText.literal($0.name)): '\($0.type.rawValue)'" }
    let values = columns.map { column in
      let name = SQLText.name(column.name)
      return column.type == .text
        ? "regexp_replace(\(name), '^''([-=+@\\t\\r])', '\\1') AS \(name)" : name
    }
    let file = SQLText.literal(SQLText.pattern(ofFile: table))
    do throws(InputError) {
      try run("SET threads = 1", at: place)
      try run(
        """
        COPY (SELECT \(values.joined(separator: ", ")) FROM read_csv(\(file), header = true,
          auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '',
          max_line_size = 16777216, columns = {\(types.joined(separator: ", "))}))
        TO \(SQLText.literal(path)) (FORMAT parquet, COMPRESSION zstd)
        """, at: place)
    } catch {
      guard case .database(.accessFailed(let reason))? = error.problems.first?.kind else {
        throw error
      }
      throw InputError(.writeFailed(reason: LocalizedText(name: reason)), at: place)
    }
  }
}
