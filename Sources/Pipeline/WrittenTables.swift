import IO

/// The tables of a result that stand in its staging, with the types of their columns.
final class WrittenTables {
  private var tables: [(stem: String, columns: [ParquetColumn])] = []

  /// Notes a table by its file's name without the ending; one written again counts once.
  func note(_ stem: String, columns: [ParquetColumn]) {
    tables.removeAll { $0.stem == stem }
    tables.append((stem, columns))
  }

  /// Writes each table as Parquet and withholds its text, which stays for who still reads the staging.
  ///
  /// - Throws: ``IO/InputError`` when a file cannot be written.
  func write(as session: DuckDBSession, in folder: OutputFolder) throws(InputError) {
    for (stem, columns) in tables {
      try session.writeParquet(
        from: folder.stagedPath(stem + ".csv"), columns: columns,
        to: folder.stagedPath(stem + ".parquet"), named: "\(folder.path)/\(stem).parquet")
      folder.withhold(stem + ".csv")
    }
  }
}
