import ArgumentParser
import Foundation
import Panels
import Pipeline

/// `lotrinh runs`.
struct RunsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract:
      "Look at the runs that were kept, and hold last year's forecasts against this year's data.",
    discussion: """
      A run is kept with lotrinh run … --keep: its inputs, its plan, and the results that a later year \
      is held against. What is kept and what the tables hold is in docs/runs.md.

      EXAMPLES
        lotrinh runs list
        lotrinh runs show last
        lotrinh runs compare 3 4
        lotrinh runs follow 3 plan-2025/plan.yaml --out results/follow
        lotrinh runs export 3 run-3
      """,
    subcommands: [
      RunsListCommand.self, RunsShowCommand.self, RunsCompareCommand.self, RunsFollowCommand.self,
      RunsExportCommand.self, RunsForgetCommand.self,
    ], defaultSubcommand: RunsListCommand.self)
}

/// Which database of runs is meant.
struct RunsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The database of runs; without it LOTRINH_RUNS, else runs.sqlite here.", valueName: "FILE"),
    completion: .file())
  var runs: String?

  func archive() throws(RunFailure) -> RunArchive {
    try RunArchive(file: runs, environment: ProcessInfo.processInfo.environment)
  }
}

extension SpeechOptions {
  /// Does what may fail, and turns a failure into messages and an exit code.
  func attempt(_ body: () throws(RunFailure) -> Void) throws {
    do {
      try body()
    } catch {
      terminal.say(error.problems)
      throw ExitCode(ExitStatus(error.problemClass).rawValue)
    }
  }
}

/// `lotrinh runs list`.
struct RunsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the runs kept, as a table on standard output.")

  @OptionGroup var place: RunsOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    try speech.attempt { () throws(RunFailure) in try place.archive().list() }
  }
}

/// `lotrinh runs show`.
struct RunsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a run: its call, its inputs, its tables, its targets.")

  @Argument(help: "The number of the run, or last.")
  var id: String

  @OptionGroup var place: RunsOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    var text = ""
    try speech.attempt { () throws(RunFailure) in
      text = try place.archive().sheet(of: id, language: speech.lang)
    }
    try speech.terminal.data(text)
  }
}

/// `lotrinh runs compare`.
struct RunsCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say what differs between two runs, as a table on standard output.")

  @Argument(help: "The run to compare with.")
  var before: String

  @Argument(help: "The run that is compared.")
  var after: String

  @OptionGroup var place: RunsOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    try speech.attempt { () throws(RunFailure) in
      let sentences = try place.archive().compare(before, after, language: speech.lang)
      if !speech.quiet { speech.terminal.line(sentences) }
    }
  }
}

/// `lotrinh runs follow`.
struct RunsFollowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow",
    abstract:
      "Hold a run's forecasts and probabilities against the data of a later year; say who moved and what was revised."
  )

  @Argument(help: "The number of the run, or last.")
  var id: String

  @OptionGroup var source: SourceOptions
  @OptionGroup var place: RunsOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    try await JobRunner(
      speech: speech, work: work, follow: FollowRequest(file: place.runs, run: id)
    ).perform(.follow, source.source())
  }
}

/// `lotrinh runs export`.
struct RunsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a run into a folder: its inputs to run it again, and in results what was kept."
  )

  @Argument(help: "The number of the run, or last.")
  var id: String

  @Argument(help: ArgumentHelp("The folder.", valueName: "DIR"), completion: .directory)
  var folder: String

  @OptionGroup var place: RunsOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    try speech.attempt { () throws(RunFailure) in
      let notices = try place.archive().export(id, into: folder)
      speech.terminal.say(notices)
      if !speech.quiet {
        speech.terminal.line(Run.resultsLine(folder: folder, language: speech.lang))
      }
    }
  }
}

/// `lotrinh runs forget`.
struct RunsForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Delete a run for good.")

  @Argument(help: "The number of the run, or last.")
  var id: String

  @Flag(help: "Yes, delete it.")
  var yes = false

  @OptionGroup var place: RunsOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    try speech.attempt { () throws(RunFailure) in
      try place.archive().forget(id, isConfirmed: yes)
    }
  }
}
