/// A report as text: one model, rendered into every format.
public struct ReportDocument: Sendable {
  /// A part of a report.
  public enum Block: Sendable {
    /// A heading; 1 is the title.
    case heading(Int, String)
    /// A paragraph.
    case paragraph(String)
    /// A warning that must not be overlooked.
    case banner(String)
    /// A list.
    case list([String])
    /// A table with a caption.
    case table(ReportTable)
    /// A picture by its file, with a text that stands for it.
    case picture(file: String, alternative: String)
  }

  /// The parts, in order.
  public var blocks: [Block] = []

  /// An empty report.
  public init() {}

  mutating func heading(_ level: Int, _ text: String) { blocks.append(.heading(level, text)) }
  mutating func paragraph(_ text: String) { blocks.append(.paragraph(text)) }
  mutating func banner(_ text: String) { blocks.append(.banner(text)) }
  mutating func list(_ items: [String]) { if !items.isEmpty { blocks.append(.list(items)) } }
  mutating func table(_ table: ReportTable) {
    if !table.rows.isEmpty { blocks.append(.table(table.withoutEmptyColumns)) }
  }
}

/// A table of text.
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

  /// The columns.
  public var columns: [Column]
  /// The rows, each as wide as the columns.
  public var rows: [[String]]

  init(_ columns: [Column], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// The table without the columns that are empty in every row.
  var withoutEmptyColumns: ReportTable {
    let kept = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    return ReportTable(kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }
}

extension ReportDocument {
  /// Adds pictures with what stands for them.
  public mutating func pictures(_ pictures: [(file: String, alternative: String)]) {
    for picture in pictures {
      blocks.append(.picture(file: picture.file, alternative: picture.alternative))
    }
  }
}
