import Testing

/// Texts that stand in code as cases of an enumeration: ``CatalogueTests`` asks for their wording, this suite for their use.
@Suite("The texts that are cases")
struct WordingTests {
  /// The enumerations by the path of the file that declares them.
  private static func declarations() throws -> [String] {
    try PackageFolder.files(below: "Sources").filter { path in
      path.hasSuffix("/Phrase.swift") || path.hasSuffix("/ProblemKind.swift")
        || path.contains("Panels/Problems/") && path.hasSuffix("Problem.swift")
    }
  }

  @Test("are all used beside their wording")
  func used() throws {
    let sources = try PackageFolder.modules().flatMap(PackageFolder.swiftFiles)
    let declarations = try Self.declarations()
    #expect(declarations.count >= 10)
    for declaration in declarations {
      let cases = WordingCases.names(
        in: SwiftSource(try PackageFolder.text(of: declaration)).tokens)
      #expect(!cases.isEmpty, "\(declaration) has no case")
      // Which text a problem has stands in the file itself or in extensions of it.
      let stem = declaration.dropLast(".swift".count)
      let members = Set(
        sources.filter { $0.path != declaration && !$0.path.hasPrefix(stem + "+") }
          .flatMap { WordingCases.members(in: $0.source.tokens) })
      for name in cases where !members.contains(name) {
        Issue.record("\(declaration): \(name) is used nowhere.")
      }
    }
  }

  @Test("are found however they are declared")
  func found() {
    let source = SwiftSource(
      """
      public enum Phrase: Hashable {
        case met, notMet // case left
        case shareOf(String), bandOf(name: [String: Int], (Int) -> Bool)
        /// Or so.
        indirect case word = "case text", last
        var isLong: Bool { switch self { case .inner: true } }
      }
      let phrase = Phrase.met; say(.shareOf("x.y"))
      """)
    #expect(
      WordingCases.names(in: source.tokens)
        == ["met", "notMet", "shareOf", "bandOf", "word", "last"])
    #expect(WordingCases.members(in: source.tokens) == ["inner", "met", "shareOf"])
  }
}

/// The cases that a file declares, and the members that it names.
enum WordingCases {
  /// The names of cases, in their order. What follows `case` and a point is a pattern.
  static func names(in tokens: [Token]) -> [String] {
    var names: [String] = []
    for start in tokens.indices where tokens[start].isWord("case") {
      var next = start + 1
      while next < tokens.count, tokens[next].kind == .word {
        names.append(tokens[next].text)
        next = end(ofCase: next, in: tokens)
        guard next < tokens.count, tokens[next].text == "," else { break }
        next += 1
      }
    }
    return names
  }

  /// The place behind the values and the raw value of a case.
  private static func end(ofCase name: Int, in tokens: [Token]) -> Int {
    var next = name + 1
    if next < tokens.count, tokens[next].text == "(" {
      var depth = 0
      repeat {
        if tokens[next].text == "(" { depth += 1 }
        if tokens[next].text == ")" { depth -= 1 }
        next += 1
      } while next < tokens.count && depth > 0
    }
    return next < tokens.count && tokens[next].text == "=" ? next + 2 : next
  }

  /// The words behind a point.
  static func members(in tokens: [Token]) -> Set<String> {
    Set(
      tokens.indices.dropFirst().filter {
        tokens[$0].kind == .word && tokens[$0 - 1].kind == .punctuation
          && tokens[$0 - 1].text == "."
      }.map { tokens[$0].text })
  }
}
