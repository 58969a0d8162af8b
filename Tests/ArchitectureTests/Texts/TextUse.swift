/// A place in the sources that asks for a text of the catalogues.
struct TextUse: Equatable {
  let key: String
  /// The names of the values given.
  let names: Set<String>
  let line: Int
  /// What stands behind the key of a further text, which gets the same values if there is one.
  var more: String?
}

/// The places in a file that ask for texts, and what is wrong in it.
struct TextUses {
  private(set) var uses: [TextUse] = []
  /// What is wrong, with the line.
  private(set) var faults: [(line: Int, what: String)] = []
  private let tokens: [Token]

  init(_ source: SwiftSource) {
    tokens = source.tokens
    let isOfPhrases = tokens.indices.contains {
      tokens[$0].isWord("enum") && text($0 + 1) == "Phrase"
    }
    for index in tokens.indices {
      if isOfPhrases, tokens[index].isWord("case"), text(index + 2) == "=", isString(index + 3) {
        uses.append(
          TextUse(key: tokens[index + 3].text, names: [], line: tokens[index].line))
      }
      if tokens[index].isWord("say") { readSay(at: index) }
      if tokens[index].isWord("LocalizedText") { readLocalizedText(at: index) }
      if tokens[index].isWord("ProblemText") { readProblemText(at: index) }
      if isChoiceOfWords(at: index) {
        faults.append((tokens[index].line, "words are chosen by the language, not by a key"))
      }
    }
  }

  private func text(_ index: Int) -> String {
    tokens.indices.contains(index) && tokens[index].kind != .string ? tokens[index].text : ""
  }

  private func isString(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .string
  }

  private mutating func readSay(at index: Int) {
    guard text(index + 1) == "(", text(index - 1) != "func" else { return }
    if isString(index + 2) { return readCall(at: index) }
    // A function that hands its own arguments on, a phrase, and the terminal, which says problems.
    let isForwarded = [["key", ",", "values", ")"], ["phrase", ".", "rawValue", ")"]].contains {
      $0.enumerated().allSatisfy { text(index + 2 + $0.offset) == $0.element }
    }
    let isOfProblems =
      (text(index - 1) == "." && text(index - 2) == "terminal")
      || ["failure", "problem", "problems"].contains(text(index + 2))
      || (text(index + 3) == "." && text(index + 4) == "problems")
    if !isForwarded, !isOfProblems { note(index, "the key is not written out") }
  }

  private mutating func readLocalizedText(at index: Int) {
    guard text(index + 1) == "(" else { return }
    if isString(index + 2) { return readCall(at: index) }
    let isOfWords = isString(index + 4) && !tokens[index + 4].text.isEmpty
    if text(index + 2) == "vi", text(index + 3) == ":", isOfWords {
      note(index, "a text stands in the code, not in the catalogues")
    }
  }

  /// A problem by its key, or by words that it comes with.
  private mutating func readProblemText(at index: Int) {
    guard text(index + 1) == "(" else { return }
    if isString(index + 2) {
      let labels = labels(from: index + 2)
      readCall(at: index, hasLabels: !labels.isEmpty, more: labels.contains("fix") ? nil : ".fix")
    } else if text(index + 3) != ")" {
      note(index, "the key is not written out")
    }
  }

  /// Reads `("key")` or `("key", ["name": value, …])`, behind which arguments with labels may stand.
  private mutating func readCall(at index: Int, hasLabels: Bool = false, more: String? = nil) {
    let key = tokens[index + 2].text
    var given: Set<String> = []
    switch text(index + 3) {
    case ")": break
    case "," where text(index + 4) == "[": given = names(from: index + 5)
    case "," where hasLabels: break
    case ",": return note(index, "\"\(key)\" is followed by no list of values")
    default: return note(index, "the key is not written out")
    }
    uses.append(TextUse(key: key, names: given, line: tokens[index].line, more: more))
  }

  /// The labels of the arguments of a call, whose first is at `start`.
  private func labels(from start: Int) -> Set<String> {
    var labels: Set<String> = []
    var depth = 0
    for index in start..<tokens.count where !isString(index) {
      switch tokens[index].text {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        if depth == 0 { return labels }
        depth -= 1
      case ":" where depth == 0 && text(index - 2) == ",": labels.insert(text(index - 1))
      default: break
      }
    }
    return labels
  }

  /// The names in a dictionary literal whose first token is at `start`.
  private func names(from start: Int) -> Set<String> {
    var names: Set<String> = []
    var depth = 0
    var isAtName = true
    for index in start..<tokens.count {
      if isString(index) {
        if depth == 0, isAtName, text(index + 1) == ":" { names.insert(tokens[index].text) }
        isAtName = false
        continue
      }
      switch tokens[index].text {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        if depth == 0 { return names }
        depth -= 1
      default: break
      }
      isAtName = depth == 0 && tokens[index].text == ","
    }
    return names
  }

  /// Whether `language == .vi ? "…"` begins at the name of the language, with words in the literal
  /// and not a mark or the name of a column.
  private func isChoiceOfWords(at index: Int) -> Bool {
    guard tokens[index].isWord("vi") || tokens[index].isWord("en"), text(index - 1) == ".",
      text(index - 2) == "=", text(index + 1) == "?", isString(index + 2)
    else { return false }
    let literal = tokens[index + 2].text
    return literal.contains(where: \.isLetter) && !literal.contains("_")
  }

  private mutating func note(_ index: Int, _ what: String) {
    faults.append((tokens[index].line, what))
  }
}
