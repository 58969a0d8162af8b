import Analytics
import Forecast
import Panels
import Planning
import Reporting

extension Explainer {
  /// The chances of the years ahead: up to the year asked about, or from the last year of the data on as far as the run
  /// forecasts; none for a year before, for a condition, and for years in which the set is not in force.
  func outlook(of choice: ItemChoice, year: Int) async -> [OutlookExplanation] {
    guard let last = panels.years.last, year >= last, choice.item.kind != .condition else {
      return []
    }
    let asked = year == last ? max(1, options.horizon) : year - last
    let years = Array(last + 1...last + asked)
    guard let end = years.lastIndex(where: choice.set.years.contains),
      let place = place(of: choice)
    else {
      return [
        OutlookExplanation(
          year: year, isInForce: false, chance: .nan, isFromMoves: false, forecasts: [], basis: [])
      ]
    }
    let rules = choice.set.criteria[place.criterion].indicators
    let measures = Set(
      rules.filter { $0.kind != .yesno && $0.requiredLevel == nil }.map(\.measure))
    let engine = Engine(subject.dataset, options: options, sink: TableSink(streaming: ""))
    // A model learns its errors from as many years ahead as it forecasts: those of a run, to say what a run says.
    let horizon = max(engine.horizon, end + 1)
    let outlook = CriteriaOutlook(state: subject.state, breaks: engine.series.breaks)
    let forecasts = await engine.indicatorForecasts(
      of: outlook, horizon: horizon, measures: measures)
    let block = Engine.block(unit / Engine.blockSize, of: panels.units.count)
    let chances = outlook.chances(
      criterion: place.criterion, set: place.set, unit: unit, horizon: horizon,
      chance: forecasts.chances(units: block))
    let shown = rules.indices.filter {
      choice.item.kind == .criterion || rules[$0].id == choice.item.id
    }
    let models = await models(
      of: Set(shown.map { rules[$0].measure }).intersection(measures), engine, horizon: horizon)
    let notes = models.keys.sorted().compactMap { models[$0] }.map {
      ForecastNote(indicator: $0.series.panel.indicator, account: $0.account)
    }
    let blocks = models.mapValues { $0.forecast(units: block) }
    return chances.prefix(end + 1).enumerated().map { step, chance in
      OutlookExplanation(
        year: years[step], isInForce: choice.set.years.contains(years[step]),
        chance: choice.item.kind == .criterion
          ? chance.criterion : shown.first.map { chance.indicators[$0] } ?? .nan,
        isFromMoves: choice.item.kind == .criterion
          ? chance.isFromMoves : shown.contains { chance.areFromMoves[$0] },
        forecasts: shown.compactMap { position in
          blocks[rules[position].measure].map {
            forecast(rules[position], in: choice.set, $0, step, chance.indicators[position])
          }
        }, basis: notes)
    }
  }

  private func place(of choice: ItemChoice) -> (set: Int, criterion: Int)? {
    let id = choice.item.criterion?.id ?? choice.item.id
    guard let set = subject.sets.firstIndex(where: { $0.id == choice.set.id }),
      let criterion = choice.set.criteria.firstIndex(where: { $0.id == id })
    else { return nil }
    return (set, criterion)
  }

  private func models(
    of measures: Set<String>, _ engine: Engine, horizon: Int
  ) async -> [String: ForecastModel] {
    var models: [String: ForecastModel] = [:]
    for measure in measures.sorted() {
      models[measure] = await engine.model(of: measure, horizon: horizon)
    }
    return models
  }

  private func forecast(
    _ rule: IndicatorRule, in set: CriteriaSet, _ forecast: BlockForecast, _ step: Int,
    _ chance: Double
  ) -> OutlookExplanation.Forecast {
    let quantiles = forecast.quantiles(unit: unit, step: step)
    let published = { (level: Double) in
      QuantileLevels.published.firstIndex(of: level).map { quantiles[$0] } ?? .nan
    }
    return OutlookExplanation.Forecast(
      id: rule.id,
      requirement: assessor.requirement(of: rule, in: set, unit: unit, year: forecast.years[step]),
      chance: chance, median: forecast.median(unit: unit, step: step),
      low: published(0.1), high: published(0.9), unit: rule.unit)
  }
}
