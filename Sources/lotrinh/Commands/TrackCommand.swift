import ArgumentParser
import Panels
import Pipeline

/// `lotrinh track`.
struct TrackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "track", HelpText.say("help.track"),
    more: HelpText.say(
      "help.track.more", ["methods": TrackingOptions.methodIDs.joined(separator: ", ")]),
    examples: """
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
  @Option(help: .say("help.track.base-year"))
  var baseYear: Int?

  @Option(help: .say("help.track.methods"))
  var methods: String?

  @Option(help: .say("help.track.growth-rate"))
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
