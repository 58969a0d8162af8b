import Testing

@testable import Panels

@Suite("The texts of both languages")
struct CatalogueTests {
  /// Texts that read the same in both languages.
  private static let equalTexts: Set<String> = [
    "code.method.theta", "code.scale.log", "code.scale.logit", "heading.kendall-tau",
    "heading.mann-kendall-p", "heading.p", "heading.r-squared", "heading.t", "measure.dong",
  ]

  /// Texts whose English is what the system, the parser of XML or SQLite says.
  private static let foreignTexts: Set<String> = [
    "sqlite-error.cannot-open", "sqlite-error.damaged", "sqlite-error.device",
    "sqlite-error.full", "sqlite-error.no-access", "sqlite-error.read-only",
    "system-error.other", "xml-error.other",
  ]

  /// Texts whose English holds a Vietnamese name or word.
  private static let vietnameseNames: Set<String> = [
    "help.explain.commune", "help.simulate.more", "introduction.closing",
    "measure.billion-dong", "measure.dong", "measure.million-dong", "measure.million-per-year",
    "measure.thousand-dong",
    "owners.order-of-work", "problem.ambiguous-heading.fix", "problem.measure.million-a-year",
    "problem.measure.thousand", "problem.no-heading", "problem.not-yes-no.fix",
    "problem.period-unclear.fix", "problem.unknown-kind.fix",
    "roadmap.default-pace", "roadmap.no-past-roadmap",
  ]

  @Test("every text used stands in both catalogues, and every text there is used")
  func catalogues() throws {
    let rules = TextRules(
      vietnamese: try catalogue(of: "vi").patterns, english: try catalogue(of: "en").patterns,
      files: try PackageFolder.modules().flatMap(PackageFolder.swiftFiles),
      equalTexts: Self.equalTexts, foreignTexts: Self.foreignTexts,
      vietnameseNames: Self.vietnameseNames,
      exceptions: TextException.all)
    for fault in rules.faults { Issue.record("\(fault)") }
  }

  private func catalogue(of language: String) throws -> TextCatalogue {
    try TextCatalogue(
      PackageFolder.text(of: "Sources/Panels/Language/Texts/\(language).txt"))
  }

  // MARK: What the test notices

  @Test("texts that are used as they stand are no fault")
  func sound() {
    #expect(faults("say(\"a.b\", [\"n\": rows.count])") == [])
    #expect(faults("LocalizedText(\"a.b\", [\"n\": f(\"x\", [\"y\": 1])])") == [])
    #expect(faults("ProblemText(\"a.b\", [\"n\": 1], suggestion: name); ProblemText(text)") == [])
    #expect(faults("terminal.say(problems); say(key, values); LocalizedText(name: \"x\")") == [])
  }

