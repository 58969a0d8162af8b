import Analytics
import IO
import Panels
import Planning
import Reporting

extension Engine {
  /// Fits a straight line to every series, writes `trend.csv` and reports what the lines say.
  func trendReport() async throws(InputError) -> RunReport {
    var report = unassessedReport
    report.trends = try await fitTrends()
    if options.trend.isPanel { try fitPanels() }
    return report
  }

  /// Fits a straight line to every series and writes `trend.csv` where it is wanted.
  ///
  /// - Returns: What the lines of each indicator say; of a series cut at breaks, the last counts.
  func fitTrends() async throws(InputError) -> [TrendSummary] {
    let table = Table<TrendLine>.trend
    let writer = try sink.writer(for: table)
    let isWritten = writer != nil
    var summaries: [TrendSummary] = []
    let trendOptions = options.trend.options
    let regression = TrendRegression(
      panels: series.panels, breaks: series.breaks, options: trendOptions)
    let treatments = BreakTreatments(series, declared: dataset.plan.breaks)
    let barYear = barYear
    let bars = BarLookup(dataset, assessor: assessor, years: [barYear])
    let units = panels.units
    for indicator in seriesIndicators where indicator.id != trendOptions.weights?.indicator {
      guard let panel = series.panels.panel(indicator.id) else { continue }
      let sources = bars.unitSources(of: indicator.id)
      let doubtful = Dictionary(
        grouping: self.doubtful.cells.filter { $0.indicator == indicator.id }, by: \.unit)
      let years = panels.years
      var summary = TrendSummary(indicator: indicator.id)
      await mapBlocks(words.say("progress.fitting", ["indicator": indicator.id])) {
        (block, found: inout TrendBlock) in
        var skipped: [String: Int] = [:]
        let rows = regression.rows(of: indicator.id, units: block)
        found.summary = TrendSummary(indicator: indicator.id)
        for (position, trend) in rows.enumerated() {
          if position + 1 == rows.count || rows[position + 1].unit != trend.unit {
            found.summary.add(slope: trend.slope, p: trend.slopeTest.p)
          }
          if trend.status == .missing || trend.status == .onePoint {
            skipped["trend: \(trend.status.rawValue)", default: 0] += 1
          }
          guard isWritten else { continue }
          let source = sources.first { $0.requirement(unit: trend.unit, step: 0) != nil }
          table.write(
            TrendLine(
              trend: trend, unit: units.codes[trend.unit], name: units.names[trend.unit],
              indicator: indicator.id, barSource: source?.name ?? "",
              requirement: source?.requirement(unit: trend.unit, step: 0), barYear: barYear,
              treatment: treatments.treatment(of: trend, indicator: indicator.id),
              doubtful: (doubtful[trend.unit] ?? []).count {
                (trend.firstYear...trend.lastYear).contains(years[$0.period])
              },
              provenance: panel.worstProvenance(of: trend.unit), options: trendOptions),
            to: &found.text)
        }
        return skipped
      } consume: { (found: inout TrendBlock) in
        summary.add(found.summary)
        writer?.append(&found.text)
      }
      summaries.append(summary)
    }
    if let writer { try sink.finish(table, writer) }
    if !dataset.plan.breaks.isEmpty { try sink.write(.breaks, treatments.rows()) }
    return summaries
  }

  /// Makes the pooled regressions and writes `panel_regression.csv`.
  func fitPanels() throws(InputError) {
    let table = Table<PanelRegressionLine>.panelRegression
    guard sink.wants(table) else { return }
    let specification = options.trend.specification
    let regression = PanelRegression(
      panels: series.panels, breaks: series.breaks, specification: specification)
    let explaining = specification.regressors.compactMap(series.panels.panel)
    var lines: [PanelRegressionLine] = []
    for indicator in seriesIndicators {
      guard let panel = series.panels.panel(indicator.id) else { continue }
      report(words.say("progress.fitting", ["indicator": indicator.id]))
      let provenance = (explaining + [panel]).map { $0.worstProvenance() }.max() ?? .observed
      lines += regression.rows(of: indicator.id).map {
        PanelRegressionLine(
          row: $0, indicator: indicator.id, time: specification.time, provenance: provenance)
      }
    }
    try sink.write(table, lines)
  }
}

/// The lines of a block as text, and what they say.
private struct TrendBlock: BlockResult {
  var text = TableText()
  var summary = TrendSummary(indicator: "")
}
