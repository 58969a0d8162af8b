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

  /// Forecasts every series, writes `forecast.csv` and `probability.csv`, and sums the chances up.
  func forecast() async throws(InputError) -> [ChanceSummary] {
    let forecastTable = Table<ForecastRow>.forecast
    let probabilityTable = Table<ProbabilityRow>.probability
    let forecasts = try sink.writer(for: forecastTable)
    let probabilities = try sink.writer(for: probabilityTable)
    let model = model
    let method = type(of: model).name
    let forecaster = Forecaster(
      panels: series.panels, breaks: series.breaks, model: model, horizon: options.horizon)
    let bars = BarLookup(dataset, assessor: assessor, years: forecaster.years)
    var chances: [ChanceSummary] = []
    for indicator in seriesIndicators {
      let formatter = ForecastFormatter(
        forecaster: forecaster, indicator: indicator, panels: series.panels,
        sources: bars.sources(of: indicator.id), method: method,
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

  /// The model of the run; `auto` is the best there is.
  var model: any TrendModel {
    TrendModels.named(options.method) ?? OrdinaryLeastSquares()
  }

  var assessor: Assessor {
    Assessor(sets: dataset.sets, panels: panels, recognitions: dataset.plan.recognitions)
  }

  /// The year for which a trend's required slope is worked out.
  var barYear: Int {
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
  let forecaster: Forecaster
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
      forecaster.years.enumerated().map { step, year in
        ChanceSummary(
          indicator: indicator.id, source: source.name, year: year,
          requirement: source.commonRequirement(step: step))
      }
    }
  }

  func format(_ block: Range<Int>, into text: inout ForecastText) -> [String: Int] {
    text.chances = emptyChances()
    guard let forecast = forecaster.forecast(indicator.id, units: block),
      let panel = panels.panel(indicator.id)
    else { return [:] }
    var evaluator = PredictionEvaluator(scale: forecast.scale)
    var skipped: [String: Int] = [:]
    for unit in block {
      let row = unit - block.lowerBound
      let status = forecast.statuses[row]
      let provenance = panel.worstProvenance(of: unit)
      if status == .missing || status == .onePoint {
        skipped["forecast: \(status.rawValue)", default: 0] += 1
      }
      for step in forecaster.years.indices {
        let prediction = forecast.prediction(unit: unit, step: step)
        if wantsForecast {
          Table<ForecastRow>.forecast.write(
            ForecastRow(
              unit: panels.units.codes[unit], name: panels.units.names[unit],
              indicator: indicator.id, year: forecaster.years[step], horizon: step + 1,
              mean: prediction.map { evaluator.mean(of: $0) } ?? .nan,
              quantiles: prediction.map { evaluator.quantiles(of: $0) }
                ?? QuantileLevels.published.map { _ in .nan },
              method: method, scale: forecast.scale.scale.rawValue,
              n: forecast.observationCounts[row], status: status, provenance: provenance),
            to: &text.forecasts)
        }
        for (index, source) in sources.enumerated() {
          addProbability(
            source, unit: unit, step: step, prediction: prediction, status: status,
            provenance: provenance, evaluator: evaluator,
            chance: &text.chances[index * forecaster.years.count + step],
            into: &text.probabilities)
        }
      }
    }
    return skipped
  }

  private func addProbability(
    _ source: BarLookup.Source, unit: Int, step: Int, prediction: Prediction?,
    status: ForecastStatus, provenance: Provenance, evaluator: PredictionEvaluator,
    chance: inout ChanceSummary, into text: inout TableText
  ) {
    // Nobody is judged by a rule that has lapsed.
    guard source.isInForce[step] else { return }
    let requirement = source.requirement(unit: unit, step: step)
    if requirement == nil, !source.name.contains("/") { return }
    let probability =
      requirement.flatMap { requirement in
        prediction.map { evaluator.probability(of: requirement, $0) }
      } ?? .nan
    if counted[unit] { chance.add(probability) }
    guard wantsProbability else { return }
    Table<ProbabilityRow>.probability.write(
      ProbabilityRow(
        unit: panels.units.codes[unit], name: panels.units.names[unit], indicator: indicator.id,
        source: source.name, year: forecaster.years[step], requirement: requirement,
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
