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
        lotrinh assess datasets/plans/ha-nam-2023/plan.yaml \\
          --beside qd-51-2025 --out results
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  @Option(
    help: "What assessment.csv holds: indicators (and criteria), criteria, or none (no file).")
  var detail: RunOptions.Detail = .indicators

  @Option(
    help: ArgumentHelp(
      "Another criteria set, by id or key: set_differences.csv lists what it asks otherwise than the first set, and which communes newly fail.",
      valueName: "SET"))
  var beside: String?

  func run() async throws {
    var runner = JobRunner(speech: speech, work: work, detail: detail)
    runner.besideSet = beside
    try await runner.perform(.assess, source.source())
  }
}

extension RunOptions.Detail: ExpressibleByArgument {}
