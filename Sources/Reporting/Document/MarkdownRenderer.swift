/// Renders a report as Markdown with pipe tables.
///
/// ```swift
/// let summary = RoadmapWriter(report, language: .en).document()
/// let text = MarkdownRenderer.render(summary)  // begins with "# ", has a table of years
/// ```
public enum MarkdownRenderer {
  /// The report as text.
  public static func render(_ document: ReportDocument) -> String {
    document.blocks.map(render).joined(separator: "\n\n") + "\n"
  }

  private static func render(_ block: ReportDocument.Block) -> String {
    switch block {
    case .heading(let level, let text): String(repeating: "#", count: level) + " " + escaped(text)
    case .paragraph(let text), .note(let text): opening(escaped(text))
    case .banner(let text): "> **\(escaped(text))**"
    case .list(let items): items.map { "- " + opening(escaped($0)) }.joined(separator: "\n")
    case .table(let table): render(table)
    case .picture(let picture): "![\(escaped(picture.alternative))](\(picture.file))"
    }
  }

  /// The letters to which a column is filled up.
  private static let widest = 120

  private static func render(_ whole: ReportTable) -> String {
    let (table, note) = whole.printed
    let titles = table.columns.map { escaped($0.title) }
    let rows = table.rows.map { $0.map { escaped($0) } }
    // A very long name stands out of its column, and does not widen every line.
    let widths = table.columns.indices.map { column in
      ([titles] + rows).map { $0[column].count }.filter { $0 <= widest }.max() ?? 3
    }
    let line = { (cells: [String]) in
      let padded = cells.enumerated().map { column, cell in
        let space = String(repeating: " ", count: max(0, widths[column] - cell.count))
        return table.columns[column].isNumeric ? space + cell : cell + space
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule = table.columns.indices.map { column in
      let dashes = String(repeating: "-", count: max(2, widths[column] - 1))
      return table.columns[column].isNumeric ? dashes + ":" : dashes + "-"
    }
    let lines = [line(titles), "| " + rule.joined(separator: " | ") + " |"] + rows.map(line)
    let above = whole.caption.isEmpty ? [] : ["**\(escaped(whole.caption))**"]
    return (above + [lines.joined(separator: "\n")] + (note.map { [escaped($0)] } ?? []))
      .joined(separator: "\n\n")
  }

  private static func escaped(_ text: ReportText) -> String { escaped(text.plain) }

  /// A block that starts with a number and a full stop is no item of a numbered list.
  private static func opening(_ text: String) -> String {
    guard let match = text.prefixMatch(of: /[0-9]{1,9}(?=[.)] )/) else { return text }
    return text[..<match.range.upperBound] + "\\" + text[match.range.upperBound...]
  }

  /// Text from data stays text: no markup, no tags, no entities, no formulas, no table breaks, no line breaks.
  static func escaped(_ text: String) -> String {
    var result = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      let isInsideWord =
        index > 0 && Self.isWord(characters[index - 1]) && Self.isWord(next)
      switch character {
      case "\\", "`", "*", "[", "]", "|", "$", "~": result += "\\" + String(character)
      case "&":
        let name = characters[(index + 1)...].prefix { $0 == "#" || isWord($0) }
        let isEntity = !name.isEmpty && characters[name.endIndex...].first == ";"
        result += isEntity ? "\\&" : "&"
      case "_": result += isInsideWord ? "_" : "\\_"
      case "<": result += next.isLetter || "/!?".contains(next) ? "&lt;" : "<"
      case "#", ">", "-", "+":
        result += index == 0 && next == " " ? "\\" + String(character) : String(character)
      case "\n", "\r", "\r\n": result += " "
      default: result.append(character)
      }
    }
    return result
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}
