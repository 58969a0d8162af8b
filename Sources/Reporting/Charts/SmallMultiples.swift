import Panels

/// One indicator of many communes, a small picture each: what was seen, the median ahead with its band of
/// 80 %, the bar.
///
/// Its row in `docs/charts.md`: `communes-INDICATOR`. All pictures share their axes, so that communes compare at a glance (Tufte, *Envisioning Information*, 1990).
///
/// ```swift
/// let chart = SmallMultiples.chart(indicator: "income", context)
/// let rows = chart?.table.rows ?? []  // one for each commune and year, of at most 24 communes
/// ```
public enum SmallMultiples: ChartKind {
  /// The most communes that one chart holds.
  static let limit = 24

  /// The indicator with most bars; of several that on which most is open, measured by the sum of *p*(1 − *p*).
  public static func charts(_ context: ChartContext) -> [Chart] {
    let rows = context.unitRows("attainment")
    let ranks = Dictionary(grouping: rows, by: { $0["indicator"] }).mapValues { bars in
      let chances = bars.map(chance).filter { !$0.isNaN }
      return (chances.count, chances.reduce(0) { $0 + $1 * (1 - $1) })
    }
    let best = ranks.max {
      ($0.value.0, $0.value.1, $1.key) < ($1.value.0, $1.value.1, $0.key)
    }
    return [best.flatMap { chart(indicator: $0.key, context) }].compactMap { $0 }
  }

  /// An indicator of the area's communes; of more than 24 those whose chance is the hardest to tell.
  public static func chart(indicator: String, _ context: ChartContext) -> Chart? {
    let counted = context.counted
    let all = context.unitRows("attainment", where: ["indicator": [indicator]]).filter {
      counted?.contains($0["unit"]) ?? true
    }
    guard let first = all.first else { return nil }
    let bars = all.filter { $0["source"] == first["source"] }
    // Of one commune a fan says the same.
    guard bars.count > 1, bars.contains(where: { chance($0).isFinite }) else {
      return nil
    }
    let chosen = bars.sorted {
      (distance(chance($0)), $0["unit"])
        < (distance(chance($1)), $1["unit"])
    }.prefix(limit)
    let codes = Set(chosen.map { $0["unit"] })
    let own: [String: Set<String>] = ["indicator": [indicator], "unit": codes]
    let past = context.results.table("series", where: own)?.rows ?? []
    let ahead = context.results.table("forecast", where: own)?.rows ?? []
    var barred = own
    barred["event"] = ["met_in_year"]
    barred["source"] = [first["source"]]
    let heights = context.results.table("probability", where: barred)?.rows ?? []
    guard !past.isEmpty else { return nil }
    let labels = UnitLabels(all)
    let order = chosen.sorted {
      (chance($1), $0["unit"]) < (chance($0), $1["unit"])
    }
    var table = ChartTable([
      "unit", "commune", "year", "observed", "q10", "q50", "q90", "bar",
    ])
    for row in order {
      add(
        row, label: labels[row["unit"]], past.filter { $0["unit"] == row["unit"] },
        ahead.filter { $0["unit"] == row["unit"] }, heights.filter { $0["unit"] == row["unit"] },
        to: &table)
    }
    let text = text(
      indicator, bars, drawn: chosen.count, method: ahead.first?["method"] ?? "",
      isSimulated: past.isSimulated, context)
    return Chart(
      "communes-" + indicator, text, table,
      view: view(
        table, order: order.map { labels[$0["unit"]] }, unit: context.indicator(indicator).unit,
        context), context: context)
  }

  /// The chance to meet the bar in its year, the event that findings count.
  private static func chance(_ row: ResultTable.Row) -> Double { row.number("p_met_in_year") }

  /// How far a chance is from the one that is hardest to tell; a commune without a chance is the farthest.
  public static func distance(_ chance: Double) -> Double {
    chance.isNaN ? 2 : abs(chance - 0.5)
  }

  private static func add(
    _ row: ResultTable.Row, label: String, _ past: [ResultTable.Row], _ ahead: [ResultTable.Row],
    _ heights: [ResultTable.Row], to table: inout ChartTable
  ) {
    let value = { (rows: [ResultTable.Row], year: Int, column: String) -> Double in
      rows.first { $0.integer("year") == year }?.number(column) ?? .nan
    }
    let years = Set((past + ahead + heights).compactMap { $0.integer("year") })
    let last = past.last { !$0.number("value").isNaN }
    for year in years.sorted() {
      let isLast = year == last?.integer("year")
      let quantiles = ["q10", "q50", "q90"].map { column in
        isLast ? last?.number("value") ?? .nan : value(ahead, year, column)
      }
      table.append(
        [
          .text(row["unit"]), .text(label), .integer(year), .number(value(past, year, "value")),
        ] + quantiles.map { .number($0) } + [.number(value(heights, year, "threshold"))])
    }
  }

