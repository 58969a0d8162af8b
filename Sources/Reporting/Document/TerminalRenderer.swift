/// Renders tables for a terminal, within a width.
///
/// ```swift
/// print(TerminalRenderer.paragraph(document.title, width: 80))
/// for case .table(let table) in document.blocks {
///   print(TerminalRenderer.render(table, width: 80))
/// }
/// ```
public enum TerminalRenderer {
  static let gap = 2
  /// The least width of a column that gives way.
  static let leastWidth = 8

  /// A table with columns as wide as their content; the widest give way when space runs out, and
  /// their cells go on in the next line. Where all together do not fit, the others stand in tables below.
  ///
  /// - Precondition: `width` holds two columns of eight characters.
  public static func render(
    _ table: ReportTable, width: Int, keepsEmptyColumns: Bool = false
  ) -> String {
    parts(of: keepsEmptyColumns ? table : table.withoutEmptyColumns, within: width)
      .map { lines(of: $0, within: width) }.joined(separator: "\n\n")
  }

  private static func lines(of table: ReportTable, within width: Int) -> String {
    let widths = widths(of: table, within: width)
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: spaces(gap))
    let heading = lines(table.columns.map(\.title), table, widths)
    return (heading + [rule] + table.rows.flatMap { lines($0.map(\.plain), table, widths) })
      .joined(separator: "\n")
  }

  /// A paragraph in lines within a width.
  public static func paragraph(_ text: String, width: Int) -> String {
    wrap(text, to: width).joined(separator: "\n")
  }

  private static func widths(of table: ReportTable, within width: Int) -> [Int] {
    var widths = table.columns.indices.map { column in
      ([table.columns[column].title] + table.rows.map { $0[column].plain }).map(\.count).max() ?? 1
    }
    var excess = widths.reduce(0, +) + gap * (widths.count - 1) - width
    while excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > leastWidth
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// The lines of a row: one, or more when a cell does not fit.
  private static func lines(
    _ cells: [String], _ table: ReportTable, _ widths: [Int]
  ) -> [String] {
    let wrapped = cells.enumerated().map { wrap($1, to: widths[$0]) }
    return (0..<(wrapped.map(\.count).max() ?? 1)).map { line in
      let fitted = wrapped.enumerated().map { column, parts in
        let text = line < parts.count ? parts[line] : ""
        let padding = spaces(max(0, widths[column] - text.count))
        return table.columns[column].isNumeric ? padding + text : text + padding
      }
      let text = fitted.joined(separator: spaces(gap))
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// A text in parts no longer than `width`, broken at spaces; a longer word after a hyphen
  /// or the like, or anywhere.
  private static func wrap(_ text: String, to width: Int) -> [String] {
    var parts: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      var word = String(word)
      if !current.isEmpty, current.count + 1 + word.count <= width {
        current += " " + word
        continue
      }
      if !current.isEmpty { parts.append(current) }
      while word.count > width {
        // After a mark that joins, where there is one.
        let end = word.prefix(width).lastIndex { "-_/|,".contains($0) }
        let part = end.map { word[...$0] } ?? word.prefix(width)
        parts.append(String(part))
        word = String(word.dropFirst(part.count))
      }
      current = word
    }
    if !current.isEmpty || parts.isEmpty { parts.append(current) }
    return parts
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
