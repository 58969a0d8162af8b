import Panels
import Testing

@testable import IO

@Suite("YAML with places")
struct LocatedValueTests {
  private static func value(_ text: String) throws -> LocatedValue {
    try LocatedValue(text: text, file: "plan.yaml")
  }

  private static func codes(_ text: String) -> [String] {
    do {
      _ = try value(text)
      return []
    } catch let error as InputError {
      return error.codes
    } catch {
      return ["\(error)"]
    }
  }

  @Test("every value knows the line and column on which it starts")
  func places() throws {
    let text = """
      # a comment
      id: tuan-giao
      years: {status: 2023, horizon: 2024}
      targets:
        - id: first
          bar:   13
      """
    let document = try Self.value(text)
    let place = { (value: LocatedValue?) in [value?.location.line, value?.location.column] }
    #expect(place(document) == [2, 1])
    #expect(place(document["id"]) == [2, 5])
    #expect(place(document["years"]?["horizon"]) == [3, 32])
    let target = try #require(document["targets"]?.elements.first)
    #expect(place(target["id"]) == [5, 9])
    #expect(place(target["bar"]) == [6, 12])
    let key = try #require(document.members.first { $0.key == "targets" })
    #expect([key.location.line, key.location.column] == [4, 1])
    #expect(document.location.file == "plan.yaml")
  }

  @Test(
    "scalars have the types of YAML 1.2: yes, no and dates are texts",
    arguments: [
      ("yes", "string"), ("no", "string"), ("on", "string"), ("off", "string"), ("y", "string"),
      ("2020-02-29", "string"), ("12:30:00", "string"), ("0x10", "string"), ("1_000", "string"),
      ("'85'", "string"), ("\"85\"", "string"), ("\"true\"", "string"), ("'null'", "string"),
      ("1,5", "string"), ("1e400", "string"), (".inf", "string"), (".nan", "string"),
      ("85", "number"), ("-1.5", "number"), ("+3", "number"), ("1e3", "number"), (".5", "number"),
      ("true", "boolean"), ("False", "boolean"), ("null", "null"), ("~", "null"), ("", "null"),
      ("[]", "array"), ("{}", "object"),
    ])
  func scalars(text: String, type: String) throws {
    #expect(try Self.value("key: \(text)\n")["key"]?.typeName == type)
  }

  @Test("a number keeps the text it was written with, and a whole one is a whole number")
  func numbers() throws {
    let document = try Self.value("a: 24.620\nb: 2024\nc: 1e2\nd: 1e300\n")
    #expect(document["a"]?.text == "24.620" && document["a"]?.number == 24.62)
    #expect(document["a"]?.integer == nil)
    #expect(document["b"]?.integer == 2024 && document["c"]?.integer == 100)
    #expect(document["d"]?.integer == nil && document["d"]?.number == 1e300)
  }

  @Test("a key that stands twice is refused, with its place")
  func duplicateKeys() {
    let error = #expect(throws: InputError.self) {
      try Self.value("id: a\nyears:\n  from: 2016\n  to: 2020\n  from: 2017\n")
    }
    #expect(error?.kinds == [.duplicateKey("from")])
    #expect(error?.problems.first?.location?.line == 3)
    #expect(error?.problems.first?.location?.column == 3)
  }

  @Test(
    "a text that is no YAML is refused with line and column",
    arguments: [
      ("a: [1, 2\nb: 3\n", 1), ("a: b: c\n", 1), ("a:\n\t- 1\n", 2), ("a: \"open\n", 1),
      ("%YAML\n", 1),
    ])
  func wrongText(text: String, line: Int) {
    let error = #expect(throws: InputError.self) { try Self.value(text) }
    guard case .yaml = error?.problems.first?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.problems.first?.location?.line == line)
    #expect(error?.problems.first?.location?.column != nil)
  }

  @Test("an empty text is an empty file", arguments: ["", "# nothing\n", "\n\n"])
  func empty(text: String) {
    #expect(Self.codes(text) == ["empty-file"])
  }

  @Test("a key that is no text is refused")
  func wrongKey() {
    #expect(Self.codes("? [a, b]\n: 1\n") == ["key-not-text"])
  }

  @Test("an alias stands for what it names, one that names nothing is refused")
  func aliases() throws {
    let document = try Self.value("a: &x [1, 2]\nb: *x\n")
    #expect(document["b"]?.elements.compactMap(\.integer) == [1, 2])
    #expect(Self.codes("a: *nothing\n") == ["broken-alias"])
  }

  @Test("aliases of aliases cannot make a small text grow without bound")
  func aliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let many = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(many)]\n"
    }
    let clock = ContinuousClock()
    let time = clock.measure { #expect(Self.codes(text) == ["too-many-values"]) }
    #expect(time < .seconds(20))
  }

  @Test("a text nested too deeply is refused instead of ending the program")
  func deepNesting() {
    for depth in [2_000, 100_000] {
      let text = "a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      #expect(Self.codes(text) == ["not-yaml"])
    }
  }

  @Test("a text in both languages is read from its key or from the value itself")
  func localized() throws {
    let document = try Self.value("title: {vi: Xã, en: Commune}\nvi: Một\nen: One\nlist: [a, b]\n")
    #expect(document.localized("title") == LocalizedText(vi: "Xã", en: "Commune"))
    #expect(document.localized() == LocalizedText(vi: "Một", en: "One"))
    #expect(document.texts("list") == ["a", "b"] && document.texts("vi") == ["Một"])
    #expect(document.texts("none") == [] && document.text("none") == "")
  }

  @Test("bytes that are not UTF-8 are refused")
  func notUTF8() throws {
    let folder = TemporaryFolder()
    let path = try folder.write([0x61, 0x3A, 0x20, 0xC3, 0x28, 0x0A], to: "bad.yaml")
    let error = #expect(throws: InputError.self) { try LocatedValue(file: path) }
    #expect(error?.codes == ["not-utf8"])
  }
}
