import ArgumentParser
import Panels
import Pipeline

/// The command line.
@main
struct Lotrinh: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lotrinh",
    abstract: "See which communes will meet their targets.",
    discussion: """
      From a commune-by-year panel and a plan: the criteria met and their average per commune, \
      trends, forecasts with intervals, the probability of meeting each target.

      EXAMPLES
        lotrinh run datasets/plans/tuan-giao-2024/plan.yaml --out results/tuan-giao
        lotrinh assess panel.csv --criteria qd-1980-2016 --region TN --out results
        lotrinh trend panel.csv --unit code --value income:positive
        lotrinh forecast panel.csv --value income:positive --target 'income>=58'

      Data go to standard output, messages to standard error. Exit codes: 0 done; 1 done with units \
      left out, under --strict; 64 wrong call; 65 data refused; 66 input missing; 70 internal; \
      73 cannot write; 74 reading or writing failed.
      """,
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

  /// Runs the command that the call names; what is wrong with the call is said in its language, and by the parser, in
  /// English, where we do not know better.
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let words = ParserWords(
      arguments: arguments,
      commands: configuration.subcommands.compactMap { $0.configuration.commandName })
    if Introduction.isAsked(by: arguments) { introduce(words.language) }
    do {
      var command = try parseAsRoot(NegativeValues.joined(arguments))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      refuse(error, words)
      exit(withError: error)
    }
  }

  /// Prints the introduction and ends.
  private static func introduce(_ language: Language) -> Never {
    let terminal = Terminal(language: language, isJSON: false, isQuiet: false)
    do {
      try terminal.data(Introduction(language: language).text)
    } catch {
      exit(withError: error)
    }
    exit()
  }

  /// Says what is wrong with a call; ends where the parser has nothing to add.
  private static func refuse(_ error: any Error, _ words: ParserWords) {
    let isOfParser = !(error is ExitCode) && exitCode(for: error) == .validationFailure
    guard isOfParser else { return }
    let terminal = Terminal(language: words.language, isJSON: false, isQuiet: false)
    let message = message(for: error)
    if let text = words.text(for: message) {
      terminal.line(text)
      exit(withError: ExitCode(ExitStatus.usage.rawValue))
    }
    for line in [words.line(for: message), words.hint(for: message)].compactMap(\.self) {
      terminal.line(line)
    }
  }
}
