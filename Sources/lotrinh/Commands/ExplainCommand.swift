import ArgumentParser
import Foundation
import Panels
import Pipeline

/// `lotrinh explain`.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "explain", HelpText.say("help.explain"),
    more: HelpText.say("help.explain.more"),
    examples: """
      lotrinh explain plan.yaml 'Quài Nưa' 2023 10
      lotrinh explain plan.yaml 03280 2024 15.1 --set qd-318-2022
      lotrinh explain plan.yaml 'Thanh Hà, Điện Biên' 2023 'Thu nhập'
      lotrinh explain panel.csv 03280 2023 10 --criteria qd-318-2022 --region TDMNPB
      """)

  @OptionGroup var source: SourceOptions

  @Argument(help: .say("help.explain.commune"))
  var commune: String

  @Argument(help: .say("help.explain.year"))
  var wantedYear: Int

  @Argument(help: .say("help.explain.criterion"))
  var criterion: String

  @Option(help: .say("help.explain.set"), completion: .custom { _, _, _ in CriteriaSetNames.all })
  var set: String?

  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    let terminal = speech.terminal
    var call = CallCheck()
    horizon.check(&call)
    try call.end(terminal)
    var options = RunOptions()
    options.language = speech.lang
    options.jobs = ProcessInfo.processInfo.activeProcessorCount
    options.horizon = horizon.horizon
    options.method = horizon.method.last ?? options.method
    options.standardErrors = horizon.errorOptions
    options.environment = ProcessInfo.processInfo.environment
    options.executable = Bundle.main.executablePath ?? CommandLine.arguments[0]
    options.progress = { terminal.show($0) }
    let request = ExplanationRequest(
      unit: commune, year: wantedYear, item: criterion, set: set)
    do {
      let found = try await ExplanationRun(
        source.source(alsoReads: horizon.errorOptions.map(\.column)), options: options
      ).perform(
        request, width: terminal.dataWidth, usesColor: terminal.colorsData,
        breaksWords: terminal.screenWidth != nil)
      terminal.clear()
      terminal.say(found.problems)
      try terminal.data(speech.json ? found.json : found.lines.joined(separator: "\n") + "\n")
    } catch let failure as RunFailure {
      terminal.clear()
      terminal.say(failure)
      throw ExitCode(ExitStatus(failure.problemClass).rawValue)
    }
  }
}
