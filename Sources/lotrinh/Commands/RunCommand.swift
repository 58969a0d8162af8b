import ArgumentParser
import Pipeline

/// `lotrinh run`.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Do a whole plan: tables, report, charts, manifest.",
    discussion: """
      EXAMPLE
        lotrinh run datasets/plans/thien-ke-2020/plan.yaml --out results/thien-ke
        lotrinh run ke-hoach-2026      # the folder of a plan: results go to ke-hoach-2026/results
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  @Option(
    help: "What assessment.csv holds: indicators (and criteria), criteria, or none (no file).")
  var detail: RunOptions.Detail = .indicators

  func run() async throws {
    var work = work
    if work.out == nil, let folder = source.planFolder { work.out = folder + "/results" }
    try await JobRunner(speech: speech, work: work, horizon: horizon, detail: detail)
      .perform(.run, source.source())
  }
}
