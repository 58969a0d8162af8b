import Forecast
import Panels
import Planning

/// Scores of a method with what they are scores of.
struct BacktestLine {
  let indicator: String
  let method: ForecastMethod
  let row: BacktestRow
  let provenance: Provenance
}

extension Table where Row == BacktestLine {
  static let backtest = Table(
    "backtest",
    BacktestLine.keys + BacktestLine.points + BacktestLine.intervals + BacktestLine.events
      + [.text("provenance") { $0.provenance.label }])
}

extension BacktestLine {
  fileprivate typealias Column = Table<BacktestLine>.Column

  fileprivate var sums: ScoreSums { row.sums }

  fileprivate static let keys: [Column] = [
    .text("indicator") { $0.indicator }, .text("method") { $0.method.rawValue },
    .text("crosses_break") { $0.row.crossesBreak ? "yes" : "no" },
    .text("group_level") { $0.row.level }, .text("group") { $0.row.place },
    .text("origin") { $0.row.origin.map { String($0) } ?? "all" },
    .text("horizon") { $0.row.horizon.map { String($0) } ?? "all" },
    .integer("n") { $0.sums.count }, .integer("missing") { $0.sums.missing },
    .integer("without_spread") { $0.sums.withoutSpread },
    .number("effective_years") { $0.row.effectiveYears },
  ]

  fileprivate static let points: [Column] = [
    .number("mae") { $0.sums.meanAbsoluteError },
    .number("rmse") { $0.sums.rootMeanSquaredError }, .number("bias") { $0.sums.bias },
    .number("mase") { $0.sums.meanScaledError },
    .number("smape") { $0.sums.symmetricPercentageError },
    .number("pinball") { $0.sums.meanPinball },
    .number("pinball_scaled") { $0.sums.meanScaledPinball },
    .number("crps") { $0.sums.meanCRPS }, .number("crps_scaled") { $0.sums.meanScaledCRPS },
    .number("log_score") { $0.sums.meanLogScore },
  ]

  fileprivate static let intervals: [Column] = IntervalLevel.allCases.flatMap {
    level -> [Column] in
    [
      .number("coverage_" + level.name) { $0.sums.coverage(level) },
      .number("interval_score_" + level.name) { $0.sums.intervalScore(level) },
      .number("msis_" + level.name) { $0.sums.scaledIntervalScore(level) },
    ]
  }

  fileprivate static let events: [Column] = [
    .integer("event_pairs") { $0.sums.events.count },
    .number("brier") { $0.sums.events.brier },
    .number("brier_last_value") { $0.sums.events.brierOfLastValue },
    .number("log_loss") { $0.sums.events.meanLogLoss },
  ]
}

/// A bin of probabilities, or all of them.
struct ReliabilityLine {
  let indicator: String
  let method: ForecastMethod
  let crossesBreak: Bool
  let source: String
  let low: Double
  let high: Double
  let bin: ReliabilityBins.Bin
  let parts: ReliabilityBins.Parts
  /// Of all bins only.
  let uncertainty: Double
  let provenance: Provenance

  /// The bins of a result with pairs in them, all together first.
  static func lines(of result: BacktestResult, _ provenance: Provenance) -> [Self] {
    [false, true].flatMap { crosses in
      result.reliability(crosses: crosses).flatMap { source, bins -> [Self] in
        let count = Double(ReliabilityBins.count)
        let line = { (low: Int, high: Int, bin: ReliabilityBins.Bin, isAll: Bool) -> Self in
          Self(
            indicator: result.indicator.id, method: result.method, crossesBreak: crosses,
            source: source, low: Double(low) / count, high: Double(high) / count, bin: bin,
            parts: isAll ? bins.parts : bins.parts(of: bin),
            uncertainty: isAll ? bins.uncertainty : .nan, provenance: provenance)
        }
        let own = bins.bins.enumerated().filter { $0.element.count > 0 }
        return [line(0, ReliabilityBins.count, bins.total, true)]
          + own.map { index, bin in line(index, index + 1, bin, false) }
      }
    }
  }
}

