import Analytics
import Forecast
import IO
import Panels
import Planning
import Reporting

extension PanelSet {
  /// The indicators that have a course over time: numbers, not yes/no and not standard errors of others.
  var courses: [Indicator] {
    let errors = standardErrorIDs
    return panels.map(\.indicator).filter { $0.kind != .yesno && !errors.contains($0.id) }
  }
}

/// What the forecasts of a run say of all units together.
struct ForecastSums {
  /// How many communes have which chance of each bar.
  var chances: [ChanceSummary] = []
  /// What is forecast of each indicator.
  var summaries: [ForecastSummary] = []
}

extension Engine {
  /// The indicators that have a course over time.
  var seriesIndicators: [Indicator] { panels.courses }

  /// Forecasts every series, writes `forecast.csv`, `probability.csv`, `attainment.csv` and `methods.csv`,
  /// and sums them up.
  func forecast() async throws(InputError) -> ForecastSums {
    let forecasts = try sink.writer(for: .forecast)
    let probabilities = try sink.writer(for: .probability)
    let attainments = try sink.writer(for: .attainment)
    let bars = BarLookup(
      dataset, assessor: assessor, years: forecaster(horizon: horizon).years)
    var all = ForecastSums()
    let fitted = await fittedModels
    for (indicator, model) in fitted {
      let roundingUnit = series.panels.panel(indicator.id)?.roundingUnit ?? 0
      let formatter = ForecastFormatter(
        source: await overlaid(model), panels: series.panels,
        sources: bars.unitSources(of: indicator.id),
        barYear: barYear, keptYears: options.keptYears,
        counted: counted, roundingUnit: roundingUnit,
        wantsForecast: forecasts != nil, wantsProbability: probabilities != nil)
      var sums = formatter.emptyChances()
      var summary = ForecastSummary(indicator: indicator.id, year: model.years.last ?? 0)
      await mapBlocks(forecasting(indicator.id)) {
        block, text in
        formatter.format(block, into: &text)
      } consume: { (result: inout ForecastText) in
        forecasts?.append(&result.forecasts)
        probabilities?.append(&result.probabilities)
        attainments?.append(&result.attainments)
        for index in sums.indices { sums[index].merge(result.chances[index]) }
        if let block = result.summary { summary.add(block) }
      }
      for table in [forecasts, probabilities, attainments] { table?.endSection() }
      all.chances += sums
      all.summaries.append(summary)
    }
    if let forecasts { try sink.finish(.forecast, forecasts) }
    if let probabilities { try sink.finish(.probability, probabilities) }
    if let attainments { try sink.finish(.attainment, attainments) }
    try sink.write(
      .methods,
      fitted.map { MethodRow(indicator: $0.indicator.id, model: $0.model) })
    return all
  }

  /// A report of the data in which no criteria are assessed.
  var unassessedReport: RunReport {
    let state = ProgrammeState(panels: panels, sets: [], recognitions: [], scope: dataset.scope)
    return RunReport(plan: dataset.plan, state: state, year: panels.years.last ?? 0)
  }

  /// The forecasts alone, with the words that go with them.
  func forecastReport() async throws(InputError) -> RunReport {
    var report = unassessedReport
    let sums = try await forecast()
    (report.chances, report.outlooks) = (sums.chances, sums.summaries)
    report.forecasts = await forecastNotes
    return report
  }

  /// What the forecasts of the call rest on.
  var forecastNotes: [ForecastNote] {
    get async {
      await fittedModels.map { ForecastNote(indicator: $0.indicator, account: $0.model.account) }
    }
  }

  /// The forecasts of the run, one an indicator that has a course over time.
  var fittedModels: [(indicator: Indicator, model: ForecastModel)] {
    get async {
      var result: [(Indicator, ForecastModel)] = []
      if part == nil { await fit(seriesIndicators.map(\.id), horizon: horizon) }
      for indicator in seriesIndicators {
        guard let model = await model(of: indicator.id, horizon: horizon) else { continue }
        result.append((indicator, model))
      }
      return result
    }
  }

  /// Forecasts of the panels' indicators.
  func forecaster(horizon: Int) -> Forecaster {
    if let known = forecasters[horizon] { return known }
    let forecaster = Forecaster(
      panels: series.panels, breaks: series.breaks, relations: dataset.plan.relations,
      method: method, horizon: horizon)
    forecasters[horizon] = forecaster
    return forecaster
  }

