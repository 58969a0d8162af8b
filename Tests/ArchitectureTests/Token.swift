/// A word, a punctuation character or the text of a string literal, with the line it begins on.
struct Token: Equatable {
  enum Kind { case word, punctuation, string }

  let kind: Kind
  let text: String
  let line: Int

  func isWord(_ word: String) -> Bool { kind == .word && text == word }
}
