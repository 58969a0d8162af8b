import ArgumentParser
import Pipeline

/// `lotrinh assess`.
struct AssessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess",
    abstract: "Hold communes against criteria sets: verdicts, counts, averages, bands.",
    discussion: """
      EXAMPLE
        lotrinh assess panel.csv --unit code --criteria qd-1980-2016 --region TN \\
          --group district --out results
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  @Option(
    help: "What assessment.csv holds: indicators (and criteria), criteria, or none (no file).")
  var detail: RunOptions.Detail = .indicators

  func run() async throws {
    try await JobRunner(speech: speech, work: work, detail: detail)
      .perform(.assess, source.source())
  }
}

extension RunOptions.Detail: ExpressibleByArgument {}
