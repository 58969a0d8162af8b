import Forecast
import IO
import Panels
import Reporting

/// The forecasts of a block as text, with the chances counted.
struct ForecastText: BlockResult {
  var forecasts = TableText()
  var probabilities = TableText()
  var attainments = TableText()
  var chances: [ChanceSummary] = []
}

/// Turns the forecasts of one indicator into rows.
struct ForecastFormatter: Sendable {
  let source: OverlaidForecast
  let panels: PanelSet
  let sources: [BarLookup.Source]
  /// The year by which bars that move every year are to be met.
  let barYear: Int
  /// For how many years in a row a bar has to be met to count as kept.
  let keptYears: Int
  /// The units that count in the summary of chances.
  let counted: [Bool]
  let wantsForecast: Bool
  let wantsProbability: Bool

  private var model: ForecastModel { source.model }
  private var indicator: Indicator { model.series.panel.indicator }
  private var method: String { model.account.method.rawValue }

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
    let forecast = source.forecast(units: block)
    var skipped: [String: Int] = [:]
    for unit in block {
      let status = forecast.statuses[unit - block.lowerBound]
      if !status.hasMedian { skipped["forecast: \(status.rawValue)", default: 0] += 1 }
      let provenance = panel.worstProvenance(of: unit)
      if wantsForecast { addForecasts(forecast, unit, provenance, to: &text.forecasts) }
      for index in sources.indices {
        addChances(index, forecast, unit, provenance, into: &text)
      }
    }
    return skipped
  }

  private func addForecasts(
    _ forecast: BlockForecast, _ unit: Int, _ provenance: Provenance, to text: inout TableText
  ) {
    let row = unit - forecast.units.lowerBound
    for step in model.years.indices {
      Table<ForecastRow>.forecast.write(
        ForecastRow(
          unit: panels.units.codes[unit], name: panels.units.names[unit],
          indicator: indicator.id, year: model.years[step], horizon: step + 1,
          mean: forecast.mean(unit: unit, step: step),
          quantiles: forecast.quantiles(unit: unit, step: step), method: method,
          scale: model.series.scale.scale.rawValue, n: forecast.observationCounts[row],
          effectiveYears: forecast.effectiveYears(unit: unit, step: step),
          status: forecast.statuses[row], provenance: provenance), to: &text)
    }
  }

  private func addChances(
    _ index: Int, _ forecast: BlockForecast, _ unit: Int, _ provenance: Provenance,
    into text: inout ForecastText
  ) {
    let source = sources[index]
    let course = BarCourse(source, forecast: forecast, unit: unit, keptYears: keptYears)
    for step in model.years.indices {
      // Nobody is judged by a rule that has lapsed.
      guard source.isInForce[step] else { continue }
      let requirement = source.requirement(unit: unit, step: step)
      if requirement == nil, !source.isOfSet { continue }
      if counted[unit] {
        text.chances[index * model.years.count + step].add(course.inYear[step])
      }
      guard wantsProbability else { continue }
      for event in PassageEvent.allCases {
        Table<ProbabilityRow>.probability.write(
          ProbabilityRow(
            unit: panels.units.codes[unit], name: panels.units.names[unit],
            indicator: indicator.id, event: event, source: source.name, year: model.years[step],
            requirement: requirement, probability: course.probability(event, step: step),
            keptYears: keptYears, effectiveYears: forecast.effectiveYears(unit: unit, step: step),
            method: method,
            status: course.status(event, step: step, requirement: requirement),
            provenance: provenance), to: &text.probabilities)
      }
    }
    addAttainment(source, course, forecast, unit, provenance, to: &text.attainments)
  }

  private func addAttainment(
    _ source: BarLookup.Source, _ course: BarCourse, _ forecast: BlockForecast, _ unit: Int,
    _ provenance: Provenance, to text: inout TableText
  ) {
    guard let step = goalStep(source, unit) else { return }
    guard let requirement = source.requirement(unit: unit, step: step) else { return }
    Table<AttainmentRow>.attainment.write(
      AttainmentRow(
        unit: panels.units.codes[unit], name: panels.units.names[unit], indicator: indicator.id,
        source: source.name, years: model.years, step: step, requirement: requirement,
        course: course, pace: ObservedPace(model.series, unit: unit),
        effectiveYears: forecast.effectiveYears(unit: unit, step: step), method: method,
        status: forecast.statuses[unit - forecast.units.lowerBound], provenance: provenance),
      to: &text)
  }

  /// The year to which an attainment is told: that of the bar, or the last by the run's own year.
  private func goalStep(_ source: BarLookup.Source, _ unit: Int) -> Int? {
    let known = model.years.indices.filter {
      source.isInForce[$0] && source.requirement(unit: unit, step: $0) != nil
    }
    return known.last { model.years[$0] <= barYear } ?? known.last
  }
}
