/// A use of the language or of a library that only one module is allowed: `"print ("`.
///
/// The pattern is a list of tokens. A trailing `*` stands for the rest of a word, and a leading `!`
/// for anything else than that token. A member of that name, as in `report.print()`, is not meant,
/// unless it is named through its module, as in `Glibc.exit(1)`.
struct Usage {
  let pattern: [String]

  init(_ pattern: String) {
    self.pattern = pattern.split(separator: " ").map(String.init)
  }

  /// The lines of the file on which the pattern stands.
  func lines(in source: SwiftSource) -> [Int] {
    let tokens = source.tokens
    return tokens.indices.filter { begins(at: $0, in: tokens) }.map { tokens[$0].line }
  }

  private func begins(at start: Int, in tokens: [Token]) -> Bool {
    guard start + pattern.count <= tokens.count else { return false }
    for (offset, expected) in pattern.enumerated() {
      let token = tokens[start + offset]
      if token.kind == .string { return false }
      let holds =
        expected.count > 1 && expected.hasPrefix("!")
        ? !Self.matches(token.text, expected.dropFirst())
        : Self.matches(token.text, expected[...])
      if !holds { return false }
    }
    guard start > 0, tokens[start - 1].text == "." else { return true }
    return start > 1 && Self.modules.contains(tokens[start - 2].text)
  }

  private static func matches(_ text: String, _ expected: Substring) -> Bool {
    expected.last == "*" ? text.hasPrefix(expected.dropLast()) : text == expected
  }

  private static let modules: Set<String> = [
    "Swift", "Foundation", "FoundationEssentials", "Glibc", "Darwin", "Musl", "_Concurrency",
    "COpenBLAS",
  ]
}
