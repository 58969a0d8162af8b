import ArgumentParser
import Foundation
import Pipeline

/// `lotrinh check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "List every problem of a plan or a table, and every bar that is missing.",
    discussion: """
      Ends with 65 when there is an error, with 0 when there are only warnings.

      EXAMPLE
        lotrinh check bieu.xlsx --preview
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  @Flag(
    help:
      "Show how the sheets of a workbook or table are read: headings, columns, years, units, rows set aside, first rows."
  )
  var preview = false

  func validate() throws {
    if preview, source.isPlan {
      throw ValidationError("--preview shows a workbook or a table, not a plan.")
    }
  }

  func run() async throws {
    if preview { return try showPreview() }
    try await JobRunner(speech: speech, work: work)
      .perform(.check, source.source(guessesColumns: true, setsAside: true))
  }

  private func showPreview() throws {
    let terminal = speech.terminal
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
