/// The tokens of a Swift file, without its comments: as much of the language as the rules of the
/// architecture need to be checked.
///
/// String literals are tokens of their own, so that a word inside one is never taken for code; the
/// code inside an interpolation is code. Regular expression literals are skipped.
struct SwiftSource {
  let tokens: [Token]

  init(_ text: String) {
    var lexer = Lexer(text)
    tokens = lexer.tokens()
  }

  /// The modules that the file imports, whatever the attributes, the access level and the condition.
  var imports: [Import] {
    tokens.indices.compactMap { index in
      guard tokens[index].isWord("import"), beginsImport(at: index) else { return nil }
      var next = index + 1
      if next < tokens.count, Self.importKinds.contains(tokens[next].text) { next += 1 }
      guard next < tokens.count, tokens[next].kind == .word else { return nil }
      return Import(module: tokens[next].text, line: tokens[index].line)
    }
  }

  /// Whether the word `import` at this place is the statement and not a label or a member.
  private func beginsImport(at index: Int) -> Bool {
    guard index > 0, tokens[index - 1].line == tokens[index].line else { return true }
    let previous = tokens[index - 1]
    if previous.text == ";" || previous.text == ")" { return true }
    if Self.accessLevels.contains(previous.text) { return true }
    return index > 1 && tokens[index - 2].text == "@"
  }

  private static let importKinds: Set<String> = [
    "typealias", "struct", "class", "enum", "protocol", "let", "var", "func",
  ]

  private static let accessLevels: Set<String> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
}

/// A module that a file imports, and the line that does.
struct Import: Equatable {
  let module: String
  let line: Int
}
