import Analytics
import Forecast
import IO
import Panels
import Planning
import Reporting

extension Engine {
  /// The indicators that have a course over time: numbers, not yes/no and not standard errors of others.
  var seriesIndicators: [Indicator] {
    let errors = panels.standardErrorIDs
    return panels.panels.map(\.indicator).filter { $0.kind != .yesno && !errors.contains($0.id) }
  }

  /// Forecasts every series, writes `forecast.csv`, `probability.csv`, `attainment.csv` and `methods.csv`,
  /// and sums the chances up.
  func forecast() async throws(InputError) -> [ChanceSummary] {
    let forecasts = try sink.writer(for: .forecast)
    let probabilities = try sink.writer(for: .probability)
    let attainments = try sink.writer(for: .attainment)
    let bars = BarLookup(
      dataset, assessor: assessor, years: forecaster(horizon: horizon).years)
    var chances: [ChanceSummary] = []
    for indicator in seriesIndicators {
      guard let model = model(of: indicator.id, horizon: horizon) else { continue }
      let formatter = ForecastFormatter(
        model: model, panels: series.panels, sources: bars.sources(of: indicator.id),
        barYear: barYear, keptYears: options.keptYears,
        counted: panels.units.kinds.map { dataset.hasPlan ? dataset.scope.counts($0) : true },
        wantsForecast: forecasts != nil, wantsProbability: probabilities != nil)
      var sums = formatter.emptyChances()
      await mapBlocks(.forecasting(indicator.id)) { block, text in
        formatter.format(block, into: &text)
      } consume: { (result: inout ForecastText) in
        forecasts?.append(&result.forecasts)
        probabilities?.append(&result.probabilities)
        attainments?.append(&result.attainments)
        for index in sums.indices { sums[index].merge(result.chances[index]) }
      }
      chances += sums
    }
    if let forecasts { try sink.finish(.forecast, forecasts) }
    if let probabilities { try sink.finish(.probability, probabilities) }
    if let attainments { try sink.finish(.attainment, attainments) }
    try sink.write(
      .methods,
      seriesIndicators.compactMap { indicator in
        model(of: indicator.id, horizon: horizon).map {
          MethodRow(indicator: indicator.id, model: $0)
        }
      })
    return chances
  }

  /// The forecasts alone, with the words that go with them.
  func forecastReport() async throws(InputError) -> RunReport {
    let state = ProgrammeState(panels: panels, sets: [], recognitions: [], scope: dataset.scope)
    var report = RunReport(plan: dataset.plan, state: state, year: panels.years.last ?? 0)
    report.chances = try await forecast()
    report.forecasts = forecastNotes
    return report
  }

  /// What the forecasts of the call rest on.
  var forecastNotes: [ForecastNote] {
    seriesIndicators.compactMap { indicator in
      model(of: indicator.id, horizon: horizon).map {
        ForecastNote(indicator: indicator, account: $0.account)
      }
    }
  }

  /// Forecasts of the panels' indicators.
  func forecaster(horizon: Int) -> Forecaster {
    Forecaster(panels: series.panels, breaks: series.breaks, method: method, horizon: horizon)
  }

  /// The fitted forecast of an indicator, fitted once a run.
  func model(of indicator: String, horizon: Int) -> ForecastModel? {
    let key = ModelKey(indicator: indicator, horizon: horizon)
    if let known = models[key] { return known }
    models[key] = forecaster(horizon: horizon).model(of: indicator)
    return models[key]
  }

  /// The forecasting method of the run.
  var method: ForecastMethod { ForecastMethod(rawValue: options.method) ?? .auto }

  var assessor: Assessor {
    Assessor(sets: dataset.sets, panels: panels, recognitions: dataset.plan.recognitions)
  }

  /// How many years ahead the run forecasts: as many as were asked for, and up to the last year of a target.
  var horizon: Int {
    let last = panels.years.last ?? 0
    let targets =
      dataset.seriesTargets.compactMap(\.year) + dataset.plan.targets.compactMap(\.year)
    return max(options.horizon, min(100, (targets.max() ?? last) - last))
  }

  /// The year for which a trend's required slope is worked out.
  var barYear: Int {
    dataset.seriesTargets.compactMap(\.year).max()
      ?? (dataset.hasPlan
        ? dataset.plan.horizonYear : (panels.years.last ?? 0) + max(1, options.horizon))
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