  /// Fits the forecasts of indicators that are not fitted yet, side by side: what one takes after its series are added up
  /// is the work of a single worker.
  private func fit(_ indicators: [String], horizon: Int) async {
    let forecaster = forecaster(horizon: horizon)
    let method = method
    var waiting: [(key: ModelKey, series: ForecastSeries, moments: LevelMoments)] = []
    for indicator in indicators {
      let key = ModelKey(indicator: indicator, horizon: horizon)
      guard models[key] == nil, let series = forecaster.series(of: indicator) else { continue }
      waiting.append((key, series, await moments(series, forecaster.hierarchy)))
    }
    var fitted = 0
    await OrderedBlocks.map(count: waiting.count, jobs: options.jobs) { [waiting] index in
      ForecastModel(
        waiting[index].series, hierarchy: forecaster.hierarchy, method: method, horizon: horizon,
        moments: { waiting[index].moments })
    } consume: { (model: ForecastModel) in
      models[waiting[fitted].key] = model
      fitted += 1
    }
  }

  /// The sums of a method that needs them, which the workers add up.
  private func moments(_ series: ForecastSeries, _ hierarchy: Hierarchy) async -> LevelMoments {
    var moments = LevelMoments()
    guard method.isPooled else { return moments }
    let indicator = series.panel.indicator.id
    let parts = series.momentParts
    var done = 0
    let start = ContinuousClock.now
    report(words.say("progress.fitting-forecast", ["indicator": indicator]))
    await OrderedBlocks.map(count: parts.count, jobs: options.jobs) {
      series.moments(hierarchy, units: parts[$0])
    } consume: {
      moments.merge($0)
      done += 1
      report(
        words.say("progress.fitting-forecast", ["indicator": indicator]),
        done: parts[done - 1].upperBound, total: unitCount,
        since: start, countsUnits: true)
    }
    return moments
  }

  /// The fitted forecast of an indicator, fitted once a run; the workers add up the series.
  func model(of indicator: String, horizon: Int) async -> ForecastModel? {
    let key = ModelKey(indicator: indicator, horizon: horizon)
    if let known = models[key] { return known }
    if let part {
      // What a part lacks was told when it was cut.
      let model = try? part.model(
        of: indicator, panels: series.panels, breaks: series.breaks, method: method,
        horizon: horizon)
      models[key] = model
      return model
    }
    await fit([indicator], horizon: horizon)
    return models[key]
  }

  /// The forecasts of a model as the scenario of the run leaves them.
  func overlaid(_ model: ForecastModel) async -> OverlaidForecast {
    guard let overlay = scenarioOverlay else { return OverlaidForecast(model) }
    var sources: [(PassThroughLink, OverlaidForecast)] = []
    // Links form no ring, so that this ends.
    for link in overlay.links(to: model.series.panel.indicator.id) {
      guard let source = await self.model(of: link.link.source, horizon: model.years.count) else {
        continue
      }
      sources.append((link, await overlaid(source)))
    }
    return OverlaidForecast(model, overlay: overlay, sources: sources)
  }

  /// What the scenario of the run does to numbers.
  var scenarioOverlay: ScenarioOverlay? {
    scenario.map {
      var overlay = ScenarioOverlay(
        $0, panels: series.panels, years: forecaster(horizon: horizon).years,
        plan: dataset.plan)
      overlay.recognitions = recognitions
      return overlay
    }
  }

  /// The forecasting method of the run.
  var method: ForecastMethod { ForecastMethod(rawValue: options.method) ?? .auto }

  var assessor: Assessor {
    Assessor(sets: dataset.sets, panels: panels, recognitions: dataset.plan.recognitions)
  }

  /// How many years ahead the run forecasts: as many as were asked for, and up to the last year of a target.
  var horizon: Int { dataset.horizon(options) }

  /// The year for which a trend's required slope is worked out.
  var barYear: Int {
    dataset.seriesTargets.compactMap(\.year).max()
      ?? (dataset.hasPlan
        ? dataset.plan.horizonYear : (panels.years.last ?? 0) + max(1, options.horizon))
  }
}

extension Dataset {
  /// How many years ahead a run forecasts.
  func horizon(_ options: RunOptions) -> Int {
    let last = panels.years.last ?? 0
    let targets = seriesTargets.compactMap(\.year) + plan.targets.compactMap(\.year)
    return max(options.horizon, min(100, (targets.max() ?? last) - last))
  }

  /// The years a run forecasts.
  func forecastYears(_ options: RunOptions) -> ClosedRange<Int> {
    let last = panels.years.last ?? 0
    return last + 1...last + max(1, horizon(options))
  }
}

extension Panel {
  /// The least trustworthy provenance of the values of some units; all when none are named.
  func worstProvenance(of units: [Int] = []) -> Provenance {
    if case .uniform(let provenance) = provenance { return provenance }
    return (units.isEmpty ? Array(0..<unitCount) : units).map(worstProvenance(of:)).max()
      ?? .observed
  }

  /// The least trustworthy provenance of a unit's values.
  func worstProvenance(of unit: Int) -> Provenance {
    if case .uniform(let provenance) = provenance { return provenance }
    var worst = Provenance.observed
    for period in 0..<periodCount where !self[unit, period].isNaN {
      worst = max(worst, provenance[position(unit: unit, period: period)])
    }
    return worst
  }
}
