import ArgumentParser
import Foundation
import Panels
import Pipeline

/// `lotrinh runs`.
struct RunsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "runs", HelpText.say("help.runs"),
    more: HelpText.say("help.runs.more"),
    examples: """
      lotrinh runs list
      lotrinh runs show last
      lotrinh runs compare 3 4
      lotrinh runs follow 3 plan-2025/plan.yaml --out results/follow
      lotrinh runs export 3 run-3
      """,
    subcommands: [
      RunsListCommand.self, RunsShowCommand.self, RunsCompareCommand.self, RunsFollowCommand.self,
      RunsExportCommand.self, RunsForgetCommand.self,
    ],
    defaultSubcommand: RunsListCommand.self)
}

/// Which database of runs is meant.
struct RunsOptions: ParsableArguments {
  @Option(help: .say("help.runs.runs"), completion: .file())
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
  static let configuration = CommandConfiguration("list", HelpText.say("help.runs.list"))

  @OptionGroup var place: RunsOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    try speech.attempt { () throws(RunFailure) in try place.archive().list() }
  }
}

/// `lotrinh runs show`.
struct RunsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration("show", HelpText.say("help.runs.show"))

  @Argument(help: .say("help.runs.id"))
  var id: String

  @OptionGroup var place: RunsOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    var text = ""
    try speech.attempt { () throws(RunFailure) in
      text = try place.archive().sheet(
        of: id, language: speech.lang, width: speech.terminal.dataWidth)
    }
    try speech.terminal.data(text)
  }
}

/// `lotrinh runs compare`.
struct RunsCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration("compare", HelpText.say("help.runs.compare"))

  @Argument(help: .say("help.runs.before"))
  var before: String

  @Argument(help: .say("help.runs.after"))
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
  static let configuration = CommandConfiguration("follow", HelpText.say("help.runs.follow"))

  @Argument(help: .say("help.runs.id"))
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
  static let configuration = CommandConfiguration("export", HelpText.say("help.runs.export"))

  @Argument(help: .say("help.runs.id"))
  var id: String

  @Argument(help: .say("help.runs.folder"), completion: .directory)
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
  static let configuration = CommandConfiguration("forget", HelpText.say("help.runs.forget"))

  @Argument(help: .say("help.runs.id"))
  var id: String

  @Flag(help: .say("help.runs.yes"))
  var yes = false

  @OptionGroup var place: RunsOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    try speech.attempt { () throws(RunFailure) in
      try place.archive().forget(id, isConfirmed: yes)
    }
  }
}
