import ArgumentParser
import Panels
import Pipeline

/// `lotrinh merge`.
struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put together what shards wrote: a frame, a model, or one result.",
    discussion: """
      Frames in the order of their units become the frame of all; tallies, in any order, the model; \
      folders of results, in any order, the result of one process. Nothing may be missing, be there \
      twice, or be of other data, options or another version.

      EXAMPLES
        lotrinh merge *.tally --out income.model
        lotrinh merge part-* --out results
      """)

  @Argument(
    help: "Files that frame or fit wrote, or folders that apply wrote.", completion: .file())
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
