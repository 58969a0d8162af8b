/// A table of a run, column by column.
public struct RunTable: Hashable, Sendable {
  /// A column: its fields as written, packed.
  public struct Column: Hashable, Sendable {
    /// The heading.
    public var name: String
    /// The packed fields.
    public var packed: [UInt8]

    /// Makes a column.
    public init(name: String, packed: [UInt8]) {
      self.name = name
      self.packed = packed
    }
  }

  /// The name without its ending.
  public var name: String
  /// The number of rows.
  public var rowCount: Int
  /// The SHA-256 of the table as a file, in hexadecimal.
  public var sha256: String
  /// The columns, in order.
  public var columns: [Column]

  /// Makes a table.
  public init(name: String, rowCount: Int, sha256: String, columns: [Column]) {
    self.name = name
    self.rowCount = rowCount
    self.sha256 = sha256
    self.columns = columns
  }
}
