import ArgumentParser
import Panels
import Pipeline

/// What Lotrinh itself demands of a call, beyond what the parser of the command line does.
///
/// The parser speaks English only; these demands are problems like any other, said in the language
/// of the call.
struct CallCheck {
  private var problems: [Problem] = []

  /// Notes a demand that is not met.
  mutating func demand(_ isMet: Bool, vi: @autoclosure () -> String, en: @autoclosure () -> String)
  {
    if !isMet { problems.append(Problem(.badOption(LocalizedText(vi: vi(), en: en())))) }
  }

  /// Ends the command when a demand is not met.
  ///
  /// - Throws: The exit code of a wrong call.
  func end(_ terminal: Terminal) throws {
    if problems.isEmpty { return }
    terminal.say(problems)
    throw ExitCode(ExitStatus.usage.rawValue)
  }
}