extension Table where Row == ReliabilityLine {
  static let reliability = Table(
    "reliability",
    [
      .text("indicator") { $0.indicator }, .text("method") { $0.method.rawValue },
      .text("crosses_break") { $0.crossesBreak ? "yes" : "no" }, .text("source") { $0.source },
      .number("bin_low") { $0.low }, .number("bin_high") { $0.high },
      .integer("n") { $0.bin.count }, .number("mean_probability") { $0.bin.meanProbability },
      .number("observed_share") { $0.bin.observedShare },
      .number("reliability") { $0.parts.reliability },
      .number("resolution") { $0.parts.resolution }, .number("uncertainty") { $0.uncertainty },
      .number("brier") { $0.parts.brier }, .text("provenance") { $0.provenance.label },
    ])
}

/// A trial of recalibration.
struct RecalibrationLine {
  let indicator: String
  let method: ForecastMethod
  let trial: Recalibration
  let provenance: Provenance
}

extension Table where Row == RecalibrationLine {
  static let recalibration = Table(
    "recalibration",
    [
      .text("indicator") { $0.indicator }, .text("method") { $0.method.rawValue },
      .text("status") { $0.trial.status.rawValue }, .integer("pairs") { $0.trial.pairs },
      .integer("origins") { $0.trial.origins },
      .integer("origins_improved") {
        $0.trial.status == .ok ? $0.trial.originsImproved : nil
      },
      .number("log_loss") { $0.trial.logLoss },
      .number("log_loss_recalibrated") { $0.trial.recalibratedLogLoss },
      .number("brier") { $0.trial.brier },
      .number("brier_recalibrated") { $0.trial.recalibratedBrier },
      .text("improves") { $0.trial.status == .ok ? ($0.trial.improves ? "yes" : "no") : "" },
      .number("a") { $0.trial.map?.a ?? .nan }, .number("b") { $0.trial.map?.b ?? .nan },
      .number("c") { $0.trial.map?.c ?? .nan }, .text("provenance") { $0.provenance.label },
    ])
}

/// A forecast made from the past, with what came.
struct BacktestForecastRow {
  let unit: String
  let name: String
  let indicator: String
  let method: ForecastMethod
  let origin: Int
  let compared: ComparedForecast
  let provenance: Provenance
}

extension Table where Row == BacktestForecastRow {
  static let backtestForecasts = Table(
    "backtest_forecasts",
    [
      .text("unit") { $0.unit }, .text("name") { $0.name }, .text("indicator") { $0.indicator },
      .text("method") { $0.method.rawValue }, .integer("origin") { $0.origin },
      .integer("year") { $0.origin + $0.compared.step + 1 },
      .integer("horizon") { $0.compared.step + 1 },
      .text("crosses_break") { $0.compared.crosses ? "yes" : "no" },
      .number("actual") { $0.compared.actual },
    ]
      + QuantileLevels.names.enumerated().map { index, name in
        Column.number(name) { $0.compared.quantiles[index] }
      } + [.text("provenance") { $0.provenance.label }])
}

extension Table where Row == RoadmapSlippage {
  static let slippage = Table(
    "slippage",
    [
      .text("unit") { $0.entry.unit }, .text("name") { $0.name },
      .text("level") { $0.entry.level.rawValue }, .text("set") { $0.entry.set },
      .integer("planned_year") { $0.entry.year },
      .integer("recognised_year") { $0.recognition?.metYear },
      .text("decision_date") { $0.recognition?.decisionDate?.description ?? "" },
      .integer("met_year") { $0.metYear }, .integer("slip_years") { $0.years },
      .text("status") { $0.status.rawValue }, .text("row") { $0.entry.row },
      .text("provenance") { $0.provenance.label },
    ])
}
