import ArgumentParser
import Pipeline

/// `lotrinh assess`.
struct AssessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "assess", HelpText.say("help.assess"),
    examples: """
      lotrinh assess panel.csv --unit code --criteria qd-1980-2016 --region TN \\
        --group district --out results
      lotrinh assess datasets/plans/ha-nam-2023/plan.yaml \\
        --beside qd-51-2025 --out results
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  @Option(help: .say("help.option.detail"))
  var detail: RunOptions.Detail = .indicators

  @Option(help: .say("help.assess.beside"))
  var beside: String?

  func run() async throws {
    var runner = JobRunner(speech: speech, work: work, detail: detail)
    runner.besideSet = beside
    try await runner.perform(.assess, source.source())
  }
}

extension RunOptions.Detail: ExpressibleByArgument {}
