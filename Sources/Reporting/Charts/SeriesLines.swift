import Panels

/// The series of one indicator as lines, cut at declared breaks.
public struct SeriesLines: Chart {
  /// `series`.
  public let name = "series"
  /// What is shown.
  public let title: String
  /// What stands for the picture.
  public let alternative: String
  /// The specification.
  public let specification: JSONValue

  /// Draws the indicator with most units of two points or more, at most eight of them.
  public init?(_ report: RunReport, words: Words) {
    let panels = report.state.panels
    let pointCount = { (panel: Panel, unit: Int) in
      panels.years.indices.count { !panel[unit, $0].isNaN }
    }
    let candidates = panels.panels.map { panel in
      (panel, (0..<panel.unitCount).filter { pointCount(panel, $0) >= 2 })
    }
    guard let (panel, units) = candidates.max(by: { $0.1.count < $1.1.count }), !units.isEmpty
    else { return nil }
    let shown = units.sorted { (pointCount(panel, $1), $0) < (pointCount(panel, $0), $1) }.prefix(8)
    let cuts = panels.cuts(of: panel.indicator.id, breaks: report.plan.breaks)
    let names = panels.units.distinctNames
    var values: [JSONValue] = []
    var isSimulated = false
    var extremes: (low: Double, high: Double) = (.infinity, -.infinity)
    for unit in shown {
      for period in panels.years.indices where !panel[unit, period].isNaN {
        let segment = cuts(unit).count { $0 <= period }
        values.append([
          "year": .integer(panels.years[period]), "place": .text(names[unit]),
          "segment": .text("\(unit).\(segment)"), "value": .number(panel[unit, period]),
        ])
        extremes = (min(extremes.low, panel[unit, period]), max(extremes.high, panel[unit, period]))
        if panel.provenance[panel.position(unit: unit, period: period)] == .simulated {
          isSimulated = true
        }
      }
    }
    let unit = words.unit(panel.indicator.unit)
    title =
      panel.indicator.name[words.language] + (unit.isEmpty ? "" : " (\(unit))")
      + ", \(panels.years.first ?? 0)–\(panels.years.last ?? 0)"
    alternative = words(
      .chartLinesAlternative(
        title, low: words.numbers.short(extremes.low), high: words.numbers.short(extremes.high)))
    let notes =
      (isSimulated ? [words(.chartSimulated)] : [])
      + (report.plan.breaks.contains { $0.indicator == panel.indicator.id } ? [words(.breaks)] : [])
    specification = [
      "$schema": ChartTheme.schema, "config": ChartTheme.config(),
      "title": ChartTheme.title(title, notes: notes, isSimulated: isSimulated), "width": 640,
      "height": 340, "padding": 16, "data": ["values": .array(values)],
      "mark": ["type": "line", "point": true, "strokeWidth": 2],
      "encoding": [
        "x": [
          "field": "year", "type": "quantitative", "title": .text(words(.chartYearAxis)),
          "axis": ["format": "d", "tickMinStep": 1], "scale": ["zero": false, "nice": false],
        ],
        "y": ["field": "value", "type": "quantitative", "title": .text(unit)],
        "detail": ["field": "segment"],
        "color": [
          "field": "place", "type": "nominal", "title": .null,
          "scale": ["range": .array(ChartTheme.lines.map { .text($0) })],
        ],
        "shape": ["field": "place", "type": "nominal", "title": .null],
      ],
    ]
  }
}
