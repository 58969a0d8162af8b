import ArgumentParser
import Panels

/// Texts of the help, in the language of the call.
enum HelpText {
  /// A text of the catalogue.
  ///
  /// - Parameters:
  ///   - key: The key of the text, written out: a test looks for it in both catalogues.
  ///   - values: What stands for the placeholders of the text, by their names.
  static func say(_ key: String, _ values: TextValues = [:]) -> String {
    Language.ofCall.say(key, values)
  }
}

extension ArgumentHelp {
  /// The help of an argument from the catalogue.
  ///
  /// A text may begin with what its value is called: `"<FILE> The model that merge wrote."`.
  static func say(_ key: String, _ values: TextValues = [:]) -> ArgumentHelp {
    let text = HelpText.say(key, values)
    guard text.hasPrefix("<"), let end = text.firstRange(of: "> ") else {
      return ArgumentHelp(text)
    }
    return ArgumentHelp(
      String(text[end.upperBound...]), valueName: text[..<end.lowerBound].dropFirst().description)
  }
}

extension CommandConfiguration {
  /// A command whose help says what it is for, more about it, and calls of it.
  ///
  /// - Parameters:
  ///   - name: The command.
  ///   - purpose: What it is for, in a sentence.
  ///   - more: A paragraph behind that, or nothing.
  ///   - examples: Calls as they are typed, the same in every language.
  ///   - closing: A paragraph behind the examples, or nothing.
  ///   - version: The version of the program.
  ///   - subcommands: The commands below it.
  ///   - defaultSubcommand: The one that it is without a word of its own.
  init(
    _ name: String, _ purpose: String, more: String = "", examples: String = "",
    closing: String = "", version: String = "", subcommands: [any ParsableCommand.Type] = [],
    defaultSubcommand: (any ParsableCommand.Type)? = nil
  ) {
    let calls = examples.split(separator: "\n").map { "\n  " + $0 }.joined()
    let parts = [more, calls.isEmpty ? "" : HelpText.say("help.examples") + calls, closing]
    self.init(
      commandName: name, abstract: purpose,
      discussion: parts.filter { !$0.isEmpty }.joined(separator: "\n\n"),
      version: version, subcommands: subcommands, defaultSubcommand: defaultSubcommand)
  }
}
