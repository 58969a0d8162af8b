import ArgumentParser

/// `lotrinh check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "List every problem of a plan or a table, and every bar that is missing.",
    discussion: "Ends with 65 when there is an error, with 0 when there are only warnings.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    try await JobRunner(speech: speech, work: work)
      .perform(.check, source.source(guessesColumns: true, setsAside: true))
  }
}
