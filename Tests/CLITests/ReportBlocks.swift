import Foundation

/// A sentence or a row of a table of a report for browsers, with the numbers that stand in it.
struct ReportBlock {
  struct Cell {
    var text = ""
    /// The numbers, each with what stands before it in the cell.
    var figures: [(figure: ReportFigures.Figure, before: String)] = []
  }

  /// The cells of a row; one of a sentence.
  var cells: [Cell]
  /// The headings of the columns; none of a sentence.
  var columns: [String]
  /// The heading that it stands under.
  var heading: String
  /// Whether it stands for a chart.
  var isOfChart: Bool

  var isSentence: Bool { columns.isEmpty }
  var text: String { cells.map(\.text).joined(separator: " ") }

  /// The sentences and rows of a page, without what scripts make.
  static func all(of html: String) -> [ReportBlock] {
    var blocks: [ReportBlock] = []
    let main = html.components(separatedBy: "<main").dropFirst().joined(separator: "<main")
    var heading = ""
    var columns: [String]?
    var row: [Cell] = []
    var cell: Cell?
    var owner = ""
    var isOfChart = false
    var open: (value: String, origin: String, before: String)?
    for part in main.components(separatedBy: "</main>")[0].components(separatedBy: "<") {
      let (tag, text) = halves(part)
      let name = tag.prefix { $0 != " " }
      switch name {
      case "figure": isOfChart = true
      case "/figure": isOfChart = false
      case "table": columns = nil
      case "tr": row = []
      case "th", "td": (cell, owner) = (Cell(), String(name))
      case "p", "li", "h1", "h2", "h3", "h4", "figcaption":
        if cell == nil { (cell, owner) = (Cell(), String(name)) }
      case "data":
        let parts = tag.components(separatedBy: "\"")
        open = (
          ReportFigures.plain(parts[1][...]), ReportFigures.plain(parts[3][...]), cell?.text ?? ""
        )
      case "/data":
        if let shown = open, let whole = cell?.text {
          let figure = ReportFigures.Figure(
            text: String(whole.dropFirst(shown.before.count)), value: shown.value,
            origin: shown.origin)
          cell?.figures.append((figure, shown.before))
        }
        open = nil
      case "/tr":
        if columns == nil {
          columns = row.map(\.text)
        } else {
          blocks.append(
            ReportBlock(
              cells: row, columns: columns ?? [], heading: heading, isOfChart: isOfChart))
        }
      default:
        if let done = cell, name == "/\(owner)" {
          if owner.hasPrefix("t") {
            row.append(done)
          } else if owner.hasPrefix("h") {
            heading = done.text
          } else {
            blocks.append(
              ReportBlock(cells: [done], columns: [], heading: heading, isOfChart: isOfChart))
          }
          cell = nil
        }
      }
      cell?.text += ReportFigures.plain(text[...])
    }
    return blocks
  }

  private static func halves(_ part: String) -> (tag: String, text: String) {
    guard let end = part.firstIndex(of: ">") else { return ("", part) }
    return (String(part[..<end]), String(part[part.index(after: end)...]))
  }

  /// The years named in a text, in order.
  static func years(_ text: String) -> [String] {
    text.split { !$0.isNumber }.map(String.init).filter { $0.count == 4 && $0.hasPrefix("20") }
  }
}
