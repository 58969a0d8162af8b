/// A table of a report as markup.
struct HTMLTable {
  let table: ReportTable
  let words: Words
  /// From so many characters on a text is long.
  private static let longText = 60

  init(_ table: ReportTable, words: Words) {
    self.table = table
    self.words = words
  }

  /// The table in a box of its own that can be scrolled, also by keys.
  var scrolling: String {
    let name = table.caption.isEmpty ? table.columns.first?.title ?? "" : table.caption.plain
    let title = words.say("report.document.table") + name
    return
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(HTMLText.escaped(title))\">\n\(markup)\n</div>"
  }

  /// The table, with widths of columns in per cent for word processors; smaller letters where words do not fit.
  func fixed() -> String {
    let widths = ColumnWidths(table)
    let columns = widths.shares.map { "<col style=\"width: \($0)%\">" }.joined()
    return element(
      "<colgroup>\(columns)</colgroup>\n", numbers: " style=\"text-align: right\"",
      style: widths.isDense ? "Dense" : nil)
  }

  private var markup: String { element("", numbers: " class=\"n\"", style: nil) }

  /// - Parameters:
  ///   - columns: The widths of the columns.
  ///   - numbers: What cells of numbers are marked with.
  ///   - style: The style of paragraphs in cells, of word processors only.
  private func element(_ columns: String, numbers: String, style: String?) -> String {
    let cell = { (content: String) in
      style.map { "<div custom-style=\"\($0)\"><p>\(content)</p></div>" } ?? content
    }
    let caption =
      table.caption.isEmpty ? "" : "<caption>\(HTMLText.render(table.caption))</caption>\n"
    let kind = table.isList ? " class=\"facts\"" : ""
    return """
      <table\(kind)>
      \(caption)\(columns)<thead><tr>\(headings(numbers, cell))</tr></thead>
      <tbody>
      \(table.rows.map { row($0, numbers, cell) }.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  private func headings(_ numbers: String, _ cell: (String) -> String) -> String {
    table.columns.map { column in
      "<th scope=\"col\"\(column.isNumeric ? numbers : "")>\(cell(HTMLText.escaped(column.title)))</th>"
    }.joined()
  }

  private func row(
    _ cells: [ReportText], _ numbers: String, _ wrapped: (String) -> String
  ) -> String {
    let first = cells.first.map {
      "<th scope=\"row\"\(table.columns[0].isNumeric ? numbers : "")>\(wrapped(HTMLText.render($0)))</th>"
    }
    let rest = zip(table.columns, cells).dropFirst().map { column, cell in
      // On small screens a long text gets a wider column, not a higher row.
      let isLong = !column.isNumeric && cell.plain.count > Self.longText
      let mark = column.isNumeric ? numbers : isLong ? " class=\"l\"" : ""
      return "<td\(mark)>\(wrapped(HTMLText.render(cell)))</td>"
    }
    return "<tr>\((([first ?? ""]) + rest).joined())</tr>"
  }
}
