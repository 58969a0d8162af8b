import ArgumentParser
import Panels
import Pipeline

/// `lotrinh crosswalk`.
struct CrosswalkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crosswalk",
    abstract: "Carry old years over to the units of today, and say what became of each unit.",
    discussion: """
      A crosswalk lists which old unit became which new one, and when: \
      old_code,old_name,old_kind,new_code,new_name,new_kind,date and weights such as population, \
      households, area or share for units that were split. Counts are added up, rates are weighted \
      means, criteria are assessed anew; what cannot be computed is missing, with its reason.

      EXAMPLES
        lotrinh crosswalk datasets/plans/nam-truc-2018-2020/plan.yaml \\
          --crosswalk datasets/crosswalks/nam-truc-2025.csv --out results/nam-truc-2025
        lotrinh crosswalk panel.csv --unit code --value population:count \\
          --value income:positive --weight population --crosswalk crosswalk.csv --out results
        lotrinh crosswalk panel.csv --value population:count --crosswalk list.csv \\
          --columns old_code=ma_cu,new_code=ma_moi --crosswalk-date 2025-07-01 --out results
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  @Option(
    help: ArgumentHelp(
      "Links from old units to new ones; the plan's own without it. Repeatable.",
      valueName: "FILE"), completion: .file(extensions: ["csv"]))
  var crosswalk: [String] = []

  @Option(
    help: ArgumentHelp(
      "What the columns of the crosswalk are called, such as old_code=ma_cu. Repeatable.",
      valueName: "NAME=COLUMN,…"))
  var columns: [String] = []

  @Option(
    help: ArgumentHelp(
      "Day of the change, for a crosswalk without a column date.", valueName: "YYYY-MM-DD"))
  var crosswalkDate: String?

  @Option(
    help: ArgumentHelp(
      "What stands in for missing weights; by default the values stay missing.",
      valueName: "equal|area|population|refuse"))
  var missingWeights: MissingWeightRule?

  @Option(
    help: ArgumentHelp(
      "When a merged unit meets a yes/no indicator: when all parts do, by default.",
      valueName: "all|majority|any|refuse"))
  var yesno: YesNoRule?

  @Option(
    help: ArgumentHelp(
      "Least part of the weight of a mean that must be known, 0 to 1; the default is 1.",
      valueName: "PART"))
  var minimumCover: Double?

  @Option(
    help: ArgumentHelp(
      "By which list the data name their units: each year by its own, or all by the first.",
      valueName: "by-year|first"))
  var codes: CrosswalkOptions.CodeReading?

  @Option(help: ArgumentHelp("Year by whose units the data are to be.", valueName: "YEAR"))
  var to: Int?

  func run() async throws {
    var request = CrosswalkRequest()
    request.files = crosswalk
    request.columns = columns
    request.date = crosswalkDate
    request.missingWeights = missingWeights
    request.yesNo = yesno
    request.minimumCover = minimumCover
    request.codes = codes
    request.target = to
    var runner = JobRunner(speech: speech, work: work)
    runner.crosswalk = request
    try await runner.perform(.crosswalk, source.source())
  }
}

extension MissingWeightRule: ExpressibleByArgument {}
extension YesNoRule: ExpressibleByArgument {}
extension CrosswalkOptions.CodeReading: ExpressibleByArgument {}
