/// A table of a report.
///
/// ```swift
/// let shown = table.withoutEmptyColumns.withEvenDecimals(.vi)
/// print(TerminalRenderer.render(shown, width: 80))
/// ```
public struct ReportTable: Sendable {
  /// A column.
  public struct Column: Sendable {
    /// The heading.
    public var title: String
    /// Whether the cells are numbers, which stand at the right.
    public var isNumeric: Bool

    init(_ title: String, isNumeric: Bool = false) {
      self.title = title
      self.isNumeric = isNumeric
    }
  }

  /// What formats that are read from the first page to the last leave out.
  public struct Cut: Sendable {
    /// How many rows they show.
    public var rows: Int
    /// What they say about the others.
    public var note: ReportText
  }

  /// The columns.
  public var columns: [Column]
  /// The rows, each as wide as the columns.
  public var rows: [[ReportText]]
  /// What the numbers of each row are measured in; empty where all rows are measured alike.
  var measures: [String] = []
  /// What stands above it.
  public var caption = ReportText("")
  /// Whether its rows are a list of facts whose order says something.
  public var isList = false
  /// Where printed formats end it; `nil` for nowhere.
  public var cut: Cut?

  init(_ columns: [Column], cells: [[ReportText]] = []) {
    self.columns = columns
    rows = cells
  }

  /// A table of words.
  init(_ columns: [Column], rows: [[String]]) {
    self.init(columns, cells: rows.map { $0.map { ReportText($0) } })
  }

  /// Adds a row of words.
  mutating func append(_ row: [String]) { rows.append(row.map { ReportText($0) }) }

  /// The table without the columns that are empty in every row.
  public var withoutEmptyColumns: ReportTable {
    let kept = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    var table = self
    table.columns = kept.map { columns[$0] }
    table.rows = rows.map { row in kept.map { row[$0] } }
    return table
  }

  /// The table as printed formats show it, with what they say about the rows left out.
  var printed: (table: ReportTable, note: ReportText?) {
    guard let cut, rows.count > cut.rows else { return (self, nil) }
    var table = self
    table.rows = Array(rows.prefix(cut.rows))
    return (table, cut.note)
  }
}
