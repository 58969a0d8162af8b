import Panels

/// What the previews of sheets and of bare tables say alike.
struct PreviewWords {
  /// The language.
  var language: Language

  func say(_ key: String, _ values: TextValues = [:]) -> String { language.say(key, values) }

  func kind(_ kind: IndicatorKind) -> String {
    switch kind {
    case .share: say("preview.share")
    case .positive: say("preview.positive")
    case .number: say("preview.number")
    case .count: say("preview.count")
    case .yesno: say("preview.yes-no")
    }
  }

  /// A number with the decimal mark of the language.
  func number(_ value: Double) -> String {
    let text = DecimalText.text(value)
    return language == .vi ? text.replacing(".", with: ",") : text
  }

  /// The errors and warnings, the worst first.
  func problems(_ log: ProblemLog) -> [String] {
    var lines: [String] = []
    let found = log.problems.filter { $0.severity > .notice }
      .enumerated().sorted {
        ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
      }.map(\.element)
    guard !found.isEmpty else { return lines }
    lines.append("")
    for problem in found.prefix(20) {
      let word =
        problem.severity == .error ? say("common.error") : say("common.warning")
      lines.append("\(word): \(problem.text(in: language))")
    }
    if found.count > 20 {
      lines.append(say("common.more-items", ["count": found.count - 20]))
    }
    return lines
  }

  /// The text on one line, cut at a number of characters.
  static func cut(_ text: String, _ limit: Int) -> String {
    let line = SheetUnits.tidy(text)
    return line.count <= limit ? line : line.prefix(limit - 1) + "…"
  }

  /// Rows of cells under each other; the last column is not padded.
  static func aligned(_ rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        if column + 1 < row.count {
          line += String(repeating: " ", count: widths[column] - cell.count + 2)
        }
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}
