import Analytics
import IO
import Panels

extension Engine {
  /// Fits a straight line to every series and writes `trend.csv`.
  func fitTrends() async throws(InputError) {
    let table = Table<TrendLine>.trend
    guard sink.wants(table), let writer = try sink.writer(for: table) else { return }
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
              provenance: panel.worstProvenance(of: trend.unit), options: trendOptions), to: &text)
        }
        return skipped
      } consume: { text in
        writer.append(&text)
      }
    }
    try sink.finish(table, writer)
    if !dataset.plan.breaks.isEmpty { try sink.write(.breaks, treatments.rows()) }
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
      report(.fitting(indicator.id))
      let provenance = (explaining + [panel]).map { $0.worstProvenance() }.max() ?? .observed
      lines += regression.rows(of: indicator.id).map {
        PanelRegressionLine(
          row: $0, indicator: indicator.id, time: specification.time, provenance: provenance)
      }
    }
    try sink.write(table, lines)
  }
}
