import Panels
import Pipeline

/// The help of a command with the words of the parser, which are English, in another language.
struct ParserHelp {
  /// What the parser writes where lines may be of any length.
  let text: String
  /// The language that is spoken.
  let language: Language

  /// Where what an argument does begins in a line of the parser.
  private static let column = 26

  private static let overview = LocalizedText("parser.help.overview")
  private static let usage = LocalizedText("parser.help.usage")

  /// Lines that the parser writes as they stand here.
  private static let headings = [
    LocalizedText("parser.help.arguments"), LocalizedText("parser.help.options"),
    LocalizedText("parser.help.subcommands"),
  ]

  /// What the parser says of arguments and commands.
  private static let phrases: [(word: LocalizedText, before: [String])] = [
    (LocalizedText("parser.help.values"), [""]),
    (LocalizedText("parser.help.default"), ["(", "; "]),
    (LocalizedText("parser.help.version-flag"), [""]),
    (LocalizedText("parser.help.help-flag"), [""]),
  ]

  /// - Returns: `nil` for what is no help, such as the version.
  init?(_ text: String, in language: Language) {
    guard text.hasPrefix(Self.overview.en) else { return nil }
    self.text = text
    self.language = language
  }

  /// The help in lines of at most `width` characters; only calls that are to be copied, and names
  /// of options, are not broken.
  func lines(width: Int) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = lines.firstIndex { $0.hasPrefix(Self.usage.en) } ?? lines.endIndex
    return
      (lines[..<start].map { opening($0, width) } + lines[start...].map { line($0, width) })
      .joined(separator: "\n")
  }

  /// A line before the usage: a paragraph, or an example.
  private func opening(_ line: String, _ width: Int) -> String {
    if line.hasPrefix(" ") { return line }
    return ScreenText.wrap(replacing(Self.overview, in: line), width: width)
  }

  /// A line from the usage on: a heading, or an argument and what it does.
  private func line(_ line: String, _ width: Int) -> String {
    if line.hasPrefix(Self.usage.en) { return usage(line, width) }
    if let heading = Self.headings.first(where: { $0.en == line }) { return heading[language] }
    if let match = line.firstMatch(of: /^  See '(.*) <subcommand>'/) {
      let call = "\(match.1) " + language.say("parser.help.some-command")
      return "  " + language.say("parser.help.see", ["call": call])
    }
    let isDescribed = line.dropFirst(Self.column - 1).first == " "
    guard isDescribed else {
      return replacing(LocalizedText("parser.help.default-command"), in: line)
    }
    let label = replacing(
      LocalizedText("parser.help.default-command"), in: String(line.prefix(Self.column)))
    let words = Self.phrases.reduce(String(line.dropFirst(Self.column))) { text, phrase in
      phrase.before.reduce(text) {
        $0.replacing($1 + phrase.word.en, with: $1 + phrase.word[language])
      }
    }
    let lines = indented(words, by: Self.column, width)
    let isEmpty = label.allSatisfy { $0 == " " }
    return isEmpty ? lines : label.padded(to: Self.column) + lines.dropFirst(Self.column)
  }

  private func usage(_ line: String, _ width: Int) -> String {
    let heading = Self.usage[language]
    let call = [
      LocalizedText("parser.help.some-options"), LocalizedText("parser.help.some-command"),
    ].reduce(String(line.dropFirst(Self.usage.en.count))) { replacing($1, in: $0) }
    return heading + indented(call, by: heading.count, width).dropFirst(heading.count)
  }

  private func replacing(_ word: LocalizedText, in line: String) -> String {
    line.replacing(word.en, with: word[language])
  }

  private func indented(_ text: String, by count: Int, _ width: Int) -> String {
    let space = String(repeating: " ", count: count)
    return ScreenText.wrap(text, width: max(20, width - count))
      .split(separator: "\n").map { space + $0 }.joined(separator: "\n")
  }
}

extension String {
  fileprivate func padded(to count: Int) -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text + String(repeating: " ", count: Swift.max(1, count - text.count))
  }
}
