import Analytics
import Forecast
import IO
import Panels
import Planning
import Reporting

extension Engine {
  /// The indicators that have a course over time: numbers, not yes/no and not reported counts.
  var seriesIndicators: [Indicator] {
    panels.panels.map(\.indicator).filter { $0.kind != .yesno }
  }

  /// Fits a straight line to every series and writes `trend.csv`.
  func fitTrends() async throws(InputError) {
    let table = Table<TrendLine>.trend
    guard sink.wants(table), let writer = try sink.writer(for: table) else { return }
    let regression = TrendRegression(panels: series.panels, breaks: series.breaks)
    let treatments = BreakTreatments(series, declared: dataset.plan.breaks)
    let barYear = barYear
    let bars = BarLookup(dataset, assessor: assessor, years: [barYear])
    let units = panels.units
    for indicator in seriesIndicators {
      guard let panel = series.panels.panel(indicator.id) else { continue }
      let sources = bars.sources(of: indicator.id)
      await mapBlocks(.fitting(indicator.id)) { block, text in
        var skipped: [String: Int] = [:]
        for trend in regression.rows(of: indicator.id, units: block) {
          if trend.status == .missing || trend.status == .onePoint {
            skipped["trend: \(trend.status.rawValue)", default: 0] += 1
          }
          let source = sources.first { $0.requirement(unit: trend.unit, step: 0) != nil }
          table.write(
            TrendLine(
              trend: trend, unit: units.codes[trend.unit], name: units.names[trend.unit],
              indicator: indicator.id, barSource: source?.name ?? "",
              requirement: source?.requirement(unit: trend.unit, step: 0), barYear: barYear,
              treatment: treatments.treatment(of: trend, indicator: indicator.id),
              provenance: panel.worstProvenance(of: trend.unit)), to: &text)
        }
        return skipped
      } consume: { text in
        writer.append(&text)
      }
    }
    try sink.finish(table, writer)
    if !dataset.plan.breaks.isEmpty { try sink.write(.breaks, treatments.rows()) }
  }

  /// Forecasts every series, writes `forecast.csv` and `probability.csv`, and sums the chances up.
  func forecast() async throws(InputError) -> [ChanceSummary] {
    let forecastTable = Table<ForecastRow>.forecast
    let probabilityTable = Table<ProbabilityRow>.probability
    let forecasts = try sink.writer(for: forecastTable)
    let probabilities = try sink.writer(for: probabilityTable)
    let forecaster = Forecaster(
      panels: series.panels, breaks: series.breaks, method: method, horizon: options.horizon)
    let bars = BarLookup(dataset, assessor: assessor, years: forecaster.years)
    var chances: [ChanceSummary] = []
    for indicator in seriesIndicators {
      guard let model = forecaster.model(of: indicator.id) else { continue }
      let formatter = ForecastFormatter(
        model: model, indicator: indicator, panels: series.panels,
        sources: bars.sources(of: indicator.id), method: method.rawValue,
        counted: panels.units.kinds.map { dataset.hasPlan ? dataset.scope.counts($0) : true },
        wantsForecast: forecasts != nil, wantsProbability: probabilities != nil)
      var sums = formatter.emptyChances()
      await mapBlocks(.forecasting(indicator.id)) { block, text in
        formatter.format(block, into: &text)
      } consume: { (result: inout ForecastText) in
        forecasts?.append(&result.forecasts)
        probabilities?.append(&result.probabilities)
        for index in sums.indices { sums[index].merge(result.chances[index]) }
      }
      chances += sums
    }
    if let forecasts { try sink.finish(forecastTable, forecasts) }
    if let probabilities { try sink.finish(probabilityTable, probabilities) }
    return chances
  }

  /// The forecasting method of the run.
  var method: ForecastMethod { ForecastMethod(rawValue: options.method) ?? .auto }

  var assessor: Assessor {
    Assessor(sets: dataset.sets, panels: panels, recognitions: dataset.plan.recognitions)
  }

  /// The year for which a trend's required slope is worked out.
  private var barYear: Int {
    dataset.seriesTargets.compactMap(\.year).max()
      ?? (dataset.hasPlan
        ? dataset.plan.horizonYear : (panels.years.last ?? 0) + max(1, options.horizon))
  }
}

/// The forecasts of a block as text, with the chances counted.
struct ForecastText: BlockResult {
  var forecasts = TableText()
  var probabilities = TableText()
  var chances: [ChanceSummary] = []
}

/// Turns the forecasts of one indicator into rows.
struct ForecastFormatter: Sendable {
  let model: ForecastModel
  let indicator: Indicator
  let panels: PanelSet
  let sources: [BarLookup.Source]
  let method: String
  /// The units that count in the summary of chances.
  let counted: [Bool]
  let wantsForecast: Bool
  let wantsProbability: Bool

  func emptyChances() -> [ChanceSummary] {
    sources.flatMap { source in
      model.years.enumerated().map { step, year in
        ChanceSummary(
          indicator: indicator.id, source: source.name, year: year,
          requirement: source.commonRequirement(step: step))
      }
    }
  }

  func format(_ block: Range<Int>, into text: inout ForecastText) -> [String: Int] {
    text.chances = emptyChances()
    guard let panel = panels.panel(indicator.id) else { return [:] }
    let forecast = model.forecast(units: block)
    let scale = model.series.scale.scale.rawValue
    var skipped: [String: Int] = [:]
    for unit in block {
      let row = unit - block.lowerBound
      let status = forecast.statuses[row]
      let provenance = panel.worstProvenance(of: unit)
      if status == .missing {
        skipped["forecast: \(status.rawValue)", default: 0] += 1
      }
      for step in model.years.indices {
        if wantsForecast {
          Table<ForecastRow>.forecast.write(
            ForecastRow(
              unit: panels.units.codes[unit], name: panels.units.names[unit],
              indicator: indicator.id, year: model.years[step], horizon: step + 1,
              mean: forecast.mean(unit: unit, step: step),
              quantiles: forecast.quantiles(unit: unit, step: step), method: method,
              scale: scale,
              n: forecast.observationCounts[row], status: status, provenance: provenance),
            to: &text.forecasts)
        }
        for (index, source) in sources.enumerated() {
          addProbability(
            source, unit: unit, step: step, forecast: forecast, status: status,
            provenance: provenance,
            chance: &text.chances[index * model.years.count + step],
            into: &text.probabilities)
        }
      }
    }
    return skipped
  }

  private func addProbability(
    _ source: BarLookup.Source, unit: Int, step: Int, forecast: BlockForecast,
    status: ForecastStatus, provenance: Provenance, chance: inout ChanceSummary, into text: inout TableText
  ) {
    // Nobody is judged by a rule that has lapsed.
    guard source.isInForce[step] else { return }
    let requirement = source.requirement(unit: unit, step: step)
    if requirement == nil, !source.name.contains("/") { return }
    let probability =
      requirement.map { forecast.probability(of: $0, unit: unit, step: step) } ?? .nan
    if counted[unit] { chance.add(probability) }
    guard wantsProbability else { return }
    Table<ProbabilityRow>.probability.write(
      ProbabilityRow(
        unit: panels.units.codes[unit], name: panels.units.names[unit], indicator: indicator.id,
        source: source.name, year: model.years[step], requirement: requirement,
        probability: probability, method: method,
        status: requirement == nil ? "bar_missing" : status.rawValue, provenance: provenance),
      to: &text)
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
