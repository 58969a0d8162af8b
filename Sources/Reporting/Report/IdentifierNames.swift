import Panels

/// Puts names in the place of ids in the texts of problems, which speak to those who write plans.
///
/// An id that could be a word of the sentence is left as it is.
struct IdentifierNames {
  /// The names by id.
  let names: [String: String]
  /// The language of the texts.
  let language: Language

  /// A text with names.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - subject: An id that the text is about, which is always an id.
  func named(_ text: Substring, subject: String = "") -> String {
    var result = ""
    var token = ""
    var separator = ""
    // Whether what stands before is a colon, or another element of the list behind one.
    var isInList = false
    let flush = { (rest: Substring) in
      guard !token.isEmpty else { return }
      let isElement = isInList && Self.endsElement(rest)
      let isId =
        token.contains("_") || token.contains("-") || token == subject || isElement
        || result.isEmpty && (rest.first == ":" || token.first?.isLowercase == true)
        || language == .vi && Self.isForeign(token)
      let name = isId ? names[token] : nil
      result += name ?? token
      isInList = name != nil && isElement
      token = ""
      separator = ""
    }
    for index in text.indices {
      let letter = text[index]
      if letter.isASCII, letter.isLetter || letter.isNumber || letter == "_" || letter == "-" {
        token.append(letter)
        continue
      }
      flush(text[index...])
      result.append(letter)
      separator.append(letter)
      if separator == ": " { isInList = true } else if separator.count > 2 { isInList = false }
    }
    flush("")
    return result
  }

  /// Whether an element of a list ends before a text.
  private static func endsElement(_ rest: Substring) -> Bool {
    guard let first = rest.first else { return true }
    return ",;.".contains(first)
  }

  /// Whether a word in plain letters cannot be Vietnamese, whose words have one group of vowels.
  private static func isForeign(_ word: String) -> Bool {
    var groups = 0
    var wasVowel = false
    for letter in word.lowercased() {
      let isVowel = "aeiouy".contains(letter)
      if isVowel, !wasVowel { groups += 1 }
      wasVowel = isVowel
    }
    return groups > 1
  }
}
