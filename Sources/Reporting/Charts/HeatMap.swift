import Panels

/// Criteria by commune: what is met, what is not, what cannot be told; a page holds forty communes.
///
/// Its row in `docs/charts.md`: `criteria-heat-map`.
///
/// ```swift
/// let pages = HeatMap.charts(context, upTo: 3)  // criteria-heat-map, criteria-heat-map-2, …
/// let marks = pages.flatMap(\.table.rows).count  // a row for each commune and criterion
/// ```
public enum HeatMap: ChartKind {
  /// The most communes on a page.
  static let pageSize = 40
  /// The most pages drawn at once.
  static let pageLimit = 12

  /// The pages of the area, the communes with the fewest criteria first; above 480 communes the first
  /// page only, as ``GroupHeatMap`` shows them all.
  public static func charts(_ context: ChartContext) -> [Chart] {
    charts(context, upTo: pageLimit)
  }

  /// The pages of the area, of as many communes each, the communes with the fewest criteria first.
  ///
  /// - Parameters:
  ///   - context: The tables.
  ///   - most: The most pages; where more are needed, one page holds the first forty communes and says how many it
  ///     leaves out.
  public static func charts(_ context: ChartContext, upTo most: Int) -> [Chart] {
    guard let standings = CommuneStandings(context, year: context.statusYear) else { return [] }
    // The communes that lack something, or of which something is not known.
    let all = standings.lacking
    let pages = (all.count + pageSize - 1) / pageSize
    guard pages <= most else {
      return [page(0, of: 1, Array(all.prefix(pageSize)), standings, context)]
    }
    return (0..<pages).map { number in
      let part = all[(number * all.count / pages)..<((number + 1) * all.count / pages)]
      return page(number, of: pages, Array(part), standings, context)
    }
  }

  private enum State: CaseIterable {
    case met, notMet, unknown

    var symbol: String {
      switch self {
      case .met: "●"
      case .notMet: "○"
      case .unknown: "?"
      }
    }

    var colour: String {
      switch self {
      case .met: "#C6DDEF"
      case .notMet: "#B84A00"
      case .unknown: ChartTheme.hatchGround
      }
    }

    func words(_ context: ChartContext) -> String {
      switch self {
      case .met: "● " + context.say("chart.heat-map.met")
      case .notMet: "○ " + context.say("chart.heat-map.not-met")
      case .unknown: context.notAssessable
      }
    }
  }

  private static func page(
    _ number: Int, of pages: Int, _ communes: [CommuneStandings.Commune],
    _ standings: CommuneStandings, _ context: ChartContext
  ) -> Chart {
    let criteria = standings.criteriaNames(context)
    var table = ChartTable([
      "unit", "commune", "criterion", "name", "state", "symbol", "missing",
    ])
    for commune in communes {
      for criterion in criteria {
        let state: State =
          commune.missing.contains(criterion.id)
          ? .notMet : commune.open.contains(criterion.id) ? .unknown : .met
        table.append([
          .text(commune.unit), .text(commune.label), .text(criterion.id), .text(criterion.name),
          .text(state.words(context)), .text(state.symbol), .integer(commune.missing.count),
        ])
      }
    }
    return Chart(
      "criteria-heat-map" + (number == 0 ? "" : "-\(number + 1)"),
      text(standings, communes, page: number + 1, of: pages, criteria, context), table,
      view: view(communes.map(\.label), criteria.map(\.name), context), context: context)
  }

