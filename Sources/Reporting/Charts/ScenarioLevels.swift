import Panels

/// How many communes are expected at a level in the last year, with the range of 80 %: a line a scenario,
/// the baseline first.
///
/// Its row in `docs/charts.md`: `scenario-levels`.
public enum ScenarioLevels: ChartKind {
  /// The folder of the baseline.
  static let baseline = "baseline"
  /// The most scenarios one picture holds.
  static let limit = 24

  private struct Figure {
    var id: String
    var name: String
    var mean: Double
    var low: Double
    var high: Double
  }

  /// Draws the level on which the scenarios differ most in their last year.
  public static func charts(_ context: ChartContext) -> [Chart] {
    guard let list = context.results.table("scenarios") else { return [] }
    let ids = [baseline] + list.rows.distinct("scenario").filter { $0 != baseline }
    let name = "name_\(context.words.language.rawValue)"
    let names = ScenarioTitles.byID(
      [(baseline, context.say("common.baseline"))]
        + list.rows.map { ($0["scenario"], TextLines.plain($0[name])) })
    let rows = ids.map { id in
      context.results.table(
        "\(id)/level_outlook",
        where: [
          "level": [context.area.level], "group": [context.area.group],
          "statistic": ["communes_at_or_above"],
        ])?.rows ?? []
    }
    guard let last = rows.joined().compactMap({ $0.integer("year") }).max() else { return [] }
    let ends = rows.map { $0.filter { $0.integer("year") == last && !$0.number("mean").isNaN } }
    let keys = ends.first?.map { [$0["set"], $0["standard"]] } ?? []
    let figures = { (key: [String]) -> [Figure] in
      zip(ids, ends).compactMap { id, rows in
        rows.first { $0["set"] == key[0] && $0["standard"] == key[1] }.map {
          Figure(
            id: id, name: names[id] ?? id,
            mean: $0.number("mean"), low: $0.number("q10"),
            high: $0.number("q90"))
        }
      }
    }
    let spread = { (key: [String]) -> Double in
      let means = figures(key).map(\.mean)
      return (means.max() ?? 0) - (means.min() ?? 0)
    }
    guard
      let key = keys.enumerated().max(by: {
        (spread($0.element), -$0.offset) < (spread($1.element), -$1.offset)
      })?.element, case let shown = figures(key), shown.count > 1
    else { return [] }
    let communes = ends.first?.first { $0["set"] == key[0] && $0["standard"] == key[1] }
    let isSimulated = rows.joined().isSimulated
    return [draw(shown, set: key[0], standard: key[1], last, communes, isSimulated, context)]
  }

  private static func draw(
    _ all: [Figure], set: String, standard: String, _ year: Int, _ communes: ResultTable.Row?,
    _ isSimulated: Bool, _ context: ChartContext
  ) -> Chart {
    let words = context.words
    let base = all[0]
    let figures = Array(all.prefix(limit))
    var table = ChartTable([
      "scenario", "name", "year", "expected", "q10", "q90", "difference", "label", "role",
      "line", "line_1", "line_2",
    ])
    for figure in figures {
      let isBase = figure.id == base.id
      let difference = figure.mean - base.mean
      let mean = words.numbers.text(figure.mean, decimals: 1)
      // Of the numbers as printed, so that readers who subtract agree.
      let printed = (10 * figure.mean).rounded() / 10 - (10 * base.mean).rounded() / 10
      table.append(
        [
          .text(figure.id), .text(figure.name), .integer(year), .number(figure.mean),
          .number(figure.low),
          .number(figure.high), .number(difference),
          .text(isBase ? mean : "\(mean) (\(words.numbers.change(printed, decimals: 1)))"),
          .text(isBase ? "■" : "●"),
        ] + lines(of: figure.name).map { .text($0) })
    }
    let text = text(all, base, standard, year, set, communes, isSimulated, context)
    let y = Encoding.names("name", order: figures.map(\.name), axis: ["labels": false])
    let low = figures.map { min($0.low, $0.mean) }.min() ?? 0
    let high = figures.map { max($0.high, $0.mean) }.max() ?? 1
    let margin = max(0.5, (high - low) * 0.08)
    let x = { (field: String) in
      Encoding.numbers(
        field, title: context.say("common.communes-heading"),
        domain: [max(0, low - margin), high + margin], format: high - low < 2 ? nil : ",d",
        values: high - low < 2
          ? nil : Encoding.counts(upTo: Int(high)).filter { $0 >= low - margin })
    }
    let colour: JSONValue = [
      "field": "role", "type": "nominal", "legend": .null,
      "scale": [
        "domain": ["■", "●"], "range": Encoding.texts([ChartTheme.ink, ChartTheme.blue]),
      ],
    ]
    return Chart(
      "scenario-levels", text, table,
      view: [
        "width": 360, "height": ["step": 30], "narrow": ["height": ["step": 54]],
        "layer": .array(
          [
            [
              // A piece of the line in each row: names stand above it in narrow windows.
              "mark": [
                "type": "tick", "orient": "vertical", "thickness": 1, "height": 24,
                "color": .text(ChartTheme.quiet), "narrow": ["height": 16],
              ],
              "transform": [["calculate": .text("\(base.mean)"), "as": "baseline"]],
              "encoding": ["y": y, "x": x("baseline")],
            ],
            [
              "mark": ["type": "rule", "strokeWidth": 5, "opacity": 0.45],
              "encoding": ["y": y, "x": x("q10"), "x2": ["field": "q90"], "color": colour],
            ],
            [
              "mark": ["type": "point", "filled": true, "size": 110, "opacity": 1],
              "encoding": [
                "y": y, "x": x("expected"), "color": colour,
                "shape": [
                  "field": "role", "type": "nominal", "legend": .null,
                  "scale": ["domain": ["■", "●"], "range": ["square", "circle"]],
                ],
              ],
            ],
            [
              "mark": ["type": "text", "align": "left", "x": 370, "limit": 150],
              "encoding": ["y": y, "text": Encoding.field("label", "nominal")],
            ],
          ] + names(y)),
      ], context: context)
  }

