import Foundation

/// Reads the Markdown that ``MarkdownRenderer`` writes back into a report; nothing beyond it.
///
/// ```swift
/// let document = MarkdownReader.read("# Báo cáo\n\n| Xã | Đạt |\n| --- | --: |\n| Ba Sao | 17 |\n")
/// document.title  // Báo cáo
/// document.blocks.count  // 2
/// ```
public enum MarkdownReader {
  /// The report of a text.
  public static func read(_ text: String) -> ReportDocument {
    var document = ReportDocument()
    var lines: [Substring] = []
    let all: [Substring] = text.split(separator: "\n", omittingEmptySubsequences: false) + [""]
    for line in all {
      if line.isEmpty {
        if let block = block(lines) { document.blocks.append(block) }
        lines = []
      } else {
        lines.append(line)
      }
    }
    return document
  }

  private static func block(_ lines: [Substring]) -> ReportDocument.Block? {
    guard let first = lines.first else { return nil }
    let hashes = first.prefix { $0 == "#" }.count
    if hashes > 0, first.dropFirst(hashes).first == " " {
      return .heading(hashes, ReportText(plain(first.dropFirst(hashes + 1))))
    }
    if first.hasPrefix("> **"), first.hasSuffix("**") {
      return .banner(ReportText(plain(first.dropFirst(4).dropLast(2))))
    }
    if first.hasPrefix("- ") { return .list(lines.map { ReportText(plain($0.dropFirst(2))) }) }
    if first.hasPrefix("| "), lines.count >= 2 { return .table(table(lines)) }
    if first.hasPrefix("!["), let middle = first.range(of: "]("), first.hasSuffix(")") {
      return .picture(
        ReportPicture(
          file: String(first[middle.upperBound...].dropLast()),
          alternative: plain(first[first.index(first.startIndex, offsetBy: 2)..<middle.lowerBound]))
      )
    }
    if first.hasPrefix("**"), first.hasSuffix("**"), first.count > 4 {
      return .heading(3, ReportText(plain(first.dropFirst(2).dropLast(2))))
    }
    return .paragraph(ReportText(plain(lines.joined(separator: " ")[...])))
  }

  private static func table(_ lines: [Substring]) -> ReportTable {
    let rule = cells(lines[1])
    let columns = zip(cells(lines[0]), rule).map {
      ReportTable.Column($0, isNumeric: $1.hasSuffix(":"))
    }
    return ReportTable(columns, rows: lines.dropFirst(2).map(cells))
  }

  /// The cells between the bars of a line, without the spaces that fill them.
  private static func cells(_ line: Substring) -> [String] {
    var cells: [String] = []
    var current = ""
    var isEscaped = false
    for character in line.dropFirst() {
      if isEscaped {
        current.append(character)
        isEscaped = false
      } else if character == "\\" {
        current.append(character)
        isEscaped = true
      } else if character == "|" {
        cells.append(plain(trimmed(current)))
        current = ""
      } else {
        current.append(character)
      }
    }
    return cells
  }

  private static func trimmed(_ text: String) -> Substring {
    var text = Substring(text)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Text without the marks that keep it from being taken for markup.
  private static func plain(_ text: Substring) -> String {
    var result = ""
    var rest = text
    while let character = rest.popFirst() {
      if character == "\\" {
        if let next = rest.popFirst() { result.append(next) }
      } else if character == "&", rest.hasPrefix("lt;") {
        result.append("<")
        rest = rest.dropFirst(3)
      } else {
        result.append(character)
      }
    }
    return result
  }
}