  private static func text(
    _ standings: CommuneStandings, _ communes: [CommuneStandings.Commune], page: Int, of pages: Int,
    _ criteria: [(id: String, name: String)], _ context: ChartContext
  ) -> ChartText {
    let failing = standings.failing(criteria).sorted { $1.count < $0.count }
    let all = standings.communes.count
    var title = title(standings, criteria, context)
    title += context.ofSetAboveStandard(standings.set) + context.place
    if pages > 1 {
      title += context.say(
        "chart.heat-map.page", ["page": page, "pages": pages])
    }
    let left = pages == 1 ? standings.lacking.count - communes.count : 0
    return ChartText(
      kind: context.say("chart.heat-map.kind"),
      title: title,
      details: failing.prefix(standings.only == nil ? 5 : failing.count).filter { $0.count > 0 }
        .map {
          standings.only != nil
            ? $0.name
            : context.say(
              "chart.heat-map.detail",
              ["criterion": $0.name, "count": context.count($0.count)])
        }, sources: ["levels", "criteria"],
      remarks: [
        context.setTitle(standings.set),
        context.say(
          "chart.heat-map.how-to-read"),
        left == 0
          ? ""
          : context.say(
            "chart.heat-map.lesser-not-drawn",
            ["shown": context.count(communes.count), "count": context.count(left)]),
        all == standings.lacking.count
          ? ""
          : context.say(
            "chart.heat-map.complete-not-drawn",
            ["count": context.count(all - standings.lacking.count)]),
        standings.unknown == 0
          ? ""
          : context.say(
            "chart.heat-map.unknown-not-drawn",
            ["count": context.count(standings.unknown)]),
      ], method: context.verdictMethod, dataYear: standings.year,
      counted: (standings.total, context.say("chart.communes")),
      missing: standings.incomplete, lack: .verdicts, isSimulated: standings.isSimulated)
  }

  private static func title(
    _ standings: CommuneStandings, _ criteria: [(id: String, name: String)],
    _ context: ChartContext
  ) -> String {
    guard let worst = standings.worst(criteria, context) else {
      return context.say(
        "chart.heat-map.nothing-missing", ["year": standings.year])
    }
    if let only = standings.only {
      return context.say(
        "chart.heat-map.title-of-one",
        [
          "year": standings.year, "commune": only.label, "count": only.missing.count,
          "criteria": standings.criteria,
        ])
    }
    return worst.isTied
      ? context.say(
        "chart.heat-map.several-most-often-missing",
        [
          "criteria": worst.name, "year": standings.year, "communes": worst.share,
          "open": worst.open,
        ])
      : context.say(
        "chart.heat-map.one-most-often-missing",
        [
          "year": standings.year, "criterion": worst.name, "communes": worst.share,
          "open": worst.open,
        ])
  }

  private static func view(
    _ communes: [String], _ criteria: [String], _ context: ChartContext
  ) -> [String: JSONValue] {
    let y = Encoding.names("commune", order: communes)
    let x = Encoding.criteria(criteria)
    let width = 25 * criteria.count
    let scale = State.allCases.map { (word: $0.words(context), colour: $0.colour) }
    return [
      "width": .integer(width), "height": ["step": 19],
      "layer": [
        Encoding.swatches(scale),
        [
          "mark": ["type": "rect", "stroke": "white", "strokeWidth": 1.5],
          "encoding": [
            "y": y, "x": x,
            "color": Encoding.field("state", "nominal"),
          ],
        ],
        Encoding.hatch(
          y: y, x: x, where: "symbol", is: State.unknown.symbol, width: 25, height: 19),
        [
          "mark": ["type": "text", "baseline": "middle"],
          "encoding": [
            "y": y, "x": x, "text": Encoding.field("symbol", "nominal"),
            "color": [
              "condition": ["test": "datum.symbol === '○'", "value": "white"],
              "value": .text(ChartTheme.ink),
            ],
          ],
        ],
        [
          "transform": [
            [
              "aggregate": [["op": "max", "field": "missing", "as": "missing"]],
              "groupby": ["commune"],
            ]
          ],
          "mark": [
            "type": "text", "align": "left", "baseline": "middle", "x": .integer(width + 6),
          ],
          "encoding": ["y": y, "text": Encoding.field("missing")],
        ],
      ],
    ]
  }
}
