import ArgumentParser
import Panels
import Pipeline

/// `lotrinh scenario`.
struct ScenarioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "Lay what-ifs over the forecasts and compare them with the baseline.",
    discussion: """
      The folder holds the tables of the baseline and of each scenario, and in scenario.csv every \
      figure that differs. What a file of scenarios can say is in docs/scenarios.md; the options \
      are those of `lotrinh scenario run --help`.

      EXAMPLES
        lotrinh scenario plan.yaml --scenarios scenarios.yaml --out results
        lotrinh scenario panel.csv --value income:positive --scenarios slow.yaml --out results
        lotrinh scenario diff results/baseline results/slow
      """,
    subcommands: [ScenarioRunCommand.self, ScenarioDiffCommand.self],
    defaultSubcommand: ScenarioRunCommand.self)
}

/// `lotrinh scenario run`.
struct ScenarioRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run scenarios; what `lotrinh scenario` does by itself.")

  @OptionGroup var source: SourceOptions

  @Option(
    help: ArgumentHelp(
      "The file of scenarios; without it that of the plan.", valueName: "FILE"),
    completion: .file(extensions: ["yaml", "yml"]))
  var scenarios: String?

  @Option(help: ArgumentHelp("A scenario to run; without it all. Repeatable.", valueName: "ID"))
  var only: [String] = []

  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    try await JobRunner(
      speech: speech, work: work, horizon: horizon,
      scenarios: ScenarioRequest(file: scenarios, only: only)
    ).perform(.scenario, source.source())
  }
}

/// `lotrinh scenario diff`.
struct ScenarioDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say which figures of two result folders differ, as a table on standard output.")

  @Argument(help: "The folder to compare with.", completion: .directory)
  var before: String

  @Argument(help: "The folder that is compared.", completion: .directory)
  var after: String

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let terminal = speech.terminal
    do {
      let difference = try ResultDifference(before, after)
      try difference.write()
      if !speech.quiet { terminal.line(difference.sentence(speech.lang)) }
    } catch {
      terminal.say(error.problems)
      throw ExitCode(ExitStatus(error.problemClass).rawValue)
    }
  }
}
