import ArgumentParser
import Pipeline

/// `lotrinh run`.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "run", HelpText.say("help.run"),
    more: HelpText.say("help.run.more"),
    examples: """
      lotrinh run datasets/plans/thien-ke-2020/plan.yaml --out results/thien-ke
      lotrinh run ke-hoach-2026
      lotrinh run plan.yaml --out results --keep
      lotrinh run plan.yaml --out results --map communes.geojson
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  @Option(help: .say("help.option.detail"))
  var detail: RunOptions.Detail = .indicators

  @Option(defaultAsFlag: "", help: .say("help.run.keep"), completion: .file())
  var keep: String?

  @Option(help: .say("help.run.map"), completion: .file(extensions: ["geojson", "json"]))
  var map: String?

  @Option(help: .say("help.run.map-unit"))
  var mapUnit: String?

  @Flag(inversion: .prefixedNo, help: .say("help.run.workbook"))
  var workbook = true

  @Flag(inversion: .prefixedNo, help: .say("help.run.docx"))
  var docx = true

  func run() async throws {
    var work = work
    if work.out == nil, let folder = source.planFolder { work.out = folder + "/results" }
    try await JobRunner(
      speech: speech, work: work, horizon: horizon, detail: detail, keep: keep,
      writesWorkbook: workbook, writesDocx: docx,
      map: map.map { MapRequest(file: $0, property: mapUnit) }
    ).perform(.run, source.source(alsoReads: horizon.errorOptions.map(\.column)))
  }
}
