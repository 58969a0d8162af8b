import ArgumentParser
import Pipeline

/// `lotrinh frame`.
struct FrameCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "frame", HelpText.say("help.frame"),
    more: HelpText.say("help.frame.more"),
    examples: """
      lotrinh frame part-1.csv --value income:positive --out 1.frame
      lotrinh frame part-2.csv --value income:positive --out 2.frame
      lotrinh merge 1.frame 2.frame --out all.frame
      lotrinh fit part-2.csv --value income:positive --frame all.frame \\
        --shard 2/2 --out 2.tally
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    let source = source.source(alsoReads: horizon.errorOptions.map(\.column))
    try await JobRunner(speech: speech, work: work, horizon: horizon).write(isPlan: source.isPlan) {
      options throws(RunFailure) in
      try await ShardRun(source, options: options).frame(to: work.out)
    }
  }
}
