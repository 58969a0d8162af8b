import ArgumentParser
import Pipeline

/// `lotrinh fit`.
struct FitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Add up one shard of a forecast.",
    discussion: """
      Units in the order of their codes are cut into blocks of 2048, blocks into shards. Each shard \
      writes sums and some of its series; merged, they are the model of one process, however many \
      shards there are.

      EXAMPLE
        lotrinh fit panel.csv --value income:positive --shard 1/2 --out 1.tally
        lotrinh fit panel.csv --value income:positive --shard 2/2 --out 2.tally
        lotrinh merge 1.tally 2.tally --out income.model
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var shard: ShardOption

  @Option(
    help: ArgumentHelp(
      "The frame of all units, where the table holds those of this shard only.",
      valueName: "FILE"), completion: .file())
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
