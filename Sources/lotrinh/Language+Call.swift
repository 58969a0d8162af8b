import Foundation
import Panels

extension Language {
  /// The language of the variable `LOTRINH_LANG`, Vietnamese without it.
  static let preferred =
    ProcessInfo.processInfo.environment["LOTRINH_LANG"].flatMap { Language(rawValue: $0) } ?? .vi

  /// The language of this call, known before the call is understood: help and completions are made
  /// while the parser reads the declarations.
  static let ofCall = asked(by: Array(CommandLine.arguments.dropFirst()))

  /// The language that the words of a call ask for by `--lang`, else the preferred one.
  static func asked(by arguments: [String]) -> Language {
    for (position, argument) in arguments.enumerated() {
      if argument == "--lang", position + 1 < arguments.count {
        return Language(rawValue: arguments[position + 1]) ?? .preferred
      }
      if argument.hasPrefix("--lang=") {
        return Language(rawValue: String(argument.dropFirst("--lang=".count))) ?? .preferred
      }
    }
    return .preferred
  }
}
