import ArgumentParser
import Foundation
import Panels
import Pipeline

/// `lotrinh check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report every problem of a plan or a table, with its place and its cure.",
    discussion: """
      Errors, contradictions and patterns in the data, undeclared jumps, published figures that do \
      not add up, missing bars, and the account of every cell read. With --out: problems.csv and \
      problems.json with all of them, check.txt, jumps.csv, sources.csv, account.csv. With --json \
      the problems go to standard output as one JSON array. Ends with 65 when there is an error, \
      with 0 when there are only warnings.

      EXAMPLE
        lotrinh check datasets/plans/thien-ke-2020/plan.yaml --out results/check
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
