import ArgumentParser

/// `lotrinh trend`.
struct TrendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Fit a straight line to every series, with standard errors.",
    discussion: """
      Without --value and --criteria every other column that holds numbers is taken.

      EXAMPLE
        lotrinh trend panel.csv --unit fips --value income:positive \\
          --target 'income>=60000@2030'
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    try await JobRunner(speech: speech, work: work)
      .perform(.trend, source.source(guessesColumns: true))
  }
}
