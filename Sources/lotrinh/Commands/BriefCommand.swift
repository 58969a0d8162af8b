import ArgumentParser

/// `lotrinh brief`.
struct BriefCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "brief", HelpText.say("help.brief"),
    more: HelpText.say("help.brief.more"),
    examples: """
      lotrinh brief communes.csv --unit code --group province \\
        --criteria qd-318-2022 --region DBSH --value income:positive \\
        --target 'income>=58' --horizon 5 --out results
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    try await JobRunner(speech: speech, work: work, horizon: horizon)
      .perform(.brief, source.source(alsoReads: horizon.errorOptions.map(\.column)))
  }
}
