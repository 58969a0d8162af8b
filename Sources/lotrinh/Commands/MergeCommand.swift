import ArgumentParser
import Panels
import Pipeline

/// `lotrinh merge`.
struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "merge", HelpText.say("help.merge"),
    more: HelpText.say("help.merge.more"),
    examples: """
      lotrinh merge *.tally --out income.model
      lotrinh merge part-* --out results
      """)

  @Argument(help: .say("help.merge.parts"), completion: .file())
  var parts: [String]

  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    let parts = parts
    let runner = JobRunner(speech: speech, work: work)
    try await runner.write(
      isPlan: false,
      { call in
        let isOfResults = ShardMerge(parts, options: RunOptions()).isOfResults
        call.demand(!isOfResults || work.out != nil, LocalizedText("option.merge-out"))
      }
    ) { options throws(RunFailure) in
      try ShardMerge(parts, options: options).perform(to: work.out)
    }
  }
}
