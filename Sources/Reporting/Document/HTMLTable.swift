/// A table of a report as markup.
struct HTMLTable {
  let table: ReportTable
  let words: Words

  init(_ table: ReportTable, words: Words) {
    self.table = table
    self.words = words
  }

  /// The table in a box of its own that can be scrolled, also by keys.
  var scrolling: String {
    let name = table.caption.isEmpty ? table.columns.first?.title ?? "" : table.caption.plain
    let title = words.say("Bảng: ", "Table: ") + name
    return
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(HTMLText.escaped(title))\">\n\(markup)\n</div>"
  }

  /// The table, with widths of columns in per cent for word processors.
  func fixed() -> String {
    let widths = self.widths
    let columns = widths.map { "<col style=\"width: \($0)%\">" }.joined()
    return element("<colgroup>\(columns)</colgroup>\n")
  }

  private var markup: String { element("") }

  private func element(_ columns: String) -> String {
    let caption =
      table.caption.isEmpty ? "" : "<caption>\(HTMLText.render(table.caption))</caption>\n"
    let kind = table.isList ? " class=\"facts\"" : ""
    return """
      <table\(kind)>
      \(caption)\(columns)<thead><tr>\(headings)</tr></thead>
      <tbody>
      \(table.rows.map(row).joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  private var headings: String {
    table.columns.map { column in
      "<th scope=\"col\"\(form(column))>\(HTMLText.escaped(column.title))</th>"
    }.joined()
  }

  private func row(_ cells: [ReportText]) -> String {
    let first = cells.first.map {
      "<th scope=\"row\"\(form(table.columns[0]))>\(HTMLText.render($0))</th>"
    }
    let rest = zip(table.columns, cells).dropFirst().map { column, cell in
      "<td\(form(column))>\(HTMLText.render(cell))</td>"
    }
    return "<tr>\((([first ?? ""]) + rest).joined())</tr>"
  }

  private func form(_ column: ReportTable.Column) -> String {
    column.isNumeric ? " class=\"n\" style=\"text-align: right\"" : ""
  }

  /// How wide each column is, in per cent: by its longest word and the length of its texts.
  private var widths: [Int] {
    let weights = table.columns.indices.map { column -> Double in
      let texts = [table.columns[column].title] + table.rows.map { $0[column].plain }
      let word = texts.flatMap { $0.split(separator: " ") }.map(\.count).max() ?? 1
      let longest = texts.map(\.count).max() ?? 1
      return Double(max(min(word, 14), min(longest / 2, 30), 4))
    }
    let total = weights.reduce(0, +)
    return weights.map { max(4, Int(($0 / total * 100).rounded(.down))) }
  }
}
