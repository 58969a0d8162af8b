import ArgumentParser

/// `lotrinh trend`.
struct TrendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "trend", HelpText.say("help.trend"),
    more: HelpText.say("help.trend.more"),
    examples: """
      lotrinh trend panel.csv --unit fips --value income:positive \\
        --target 'income>=60000@2030'
      lotrinh trend panel.csv --value poverty:share --errors hc2
      lotrinh trend survey.csv --value income:positive --analytic-weight sample
      lotrinh trend panel.csv --value income:positive --group district --panel
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup(title: HelpText.say("help.section.regression")) var regression: RegressionOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    try await JobRunner(speech: speech, work: work, regression: regression)
      .perform(
        .trend,
        source.source(guessesColumns: true, alsoReads: regression.request.columns))
  }
}
