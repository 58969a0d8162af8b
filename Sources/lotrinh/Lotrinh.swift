import ArgumentParser
import Panels
import Pipeline

/// The command line.
@main
struct Lotrinh: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "lotrinh", HelpText.say("help.lotrinh"),
    more: HelpText.say("help.lotrinh.more"),
    examples: """
      lotrinh run datasets/plans/tuan-giao-2024/plan.yaml --out results/tuan-giao
      lotrinh assess panel.csv --criteria qd-1980-2016 --region TN --out results
      lotrinh trend panel.csv --unit code --value income:positive
      lotrinh forecast panel.csv --value income:positive --target 'income>=58'
      """,
    closing: HelpText.say("help.lotrinh.closing"),
    version: Run.version,
    subcommands: [
      CheckCommand.self, AssessCommand.self, TrendCommand.self, ForecastCommand.self,
      BriefCommand.self,
      BacktestCommand.self, TrackCommand.self, ScenarioCommand.self, TargetsCommand.self,
      RoadmapCommand.self, OwnersCommand.self, RunCommand.self, WorkbookCommand.self,
      ReportCommand.self,
      ExplainCommand.self, RunsCommand.self, ShowCommand.self, CrosswalkCommand.self,
      FrameCommand.self, FitCommand.self, MergeCommand.self, ApplyCommand.self,
      CalendarCommand.self, InitCommand.self, SimulateCommand.self, SchemaCommand.self,
      CompletionsCommand.self,
    ])

  /// Runs the command that the call names; help is given, and what is wrong with the call is said, in its language.
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let words = ParserWords(
      arguments: arguments,
      commands: configuration.subcommands.compactMap { $0.configuration.commandName },
      parts: partCalls,
      language: .ofCall)
    if Introduction.isAsked(by: arguments) { print(Introduction(language: .ofCall).text) }
    // The parser gives its main help for a command that it does not know.
    if HelpCall.isForHelp(arguments), let refused = words.text(for: "") {
      terminal.line(refused)
      exit(withError: ExitCode(ExitStatus.usage.rawValue))
    }
    do {
      var command = try parseAsRoot(NegativeValues.joined(HelpCall.words(of: arguments)))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      answer(error)
      refuse(error, words)
      exit(withError: error)
    }
  }

  /// The calls of the parts of commands by the name of the part; of a name that several have the first.
  private static var partCalls: [String: String] {
    let parts = configuration.subcommands.flatMap { command in
      command.configuration.subcommands.compactMap { $0.configuration.commandName }.map {
        ($0, "\(command.configuration.commandName ?? "") \($0)")
      }
    }
    return Dictionary(parts, uniquingKeysWith: { first, _ in first })
  }

  private static let terminal = Terminal(language: .ofCall, isJSON: false, isQuiet: false)

  /// Prints a text and ends.
  private static func print(_ text: String) -> Never {
    do {
      try terminal.data(text)
    } catch {
      exit(withError: error)
    }
    exit()
  }

  /// Prints what the parser answers to a call, such as help or the version, and ends.
  private static func answer(_ error: any Error) {
    guard exitCode(for: error) == .success else { return }
    let text = fullMessage(for: error, columns: 100_000)
    let help = ParserHelp(text, in: .ofCall)?.lines(width: terminal.helpWidth)
    print((help ?? ParserHelp.replacingOwnTexts(of: text, in: .ofCall)) + "\n")
  }

  /// Says what is wrong with a call; ends where the parser has nothing to add.
  private static func refuse(_ error: any Error, _ words: ParserWords) {
    let isOfParser = !(error is ExitCode) && exitCode(for: error) == .validationFailure
    guard isOfParser else { return }
    let message = message(for: error)
    if let text = words.text(for: message) {
      terminal.line(text)
      exit(withError: ExitCode(ExitStatus.usage.rawValue))
    }
    for line in [words.line, words.hint(for: message)].compactMap(\.self) {
      terminal.line(line)
    }
  }
}
