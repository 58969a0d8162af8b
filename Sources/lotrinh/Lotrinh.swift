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
      BacktestCommand.self, TrackCommand.self, ScenarioCommand.self, TargetsCommand.self,
      RoadmapCommand.self, OwnersCommand.self, RunCommand.self, WorkbookCommand.self,
      RunsCommand.self, ShowCommand.self, CrosswalkCommand.self, CalendarCommand.self,
      InitCommand.self, SimulateCommand.self, SchemaCommand.self,
    ])

  /// Runs the command that the call names; what the parser does not understand is introduced in
  /// Vietnamese, unless the call asks for English.
  static func main() async {
    do {
      var command = try parseAsRoot(
        NegativeValues.joined(Array(CommandLine.arguments.dropFirst())))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      introduce(error)
      exit(withError: error)
    }
  }

  private static func introduce(_ error: any Error) {
    let words = ParserWords(
      arguments: Array(CommandLine.arguments.dropFirst()),
      commands: configuration.subcommands.compactMap { $0.configuration.commandName })
    let isOfParser = !(error is ExitCode) && exitCode(for: error) == .validationFailure
    guard isOfParser else { return }
    let terminal = Terminal(language: words.language, isJSON: false, isQuiet: false)
    if words.language == .vi { terminal.line(words.line(for: message(for: error))) }
    if let hint = words.hint(for: message(for: error)) { terminal.line(hint) }
  }
}
