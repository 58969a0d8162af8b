import Panels

/// The words that say yes, no and missing in cells.
struct AnswerWords: Sendable {
  /// What a cell of a yes/no column says.
  enum Answer: Sendable {
    /// Yes, by a mark such as `x`: a blank beside it may mean no.
    case mark
    case yes
    case no
  }

  private var answers: [String: Answer] = [:]
  private var missing: Set<String> = []

  init(_ document: LocatedValue) {
    for word in document.words("no") { answers[PlainWords.key(word)] = .no }
    for word in document.words("yes") { answers[PlainWords.key(word)] = .yes }
    for word in document.words("marks") { answers[PlainWords.key(word)] = .mark }
    // Words of a few letters mean something else without their marks: đ, cđ.
    for (word, answer) in answers where word.count > 3 {
      let plain = PlainWords.fold(word)
      if answers[plain] == nil { answers[plain] = answer }
    }
    missing = Set(document.words("missing").map { PlainWords.key($0) })
  }

  /// The answer in a cell's text, `nil` when it is none.
  func answer(_ text: String) -> Answer? { answers[text] ?? answers[PlainWords.key(text)] }

  /// Whether a text says that there is no value.
  func isMissing(_ text: String) -> Bool {
    missing.contains(text) || missing.contains(PlainWords.key(text))
  }
}
