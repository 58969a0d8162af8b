import ArgumentParser
import Panels
import Pipeline

/// `lotrinh owners`.
struct OwnersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "owners", HelpText.say("help.owners"),
    more: HelpText.say("help.owners.more"),
    examples: """
      lotrinh owners plan.yaml --out results/owners
      lotrinh owners plan.yaml --owner 'Phòng Tư pháp' --on 2019-07-01 \\
        --out results/tu-phap
      lotrinh owners plan.yaml --sponsor 'Hội Cựu chiến binh' --out results/sponsor
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var choice: OwnerChoice
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    try await JobRunner(speech: speech, work: work, owners: choice)
      .perform(.owners, source.source())
  }
}

/// Whose reports are wanted.
struct OwnerChoice: ParsableArguments {
  @Option(help: .say("help.owners.on"))
  var on: String?

  @Option(help: .say("help.owners.owner"))
  var owner: [String] = []

  @Option(help: .say("help.owners.sponsor"))
  var sponsor: [String] = []

  var request: OwnerRequest {
    OwnerRequest(day: on.flatMap { CalendarDate(iso: $0) }, owners: owner, sponsors: sponsor)
  }

  func check(_ call: inout CallCheck, isPlan: Bool) {
    call.demand(
      isPlan, LocalizedText("option.owners-without-plan"))
    let isDay = on.map { CalendarDate(iso: $0)?.day != nil } ?? true
    call.demand(
      isDay, LocalizedText("option.on-form", ["value": on ?? ""]))
  }
}
