import Panels

/// Writes how a bare table was read, for a person to look at before its values are used.
///
/// ```swift
/// let text = try DelimitedText(path: "panel.csv")
/// let reading = try PanelTableReader.read(text, layout: layout)
/// print(PanelPreviewText.render(reading, of: text, layout: layout, unread: [], language: .vi))
/// ```
public struct PanelPreviewText {
  private let reading: PanelReading
  private let text: DelimitedText
  private let layout: PanelTableLayout
  private let unread: [(column: Int, reason: LocalizedText)]
  private let words: PreviewWords
  private var lines: [String] = []

  private static let rowLimit = 5

  /// The text in a language; lines may be long, columns are aligned.
  ///
  /// - Parameters:
  ///   - reading: What was read.
  ///   - text: The text it was read from.
  ///   - layout: How it was read.
  ///   - unread: The columns not read, from 0, with the reason.
  ///   - language: The language.
  public static func render(
    _ reading: PanelReading, of text: DelimitedText, layout: PanelTableLayout,
    unread: [(column: Int, reason: LocalizedText)], language: Language
  ) -> String {
    var writer = PanelPreviewText(
      reading: reading, text: text, layout: layout, unread: unread,
      words: PreviewWords(language: language))
    writer.write()
    return writer.lines.map { $0 + "\n" }.joined()
  }

  private init(
    reading: PanelReading, text: DelimitedText, layout: PanelTableLayout,
    unread: [(column: Int, reason: LocalizedText)], words: PreviewWords
  ) {
    self.reading = reading
    self.text = text
    self.layout = layout
    self.unread = unread
    self.words = words
  }

  private func say(_ key: String, _ values: TextValues = [:]) -> String { words.say(key, values) }

  private mutating func write() {
    lines.append(text.path)
    lines.append("")
    lines.append(
      say("preview.table.title"))
    lines.append("  " + say("preview.table.heading-row-follows") + "\(text.headingLine)")
    lines.append(
      "  "
        + (layout.decimalComma
          ? say("preview.table.decimal-comma")
          : say("preview.table.decimal-point")))
    writeColumns()
    writeRows()
    lines.append("")
    writeUnits()
    writeIndicators()
    writeAccount()
    lines += words.problems(reading.log)
  }

  private mutating func writeColumns() {
    lines.append("  " + say("common.columns-title"))
    let cells = text.columns.enumerated().map { index, name in
      [SourceLocation.columnLetters(index + 1), PreviewWords.cut(name, 44), meaning(index, name)]
    }
    lines += PreviewWords.aligned(cells).map { "    " + $0 }
  }

  private func meaning(_ index: Int, _ name: String) -> String {
    if let item = unread.first(where: { $0.column == index }) {
      return say("common.not-read") + ": " + item.reason[words.language]
    }
    if name == layout.unit { return say("common.code-of-unit") }
    if name == layout.year { return say("common.year") }
    if name == layout.name { return say("common.name-of-unit") }
    if name == layout.zone { return say("preview.table.zone") }
    if layout.groups.contains(name) { return say("preview.table.group") }
    if name == "provenance" { return say("preview.table.provenance") }
    switch layout.values {
    case .wide(let indicators):
      if let indicator = indicators.first(where: { $0.id == name }) {
        return "\(indicator.id) (\(words.kind(indicator.kind)))"
      }
    case .long(let indicatorColumn, let valueColumn, _):
      if name == indicatorColumn { return say("common.name-of-indicator") }
      if name == valueColumn { return say("common.value") }
    }
    return say("common.not-read")
  }

  /// The cells of the first rows, looked up in what was read.
  private mutating func writeRows() {
    let panels = reading.panels
    let shown = panels.panels.prefix(12)
    var cells = [[say("common.unit"), say("common.year")] + shown.map(\.indicator.id)]
    var seen: Set<[String]> = []
    for (unit, year) in firstRows() where cells.count <= Self.rowLimit {
      guard seen.insert([unit, "\(year)"]).inserted,
        let row = panels.units.codes.firstIndex(of: unit),
        let period = panels.years.firstIndex(of: year)
      else { continue }
      let values = shown.map { $0[row, period].isNaN ? "·" : words.number($0[row, period]) }
      cells.append([PreviewWords.cut(unit, 30), "\(year)"] + values)
    }
    guard cells.count > 1 else { return }
    lines.append("  " + say("common.first-rows-title"))
    lines += PreviewWords.aligned(cells).map { "    " + $0 }
  }

  /// The units and years of the first rows.
  private func firstRows() -> [(unit: String, year: Int)] {
    guard let unit = text.columns.firstIndex(of: layout.unit),
      let year = text.columns.firstIndex(of: layout.year)
    else { return [] }
    return text.withFirstRows { tokens in
      var rows: [(String, Int)] = []
      while rows.count < 100, tokens.next(), text.holds(tokens) {
        guard tokens.fields.count == text.columns.count,
          let code = tokens.text(tokens.fields[unit]),
          let number = CellParser.year(tokens.trimmed(tokens.fields[year]))
        else { continue }
        rows.append((code, number))
      }
      return rows
    }
  }

  private mutating func writeUnits() {
    let units = reading.panels.units
    let names = (0..<units.count).prefix(4).map {
      PreviewWords.cut(units.names[$0].isEmpty ? units.codes[$0] : units.names[$0], 44)
    }
    lines.append(
      say("preview.table.units-follow") + "\(units.count)"
        + (units.count == 0
          ? "" : " (\(names.joined(separator: ", "))\(units.count > 4 ? ", …" : ""))"))
  }

  private mutating func writeIndicators() {
    lines.append(say("common.indicators-title"))
    let panels = reading.panels
    let cells = panels.panels.map { panel in
      let count = panel.values.count { !$0.isNaN }
      let years = panels.years.indices.filter { period in
        (0..<panels.units.count).contains { !panel[$0, period].isNaN }
      }
      let span = years.isEmpty ? "·" : years.map { panels.years[$0] }.spanText
      return [
        panel.indicator.id, PreviewWords.cut(panel.indicator.name[words.language], 44),
        words.kind(panel.indicator.kind), span, say("preview.table.values", ["count": count]),
      ]
    }
    lines += PreviewWords.aligned(cells).map { "  " + $0 }
  }

  private mutating func writeAccount() {
    let counts = reading.counts
    lines.append(
      say(
        "preview.table.account",
        [
          "read": counts.read, "used": counts.used, "missing": counts.missing,
          "not-applicable": counts.notApplicable, "refused": counts.refused,
        ]
      ))
  }
}