  private static func text(
    _ indicator: String, _ bars: [ResultTable.Row], drawn: Int, method: String, isSimulated: Bool,
    _ context: ChartContext
  ) -> ChartText {
    let chances = bars.map(chance)
    let likely = chances.count { $0 >= ChanceBand.likely }
    let year = bars.compactMap { $0.integer("year") }.max() ?? 0
    let name = context.indicator(indicator).name + context.place
    let requirements = Set(bars.map { $0["requirement"] })
    let bar =
      requirements.count == 1
      ? Requirement(bars[0]["requirement"]).map(context.words.numbers.text) : nil
    let unit = context.indicator(indicator).unit
    let goal = bar.map { unit == "%" ? $0 + "%" : $0 } ?? bars[0]["source"]
    let missing = chances.count { $0.isNaN }
    let (count, known) = (context.count(likely), context.count(bars.count - missing))
    let title =
      missing == 0
      ? context.say(
        "chart.small-multiples.title",
        [
          "indicator": name, "count": count, "all": known, "units": context.unitsWord,
          "goal": goal, "year": year,
        ])
      : context.say(
        "chart.small-multiples.title-of-known",
        [
          "indicator": name, "count": count, "all": known, "units": context.unitsWord,
          "goal": goal, "year": year,
        ])
    let selection =
      drawn == bars.count
      ? ""
      : context.say(
        "chart.small-multiples.only-hardest",
        ["shown": context.count(drawn), "units": context.unitsWord])
    return ChartText(
      kind: context.say("chart.small-multiples.kind"), title: title,
      details: [selection].filter { !$0.isEmpty },
      sources: ["series", "forecast", "probability", "attainment"],
      remarks: [
        context.say("chart.small-multiples.how-to-read"),
        fitsAxis(unit) ? "" : context.say("chart.small-multiples.unit", ["unit": unit]),
        selection,
      ], method: context.method(method),
      dataYear: bars.compactMap { $0.integer("last_year") }.max(),
      counted: (bars.count, context.unitsWord),
      missing: missing, lack: .chance, isSimulated: isSimulated)
  }

  /// Whether the name of a unit of measure fits beside the axis of a panel.
  private static func fitsAxis(_ unit: String) -> Bool { unit.count <= 14 }

  private static func view(
    _ table: ChartTable, order: [String], unit: String, _ context: ChartContext
  ) -> [String: JSONValue] {
    let years = table.rows.compactMap { row -> Int? in
      if case .integer(let year) = row[2] { year } else { nil }
    }
    let x = Encoding.years((years.min() ?? 0)...(years.max() ?? 0), labels: 3)
    let y = { (field: String) in
      Encoding.numbers(field, title: fitsAxis(unit) ? unit : nil)
    }
    let line = { (field: String, mark: JSONValue) -> JSONValue in
      [
        "transform": Encoding.having(field), "mark": mark,
        "encoding": ["x": x, "y": y(field)],
      ]
    }
    return [
      // An axis below each panel: of a common one, the columns without a panel in the last row had one, too.
      "columns": 4, "spacing": 16, "resolve": ["axis": ["x": "independent"]],
      "facet": [
        "field": "commune", "type": "nominal", "sort": Encoding.texts(order),
        "header": ["title": .null, "labelAnchor": "start", "labelPadding": 4],
      ],
      "spec": [
        "width": 150, "height": 90,
        "layer": [
          [
            "transform": Encoding.having("q10"),
            "mark": ["type": "area", "color": "#B0CFE7"],
            "encoding": ["x": x, "y": y("q10"), "y2": ["field": "q90"]],
          ],
          line("q50", ["type": "line", "color": .text(ChartTheme.blue), "strokeWidth": 2]),
          line(
            "bar",
            [
              "type": "line", "interpolate": "step-after", "strokeDash": [4, 2],
              "color": .text(ChartTheme.orange), "strokeWidth": 1.5,
              "point": [
                "shape": "diamond", "size": 45, "filled": true, "color": .text(ChartTheme.orange),
              ],
            ]),
          line(
            "observed",
            [
              "type": "point", "filled": true, "size": 16, "opacity": 1,
              "color": .text(ChartTheme.ink),
            ]),
        ],
      ],
    ]
  }
}
