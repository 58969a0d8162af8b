import Foundation

/// The texts of help in a language, as its catalogue has them.
struct HelpCatalogue {
  /// The texts by their keys, without what a value is called, cut where something is put in.
  let texts: [String: [String]]

  init(_ language: String) throws {
    let file = CommandLineTool.root
      .appending(path: "Sources/Panels/Language/Texts/\(language).txt")
    var texts: [String: [String]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      guard let match = line.wholeMatch(of: /((?:parser\.)?help\.[a-z0-9.-]+) = "(.*)"/) else {
        continue
      }
      var text = String(match.2).replacing("\\\"", with: "\"")
        .replacing(#/^<.*?> /#, with: "")
      // The parser writes headings in capitals.
      if match.1.hasPrefix("help.section.") { text = text.uppercased() }
      texts[String(match.1)] = text.split(separator: #/\{[a-z-]+\}/#)
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
    self.texts = texts
  }

  /// A help without its line breaks.
  static func words(_ help: String) -> String {
    help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A help without its line breaks and the language that is the usual one, which is that of `LOTRINH_LANG`.
  static func wordsOfAnyUser(_ help: String) -> String {
    words(help).replacing(#/(default|mặc định): (en|vi)/#) { "\($0.1): …" }
  }
}
