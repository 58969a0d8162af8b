import Panels
import Planning

/// Criteria met by each commune, most first, with what cannot be assessed in grey.
public struct CriteriaByCommune: Chart {
  /// `criteria-by-commune`.
  public let name = "criteria-by-commune"
  /// The finding.
  public let title: String
  /// What stands for the picture.
  public let alternative: String
  /// The specification.
  public let specification: JSONValue

  /// The most communes one picture holds.
  public static let limit = 40

  /// Draws the first set of which something is known; `nil` when none is or there are too many units.
  public init?(_ report: RunReport, words: Words) {
    guard let period = report.state.panels.period(of: report.year),
      let assessment = report.state.assessments.first(where: { assessment in
        report.state.countedUnits.contains {
          assessment.knownCount(cell: period * assessment.unitCount + $0) != nil
        }
      })
    else { return nil }
    let all = assessment.set.criteria.count
    struct Bar {
      var name: String
      var met: Int
      var open: Int
    }
    let names = report.state.panels.units.distinctNames
    let bars = report.state.countedUnits.compactMap { unit -> Bar? in
      let cell = period * assessment.unitCount + unit
      let open = Int(assessment.unknownCounts[cell])
      if open == all { return nil }
      return Bar(
        name: names[unit], met: Int(assessment.metCounts[cell]), open: open)
    }.sorted { ($1.met, $0.name) < ($0.met, $1.name) }
    guard let best = bars.first, let worst = bars.last, bars.count <= Self.limit else { return nil }
    let average = Double(bars.map(\.met).reduce(0, +)) / Double(bars.count)
    title = words(
      .chartCommunesTitle(
        count: bars.count, year: report.year, average: words.numbers.text(average, decimals: 2)))
    alternative = words(
      .chartAlternative(title, low: "\(worst.name) \(worst.met)", high: "\(best.name) \(best.met)"))
    let isSimulated = report.state.provenance(period: period) == .simulated
    var notes = [
      words(
        .chartSource(set: words.set(assessment.set), year: String(report.year), count: bars.count))
    ]
    if isSimulated { notes.insert(words(.chartSimulated), at: 0) }
    let rows = bars.flatMap { bar -> [JSONValue] in
      let label = "\(bar.met)/\(all)" + (bar.open > 0 ? " + \(bar.open)?" : "")
      let row = { (kind: String, count: Int, rank: Int) -> JSONValue in
        [
          "commune": .text(bar.name), "kind": .text(kind),
          "count": .integer(count), "rank": .integer(rank), "label": .text(label),
          "end": .integer(bar.met + bar.open),
        ]
      }
      return [row("✓ " + words(.met), bar.met, 0)]
        + (bar.open > 0 ? [row("? " + words(.notAssessable), bar.open, 1)] : [])
    }
    specification = Self.specification(
      rows: rows, order: bars.map(\.name),
      title: ChartTheme.title(title, notes: notes, isSimulated: isSimulated),
      all: all, hasOpen: bars.contains { $0.open > 0 }, words: words)
  }

  private static func specification(
    rows: [JSONValue], order: [String], title: JSONValue, all: Int, hasOpen: Bool, words: Words
  ) -> JSONValue {
    let kinds: [JSONValue] =
      [.text("✓ " + words(.met))] + (hasOpen ? [.text("? " + words(.notAssessable))] : [])
    let commune: JSONValue = [
      "field": "commune", "type": "nominal", "sort": .array(order.map { .text($0) }),
      "title": .null,
    ]
    let bars: JSONValue = [
      "mark": ["type": "bar", "height": ["band": 0.72]],
      "encoding": [
        "y": commune,
        "x": [
          "field": "count", "type": "quantitative", "stack": "zero",
          "title": .text(words(.chartCriteriaAxis)),
          "scale": ["domain": .array([0, .integer(all)]), "nice": false],
          "axis": [
            "values": .array(
              (stride(from: 0, to: all, by: 5).map { $0 } + [all]).map { .integer($0) }),
            "format": "d",
          ],
        ],
        "order": ["field": "rank"],
        "color": [
          "field": "kind", "type": "nominal", "title": .null,
          "scale": [
            "domain": .array(kinds),
            "range": .array([.text(ChartTheme.blue), .text(ChartTheme.gray)]),
          ],
          "legend": hasOpen ? ["orient": "top"] : .null,
        ],
      ],
    ]
    let labels: JSONValue = [
      "transform": [["filter": "datum.rank === 0"]],
      "mark": [
        "type": "text", "align": "left", "dx": 4, "color": .text(ChartTheme.ink), "fontSize": 11,
      ],
      "encoding": [
        "y": commune, "x": ["field": "end", "type": "quantitative"], "text": ["field": "label"],
      ],
    ]
    return [
      "$schema": ChartTheme.schema, "config": ChartTheme.config(), "title": title, "width": 560,
      "height": ["step": 22], "padding": 16, "data": ["values": .array(rows)],
      "layer": [bars, labels],
    ]
  }
}
