import Panels

/// What `lotrinh` says when it is called without a word.
struct Introduction {
  let language: Language

  /// Whether a call asks for nothing but this, in some language.
  static func isAsked(by arguments: [String]) -> Bool {
    arguments.isEmpty || languageAsked(by: arguments).flatMap(Language.init(rawValue:)) != nil
  }

  /// The language that a call names, where it says nothing else.
  static func languageAsked(by arguments: [String]) -> String? {
    switch arguments.count {
    case 1 where arguments[0].hasPrefix("--lang="): String(arguments[0].dropFirst(7))
    case 2 where arguments[0] == "--lang": arguments[1]
    default: nil
    }
  }

  /// The text, at most 80 columns wide.
  var text: String {
    let opening = language.say("introduction.opening")
    let closing = language.say("introduction.closing")
    let width = CommandSummary.groups.flatMap(\.commands).map(\.name.count).max() ?? 0
    let groups = CommandSummary.groups.map { group in
      group.title[language] + "\n"
        + group.commands.map { command in
          "  " + command.name + String(repeating: " ", count: width - command.name.count + 2)
            + command.purpose[language]
        }.joined(separator: "\n")
    }
    return ([opening] + groups + [closing]).joined(separator: "\n\n") + "\n"
  }
}
