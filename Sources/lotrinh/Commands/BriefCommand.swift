import ArgumentParser

/// `lotrinh brief`.
struct BriefCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "Do a large table in one go: criteria on average, lines, forecasts, chances.",
    discussion: """
      One reading, one row a unit, indicator and year: slope, median, interval of 95 %,
      probability of each bar. Values that only a criteria set asks for are counted
      while they are read and not kept, so that a million communes fit into memory.
      Use forecast, trend and assess for everything there is to say of a unit.

      EXAMPLE
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
