import ArgumentParser
import Panels
import Pipeline

/// `lotrinh crosswalk`.
struct CrosswalkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "crosswalk", HelpText.say("help.crosswalk"),
    more: HelpText.say("help.crosswalk.more"),
    examples: """
      lotrinh crosswalk datasets/plans/nam-truc-2018-2020/plan.yaml \\
        --crosswalk datasets/crosswalks/nam-truc-2025.csv \\
        --out results/nam-truc-2025
      lotrinh crosswalk panel.csv --unit code --value population:count \\
        --value income:positive --weight population \\
        --crosswalk crosswalk.csv --out results
      lotrinh crosswalk panel.csv --value population:count --crosswalk list.csv \\
        --columns old_code=ma_cu,new_code=ma_moi --crosswalk-date 2025-07-01 \\
        --out results
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  @Option(help: .say("help.crosswalk.crosswalk"), completion: .file(extensions: ["csv"]))
  var crosswalk: [String] = []

  @Option(help: .say("help.crosswalk.columns"))
  var columns: [String] = []

  @Option(help: .say("help.crosswalk.date"))
  var crosswalkDate: String?

  @Option(help: .say("help.crosswalk.missing-weights"))
  var missingWeights: MissingWeightRule?

  @Option(help: .say("help.crosswalk.yesno"))
  var yesno: YesNoRule?

  @Option(help: .say("help.crosswalk.minimum-cover"))
  var minimumCover: Double?

  @Option(help: .say("help.crosswalk.codes"))
  var codes: CrosswalkOptions.CodeReading?

  @Option(help: .say("help.crosswalk.to"))
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
