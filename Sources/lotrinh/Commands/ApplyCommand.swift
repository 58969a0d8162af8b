import ArgumentParser
import Panels
import Pipeline

/// `lotrinh apply`.
struct ApplyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "apply", HelpText.say("help.apply"),
    more: HelpText.say("help.apply.more"),
    examples: """
      lotrinh apply panel.csv --value income:positive --model income.model \\
        --shard 1/2 --target 'income>=58' --out 1
      lotrinh apply panel.csv --value income:positive --model income.model \\
        --shard 2/2 --target 'income>=58' --out 2
      lotrinh merge 1 2 --out results
      """)

  @OptionGroup var source: SourceOptions

  @Option(help: .say("help.apply.model"), completion: .file())
  var model: String

  @OptionGroup var shard: ShardOption
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    let source = source.source(alsoReads: horizon.errorOptions.map(\.column))
    var call = CallCheck()
    shard.check(&call)
    ShardOption.demandTables(work, &call)
    try call.end(speech.terminal)
    guard let number = shard.number else { return }
    let runner = JobRunner(speech: speech, work: work, horizon: horizon)
    try await runner.perform(.forecast, isPlan: source.isPlan) { options throws(RunFailure) in
      try await ShardRun(source, options: options)
        .apply(number, model: model, into: work.out, resumes: shard.resume)
    }
  }
}
