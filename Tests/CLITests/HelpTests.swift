import Foundation
import Testing

/// The help of every command in both languages.
@Suite("Help")
struct HelpTests {
  /// The commands with help of their own, the program itself first.
  static let commands =
    [""]
    + CompletionTests.commands
    + ["scenario run", "scenario diff"]
    + ["list", "show", "compare", "follow", "export", "forget"].map { "runs \($0)" }

  private static func help(_ command: String, _ language: String) async throws -> String {
    var tool = CommandLineTool()
    tool.environment = ["LOTRINH_LANG": language]
    let outcome = try await tool.run(command.split(separator: " ").map(String.init) + ["--help"])
    try #require(outcome.status == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
    return outcome.output
  }

  @Test("of every command is in the language asked for, and says every text of it there is")
  func languages() async throws {
    for (language, other) in [("vi", "en"), ("en", "vi")] {
      let catalogue = try HelpCatalogue(language).texts
      let foreign = try HelpCatalogue(other).texts
      try #require(catalogue.count > 150 && foreign.count == catalogue.count)
      var unseen = catalogue
      for command in Self.commands {
        let words = HelpCatalogue.words(try await Self.help(command, language))
        for (key, parts) in catalogue where parts.allSatisfy(words.contains) { unseen[key] = nil }
        for (key, parts) in foreign {
          // A word alone, such as a name of a shell, may stand in both languages.
          for part in parts where part.contains(" ") || part.last == ":" {
            #expect(
              !words.contains(part) || catalogue[key]?.contains { $0.contains(part) } == true,
              "\(command): \(key) in \(language)")
          }
        }
      }
      // Only completions and man pages speak of the command help.
      #expect(unseen.keys.sorted() == ["parser.help.help-command"])
    }
  }

  @Test("in English has no Vietnamese letters but in names of places; in Vietnamese composed ones")
  func letters() async throws {
    for command in Self.commands {
      let english = try await Self.help(command, "en")
      let names =
        ["Quài Nưa", "Thanh Hà, Điện Biên", "Thu nhập", "Kim Bảng"]
        + ["Phòng Tư pháp", "Hội Cựu chiến binh", "1980/QĐ-TTg"]
      let rest = names.reduce(english) { $0.replacing($1, with: "") }
      #expect(
        rest.unicodeScalars.allSatisfy { $0.value < 0xC0 || "…".unicodeScalars.contains($0) },
        "\(command): \(rest)")
      let vietnamese = try await Self.help(command, "vi")
      let composed = vietnamese.precomposedStringWithCanonicalMapping
      #expect(Array(vietnamese.unicodeScalars) == Array(composed.unicodeScalars), "\(command)")
    }
  }

  @Test("fits the screen", arguments: ["vi", "en"], [80, 100])
  func width(language: String, columns: Int) async throws {
    var widest = 0
    for command in Self.commands {
      var tool = CommandLineTool()
      tool.environment = ["LOTRINH_LANG": language, "COLUMNS": "\(columns)"]
      let words = command.split(separator: " ").map(String.init) + ["--help"]
      let lines = try await tool.run(words).output.split(separator: "\n")
      let wide = lines.filter { $0.count > columns }
      #expect(wide == [], "\(command): \(wide.joined(separator: "\n"))")
      widest = max(widest, lines.map(\.count).max() ?? 0)
    }
    #expect(widest > columns - 3)
  }

  @Test("has the same calls as examples in both languages")
  func examples() async throws {
    for command in Self.commands {
      let calls = try await ["vi", "en"].asyncMap { language in
        try await Self.help(command, language).split(separator: "\n")
          .prefix { !$0.hasPrefix("USAGE") && !$0.hasPrefix("CÁCH DÙNG") }
          .filter { $0.hasPrefix("  ") }
      }
      #expect(calls[0] == calls[1], "\(command)")
    }
  }

  @Test(
    "is in the language of --lang, wherever it stands in the call",
    arguments: [
      "forecast --lang en --help", "forecast --help --lang=en", "--lang en forecast --help",
      "--lang=en help forecast", "help forecast --lang en",
    ])
  func option(call: String) async throws {
    for (language, other) in [("en", "vi"), ("vi", "en")] {
      var tool = CommandLineTool()
      tool.environment = ["LOTRINH_LANG": other]
      let words = call.replacing("en", with: language).split(separator: " ").map(String.init)
      #expect(
        HelpCatalogue.wordsOfAnyUser(try await tool.run(words).output)
          == HelpCatalogue.wordsOfAnyUser(try await Self.help("forecast", language)),
        "\(words)")
    }
  }

  @Test("is where completions and man pages take their words from", arguments: ["vi", "en"])
  func pages(language: String) async throws {
    var tool = CommandLineTool()
    tool.environment = ["LOTRINH_LANG": language == "vi" ? "en" : "vi"]
    let foreign = try HelpCatalogue(language == "vi" ? "en" : "vi").texts
    let own = try HelpCatalogue(language).texts
    let keys = [
      "parser.help.help-flag", "parser.help.help-command", "parser.help.version-flag",
      "help.option.decimal-comma",
    ]
    let zsh = try await tool.run("completions", "zsh", "--lang", language).output
    let fish = try await tool.run("completions", "fish", "--lang", language).output
    tool.environment = ["LOTRINH_LANG": language]
    let manual = try await tool.run("--experimental-dump-help").output
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(manual.utf8)) }
    for key in keys {
      let (word, other) = (try #require(own[key]?.first), try #require(foreign[key]?.first))
      for text in [zsh, fish, manual] {
        #expect(text.contains(word) || text == fish && key.hasSuffix("command"), "\(key)")
        #expect(!text.contains(other), "\(key)")
      }
    }
  }
}

extension Array {
  fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
    var result: [T] = []
    for element in self { result.append(try await transform(element)) }
    return result
  }
}
