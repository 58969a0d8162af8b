import Panels

/// Breaks texts into lines and shortens names, as pictures need it.
enum TextLines {
  /// The lines of a text, none longer than `width` characters but for single words, which are cut.
  static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let word = shorten(String(word), to: width)
      if line.isEmpty {
        line = word
      } else if line.count + 1 + word.count <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = word
      }
    }
    return lines + (line.isEmpty ? [] : [line])
  }

  /// A text of at most `width` characters, an ellipsis for what is left out.
  static func shorten(_ text: String, to width: Int) -> String {
    text.count <= width ? text : String(text.prefix(width - 1)) + "…"
  }

  /// A text of about `width` characters: the list behind its last colon ends between two items, with what `more`
  /// says of those left out; a text without such a list ends between words.
  static func cutList(_ text: String, to width: Int, more: (Int) -> String) -> String {
    guard text.count > width else { return text }
    guard let colon = text.ranges(of: ": ").last else { return cutWords(text, to: width) }
    let items = text[colon.upperBound...].split(separator: ", ")
    var kept = String(text[..<colon.upperBound])
    var count = 0
    for item in items {
      let addition = (count == 0 ? "" : ", ") + item
      if kept.count + addition.count > width { break }
      kept += addition
      count += 1
    }
    guard count > 0, items.count > 3 else { return cutWords(text, to: width) }
    return kept + more(items.count - count)
  }

  private static func cutWords(_ text: String, to width: Int) -> String {
    let start = text.prefix(width - 2)
    return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + " …"
  }

  /// A text for one line of a picture: no line breaks, no controls, no marks that turn the direction of
  /// writing, which would turn what stands around it as well.
  static func plain(_ text: String) -> String {
    let shown = text.withVisibleControls.withoutUnseenMarks
    let scalars = shown.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.value {
      case 9...13, 0x85, 0x2028, 0x2029: " "
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
