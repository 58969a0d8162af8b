import ArgumentParser
import Panels
import Pipeline

/// `lotrinh backtest`.
struct BacktestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "backtest", HelpText.say("help.backtest"),
    more: HelpText.say("help.backtest.more"),
    examples: """
      lotrinh backtest panel.csv --unit fips --value income:positive \\
        --value poverty:share --group state --window 10 --origins 2006-2011 \\
        --out results
      lotrinh backtest panel.csv --value poverty:share --method auto \\
        --method last-value --detail forecasts --out results
      lotrinh backtest datasets/plans/nam-truc-2018-2020/plan.yaml --out results
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var backtest: BacktestOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var speech: SpeechOptions

  func run() async throws {
    var runner = JobRunner(speech: speech, work: work)
    runner.backtest = backtest
    try await runner.perform(.backtest, source.source())
  }
}

/// How forecasts are tried on the past.
struct BacktestOptions: ParsableArguments {
  /// How much is written.
  enum Detail: String, ExpressibleByArgument, CaseIterable {
    case scores
    case forecasts
  }

  @Option(help: .say("help.backtest.horizon"))
  var horizon = 5

  @Option(help: .say("help.backtest.window"))
  var window: Int?

  @Option(help: .say("help.backtest.origins"))
  var origins: String?

  @Option(
    help: .say("help.backtest.method", ["names": RunOptions.methods.joined(separator: ", ")]),
    completion: .list(RunOptions.methods))
  var method: [String] = []

  @Option(help: .say("help.backtest.detail"))
  var detail: Detail = .scores

  private var span: ClosedRange<Int>? {
    let ends = (origins ?? "").split(separator: "-", omittingEmptySubsequences: false)
      .map { Int($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
      first <= last
    else { return nil }
    return first...last
  }

  var request: BacktestRequest {
    var request = BacktestRequest()
    request.window = window
    request.origins = span
    request.methods = method
    request.writesForecasts = detail == .forecasts
    return request
  }

  func check(_ call: inout CallCheck) {
    call.demandHorizon(horizon)
    call.demand(
      window.map { (1...128).contains($0) } ?? true, LocalizedText("option.window-range"))
    call.demand(
      origins == nil || span != nil, LocalizedText("option.origins-form"))
    call.demandMethods(method)
    call.demand(
      Set(method).count == method.count, LocalizedText("option.method-twice"))
  }
}
