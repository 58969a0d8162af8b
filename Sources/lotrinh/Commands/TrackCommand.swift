import ArgumentParser
import Panels
import Pipeline

/// `lotrinh track`.
struct TrackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "track",
    abstract:
      "Compute the published indices of progress towards each target, and where they disagree.",
    discussion: """
      Methods: \(TrackingOptions.methodIDs.joined(separator: ", ")). What each computes, and how \
      much of it is confirmed by a source, is in docs/tracking-indices.md.

      EXAMPLE
        lotrinh track panel.csv --unit fips --value income:positive \\
          --target 'income>=60000@2030' --base-year 2015 --out results
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var tracking: TrackingChoice
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    try await JobRunner(speech: speech, work: work, tracking: tracking)
      .perform(.track, source.source())
  }
}

/// Which indices are computed and from when.
struct TrackingChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Base year; without it the first year of the panel. Without a value there: the next year that has one, then the one before.",
      valueName: "YEAR"))
  var baseYear: Int?

  @Option(
    help: ArgumentHelp(
      "Indices to compute, separated by commas; without it all.", valueName: "ID,ID,…"))
  var methods: String?

  @Option(
    help: ArgumentHelp(
      "An indicator whose values are growth rates already: no growth rate is taken of them. Repeatable.",
      valueName: "NAME"))
  var growthRate: [String] = []

  private var ids: [String] {
    methods?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
  }

  var options: TrackingOptions {
    var options = TrackingOptions()
    options.baseYear = baseYear
    options.methods = ids
    options.growthRates = Set(growthRate)
    return options
  }

  func check(_ call: inout CallCheck) {
    let known = TrackingOptions.methodIDs.joined(separator: ", ")
    for id in ids {
      call.demand(
        TrackingOptions.methodIDs.contains(id),
        LocalizedText("option.methods-unknown", ["name": id, "known": known]))
    }
    call.demand(
      Set(ids).count == ids.count, LocalizedText("option.methods-twice"))
  }
}
