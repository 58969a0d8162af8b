import Panels

/// Who moved: the average number of criteria of each group in the base year and now, as slopes.
///
/// Its row in `docs/charts.md`: `slope`. The form is that of Tufte's table-graphic (*The Visual Display of Quantitative Information*, 1983): names and numbers stand at the
/// ends of the lines.
public enum SlopeChart: ChartKind {
  /// The most lines that can be told apart.
  static let limit = 14

  /// Draws the finest level of grouping with at most 14 groups, in the set the plan is about, else the first with a
  /// mean; nothing for a part of the whole.
  public static func charts(_ context: ChartContext) -> [Chart] {
    guard context.area.level == "all", let all = context.results.table("averages") else {
      return []
    }
    let whole = all.rows(where: ["level": "all"])
    let now = whole.filter {
      $0.integer("year") == context.statusYear && !$0.number("average").isNaN
    }.map { $0["set"] }
    guard let set = context.setsByAim.first(where: now.contains),
      let base = whole.filter({ $0["set"] == set && !$0.number("average").isNaN })
        .compactMap({ $0.integer("year") }).min(), base < context.statusYear
    else { return [] }
    let rows = all.rows(where: ["set": set]).filter { $0["level"] != "all" }
    var levels: [String] = []
    for row in rows where !levels.contains(row["level"]) { levels.append(row["level"]) }
    for level in levels.reversed() {
      let own = rows.filter { $0["level"] == level && !$0.number("average").isNaN }
      let start = own.filter { $0.integer("year") == base }
      let end = own.filter { $0.integer("year") == context.statusYear }
      let moves = end.compactMap { row in
        start.first { $0["group"] == row["group"] }.map {
          (
            name: TextLines.plain(row["group"]), start: $0.number("average"),
            end: row.number("average"), communes: row.integer("communes") ?? 0,
            unknown: row.integer("communes_unknown") ?? 0,
            isPart: [$0, row].contains { $0.integer("communes_unknown") ?? 0 > 0 }
          )
        }
      }
      guard (2...limit).contains(moves.count) else { continue }
      return [draw(moves, set: set, base: base, isSimulated: own.isSimulated, context)]
    }
    return []
  }

  private typealias Move = (
    name: String, start: Double, end: Double, communes: Int, unknown: Int, isPart: Bool
  )

  private static func draw(
    _ moves: [Move], set: String, base: Int, isSimulated: Bool, _ context: ChartContext
  ) -> Chart {
    let words = context.words
    let moves = moves.sorted { ($1.end, $0.name) < ($0.end, $1.name) }
    let values = moves.flatMap { [$0.start, $0.end] }
    let gap = max((values.max() ?? 1) - (values.min() ?? 0), 0.5) * 0.06
    let places = (
      LabelSpread.places(moves.map(\.start), gap: gap),
      LabelSpread.places(moves.map(\.end), gap: gap)
    )
    var table = ChartTable(["group", "year", "average", "label_at", "label", "change"])
    for (index, move) in moves.enumerated() {
      let change = move.end - move.start
      let direction = change > 0 ? "▲" : change < 0 ? "▼" : "="
      for (year, value, place, isEnd) in [
        (base, move.start, places.0[index], false),
        (context.statusYear, move.end, places.1[index], true),
      ] {
        let number = words.numbers.text(value, decimals: 1)
        table.append([
          .text(move.name), .text(String(year)), .number(value), .number(place),
          .text(isEnd ? "\(number)  \(direction) \(move.name)" : number),
          .text(change < 0 ? "▼" : "▲"),
        ])
      }
    }
    let best = moves.max { $0.end - $0.start < $1.end - $1.start }
    let title =
      best.map { best in
        let change = words.numbers.change(best.end - best.start)
        return best.end > best.start
          ? context.say(
            "chart.slope.title",
            [
              "group": best.name, "base": base, "year": context.statusYear, "change": change,
            ])
          : context.say(
            "chart.slope.title-of-none",
            [
              "base": base, "year": context.statusYear, "group": best.name, "change": change,
            ])
      } ?? ""
    let text = ChartText(
      kind: context.say("chart.slope.kind"),
      title: title.isEmpty ? "" : title + context.ofSetAboveStandard(set),
      details: moves.map {
        "\($0.name): \(words.numbers.text($0.start, decimals: 1)) → \(words.numbers.text($0.end, decimals: 1))"
      }, sources: ["averages"],
      remarks: [
        context.setTitle(set), context.say("chart.slope.how-to-read"),
        context.retrospective(set, since: base),
        moves.contains(where: \.isPart) ? context.say("chart.slope.other-communes") : "",
      ], method: context.verdictMethod, dataYear: context.statusYear,
      counted: (moves.reduce(0) { $0 + $1.communes + $1.unknown }, context.say("chart.communes")),
      missing: moves.reduce(0) { $0 + $1.unknown }, lack: .verdicts, isSimulated: isSimulated)
    let x: JSONValue = [
      "field": "year", "type": "ordinal", "title": .null,
      "scale": ["type": "point", "padding": 0.25, "narrow": ["padding": 0.1]],
      "axis": ["labelAngle": 0, "orient": "top", "domain": false, "ticks": false],
    ]
    let heights = values + places.0 + places.1
    let domain = [(heights.min() ?? 0) - gap, (heights.max() ?? 1) + gap]
    let y = { (field: String) -> JSONValue in
      [
        "field": .text(field), "type": "quantitative", "title": .null, "axis": .null,
        "scale": [
          "domain": .array(domain.map { .number($0) }), "zero": false, "nice": false,
        ],
      ]
    }
    let colour: JSONValue = [
      "field": "change", "type": "nominal", "legend": .null,
      "scale": [
        "domain": ["▲", "▼"], "range": Encoding.texts([ChartTheme.blue, ChartTheme.orange]),
      ],
    ]
    let label = { (year: Int, align: String, offset: Int) -> JSONValue in
      [
        "transform": Encoding.only("year", String(year)),
        "mark": [
          "type": "text", "align": .text(align), "dx": .integer(offset), "limit": 240,
          "narrow": ["limit": align == "left" ? 200 : 40],
        ],
        "encoding": [
          "x": x, "y": y("label_at"), "text": Encoding.field("label", "nominal"),
        ],
      ]
    }
    // From a point to its label, which others may have moved away from it.
    let lead = { (year: Int, offset: Int) -> JSONValue in
      [
        "transform": Encoding.only("year", String(year)),
        "mark": [
          "type": "rule", "color": .text(ChartTheme.hatchLine), "x2Offset": .integer(offset),
          "narrow": ["x2Offset": .integer(offset)],
        ],
        "encoding": [
          "x": x, "x2": ["field": "year"], "y": y("average"), "y2": ["field": "label_at"],
        ],
      ]
    }
    return Chart(
      "slope", text, table,
      view: [
        "width": 420, "height": .integer(max(220, min(640, 30 * moves.count + 60))),
        "layer": [
          [
            "mark": ["type": "line", "strokeWidth": 2, "point": ["size": 50, "filled": true]],
            "encoding": [
              "x": x, "y": y("average"), "detail": Encoding.field("group", "nominal"),
              "color": colour,
              "strokeDash": [
                "field": "change", "type": "nominal", "legend": .null,
                "scale": ["domain": ["▲", "▼"], "range": [[1, 0], [5, 3]]],
              ],
            ],
          ], lead(base, -9), lead(context.statusYear, 9),
          label(base, "right", -12), label(context.statusYear, "left", 12),
        ],
      ], context: context)
  }
}
