import Forecast
import Panels
import Planning

/// What trying forecasts on the past has shown.
public struct BacktestReport: Sendable {
  /// The indicators that were tried.
  public var findings: [BacktestFinding] = []
  /// Those with too few years.
  public var unfit: [Indicator] = []
  /// The lines of the roadmap, counted.
  public var slippage: [SlippageCount] = []
  /// The same years as published.
  public var roadmapYears: [RoadmapYear] = []
  /// Simulated values and all values.
  public var simulated: (count: Int, total: Int) = (0, 0)

  /// Nothing shown yet.
  public init() {}
}

/// What trying forecasts of one indicator has shown, over the forecasts that cross no declared break.
public struct BacktestFinding: Sendable {
  /// The indicator.
  public let indicator: Indicator
  /// The years forecasts were made from, ascending.
  public let origins: [Int]
  /// The most years ahead.
  public let longestLead: Int
  /// The scores of each method, over all origins, years ahead and units; the chosen method first.
  public let scores: [(method: ForecastMethod, row: BacktestRow)]
  /// Whether a recalibration of the chosen method's probabilities would have helped.
  public let recalibration: Recalibration

  /// Sums the results of the methods up, the chosen one first.
  public init(
    _ results: [BacktestResult], of indicator: Indicator
  ) {
    self.indicator = indicator
    origins = results.first?.originYears ?? []
    longestLead = results.first?.longestLead ?? 0
    scores = results.map { ($0.method, $0.overall) }
    recalibration = results.first?.recalibration ?? Recalibration([])
  }

  /// The scores of a method, where it was tried.
  func row(_ method: ForecastMethod) -> BacktestRow? {
    scores.first { $0.method == method }?.row
  }

  /// The method of the bank with the least error, known in hindsight only; never the chosen one.
  var bestMember: (method: ForecastMethod, row: BacktestRow)? {
    scores.dropFirst().min {
      $0.row.sums.meanAbsoluteError < $1.row.sums.meanAbsoluteError
    }
  }
}
