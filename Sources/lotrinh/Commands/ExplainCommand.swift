import ArgumentParser
import Foundation
import Panels
import Pipeline

/// `lotrinh explain`.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Walk from a verdict back to the cell, the bar, the rule and their sources.",
    discussion: """
      For one commune or village, year and criterion: the verdict and why, each value with the cell it was read in, \
      each bar with the line and the document it stands in, what is missing and what to do, the levels it counts for, \
      and for the last year and years ahead the chance of being met.

      EXAMPLES
        lotrinh explain plan.yaml 'Quài Nưa' 2023 10
        lotrinh explain plan.yaml 03280 2024 15.1 --set qd-318-2022
        lotrinh explain plan.yaml 'Thanh Hà, Điện Biên' 2023 'Thu nhập'
        lotrinh explain panel.csv 03280 2023 10 --criteria qd-318-2022 --region TDMNPB
      """)

  @OptionGroup var source: SourceOptions

  @Argument(
    help: ArgumentHelp(
      "The unit: its code, its name, or its name and district ('Thanh Hà, Điện Biên').",
      valueName: "commune"))
  var commune: String

  @Argument(
    help: ArgumentHelp("The year, of the data or after them.", valueName: "year"))
  var wantedYear: Int

  @Argument(
    help: ArgumentHelp(
      "The criterion, indicator or condition: its id (15, 15.1), name or column (income).",
      valueName: "criterion"))
  var criterion: String

  @Option(
    help: ArgumentHelp(
      "The criteria set; without it the one in force that has the criterion.", valueName: "ID"),
    completion: .custom { _, _, _ in CriteriaSetNames.all })
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
