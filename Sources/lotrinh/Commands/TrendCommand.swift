import ArgumentParser

/// `lotrinh trend`.
struct TrendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Fit a straight line to every series, with standard errors.",
    discussion: """
      Without --value and --criteria every other column that holds numbers is taken.
      Each line comes with its classical, HC2, HC3 and Newey-West errors, the
      Durbin-Watson statistic, the greatest leverage, the Theil-Sen line and the
      Mann-Kendall test.

      EXAMPLES
        lotrinh trend panel.csv --unit fips --value income:positive \\
          --target 'income>=60000@2030'
        lotrinh trend panel.csv --value poverty:share --errors hc2
        lotrinh trend survey.csv --value income:positive --analytic-weight sample
        lotrinh trend panel.csv --value income:positive --group district --panel
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup(title: "Regression") var regression: RegressionOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    try await JobRunner(speech: speech, work: work, regression: regression)
      .perform(
        .trend,
        source.source(guessesColumns: true, alsoReads: regression.request.columns))
  }
}
