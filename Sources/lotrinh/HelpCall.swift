/// A call for help.
enum HelpCall {
  /// The words of a call for help without `--lang`, which only commands take; other calls as they are.
  static func words(of arguments: [String]) -> [String] {
    var words: [String] = []
    var isBehindOption = false
    for argument in arguments {
      if isBehindOption || argument == "--lang" {
        isBehindOption.toggle()
      } else if !argument.hasPrefix("--lang=") {
        words.append(argument)
      }
    }
    return isForHelp(words) ? words : arguments
  }

  /// Whether a call asks for help and does nothing else.
  static func isForHelp(_ words: [String]) -> Bool {
    words.first == "help" || words.contains { ["-h", "--help"].contains($0) }
  }
}
