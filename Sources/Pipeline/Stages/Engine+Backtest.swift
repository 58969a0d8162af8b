import Analytics
import Forecast
import IO
import Panels
import Planning
import Reporting

/// What a worker makes of the forecasts of a block.
private struct BacktestText: Sendable {
  var scores = BacktestScores()
  var forecasts = TableText()
}

extension Engine {
  /// Tries forecasts on the past and writes `backtest.csv`, `reliability.csv`, `recalibration.csv`, of a plan
  /// with a roadmap `slippage.csv`, and, asked for, `backtest_forecasts.csv`.
  ///
  /// - Throws: A refusal of the call where no indicator has an origin and the plan has no roadmap.
  func backtest() async throws(InputError) -> BacktestReport {
    var report = BacktestReport()
    let details =
      options.backtest.writesForecasts ? try sink.writer(for: Table.backtestForecasts) : nil
    var lines: [BacktestLine] = []
    var bins: [ReliabilityLine] = []
    var trials: [RecalibrationLine] = []
    var bars: [Int: BarLookup] = [:]
    for indicator in seriesIndicators {
      let results = await results(of: indicator, &bars, details)
      guard !results.isEmpty else {
        report.unfit.append(indicator)
        continue
      }
      let provenance = series.panels.panel(indicator.id)?.worstProvenance() ?? .observed
      for result in results {
        lines += result.rows().map {
          BacktestLine(
            indicator: indicator.id, method: result.method, row: $0, provenance: provenance)
        }
        bins += ReliabilityLine.lines(of: result, provenance)
        trials.append(
          RecalibrationLine(
            indicator: indicator.id, method: result.method, trial: result.recalibration,
            provenance: provenance))
      }
      report.findings.append(BacktestFinding(results, of: indicator))
    }
    if let details { try sink.finish(Table.backtestForecasts, details) }
    try addSlippage(to: &report)
    report.simulated = simulatedCounts
    if report.findings.isEmpty, report.slippage.isEmpty { throw noOrigin }
    try sink.write(.backtest, lines)
    try sink.write(.reliability, bins)
    try sink.write(.recalibration, trials)
    return report
  }

  /// What each method was worth on an indicator; empty without an origin.
  private func results(
    of indicator: Indicator, _ bars: inout [Int: BarLookup], _ details: TableWriter?
  ) async -> [BacktestResult] {
    let request = options.backtest
    let methods = request.chosenMethods
    let origins =
      BacktestOrigins(indicator.id, of: series.panels, breaks: series.breaks)?
      .years(horizon: options.horizon, window: request.window, within: request.origins) ?? []
    if origins.isEmpty { return [] }
    let places = BacktestPlaces(panels.units)
    var results = methods.map {
      BacktestResult(
        indicator: indicator, method: $0, horizon: options.horizon, places: places)
    }
    let start = ContinuousClock.now
    for (position, origin) in origins.enumerated() {
      report(
        words.say("progress.backtesting", ["indicator": indicator.id, "origin": origin]),
        done: position, total: origins.count, since: start)
      let lookup = bars[origin] ?? self.bars(from: origin)
      bars[origin] = lookup
      guard
        let trial = BacktestCase(
          indicator.id, of: series.panels, breaks: series.breaks, origin: origin,
          window: request.window, horizon: options.horizon,
          bars: lookup.sources(of: indicator.id).compactMap(BacktestBar.init))
      else { continue }
      for (index, scores) in await scores(of: trial, methods, details).enumerated() {
        results[index].add(scores, origin: origin)
      }
    }
    return results
  }

  /// Fits the methods and scores them: the workers take a method each, then a block of a method each. Results
  /// come together in the order of methods and blocks, so that they do not depend on the number of workers.
  private func scores(
    of trial: BacktestCase, _ methods: [ForecastMethod], _ details: TableWriter?
  ) async -> [BacktestScores] {
    var models: [ForecastModel?] = []
    await OrderedBlocks.map(count: methods.count, jobs: options.jobs) { index in
      trial.model(methods[index])
    } consume: {
      models.append($0)
    }
    let (fitted, blocks, units) = (models, blockCount, unitCount)
    let formatter = details == nil ? nil : BacktestForecastFormatter(trial, series.panels)
    var scores = methods.map { _ in BacktestScores() }
    var done = 0
    await OrderedBlocks.map(count: methods.count * blocks, jobs: options.jobs) { index in
      var text = BacktestText()
      guard let model = fitted[index / blocks] else { return text }
      text.scores = trial.score(model, units: Engine.block(index % blocks, of: units)) {
        formatter?.add($0, methods[index / blocks], to: &text.forecasts)
      }
      return text
    } consume: { text in
      scores[done / blocks].merge(text.scores)
      var forecasts = text.forecasts
      details?.append(&forecasts)
      done += 1
    }
    return scores
  }

  /// The bars of the years after an origin, as they were known then; a bar of one year holds in all.
  private func bars(from origin: Int) -> BarLookup {
    var known = dataset
    known.panels = panels.cut(to: min(panels.years.first ?? origin, origin)...origin)
    for index in known.seriesTargets.indices { known.seriesTargets[index].year = nil }
    return BarLookup(
      known,
      assessor: Assessor(
        sets: dataset.sets, panels: known.panels, recognitions: dataset.plan.recognitions),
      years: (1...options.horizon).map { origin + $0 })
  }

  private func addSlippage(to report: inout BacktestReport) throws(InputError) {
    guard !dataset.plan.roadmap.isEmpty else { return }
    report.slippage = try slippage(
      on: ProgrammeState(
        panels: panels, sets: dataset.sets, recognitions: dataset.plan.recognitions,
        scope: dataset.scope))
    report.roadmapYears = RoadmapReview(plan: dataset.plan).years()
  }

  private var noOrigin: InputError {
    InputError(
      .badOption(
        LocalizedText(
          "option.no-origin",
          [
            "usual": BacktestOrigins.usualHistory,
            "least": BacktestOrigins.leastHistory,
          ]
        )))
  }
}

/// Turns compared forecasts of one indicator and origin into rows.
private struct BacktestForecastFormatter: Sendable {
  private let trial: BacktestCase
  private let units: UnitTable
  private let panel: Panel?

  init(_ trial: BacktestCase, _ panels: PanelSet) {
    self.trial = trial
    units = panels.units
    panel = panels.panel(trial.indicator.id)
  }

  func add(_ compared: ComparedForecast, _ method: ForecastMethod, to text: inout TableText) {
    Table<BacktestForecastRow>.backtestForecasts.write(
      BacktestForecastRow(
        unit: units.codes[compared.unit], name: units.names[compared.unit],
        indicator: trial.indicator.id, method: method, origin: trial.origin, compared: compared,
        provenance: panel?.worstProvenance(of: compared.unit) ?? .observed), to: &text)
  }
}

extension BacktestBar {
  /// A bar in the years in which its rule is in force; `nil` where it is in none.
  fileprivate init?(_ source: BarLookup.Source) {
    guard source.isInForce.contains(true) else { return nil }
    self.init(source: source.name) { unit, step in
      source.isInForce[step] ? source.requirement(unit: unit, step: step) : nil
    }
  }
}
