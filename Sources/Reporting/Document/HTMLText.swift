import Foundation

/// Texts of a report as markup.
enum HTMLText {
  /// Text that stays text, in content and between quotes: no markup, no controls.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.withVisibleControls.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{85}", "\u{2028}", "\u{2029}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text with its parts: names apart from the direction of writing around them, numbers with their origin.
  static func render(_ text: ReportText) -> String {
    text.runs.map { run in
      switch run {
      case .words(let words): escaped(words)
      case .name(let name): "<bdi>\(escaped(name))</bdi>"
      case .figure(let figure):
        "<data value=\"\(escaped(figure.value))\" data-at=\"\(escaped(figure.origin.description))\">\(escaped(figure.text))</data>"
      }
    }.joined()
  }

  /// A part of a report without a form of its own.
  static func render(_ block: ReportDocument.Block) -> String {
    switch block {
    case .heading(let level, let text): "<h\(level)>\(render(text))</h\(level)>"
    case .paragraph(let text): "<p>\(render(text))</p>"
    case .note(let text): "<p class=\"note\">\(render(text))</p>"
    case .banner(let text): "<p class=\"banner\" role=\"note\">\(render(text))</p>"
    case .list(let items):
      "<ul>\n" + items.map { "<li>\(render($0))</li>" }.joined(separator: "\n") + "\n</ul>"
    case .table, .picture: ""
    }
  }

  /// JSON that may stand in a script of a page: without a character that could end the script or the line.
  static func scriptSafe(_ json: String) -> String {
    json.replacing("<", with: "\\u003c").replacing(">", with: "\\u003e")
      .replacing("&", with: "\\u0026")
      .replacing("\u{2028}", with: "\\u2028").replacing("\u{2029}", with: "\\u2029")
  }

  /// Bytes of a text in letters.
  static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}
