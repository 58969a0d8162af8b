import ArgumentParser
import Panels
import Pipeline

/// `lotrinh scenario`.
struct ScenarioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "scenario", HelpText.say("help.scenario"),
    more: HelpText.say("help.scenario.more"),
    examples: """
      lotrinh scenario plan.yaml --scenarios scenarios.yaml --out results
      lotrinh scenario panel.csv --value income:positive --scenarios slow.yaml \\
        --out results
      lotrinh scenario diff results/baseline results/slow
      """,
    subcommands: [ScenarioRunCommand.self, ScenarioDiffCommand.self],
    defaultSubcommand: ScenarioRunCommand.self)
}

/// `lotrinh scenario run`.
struct ScenarioRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration("run", HelpText.say("help.scenario.run"))

  @OptionGroup var source: SourceOptions

  @Option(help: .say("help.scenario.scenarios"), completion: .file(extensions: ["yaml", "yml"]))
  var scenarios: String?

  @Option(help: .say("help.scenario.only"))
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
  static let configuration = CommandConfiguration("diff", HelpText.say("help.scenario.diff"))

  @Argument(help: .say("help.scenario.before"), completion: .directory)
  var before: String

  @Argument(help: .say("help.scenario.after"), completion: .directory)
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
