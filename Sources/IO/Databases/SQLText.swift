/// Names and texts as SQL writes them, so that no quote in them ends what they stand in.
enum SQLText {
  /// A text in single quotes.
  static func literal(_ text: String) -> String { quoted(text, "'") }

  /// The name of a table or column in double quotes.
  static func name(_ text: String) -> String { quoted(text, "\"") }

  /// A list of texts in brackets.
  static func list(_ texts: [String]) -> String {
    "[" + texts.map(literal).joined(separator: ", ") + "]"
  }

  private static func quoted(_ text: String, _ quote: Unicode.Scalar) -> String {
    var result = String(quote)
    for scalar in text.unicodeScalars {
      if scalar == quote { result.unicodeScalars.append(quote) }
      result.unicodeScalars.append(scalar)
    }
    result.unicodeScalars.append(quote)
    return result
  }

  /// A path of one file as a pattern that fits no other.
  static func pattern(ofFile path: String) -> String {
    path.map { "*?[".contains($0) ? "[\($0)]" : String($0) }.joined()
  }

  /// The texts in single quotes of a query.
  static func literals(in query: String) -> [String] {
    var result: [String] = []
    var current: String?
    var characters = query.unicodeScalars[...]
    while let scalar = characters.popFirst() {
      guard var text = current else {
        if scalar == "'" { current = "" }
        continue
      }
      if scalar == "'" {
        guard characters.first == "'" else {
          result.append(text)
          current = nil
          continue
        }
        characters.removeFirst()
      }
      text.unicodeScalars.append(scalar)
      current = text
    }
    return result
  }
}
