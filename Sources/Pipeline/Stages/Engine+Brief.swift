import Analytics
import Forecast
import IO
import LinearAlgebra
import Panels
import Planning
import Reporting

extension Engine {
  /// The whole job in few figures: criteria met on average, and for each unit, indicator and year ahead the line,
  /// the interval and the chance of each bar.
  func brief() async throws(InputError) -> RunReport {
    var report = unassessedReport
    report.countedSets = dataset.sets
    report.averages = try await timed("criteria") { () async throws(InputError) in
      try await countCriteria()
    }
    let sums = try await timed("forecast") { () async throws(InputError) in
      try await writeBrief()
    }
    (report.chances, report.outlooks) = (sums.chances, sums.summaries)
    report.forecasts = await forecastNotes
    return report
  }

  /// Works out and writes the averages of the criteria met, counted while reading where that could be; those of the
  /// last year, which the report tells of, come back. A country has a million and more.
  private func countCriteria() async throws(InputError) -> [CriteriaAverage] {
    report(words(.assessing))
    let counts: [CriteriaCounts]
    if let rows = dataset.rowCounts, let set = dataset.sets.first {
      noteMissing(of: set, indicators: rows.indicators)
      counts = [CriteriaCounts(set: set.id, counts: rows.counts)]
    } else {
      let state = ProgrammeState(
        panels: panels, sets: dataset.sets, recognitions: dataset.plan.recognitions,
        scope: dataset.scope)
      noteFindings(state)
      counts = state.counts
    }
    guard !counts.isEmpty else { return [] }
    let summary = CriteriaSummary(panels: panels, scope: dataset.scope)
    let provenance = AssessmentContext.provenance(of: panels)
    let groupings = summary.groupings()
    let periodCount = panels.years.count
    let table = Table<CriteriaAverage>.averages
    let writer = try sink.writer(for: table)
    var lastYear: [CriteriaAverage] = []
    for counts in counts {
      await OrderedBlocks.map(count: groupings.count * periodCount, jobs: options.jobs) { index in
        let period = index % periodCount
        let rows = summary.averages(
          of: counts, in: groupings[index / periodCount], period: period, provenance: provenance)
        var text = TableText()
        for row in rows { table.write(row, to: &text) }
        return (text, period + 1 == periodCount ? rows : [])
      } consume: { (text: TableText, rows: [CriteriaAverage]) in
        var text = text
        writer?.append(&text)
        lastYear += rows
      }
    }
    if let writer { try sink.finish(table, writer) }
    return lastYear
  }

  /// Notes what an assessment would lack: that of one unit with a value of each indicator that was there.
  private func noteMissing(of set: CriteriaSet, indicators: [String]) {
    var units = UnitTable(codes: [""])
    units.zones = CategoryColumn(
      name: "zone", values: [panels.units.zones.label(of: 0) ?? ""])
    let probe = PanelSet(
      units: units, years: panels.years,
      panels: indicators.map {
        Panel(
          indicator: Indicator(id: $0, kind: .number), unitCount: 1,
          periodCount: panels.years.count, values: panels.years.map { _ in 0 })
      })
    for assessment in Assessor(sets: [set], panels: probe).assess() {
      noteMissing(assessment, of: probe)
    }
  }

  /// Forecasts every series, writes `brief.csv` and `methods.csv`, and sums them up.
  private func writeBrief() async throws(InputError) -> ForecastSums {
    let table = Table<BriefRow>.brief
    let writer = try sink.writer(for: table)
    let fitted = await fittedModels
    let bars = BarLookup(dataset, assessor: assessor, years: forecaster(horizon: horizon).years)
    var all = ForecastSums()
    for (indicator, model) in fitted {
      let formatter = BriefFormatter(
        model: model, units: panels.units, sources: bars.unitSources(of: indicator.id),
        lines: SeriesLines(indicator.id, of: series),
        counted: counted, roundingUnit: model.series.panel.roundingUnit)
      var sums = formatter.emptyChances
      var summary = ForecastSummary(indicator: indicator.id, year: model.years.last ?? 0)
      await mapBlocks(forecasting(indicator.id)) {
        block, text in
        formatter.format(block, into: &text)
      } consume: { (result: inout BriefText) in
        writer?.append(&result.rows)
        for index in sums.indices { sums[index].merge(result.chances[index]) }
        if let block = result.summary { summary.add(block) }
      }
      writer?.endSection()
      all.chances += sums
      all.summaries.append(summary)
    }
    if let writer { try sink.finish(table, writer) }
    try sink.write(
      .methods, fitted.map { MethodRow(indicator: $0.indicator.id, model: $0.model) })
    return all
  }
}

/// The brief rows of a block as text, with the chances counted.
struct BriefText: BlockResult {
  var rows = TableText()
  var chances: [ChanceSummary] = []
  var summary: ForecastSummary?
}

/// The straight lines of an indicator's series.
struct SeriesLines: Sendable {
  private let panel: Panel?
  private let fit: LineFit?
  private let regression: TrendRegression
  private let indicator: String

  init(_ indicator: String, of series: SplicedSeries) {
    self.indicator = indicator
    panel = series.panels.panel(indicator)
    regression = TrendRegression(panels: series.panels, breaks: series.breaks)
    fit =
      series.breaks.contains { $0.indicator == indicator }
      ? nil : try? LineFit(years: series.panels.years.map(Double.init))
  }

  /// By unit of a block the slope of its line, of its last segment where it has breaks, and the deviation of the values.
  func lines(_ units: Range<Int>) -> [(slope: Double, deviation: Double)] {
    if let fit, let panel {
      let lines = fit.fit(values: panel.values, unitCount: panel.unitCount, units: units)
      return units.indices.map {
        let row = $0 - units.lowerBound
        return (lines[.slope, row], lines[.residualDeviation, row])
      }
    }
    var result = units.map { _ in (slope: Double.nan, deviation: Double.nan) }
    for row in regression.rows(of: indicator, units: units) {
      result[row.unit - units.lowerBound] = (row.slope, row.residualDeviation)
    }
    return result
  }
}
