/// A column of a Parquet file that is written.
public struct ParquetColumn: Hashable, Sendable {
  /// The types that result tables have.
  public enum ColumnType: String, Sendable {
    case text = "VARCHAR"
    case integer = "BIGINT"
    case double = "DOUBLE"
  }

  /// The heading.
  public let name: String
  /// The type of the values.
  public let type: ColumnType

  /// Makes a column.
  public init(name: String, type: ColumnType) {
    self.name = name
    self.type = type
  }
}
