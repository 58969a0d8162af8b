import Panels
import Pipeline

/// The help of a command in the words of a language: the parser has English ones of its own.
struct ParserHelp {
  /// What the parser writes where lines may be of any length.
  let text: String
  /// The language that is spoken.
  let language: Language

  /// Where what an argument does begins in a line of the parser.
  private static let column = 26

  private static let overview = LocalizedText("parser.help.overview")
  private static let usage = LocalizedText("parser.help.usage")
  private static let someCommand = LocalizedText("parser.help.some-command")
  private static let someOptions = LocalizedText("parser.help.some-options")
  private static let defaultCommand = LocalizedText("parser.help.default-command")
  private static let defaultValue = LocalizedText("parser.help.default")
  private static let values = LocalizedText("parser.help.values")

  private static let headings = [
    LocalizedText("parser.help.arguments"), LocalizedText("parser.help.options"),
    LocalizedText("parser.help.subcommands"),
  ]

  /// What the parser says of its own flags and command.
  private static let ownTexts = [
    LocalizedText("parser.help.version-flag"), LocalizedText("parser.help.help-flag"),
    LocalizedText("parser.help.help-command"),
  ]

  /// - Returns: `nil` for what is no help, such as the version.
  init?(_ text: String, in language: Language) {
    guard text.hasPrefix(Self.overview.en) else { return nil }
    self.text = Self.replacingOwnTexts(of: text, in: language)
    self.language = language
  }

  /// What the parser writes, with what it says of its own flags and command in a language.
  static func replacingOwnTexts(of text: String, in language: Language) -> String {
    ownTexts.reduce(text) { $0.replacing($1.en, with: $1[language]) }
  }

  /// The help in lines of at most `width` characters, as far as words allow; calls that are to be
  /// copied are not broken.
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

  /// A line from the usage on: the usage, a heading, an argument, or where to read more.
  private func line(_ line: String, _ width: Int) -> String {
    if line.hasPrefix(Self.usage.en) { return usage(line, width) }
    if let heading = Self.headings.first(where: { $0.en == line }) { return heading[language] }
    if let match = line.firstMatch(of: /^  See '(.*) <subcommand>'/) {
      let call = match.1 + " " + Self.someCommand[language]
      return "  " + language.say("parser.help.see", ["call": call])
    }
    let isDescribed = line.dropFirst(Self.column - 1).first == " "
    let label = replacing(
      Self.defaultCommand, in: isDescribed ? String(line.prefix(Self.column)) : line)
    guard isDescribed else { return label }
    let lines = indented(description(line.dropFirst(Self.column)), by: Self.column, width)
    let name = label.replacing(#/ +$/#, with: "")
    return name + lines.dropFirst(name.count)
  }

  /// What an argument does, with its values.
  private func description(_ text: Substring) -> String {
    let text = replacing(Self.values, in: String(text))
    return ["(", "; "].reduce(text) {
      $0.replacing($1 + Self.defaultValue.en, with: $1 + Self.defaultValue[language])
    }
  }

  private func usage(_ line: String, _ width: Int) -> String {
    let heading = Self.usage[language]
    let call = [Self.someOptions, Self.someCommand]
      .reduce(String(line.dropFirst(Self.usage.en.count))) { replacing($1, in: $0) }
    return heading + indented(call, by: heading.count, width).dropFirst(heading.count)
  }

  private func replacing(_ word: LocalizedText, in line: String) -> String {
    line.replacing(word.en, with: word[language])
  }

  /// A text in lines that begin in a later column.
  private func indented(_ text: String, by count: Int, _ width: Int) -> String {
    let space = String(repeating: " ", count: count)
    return ScreenText.wrap(text, width: max(20, width - count))
      .split(separator: "\n").map { space + $0 }.joined(separator: "\n")
  }
}
