import ArgumentParser
import Panels
import Pipeline

/// `lotrinh owners`.
struct OwnersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "owners",
    abstract:
      "Say for each agency, role, sponsor, district and commune what is unmet, what is due and what is at risk.",
    discussion: """
      The folder holds tables and a page for each owner. What they say is in docs/owners.md.

      EXAMPLES
        lotrinh owners plan.yaml --out results/owners
        lotrinh owners plan.yaml --owner 'Phòng Tư pháp' --on 2019-07-01 --out results/tu-phap
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
  @Option(
    help: ArgumentHelp(
      "The day from which due dates are told; without it the first after the plan's status year.",
      valueName: "YYYY-MM-DD"))
  var on: String?

  @Option(
    help: ArgumentHelp(
      "An owner wanted, by name or part of it, marks optional; without it all. Repeatable.",
      valueName: "NAME"))
  var owner: [String] = []

  @Option(
    help: ArgumentHelp("A sponsor wanted, with its communes. Repeatable.", valueName: "NAME"))
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
