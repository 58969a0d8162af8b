import ArgumentParser
import Foundation
import Panels

/// A Vietnamese line before what the parser of the command line says, which is English.
struct ParserWords {
  /// The words of the call, without the name of the program.
  let arguments: [String]
  /// The commands there are.
  let commands: [String]

  /// The language that the call asks for, as far as it can be told before it is understood.
  var language: Language {
    for (position, argument) in arguments.enumerated() {
      if argument == "--lang", position + 1 < arguments.count {
        return Language(rawValue: arguments[position + 1]) ?? .vi
      }
      if argument.hasPrefix("--lang=") {
        return Language(rawValue: String(argument.dropFirst("--lang=".count))) ?? .vi
      }
    }
    return .vi
  }

  /// The line for a message of the parser.
  func line(for message: String) -> String {
    let command = arguments.first { commands.contains($0) }.map { " " + $0 } ?? ""
    let reason = Self.translation(of: message).map { ": " + $0 } ?? ""
    return "lỗi: Không hiểu dòng lệnh\(reason). Xem cách dùng: lotrinh\(command) --help"
  }

  /// What to write where a value that starts with a minus was taken for an option.
  func hint(for message: String) -> String? {
    guard let match = message.firstMatch(of: /^Missing value for '(--[a-z-]+)/),
      let form = NegativeValues.rewritten(String(match.1), in: arguments)
    else { return nil }
    return language == .vi
      ? "Giá trị bắt đầu bằng dấu trừ phải viết liền: \(form)"
      : "A value that starts with a minus is written with an equals sign: \(form)"
  }

  /// The usual complaints of the parser; others stand in English below the line.
  private static func translation(of message: String) -> String? {
    if let match = message.firstMatch(of: /^The value '(.*)' is invalid for '(.*?)'/) {
      return "giá trị \"\(match.1)\" không hợp lệ cho \(match.2)"
    }
    if let match = message.firstMatch(of: /^Missing expected argument '(.*?)'/) {
      return "thiếu \(match.1)"
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
