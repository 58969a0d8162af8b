/// A small table of text, column by column.
public struct ColumnTable: Sendable {
  /// The headings.
  public let headings: [String]
  /// The fields, one array a column.
  public let columns: [[String]]
  /// The number of rows.
  public let rowCount: Int

  /// Makes a table; every column has `rowCount` fields.
  public init(headings: [String], columns: [[String]], rowCount: Int) {
    precondition(headings.count == columns.count)
    precondition(columns.allSatisfy { $0.count == rowCount })
    self.headings = headings
    self.columns = columns
    self.rowCount = rowCount
  }

  /// Reads a file.
  ///
  /// - Complexity: O(file), in memory.
  public init(path: String) throws(InputError) {
    self.init(try CSVTable(path: path, required: []))
  }

  /// The fields of a row table.
  init(_ table: CSVTable) {
    self.init(
      headings: table.columns,
      columns: table.columns.indices.map { column in table.rows.map { $0.fields[column] } },
      rowCount: table.rows.count)
  }

  /// The fields of a column; `nil` where there is none of that name.
  public subscript(heading: String) -> [String]? {
    headings.firstIndex(of: heading).map { columns[$0] }
  }
}
