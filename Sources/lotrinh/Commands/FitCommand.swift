import ArgumentParser
import Pipeline

/// `lotrinh fit`.
struct FitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "fit", HelpText.say("help.fit"),
    more: HelpText.say("help.fit.more"),
    examples: """
      lotrinh fit panel.csv --value income:positive --shard 1/2 --out 1.tally
      lotrinh fit panel.csv --value income:positive --shard 2/2 --out 2.tally
      lotrinh merge 1.tally 2.tally --out income.model
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var shard: ShardOption

  @Option(help: .say("help.fit.frame"), completion: .file())
  var frame: String?

  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    let source = source.source(alsoReads: horizon.errorOptions.map(\.column))
    let runner = JobRunner(speech: speech, work: work, horizon: horizon)
    try await runner.write(isPlan: source.isPlan, { shard.check(&$0) }) {
      options throws(RunFailure) in
      guard let number = shard.number else { return [] }
      return try await ShardRun(source, options: options)
        .fit(number, frame: frame, to: work.out, resumes: shard.resume)
    }
  }
}
