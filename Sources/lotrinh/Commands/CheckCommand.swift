import ArgumentParser
import Foundation
import Panels
import Pipeline

/// `lotrinh check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "check", HelpText.say("help.check"),
    more: HelpText.say("help.check.more"),
    examples: """
      lotrinh check datasets/plans/thien-ke-2020/plan.yaml --out results/check
      lotrinh check bieu.xlsx --preview
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  @Flag(help: .say("help.check.preview"))
  var preview = false

  func run() async throws {
    if preview { return try showPreview() }
    try await JobRunner(speech: speech, work: work)
      .perform(.check, source.source(guessesColumns: true, setsAside: true))
  }

  private func showPreview() throws {
    let terminal = speech.terminal
    var call = CallCheck()
    call.demand(
      !source.isPlan, LocalizedText("option.preview-of-plan"))
    call.demand(
      !speech.json,
      LocalizedText("option.preview-as-json")
    )
    try call.end(terminal)
    do {
      let preview = try source.table(guessesColumns: true, setsAside: true).preview(
        language: speech.lang, environment: ProcessInfo.processInfo.environment,
        executable: Bundle.main.executablePath ?? CommandLine.arguments[0])
      try terminal.data(preview.text)
      if preview.hasErrors { throw ExitCode(ExitStatus.dataRefused.rawValue) }
    } catch let failure as RunFailure {
      terminal.say(failure.problems)
      throw ExitCode(ExitStatus(failure.problemClass).rawValue)
    }
  }
}
