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
    let title = words.say("report.document.table") + name
    return
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(HTMLText.escaped(title))\">\n\(markup)\n</div>"
  }

  /// The table, with widths of columns in per cent for word processors.
  func fixed() -> String {
    let widths = self.widths
    let columns = widths.map { "<col style=\"width: \($0)%\">" }.joined()
    return element(
      "<colgroup>\(columns)</colgroup>\n", numbers: " style=\"text-align: right\"")
  }

  private var markup: String { element("", numbers: " class=\"n\"") }

  /// - Parameters:
  ///   - columns: The widths of the columns.
  ///   - numbers: What cells of numbers are marked with.
  private func element(_ columns: String, numbers: String) -> String {
    let caption =
      table.caption.isEmpty ? "" : "<caption>\(HTMLText.render(table.caption))</caption>\n"
    let kind = table.isList ? " class=\"facts\"" : ""
    return """
      <table\(kind)>
      \(caption)\(columns)<thead><tr>\(headings(numbers))</tr></thead>
      <tbody>
      \(table.rows.map { row($0, numbers) }.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  private func headings(_ numbers: String) -> String {
    table.columns.map { column in
      "<th scope=\"col\"\(column.isNumeric ? numbers : "")>\(HTMLText.escaped(column.title))</th>"
    }.joined()
  }

  private func row(_ cells: [ReportText], _ numbers: String) -> String {
    let first = cells.first.map {
      "<th scope=\"row\"\(table.columns[0].isNumeric ? numbers : "")>\(HTMLText.render($0))</th>"
    }
    let rest = zip(table.columns, cells).dropFirst().map { column, cell in
      "<td\(column.isNumeric ? numbers : "")>\(HTMLText.render(cell))</td>"
    }
    return "<tr>\((([first ?? ""]) + rest).joined())</tr>"
  }

  /// How many letters fit beside each other on a page.
  private static let lineLength = 92.0

  /// How wide each column is, in per cent: no less than its longest word, and what is left by the length of
  /// its texts.
  private var widths: [Int] {
    let columns = table.columns.indices.map { column -> (least: Double, wanted: Double) in
      let title = table.columns[column].title
      let texts = [title] + table.rows.map { $0[column].plain }
      let words = texts.flatMap { $0.split(separator: " ") }.map(\.count)
      let boldest = title.split(separator: " ").map(\.count).max() ?? 0
      let least = max(Double(words.max() ?? 1), Double(boldest) * 1.15) + 2
      return (min(least, 24), min(max(least, Double(texts.map(\.count).max() ?? 1) + 2), 48))
    }
    let least = columns.map(\.least).reduce(0, +)
    let wanted = columns.map(\.wanted).reduce(0, +)
    let spare = max(0, min(1, (Self.lineLength - least) / max(1, wanted - least)))
    let lengths = columns.map { $0.least + spare * ($0.wanted - $0.least) }
    let total = lengths.reduce(0, +)
    var widths = lengths.map { Int(($0 / total * 100).rounded(.down)) }
    widths[0] += 100 - widths.reduce(0, +)
    return widths
  }
}
