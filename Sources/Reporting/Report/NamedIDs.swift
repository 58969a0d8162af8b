/// The names of sets, targets and indicators by id, to put in the place of ids in a text.
struct NamedIDs {
  /// By id its name.
  let names: [String: String]

  /// A text with names in the place of ids.
  ///
  /// An id that could be a word is left, but for the one that a text begins with and its `subject`.
  func named(_ text: Substring, subject: String = "") -> String {
    var result = ""
    var token = ""
    var isFirst = true
    let flush = { (next: Character?) in
      let isMark =
        token.contains("_") || token.contains("-") || token == subject || (isFirst && next == ":")
      result += isMark ? names[token] ?? token : token
      if !token.isEmpty { isFirst = false }
      token = ""
    }
    for letter in text {
      if letter.isASCII, letter.isLetter || letter.isNumber || letter == "_" || letter == "-" {
        token.append(letter)
      } else {
        flush(letter)
        result.append(letter)
      }
    }
    flush(nil)
    return result
  }
}
