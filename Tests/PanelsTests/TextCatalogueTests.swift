import Testing

@testable import Panels

@Suite("A catalogue of texts")
struct TextCatalogueTests {
  @Test("a text is found by its key, with its values in their places")
  func texts() throws {
    let catalogue = try TextCatalogue(
      """
      # A comment

      area.plain = "Two words"
      area.values = "{last}: {first}, {{{first}}}"
      area.written = "a \\"word\\", a \\\\ and a\\nline = end"
      """)
    #expect(catalogue.text("area.plain", [:], in: .en) == "Two words")
    #expect(
      catalogue.text("area.values", ["first": "x", "last": 3], in: .en) == "3: x, {x}")
    #expect(
      catalogue.text("area.written", [:], in: .en) == "a \"word\", a \\ and a\nline = end")
  }

  @Test(
    "a number decides on the form of a word",
    arguments: [(0, "0 communes"), (1, "1 commune"), (2, "2 communes"), (11, "11 communes")])
  func forms(count: Int, expected: String) throws {
    let catalogue = try TextCatalogue("a.b = \"{n} {n|commune|communes}\"")
    #expect(catalogue.text("a.b", ["n": count], in: .en) == expected)
    #expect(catalogue.text("a.b", ["n": String(count)], in: .en) == expected)
  }

  @Test("a text in both languages stands in a text of each")
  func nested() throws {
    let catalogue = try TextCatalogue("a.b = \"({x})\"")
    let value = LocalizedText(vi: "xã", en: "commune")
    #expect(catalogue.text("a.b", ["x": value], in: .vi) == "(xã)")
    #expect(catalogue.text("a.b", ["x": value], in: .en) == "(commune)")
  }

  @Test(
    "a line that cannot be read is named with its fault",
    arguments: [
      ("a.b \"x\"", TextFault.badLine), ("a.b = x", .badLine), ("a.b = \"x", .badLine),
      ("a = \"x\"", .badKey), ("A.b = \"x\"", .badKey), ("a..b = \"x\"", .badKey),
      (" a.b = \"x\"", .badKey), ("a.b = \"\\t\"", .badEscape), ("a.b = \"x\"y\"", .badEscape),
      ("a.b = \"x\\\"", .badEscape), ("a.b = \"{x\"", .openBrace), ("a.b = \"x}\"", .openBrace),
      ("a.b = \"{}\"", .badPlaceholder), ("a.b = \"{X}\"", .badPlaceholder),
      ("a.b = \"{x|y}\"", .badPlaceholder), ("a.b = \"{x|y|z|w}\"", .badPlaceholder),
      ("a.a = \"x\"", .unsorted), ("a.0 = \"x\"", .unsorted), ("# late", .unsorted),
      ("", .unsorted), ("a.b = \"", .badLine), ("a.b =\"x\"", .badLine),
    ])
  func faults(line: String, fault: TextFault) {
    #expect(throws: TextCatalogue.LineFault(line: 3, fault: fault)) {
      try TextCatalogue("# head\na.a = \"x\"\n\(line)\nz.z = \"x\"")
    }
  }

  @Test(
    "every text is found among the others, and none that is not there", arguments: [1, 2, 3, 8, 99])
  func search(count: Int) throws {
    // Hyphens, points and longer keys between shorter ones; lines of many lengths.
    let keys = (0..<count).flatMap { ["a.k\($0)", "a.k\($0)-b", "a.k\($0).b"] }.sorted()
    let lines = keys.enumerated().map { position, key in
      "\(key) = \"\(key)\(String(repeating: "x", count: position % 7 * 20))\""
    }
    let ends = ["", "\n"]
    for end in ends {
      let catalogue = try TextCatalogue("# head\n" + lines.joined(separator: "\n") + end)
      #expect(catalogue.patterns.count == keys.count)
      for key in keys {
        #expect(catalogue.textIfAny(key, [:], in: .vi)?.hasPrefix(key) == true, "\(key)")
        #expect(catalogue.pattern(key + "c") == nil && catalogue.pattern("0" + key) == nil)
      }
      #expect(catalogue.pattern("a.k") == nil && catalogue.pattern("z.z") == nil)
      #expect(catalogue.pattern("# head") == nil && catalogue.pattern("") == nil)
    }
    #expect(try TextCatalogue("").pattern("a.b") == nil)
  }

  @Test("both languages are built in, and have the same texts")
  func shipped() {
    let languages = Language.allCases.map { Set(TextCatalogue.of($0).patterns.keys) }
    #expect(languages[0] == languages[1])
    #expect(languages[0].count > 500)
  }

  @Test("a key or a value that is missing stops the program")
  func missing() async {
    await #expect(processExitsWith: .failure) { _ = Language.vi.say("no.such-text") }
    await #expect(processExitsWith: .failure) { _ = LocalizedText("problem.line") }
  }
}
