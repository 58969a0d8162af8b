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
  var summary: ForecastSummary?
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
  /// The step between the values of the panel, found once for all blocks.
  let roundingUnit: Double
  let wantsForecast: Bool
  let wantsProbability: Bool

  private var model: ForecastModel { source.model }
  private var indicator: Indicator { model.series.panel.indicator }
  private var method: String { model.account.method.rawValue }

  func emptyChances() -> [ChanceSummary] { ChanceSummary.empty(of: model, sources) }

  /// What the rows of one block share.
  private struct Block {
    let paces: ObservedPaces
    let sources: [TextField]
    /// By source the bar of the row before, which most often is that of the next.
    var bars: [BarFields]

    mutating func bar(_ requirement: Requirement?, of source: Int) -> BarFields {
      if bars[source].requirement != requirement { bars[source] = BarFields(requirement) }
      return bars[source]
    }
  }

  func format(_ units: Range<Int>, into text: inout ForecastText) -> [String: Int] {
    text.chances = emptyChances()
    guard let panel = panels.panel(indicator.id) else { return [:] }
    let forecast = source.forecast(units: units)
    text.summary = ForecastSummary(forecast, of: panel, roundingUnit: roundingUnit)
    var block = Block(
      paces: ObservedPaces(sources.isEmpty ? nil : model.series, units: units),
      sources: sources.map { TextField($0.name) },
      bars: sources.map { _ in BarFields(nil) })
    let common = (
      indicator: TextField(indicator.id), method: TextField(method),
      scale: TextField(model.series.scale.scale.rawValue)
    )
    var skipped: [String: Int] = [:]
    for unit in units {
      let status = forecast.statuses[unit - units.lowerBound]
      if !status.hasMedian { skipped["forecast: \(status.rawValue)", default: 0] += 1 }
      let series = SeriesFields(
        unit: TextField(panels.units.codes[unit]), name: TextField(panels.units.names[unit]),
        indicator: common.indicator, method: common.method, scale: common.scale,
        status: TextField(status.rawValue), reason: TextField(status.reason),
        provenance: TextField(panel.worstProvenance(of: unit).label))
      if wantsForecast { addForecasts(forecast, unit, series, to: &text.forecasts) }
      for index in sources.indices {
        addChances(index, forecast, &block, unit, series, into: &text)
      }
    }
    return skipped
  }

  private func addForecasts(
    _ forecast: BlockForecast, _ unit: Int, _ series: SeriesFields, to text: inout TableText
  ) {
    let row = unit - forecast.units.lowerBound
    for step in model.years.indices {
      Table<ForecastRow>.forecast.write(
        ForecastRow(
          series: series, year: model.years[step], horizon: step + 1,
          mean: forecast.mean(unit: unit, step: step),
          quantiles: forecast.quantiles(unit: unit, step: step),
          n: forecast.observationCounts[row],
          effectiveYears: forecast.effectiveYears(unit: unit, step: step)), to: &text)
    }
  }

  private func addChances(
    _ index: Int, _ forecast: BlockForecast, _ block: inout Block, _ unit: Int,
    _ series: SeriesFields, into text: inout ForecastText
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
      let bar = block.bar(requirement, of: index)
      for event in PassageEvent.allCases {
        Table<ProbabilityRow>.probability.write(
          ProbabilityRow(
            series: series, event: event, source: block.sources[index], year: model.years[step],
            bar: bar, probability: course.probability(event, step: step), keptYears: keptYears,
            effectiveYears: forecast.effectiveYears(unit: unit, step: step),
            status: course.status(event, step: step, requirement: requirement) ?? series.status),
          to: &text.probabilities)
      }
    }
    guard let step = goalStep(source, unit) else { return }
    guard let requirement = source.requirement(unit: unit, step: step) else { return }
    Table<AttainmentRow>.attainment.write(
      AttainmentRow(
        series: series, source: block.sources[index], years: model.years, step: step,
        requirement: requirement, bar: block.bar(requirement, of: index).text, course: course,
        pace: block.paces[unit],
        effectiveYears: forecast.effectiveYears(unit: unit, step: step)),
      to: &text.attainments)
  }

  /// The year to which an attainment is told: that of the bar, or the last by the run's own year.
  private func goalStep(_ source: BarLookup.Source, _ unit: Int) -> Int? {
    let known = model.years.indices.filter {
      source.isInForce[$0] && source.requirement(unit: unit, step: $0) != nil
    }
    return known.last { model.years[$0] <= barYear } ?? known.last
  }
}
