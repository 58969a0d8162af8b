import ArgumentParser

/// `lotrinh forecast`.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "forecast", HelpText.say("help.forecast"),
    examples: """
      lotrinh forecast panel.csv --unit fips --value income:positive \\
        --value poverty:share --horizon 5 --target 'poverty<10' --out results
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    try await JobRunner(speech: speech, work: work, horizon: horizon)
      .perform(.forecast, source.source(alsoReads: horizon.errorOptions.map(\.column)))
  }
}