  /// The most characters of a line of a name.
  private static let lineWidth = 46

  /// A name as one line in the middle, or two, above and below; what a third would hold is left out.
  private static func lines(of label: String) -> [String] {
    let lines = TextLines.wrap(label, width: lineWidth)
    guard lines.count > 1 else { return [label, "", ""] }
    let rest = lines.dropFirst().joined(separator: " ")
    return ["", lines[0], TextLines.shorten(rest, to: lineWidth)]
  }

  /// The names left of the axis: an axis of its own cuts what does not fit into a line.
  private static func names(_ y: JSONValue) -> [JSONValue] {
    [("line", 0), ("line_1", -7), ("line_2", 7)].map { field, rise in
      [
        "mark": ["type": "text", "align": "right", "x": -8, "dy": .integer(rise), "limit": 340],
        // Above the range instead, on as many lines.
        "narrow": ["mark": ["align": "left", "x": 0, "dy": .integer(rise == 7 ? -14 : rise - 20)]],
        "encoding": ["y": y, "text": Encoding.field(field, "nominal")],
      ]
    }
  }

  private static func text(
    _ figures: [Figure], _ base: Figure, _ standard: String, _ year: Int, _ set: String,
    _ communes: ResultTable.Row?, _ isSimulated: Bool, _ context: ChartContext
  ) -> ChartText {
    let number = { (value: Double) in context.words.communes(expected: value) }
    let level = context.level(standard)
    let low = figures.min { $0.mean < $1.mean } ?? base
    let high = figures.max { $0.mean < $1.mean } ?? base
    let hidden =
      figures.count > limit
      ? [
        context.say(
          "chart.scenario-levels.more-not-drawn", ["count": context.count(figures.count - limit)])
      ] : []
    let title =
      high.mean - low.mean < 0.05
      ? context.say(
        "chart.scenario-levels.title-of-agreement",
        ["level": level, "year": year, "mean": number(high.mean)])
      : number(high.mean) == number(low.mean)
        ? context.say(
          "chart.scenario-levels.title-of-closeness",
          ["level": level, "year": year, "mean": number(high.mean)])
        : context.say(
          "chart.scenario-levels.title",
          [
            "level": level, "year": year, "low": number(low.mean), "low-scenario": low.name,
            "high": number(high.mean), "high-scenario": high.name,
          ]
        )
    return ChartText(
      kind: context.say("chart.scenario-levels.kind"),
      title: title + context.place,
      details: figures.map {
        let numbers = context.words.numbers
        let (low, high) = (
          numbers.text($0.low, decimals: 1), numbers.text($0.high, decimals: 1)
        )
        return "\($0.name): \(number($0.mean)) (\(low)–\(high))"
      }, sources: ["level_outlook", "scenarios"],
      remarks: [
        context.say(
          "chart.scenario-levels.how-to-read"),
        context.say(
          "chart.scenario-levels.no-forecasts")
          + " · " + context.setTitle(set),
      ] + hidden, method: context.chanceMethod, dataYear: context.statusYear,
      counted: (communes?.integer("communes") ?? 0, context.say("chart.communes")),
      missing: communes?.integer("communes_not_assessable") ?? 0, isSimulated: isSimulated)
  }
}
