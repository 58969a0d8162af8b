import ArgumentParser
import Pipeline

/// `lotrinh run`.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Do a whole plan: tables, report, charts, manifest.",
    discussion: """
      The folder of a plan may stand for it; without --out its results go to the folder results in it.

      EXAMPLES
        lotrinh run datasets/plans/thien-ke-2020/plan.yaml --out results/thien-ke
        lotrinh run ke-hoach-2026
        lotrinh run plan.yaml --out results --keep
        lotrinh run plan.yaml --out results --map communes.geojson
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var horizon: HorizonOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  @Option(
    help: "What assessment.csv holds: indicators (and criteria), criteria, or none (no file).")
  var detail: RunOptions.Detail = .indicators

  @Option(
    defaultAsFlag: "",
    help: ArgumentHelp(
      "Keep the run for next year; without FILE in LOTRINH_RUNS, else in runs.sqlite beside the plan. With LOTRINH_RUNS set, every run is kept.",
      valueName: "FILE"), completion: .file())
  var keep: String?

  @Option(
    help: ArgumentHelp(
      "A GeoJSON file with the outlines of units, for a map among the charts.", valueName: "FILE"),
    completion: .file(extensions: ["geojson", "json"]))
  var map: String?

  @Option(
    help: ArgumentHelp(
      "The property of the map that holds codes or names of units; found without it.",
      valueName: "PROPERTY"))
  var mapUnit: String?

  @Flag(
    inversion: .prefixedNo, help: "Write the results as a workbook (workbook.xlsx) as well.")
  var workbook = true

  @Flag(
    inversion: .prefixedNo,
    help: "Write the report for word processors (report.docx, with pandoc) as well.")
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
