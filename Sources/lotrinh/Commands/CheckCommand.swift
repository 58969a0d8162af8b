import ArgumentParser

/// `lotrinh check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report every problem of a plan or a table, with its place and its cure.",
    discussion: """
      Errors, contradictions and patterns in the data, undeclared jumps, published figures that do \
      not add up, missing bars, and the account of every cell read. With --out: problems.csv and \
      problems.json with all of them, check.txt, jumps.csv, sources.csv, account.csv. With --json \
      the problems go to standard output as one JSON array. Ends with 65 when there is an error, \
      with 0 when there are only warnings.

      EXAMPLE
        lotrinh check datasets/plans/thien-ke-2020/plan.yaml --out results/check
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    try await JobRunner(speech: speech, work: work)
      .perform(.check, source.source(guessesColumns: true, setsAside: true))
  }
}
