import ArgumentParser
import Panels
import Pipeline

/// `lotrinh backtest`.
struct BacktestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Try the forecasts on the past: how far off they would have been, and how sure.",
    discussion: """
      For every origin the panel is cut to the years up to it, every method is fitted anew, and \
      its forecasts are held against what came: errors, intervals, probabilities, by indicator, \
      method, origin, years ahead and group. Without --target and --criteria the probabilities \
      are those of reaching the deciles of the last values known. Of a plan with a roadmap also \
      planned years against recognitions. What each score is, is in docs/backtest.md.

      EXAMPLES
        lotrinh backtest panel.csv --unit fips --value income:positive --value poverty:share \\
          --group state --window 10 --origins 2006-2011 --out results
        lotrinh backtest panel.csv --value poverty:share --method auto --method last-value \\
          --detail forecasts --out results
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

  @Option(help: "How many years ahead to forecast.")
  var horizon = 5

  @Option(
    help: ArgumentHelp(
      "How many years up to each origin may be used; all of them without it.", valueName: "YEARS"))
  var window: Int?

  @Option(
    help: ArgumentHelp(
      "Years to forecast from, those with two years of data or more; without it every year with five years of data (or a whole --window) and one year after it.",
      valueName: "FROM-TO"))
  var origins: String?

  @Option(
    help: ArgumentHelp(
      "A method to try; all of them without it. Repeatable.",
      valueName: RunOptions.methods.joined(separator: "|")),
    completion: .list(RunOptions.methods))
  var method: [String] = []

  @Option(help: "With --out: forecasts writes every forecast too (backtest_forecasts.csv).")
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
