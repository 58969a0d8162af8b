/// Some rows of a result table as text, for charts and small sheets.
public struct ResultRows: Sendable {
  /// The headings of the table.
  public let headings: [String]
  /// The fields of the rows, each as wide as the headings.
  public var rows: [[String]]

  /// Makes rows.
  public init(headings: [String], rows: [[String]]) {
    self.headings = headings
    self.rows = rows
  }

  /// A field by its row and column; empty where there is no such column.
  public func text(_ row: [String], _ column: String) -> String {
    headings.firstIndex(of: column).map { row[$0] } ?? ""
  }

  /// A field as a number; `NaN` where it is none.
  public func number(_ row: [String], _ column: String) -> Double {
    Double(text(row, column)) ?? .nan
  }

  /// The rows whose field is equal to a text.
  public func only(_ column: String, _ value: String) -> ResultRows {
    ResultRows(headings: headings, rows: rows.filter { text($0, column) == value })
  }

  /// The distinct fields of a column in the order of the rows.
  public func distinct(_ column: String) -> [String] {
    var seen = Set<String>()
    return rows.map { text($0, column) }.filter { seen.insert($0).inserted }
  }
}
