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
  mutating func demand(_ isMet: Bool, _ text: @autoclosure () -> LocalizedText) {
    if !isMet { problems.append(Problem(.badOption(text()))) }
  }

  /// Demands a number of years that can be forecast.
  mutating func demandHorizon(_ horizon: Int) {
    demand(
      (1...100).contains(horizon), LocalizedText("option.horizon-range"))
  }

  /// Demands that every method is known.
  mutating func demandMethods(_ names: [String]) {
    let methods = RunOptions.methods.joined(separator: ", ")
    for name in names {
      demand(
        RunOptions.methods.contains(name),
        LocalizedText("option.method-unknown", ["name": name, "known": methods]))
    }
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