  @Test(
    "what is to be done about a problem takes the values of the problem, or is a text of its own")
  func fixes() {
    #expect(fixFaults("ProblemText(\"p.q\", [\"n\": 1, \"m\": 2])") == [])
    #expect(
      fixFaults("ProblemText(\"p.q\", [\"n\": 1, \"m\": f(1, fix: 2)], suggestion: near)") == [])
    #expect(
      fixFaults("ProblemText(\"p.q\", [\"n\": 1])").contains {
        $0.contains("p.q has [\"m\", \"n\"]")
      })
    let own = fixFaults("ProblemText(\"p.q\", [\"n\": 1], fix: isUp ? a : b)")
    #expect(own == ["p.q.fix is used nowhere."])
    #expect(
      fixFaults(
        "ProblemText(\"p.q\", [\"n\": 1], fix: LocalizedText(\"p.q.fix\", [\"m\": 2]))") == [])
  }

  @Test("a form of a word may be needed in one language alone, a value not")
  func forms() throws {
    let rules = TextRules(
      vietnamese: ["a.b": pattern("các xã")], english: ["a.b": pattern("the {n|commune|communes}")],
      files: [("A.swift", SwiftSource("say(\"a.b\", [\"n\": 1])"))])
    #expect(rules.faults == [])
  }

  @Test("words of another program stand in the language of that program alone")
  func foreign() throws {
    var rules = TextRules(
      vietnamese: ["a.b": pattern("lỗi số {n}")], english: ["a.b": pattern("{words}")],
      files: [("A.swift", SwiftSource("say(\"a.b\", [\"n\": 1, \"words\": words])"))],
      foreignTexts: ["a.b"])
    #expect(rules.faults == [])
    rules.foreignTexts = []
    #expect(rules.faults == ["a.b: only one language has [\"n\", \"words\"]."])
  }

  @Test("the names in lists of columns and codes have texts, and each text a name")
  func lists() {
    let columns = SwiftSource("let a = \"\"\"\n  a.low_year | year\n  low | whole\n  \"\"\"")
    let codes = SwiftSource(
      "let a = \"\"\"\n  [is_met *]\n  not_met\n  no such year | none\n  \"\"\"")
    let keys = [
      "heading.a.low-year", "heading.a.low-year.meaning", "code.is-met.not-met", "code.is-met.none",
    ]
    var rules = TextRules(
      vietnamese: Dictionary(uniqueKeysWithValues: keys.map { ($0, pattern("xã")) }),
      english: Dictionary(uniqueKeysWithValues: keys.map { ($0, pattern("commune")) }),
      files: [
        ("Sources/Reporting/Book/ColumnCatalogue+A.swift", columns),
        ("Sources/Reporting/Book/BookVocabulary+A.swift", codes),
      ])
    #expect(
      rules.faults == [
        "Sources/Reporting/Book/ColumnCatalogue+A.swift:3: no text has the key heading.low."
      ])
    rules.files.removeLast()
    #expect(
      rules.faults.suffix(2) == [
        "code.is-met.none is used nowhere.", "code.is-met.not-met is used nowhere.",
      ])
  }

  @Test("a phrase is the key of its text")
  func phrases() throws {
    let code = "enum Phrase: String {\n  case one = \"a.b\"\n  case two = \"a.c\"\n}"
    let rules = TextRules(
      vietnamese: ["a.b": pattern("xã"), "a.d": pattern("thôn")],
      english: ["a.b": pattern("commune"), "a.d": pattern("village")],
      files: [("A.swift", SwiftSource(code + "\nsay(phrase.rawValue)"))])
    #expect(rules.faults == ["A.swift:3: no text has the key a.c.", "a.d is used nowhere."])
  }

  @Test(
    "each way to ask for a text wrongly is noticed",
    arguments: [
      ("say(\"a.c\")", "no text has the key a.c"),
      ("say(\"a.b\")", "a.b has [\"n\"], and is given []"),
      ("say(\"a.b\", [\"n\": 1, \"m\": 2])", "is given [\"m\", \"n\"]"),
      ("say(\"xã\", \"communes\")", "is followed by no list of values"),
      ("say(\"xa\", \"communes\")", "is followed by no list of values"),
      ("say(isUp ? \"a.b\" : \"a.b\", [:])", "the key is not written out"),
      ("say(\"a.\\(name)\")", "the key is not written out"),
      ("LocalizedText(vi: \"xa\", en: \"commune\")", "not in the catalogues"),
      ("LocalizedText(\"a.c\")", "no text has the key a.c"),
      ("ProblemText(\"a.c\")", "no text has the key a.c"),
      ("ProblemText(\"a.b\", suggestion: near)", "a.b has [\"n\"], and is given []"),
      ("ProblemText(\"a.b\", [\"n\": 1, \"m\": 2], fix: x)", "is given [\"m\", \"n\"]"),
      ("ProblemText(isUp ? \"a.b\" : \"a.b\")", "the key is not written out"),
      ("language == .vi ? \"xa\" : \"commune\"", "words are chosen by the language"),
      ("let word = \"xã\"", "a literal has Vietnamese letters"),
      ("let word = \"\\(count) xã\"", "a literal has Vietnamese letters"),
    ])
  func wrongUse(code: String, fault: String) {
    let found = faults("say(\"a.b\", [\"n\": 1])\n" + code)
    #expect(found.contains { $0.contains(fault) }, "\(found)")
    #expect(found.allSatisfy { $0.contains("A.swift:2") }, "\(found)")
  }

  @Test(
    "each fault of the catalogues is noticed",
    arguments: [
      ("a.b = \"{n} xã\"", "a.b = \"{n} communes\"\na.c = \"x\"", "a.c stands only in en.txt"),
      ("a.b = \"{n} xã\"\na.c = \"x\"", "a.b = \"{n} communes\"", "a.c stands only in vi.txt"),
      (
        "a.b = \"{n} xã\"\na.c = \"ấy\"", "a.b = \"{n} communes\"\na.c = \"x\"",
        "a.c is used nowhere"
      ),
      ("a.b = \"xã\"", "a.b = \"{n} communes\"", "only one language has [\"n\"]"),
      ("a.b = \"{n} communes\"", "a.b = \"{n} communes\"", "reads the same in both languages"),
      ("a.b = \"{n} xã ấy\"", "a.b = \"{n} xã\"", "has Vietnamese letters in en.txt"),
    ])
  func wrongCatalogue(vietnamese: String, english: String, fault: String) throws {
    let rules = TextRules(
      vietnamese: try TextCatalogue(vietnamese).patterns,
      english: try TextCatalogue(english).patterns,
      files: [("A.swift", SwiftSource("say(\"a.b\", [\"n\": 1])"))])
    #expect(rules.faults.contains { $0.contains(fault) }, "\(rules.faults)")
  }

  @Test("an exception that nothing needs is noticed")
  func idleException() throws {
    var rules = rules("say(\"a.b\", [\"n\": 1])")
    rules.exceptions = [TextException(path: "B", reason: "")]
    rules.equalTexts = ["a.b"]
    #expect(rules.faults == ["a.b needs no exception.", "B needs no exception."])
    rules.exceptions = []
    rules.equalTexts = []
    rules.foreignTexts = ["a.b"]
    #expect(rules.faults == ["a.b needs no exception."])
  }

  private func faults(_ code: String) -> [String] {
    let own = code.contains("\"a.b\", [\"n\"") ? "" : "say(\"a.b\", [\"n\": 1])\n"
    return rules(own + code).faults
  }

  private func fixFaults(_ code: String) -> [String] {
    TextRules(
      vietnamese: ["p.q": pattern("{n} xã"), "p.q.fix": pattern("sửa {m}")],
      english: ["p.q": pattern("{n} communes"), "p.q.fix": pattern("mend {m}")],
      files: [("A.swift", SwiftSource(code))]
    ).faults
  }

  private func rules(_ code: String) -> TextRules {
    TextRules(
      vietnamese: ["a.b": pattern("{n} xã")], english: ["a.b": pattern("{n} communes")],
      files: [("A.swift", SwiftSource(code))])
  }

  private func pattern(_ text: String) -> TextPattern {
    guard let pattern = try? TextPattern(Array(text.utf8)[...]) else { preconditionFailure(text) }
    return pattern
  }
}
