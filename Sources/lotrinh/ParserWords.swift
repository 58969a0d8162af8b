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

  /// The language that the call asks for, as far as it can be told before it is understood.
  var language: Language {
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

  private var isVietnamese: Bool { language == .vi }

  /// The command called, when there is one of that name.
  private var command: String? { arguments.first { !$0.hasPrefix("-") && commands.contains($0) } }

  /// Everything that is said, where it is known what is the matter; `nil` leaves it to the parser.
  ///
  /// - Parameter message: What the parser says.
  func text(for message: String) -> String? {
    if let refused = unknownLanguage ?? unknownCommand { return refused }
    guard isVietnamese, let reason = Self.translation(of: message) else { return nil }
    return ["lỗi: Không hiểu dòng lệnh: \(reason).", hint(for: message), usage].compactMap(\.self)
      .joined(separator: "\n")
  }

  /// The line before what the parser says, where no more is known.
  func line(for message: String) -> String? {
    isVietnamese ? "lỗi: Không hiểu dòng lệnh. Xem cách dùng: lotrinh\(suffix) --help" : nil
  }

  private var suffix: String { command.map { " " + $0 } ?? "" }

  /// A call as it should be, and where to read more.
  private var usage: String {
    let help = "lotrinh\(suffix) --help"
    guard let example = command.flatMap(CommandSummary.named)?.example else {
      return "Xem cách dùng: \(help)"
    }
    return "Ví dụ: lotrinh \(example)\nXem cách dùng: \(help)"
  }

  /// What is said about a call of nothing but a language that there is not.
  private var unknownLanguage: String? {
    guard let word = Introduction.languageAsked(by: arguments), Language(rawValue: word) == nil
    else { return nil }
    return language.say("parser.no-language", ["word": word])
  }

  /// What is said about a first word that is no command.
  private var unknownCommand: String? {
    guard let word = arguments.first, !word.hasPrefix("-"), word != "help",
      !commands.contains(word)
    else { return nil }
    let near = CommandNames.nearest(to: word, among: commands)
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

  /// What the arguments of commands are called in Vietnamese.
  private static let names = [
    "input": "kế hoạch hoặc bảng số liệu", "commune": "xã", "year": "năm", "criterion": "tiêu chí",
    "table": "bảng kết quả", "folder": "thư mục", "id": "số của lần chạy",
  ]

  /// The usual complaints of the parser.
  private static func translation(of message: String) -> String? {
    if let match = message.firstMatch(of: /^The value '(.*)' is invalid for '(.*?)'/) {
      let allowed = message.firstMatch(of: /Please provide one of (.*?)\.?$/).map { found in
        "; chỉ dùng " + found.1.replacing(" or ", with: " hoặc ")
      }
      return "giá trị \"\(match.1)\" không hợp lệ cho \(match.2)" + (allowed ?? "")
    }
    if let match = message.firstMatch(of: /^Missing expected argument '<?(.*?)>?( \.\.\.)?'/) {
      return "thiếu \(names[String(match.1)].map { "\($0) (<\(match.1)>)" } ?? "<\(match.1)>")"
    }
    if let match = message.firstMatch(of: /^Missing value for '(.*?)'/) {
      return "thiếu giá trị cho \(match.1)"
    }
    if let match = message.firstMatch(of: /^Unknown option '(.*?)'(?:\. Did you mean '(.*?)'\?)?/) {
      return "không có tùy chọn \(match.1)" + (match.2.map { " (có phải là \($0)?)" } ?? "")
    }
    if let match = message.firstMatch(of: /^(?:\d+ u|U)nexpected arguments?: (.*)/) {
      return "thừa \(match.1)"
    }
    return nil
  }
}
