/// Renders tables for a terminal, within a width.
public enum TerminalRenderer {
  /// A table with columns as wide as their content; the first column gives way when space runs out.
  public static func render(_ table: ReportTable, width: Int = 100) -> String {
    let table = table.withoutEmptyColumns
    var widths = table.columns.indices.map { column in
      ([table.columns[column].title] + table.rows.map { $0[column] }).map(\.count).max() ?? 1
    }
    let gap = 2
    var excess = widths.reduce(0, +) + gap * (widths.count - 1) - width
    while excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 8
    {
      widths[widest] -= 1
      excess -= 1
    }
    let line = { (cells: [String]) in
      let fitted = cells.enumerated().map { column, cell in
        fit(cell, to: widths[column], isNumeric: table.columns[column].isNumeric)
      }
      let text = fitted.joined(separator: String(repeating: " ", count: gap))
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return ([line(table.columns.map(\.title)), rule] + table.rows.map(line))
      .joined(separator: "\n")
  }

  private static func fit(_ text: String, to width: Int, isNumeric: Bool) -> String {
    if text.count > width { return text.prefix(width - 1) + "…" }
    let space = String(repeating: " ", count: width - text.count)
    return isNumeric ? space + text : text + space
  }
}
