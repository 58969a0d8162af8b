import Panels

/// The series of one indicator as lines, each with its name at its end, cut at declared breaks.
public struct SeriesLines: Chart {
  /// `series`.
  public let name = "series"
  /// What is shown.
  public let title: String
  /// What stands for the picture.
  public let alternative: String
  /// The specification.
  public let specification: JSONValue

  private static let limit = 8

  /// Draws the rate with most points, of at most eight units with three points or more; a count when
  /// there is no rate, `nil` when there is no series.
  public init?(_ report: RunReport, words: Words) {
    let panels = report.state.panels
    let series = panels.panels.filter { $0.indicator.kind != .yesno }.map(Self.longest)
    let rates = series.filter { $0.panel.indicator.kind != .count && $0.points > 0 }
    guard
      let best = (rates.isEmpty ? series : rates).max(by: { $0.points < $1.points }),
      best.points > 0
    else { return nil }
    let panel = best.panel
    // What was measured is drawn, so every break cuts, whatever a fit does about it.
    let breaks = report.plan.breaks.map { seriesBreak in
      var cut = seriesBreak
      cut.treatment = .newSegment
      return cut
    }
    let cuts = panels.cuts(of: panel.indicator.id, breaks: breaks)
    let names = panels.units.distinctNames
    var values: [JSONValue] = []
    var shown: [(year: Int, value: Double)] = []
    var isSimulated = false
    for unit in best.units {
      let observed = panels.years.indices.filter { !panel[unit, $0].isNaN }
      for period in observed {
        let segment = cuts(unit).count { $0 <= period }
        shown.append((panels.years[period], panel[unit, period]))
        values.append([
          "year": .integer(panels.years[period]), "place": .text(names[unit]),
          "segment": .text("\(unit).\(segment)"), "value": .number(panel[unit, period]),
          "label": .text(period == observed.last ? names[unit] : ""),
        ])
        if panel.provenance[panel.position(unit: unit, period: period)] == .simulated {
          isSimulated = true
        }
      }
    }
    let years = shown.map(\.year)
    let first = years.min() ?? 0
    let last = years.max() ?? 0
    let unit = words.unit(panel.indicator.unit)
    title =
      panel.indicator.name[words.language] + (unit.isEmpty ? "" : " (\(unit))")
      + ", \(first)–\(last)"
    alternative = words(
      .chartLinesAlternative(
        title, low: words.numbers.short(shown.map(\.value).min() ?? .nan),
        high: words.numbers.short(shown.map(\.value).max() ?? .nan)))
    let hasBreaks = report.plan.breaks.contains { $0.indicator == panel.indicator.id }
    let notes =
      (isSimulated ? [words(.chartSimulated)] : []) + (hasBreaks ? [words(.chartCutAtBreaks)] : [])
    specification = Self.specification(
      values, title: ChartTheme.title(title, notes: notes, isSimulated: isSimulated),
      years: first...last, unit: unit, words: words)
  }

  /// The units of a panel with most points, and how many points they have.
  private static func longest(_ panel: Panel) -> (panel: Panel, units: [Int], points: Int) {
    let counts = (0..<panel.unitCount).map { unit in
      (0..<panel.periodCount).count { !panel[unit, $0].isNaN }
    }
    // Three points make a course; where no unit has them, two have to do.
    let least = counts.contains { $0 >= 3 } ? 3 : 2
    let units = counts.indices.filter { counts[$0] >= least }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }.prefix(limit)
    return (panel, Array(units), units.map { counts[$0] }.reduce(0, +))
  }

  private static func specification(
    _ values: [JSONValue], title: JSONValue, years: ClosedRange<Int>, unit: String, words: Words
  ) -> JSONValue {
    let stride = max(1, (years.count + 11) / 12)
    let ticks = years.filter { ($0 - years.upperBound) % stride == 0 }
    let x: JSONValue = [
      "field": "year", "type": "quantitative", "title": .text(words(.chartYearAxis)),
      "axis": ["format": "d", "values": .array(ticks.map { .integer($0) })],
      "scale": [
        "domain": .array([.integer(years.lowerBound), .integer(years.upperBound)]), "nice": false,
      ],
    ]
    let y: JSONValue = ["field": "value", "type": "quantitative", "title": .text(unit)]
    let color: JSONValue = [
      "field": "place", "type": "nominal", "legend": .null,
      "scale": ["range": .array(ChartTheme.lines.map { .text($0) })],
    ]
    return [
      "$schema": ChartTheme.schema, "config": ChartTheme.config(), "title": title, "width": 640,
      "height": 340, "padding": 16, "data": ["values": .array(values)],
      "layer": [
        [
          "mark": ["type": "line", "point": ["size": 40], "strokeWidth": 2],
          "encoding": ["x": x, "y": y, "detail": ["field": "segment"], "color": color],
        ],
        [
          "mark": ["type": "text", "align": "left", "dx": 8, "fontSize": 11],
          "encoding": ["x": x, "y": y, "text": ["field": "label"], "color": color],
        ],
      ],
    ]
  }
}
