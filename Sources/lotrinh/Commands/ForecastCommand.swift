import ArgumentParser

/// `lotrinh forecast`.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecast every series, with quantiles and the probability of meeting each bar.",
    discussion: """
      EXAMPLE
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
