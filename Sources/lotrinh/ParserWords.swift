import ArgumentParser
import Foundation
import Panels
import Pipeline

/// What is said about a call that the parser of the command line, which speaks English only, refuses.
struct ParserWords {
  /// The words of the call, without the name of the program.
  let arguments: [String]
  /// The commands there are.
  let commands: [String]
  /// The calls of the parts of commands by the name of the part, as `runs follow` by `follow`.
  var parts: [String: String] = [:]
  /// The language in which it is said.
  let language: Language

  /// The command called, when there is one of that name.
  private var command: String? { arguments.first { !$0.hasPrefix("-") && commands.contains($0) } }

  /// Everything that is said, where it is known what is the matter; `nil` leaves it to the parser.
  ///
  /// - Parameter message: What the parser says.
  func text(for message: String) -> String? {
    if let refused = unknownLanguage ?? unknownCommand { return refused }
    guard let reason = reason(for: message) else { return nil }
    return [
      language.say("parser.not-understood", ["reason": reason]), hint(for: message), usage,
    ].compactMap(\.self).joined(separator: "\n")
  }

  /// The line before what the parser says, where no more is known.
  var line: String {
    language.say("parser.not-understood-see", ["call": helpCall])
  }

  /// The call for help in the language of this one.
  private var helpCall: String {
    "lotrinh\(suffix) --help" + (language == .preferred ? "" : " --lang \(language.rawValue)")
  }

  private var suffix: String { command.map { " " + $0 } ?? "" }

  /// A call as it should be, and where to read more.
  private var usage: String {
    let help = language.say("parser.see-help", ["call": helpCall])
    guard let example = command.flatMap(CommandSummary.named)?.example else { return help }
    return language.say("parser.example", ["call": "lotrinh \(example)"]) + "\n" + help
  }

  /// What is said about a call of nothing but a language that there is not.
  private var unknownLanguage: String? {
    guard let word = Introduction.languageAsked(by: arguments), Language(rawValue: word) == nil
    else { return nil }
    return language.say("parser.no-language", ["word": word])
  }

  /// What is said about a first word that is no command.
  private var unknownCommand: String? {
    let words = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
    guard let word = words.first, !word.hasPrefix("-"), word != "help", !commands.contains(word)
    else {
      return nil
    }
    let near = parts[word] ?? CommandNames.nearest(to: word, among: commands)
    return near.map {
      language.say("parser.no-command-but", ["command": word, "near": $0])
    } ?? language.say("parser.no-command", ["command": word])
  }

  /// What to write where a value that starts with a minus was taken for an option.
  func hint(for message: String) -> String? {
    guard let match = message.firstMatch(of: /^Missing value for '(--[a-z-]+)/),
      let form = NegativeValues.rewritten(String(match.1), in: arguments)
    else { return nil }
    return language.say("parser.value-with-minus", ["form": form])
  }

  /// The usual complaints of the parser.
  private func reason(for message: String) -> String? {
    if let match = message.firstMatch(of: /^The value '(.*)' is invalid for '(.*?)'/) {
      let allowed = message.firstMatch(of: /Please provide one of (.*?)\.?$/).map { found in
        let values = found.1.replacing(#/ (?:or|and) /#, with: language.say("parser.or"))
        return language.say("parser.allowed", ["values": values])
      }
      return language.say(
        "parser.bad-value",
        ["value": match.1, "argument": match.2, "allowed": allowed ?? ""])
    }
    if let match = message.firstMatch(of: /^Missing expected argument '(.*?)( \.\.\.)?'/) {
      return language.say("parser.missing", ["argument": match.1])
    }
    if let match = message.firstMatch(of: /^Missing value for '(.*?)'/) {
      return language.say("parser.missing-value", ["argument": match.1])
    }
    if let match = message.firstMatch(of: /^Unknown option '(.*?)'(?:\. Did you mean '(.*?)'\?)?/) {
      return match.2.map {
        language.say("parser.no-option-but", ["option": match.1, "near": $0])
      } ?? language.say("parser.no-option", ["option": match.1])
    }
    if let match = message.firstMatch(of: /^(?:\d+ u|U)nexpected arguments?:? (.*)/) {
      return language.say("parser.excess", ["words": match.1])
    }
    if let match = message.firstMatch(of: /^The option '(.*?)' does not take any value/) {
      return language.say("parser.no-value", ["option": match.1])
    }
    return nil
  }
}
