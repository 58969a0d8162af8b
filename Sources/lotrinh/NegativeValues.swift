/// Values of options that start with a minus, which the parser takes for options.
enum NegativeValues {
  /// The words of a call with each option and a negative number behind it as one word: `--round -2`
  /// becomes `--round=-2`. No option of a single hyphen is a digit, so that nothing else is meant.
  static func joined(_ arguments: [String]) -> [String] {
    var result: [String] = []
    for (position, argument) in arguments.enumerated() {
      if argument == "--" { return result + arguments[position...] }
      if let option = result.last, isOption(option), isNegativeNumber(argument) {
        result[result.count - 1] = option + "=" + argument
      } else {
        result.append(argument)
      }
    }
    return result
  }

  /// The word behind an option that starts with a minus, in the form that is understood.
  static func rewritten(_ option: String, in arguments: [String]) -> String? {
    for (word, next) in zip(arguments, arguments.dropFirst())
    where word == option && next.hasPrefix("-") && next.count > 1 && !next.hasPrefix("--") {
      return option + "=" + next
    }
    return nil
  }

  private static func isOption(_ word: String) -> Bool {
    word.hasPrefix("--") && word.count > 2 && !word.contains("=")
  }

  private static func isNegativeNumber(_ word: String) -> Bool {
    word.wholeMatch(of: /-[0-9.][0-9.,eE+-]*/) != nil
  }
}
