import Panels

/// Two result tables of one form, compared row by row and cell by cell.
///
/// Rows with the same names are paired in the order in which they stand.
public struct TableComparison: Sendable {
  /// A cell that differs.
  public struct Difference: Sendable {
    /// The fields that name the row, in the order of ``TableComparison/keys``.
    public var key: [String]
    /// The column.
    public var column: String
    /// What stands in the first table; empty where the row or the figure is missing.
    public var before: String
    /// What stands in the second.
    public var after: String
    /// The second less the first, where both are numbers; else NaN.
    public var difference: Double

    /// Makes a difference.
    public init(
      key: [String], column: String, before: String, after: String, difference: Double
    ) {
      self.key = key
      self.column = column
      self.before = before
      self.after = after
      self.difference = difference
    }
  }

  /// The columns that name a row.
  public let keys: [String]
  /// What differs: rows in the order of the first table, then rows only the second has.
  public let differences: [Difference]
  /// The rows that both tables have.
  public let matchedCount: Int

  /// Compares two files.
  ///
  /// - Parameters:
  ///   - before: The first file.
  ///   - after: The second; its columns are those of the first.
  ///   - naming: Columns that name a row wherever they stand; the others are compared.
  ///   - compared: Columns to compare; `nil` for all that do not name.
  /// - Complexity: O(rows), both tables in memory.
  public init(
    _ before: String, _ after: String, naming: Set<String>, compared: Set<String>? = nil
  ) throws(InputError) {
    let first = try CSVTable(path: before, required: [])
    let second = try CSVTable(path: after, required: first.columns, known: first.columns)
    self.init(
      ColumnTable(first), ColumnTable(second), naming: naming, compared: compared)
  }

  /// Compares two tables in the columns that both have.
  ///
  /// - Parameters:
  ///   - first: The first table.
  ///   - second: The second.
  ///   - naming: Columns that name a row wherever they stand; the others are compared.
  ///   - compared: Columns to compare; `nil` for all that do not name.
  /// - Complexity: O(rows).
  public init(
    _ first: ColumnTable, _ second: ColumnTable, naming: Set<String>,
    compared: Set<String>? = nil
  ) {
    let shared = first.headings.filter(second.headings.contains)
    let keys = shared.filter(naming.contains)
    let columns = shared.filter { !naming.contains($0) && (compared?.contains($0) ?? true) }
    let (firstKeys, secondKeys) = (keys.map { first[$0] ?? [] }, keys.map { second[$0] ?? [] })
    let (firstColumns, secondColumns) = (
      columns.map { first[$0] ?? [] }, columns.map { second[$0] ?? [] }
    )
    // Rows named alike are paired in their order, from the last of each list.
    var rows = Dictionary(
      grouping: (0..<second.rowCount).reversed(), by: { row in secondKeys.map { $0[row] } })
    var differences: [Difference] = []
    var matched = 0
    for row in 0..<first.rowCount {
      let key = firstKeys.map { $0[row] }
      let other = rows[key]?.popLast()
      if other != nil { matched += 1 }
      for (index, column) in columns.enumerated() {
        Self.compare(
          key, column, firstColumns[index][row], other.map { secondColumns[index][$0] } ?? "",
          into: &differences)
      }
    }
    for row in rows.values.joined().sorted() {
      for (index, column) in columns.enumerated() {
        Self.compare(
          secondKeys.map { $0[row] }, column, "", secondColumns[index][row], into: &differences)
      }
    }
    self.keys = keys
    self.differences = differences
    matchedCount = matched
  }

  private static func compare(
    _ key: [String], _ column: String, _ before: String, _ after: String,
    into differences: inout [Difference]
  ) {
    if before == after { return }
    let difference = Double(before).flatMap { first in Double(after).map { $0 - first } }
    differences.append(
      Difference(
        key: key, column: column, before: before, after: after, difference: difference ?? .nan))
  }
}
