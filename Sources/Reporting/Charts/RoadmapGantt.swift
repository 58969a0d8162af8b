import Panels

/// Which commune in which year: the roadmap given beside the one proposed, with the work before it and
/// the chance; without a proposal the roadmap given beside what was recognised.
///
/// Its row in `docs/charts.md`: `roadmap-gantt`.
public enum RoadmapGantt: ChartKind {
  /// The most communes one picture holds.
  static let limit = 40

  private struct Line {
    var unit: String
    var label: String
    var given: Int?
    var done: Int?
    var start: Int?
    /// When it was recognised, where a proposal made before does not know of it.
    var recognised: Int?
    var note: String

    /// The year in which it is done, or was.
    var end: Int? { recognised ?? done }
  }

  /// Draws what there is: a comparison of roadmaps, else the roadmap of the plan.
  public static func charts(_ context: ChartContext) -> [Chart] {
    let compared = context.unitRows("roadmap_comparison")
    if !compared.isEmpty { return proposed(compared, context) }
    let given = context.unitRows("roadmap")
    return given.isEmpty ? [] : planned(given, context)
  }

  private static func proposed(_ rows: [ResultTable.Row], _ context: ChartContext) -> [Chart] {
    let words = context.words
    let starts = Dictionary(
      context.unitRows("roadmap_work").compactMap { row in
        row.integer("year").map { (row["unit"], $0) }
      }, uniquingKeysWith: min)
    let labels = UnitLabels(rows)
    let lines = rows.map { row in
      let done = row.integer("proposed_year")
      if let year = row.integer("met_year") {
        return Line(
          unit: row["unit"], label: labels[row["unit"]], given: row.integer("given_year"),
          recognised: year,
          note: Self.recognised(in: year, words))
      }
      return Line(
        unit: row["unit"], label: labels[row["unit"]], given: row.integer("given_year"), done: done,
        start: starts[row["unit"]],
        note: done == nil
          ? reason(row["left_out"], context) : chance(row.number("proposed_chance"), words))
    }
    let placed = rows.filter { $0.integer("proposed_year") != nil }
    let known = lines.count { $0.recognised != nil }
    let kept = rows.count { $0["change"] == "same" }
    let given = lines.count { $0.given != nil }
    let sums = rows.map { $0.number("proposed_chance") }.filter { !$0.isNaN }
    let expected = words.communes(expected: sums.reduce(0, +))
    let level = context.level(rows[0]["level"])
    let text = ChartText(
      kind: context.say("chart.gantt.kind"),
      title: context.say(
        "chart.gantt.title-of-proposal",
        [
          "level": level, "communes": context.count(placed.count), "expected": expected,
          "kept": context.count(kept), "given": context.count(given),
        ]
      ), sources: ["roadmap_comparison", "roadmap_proposed", "roadmap_work"],
      remarks: [
        context.setTitle(rows[0]["set"]),
        context.say(
          "chart.gantt.how-to-read"
        ),
        known == 0
          ? ""
          : context.say(
            "chart.gantt.recognised-since",
            [
              "count": context.count(known), "year": context.statusYear,
              "placed": context.count(placed.count { $0.integer("met_year") != nil }),
            ]),
        notDrawn(beside: Set(rows.map { $0["unit"] }), context),
      ], method: context.say("chart.method-of-roadmap"), dataYear: context.statusYear,
      counted: (lines.count, context.say("chart.gantt.units")),
      missing: rows.count { $0["left_out"] == "unknown_chance" },
      lack: .chance, isSimulated: rows.isSimulated)
    return [
      draw(
        "roadmap-gantt", lines, text, done: "● " + context.say("chart.gantt.year-proposed"),
        context)
    ]
  }

  /// How many communes stand on neither roadmap, and why; by name where they are few.
  private static func notDrawn(beside drawn: Set<String>, _ context: ChartContext) -> String {
    let rows = context.unitRows("roadmap_proposed").filter {
      !$0["left_out"].isEmpty && !drawn.contains($0["unit"])
    }
    if rows.isEmpty { return "" }
    let labels = UnitLabels(rows)
    let reasons = Dictionary(grouping: rows) { $0["left_out"] }.sorted {
      ($1.value.count, $0.key) < ($0.value.count, $1.key)
    }
    let texts = reasons.map { reason, rows in
      let names = rows.count > 5 ? "" : rows.map { labels[$0["unit"]] }.joined(separator: ", ")
      return context.words.numbers.text(rows.count) + " " + leftOut(reason, context)
        + (names.isEmpty ? "" : " (\(names))")
    }
    return context.say(
      "chart.gantt.not-drawn",
      ["count": context.words.numbers.text(rows.count), "reasons": texts.joined(separator: "; ")])
  }

  /// The chance of a commune on the proposed roadmap.
  private static func chance(_ chance: Double, _ words: Words) -> String {
    "\(ChanceBand(chance).symbol) \(ChanceBand.percent(chance, words))"
  }

  /// Why a commune is not on the proposed roadmap.
  private static func reason(_ leftOut: String, _ context: ChartContext) -> String {
    leftOut == "unknown_chance"
      ? context.say("chart.no-chance") : "× " + Self.leftOut(leftOut, context)
  }

  /// That a commune was recognised.
  static func recognised(in year: Int, _ words: Words) -> String {
    "✓ \(words.say("chart.gantt.recognised")) \(year)"
  }

  private static func leftOut(_ reason: String, _ context: ChartContext) -> String {
    switch reason {
    case "cannot_by_then": context.say("common.cannot-by-then")
    case "unknown_chance": context.say("chart.gantt.chance-unknown")
    case "chance_too_low": context.say("chart.gantt.chance-too-low")
    case "no_capacity": context.say("chart.gantt.no-capacity")
    default: context.say("chart.gantt.left-out")
    }
  }

  private static func planned(_ rows: [ResultTable.Row], _ context: ChartContext) -> [Chart] {
    let names = context.results.table("units")?.rows ?? []
    let byCode = Dictionary(
      names.map { ($0["code"], TextLines.plain($0["name"])) },
      uniquingKeysWith: { first, _ in first }
    )
    let lines = rows.map { row in
      let missing = row.list("missing").count
      let done = row.integer("met_year")
      let note =
        done.map { Self.recognised(in: $0, context.words) }
        ?? (missing > 0
          ? context.say("chart.gantt.missing", ["count": missing])
          : row["verdict"] == "met"
            ? context.say("chart.gantt.all-criteria-met")
            : "? " + context.words(.notAssessable).lowercased())
      return Line(
        unit: row["unit"], label: byCode[row["unit"]] ?? row["unit"], given: row.integer("year"),
        done: done, start: nil, note: note)
    }
    let ready = rows.count { $0["verdict"] == "met" }
    let named = lines.count { $0.done != nil }
    let recognised = max(named, recognisedInAll(context))
    let span = lines.compactMap(\.given).spanText
    let level = context.level(rows[0]["level"])
    let text = ChartText(
      kind: context.say("chart.gantt.kind"),
      title: context.say(
        "chart.gantt.title-of-plan",
        [
          "level": level, "span": span, "units": context.count(lines.count),
          "year": context.statusYear, "ready": context.count(ready),
          "recognised": context.count(recognised),
          "named": recognised > named
            ? context.say("chart.gantt.named", ["count": context.count(named)]) : "",
        ]
      ), sources: ["roadmap"], remarks: [context.setTitle(rows[0]["set"])],
      method: context.verdictMethod,
      dataYear: context.statusYear, counted: (lines.count, context.say("chart.gantt.units")),
      missing: rows.count { $0["verdict"] == "not_assessable" }, isSimulated: rows.isSimulated)
    return [
      draw(
        "roadmap-gantt", lines, text,
        done: "● " + context.say("chart.gantt.year-recognised"),
        context)
    ]
  }

  /// How many units the years of the roadmap say were recognised up to the last year known, also without names.
  private static func recognisedInAll(_ context: ChartContext) -> Int {
    guard context.units == nil else { return 0 }
    let years = context.results.table("roadmap-years")?.rows ?? []
    return years.compactMap { $0.integer("recognised_cumulative") }.max() ?? 0
  }

  private static func draw(
    _ name: String, _ all: [Line], _ text: ChartText, done: String, _ context: ChartContext
  ) -> Chart {
    let last = Int.max
    let lines = Array(
      all.sorted {
        ($0.end ?? last, $0.given ?? last, $0.unit) < ($1.end ?? last, $1.given ?? last, $1.unit)
      }.prefix(limit))
    var text = text
    if all.count > lines.count {
      text.remarks.append(
        context.say(
          "chart.gantt.only-earliest",
          ["shown": context.count(lines.count), "all": context.count(all.count)]))
    }
    text.details += lines.prefix(12).map { line in
      let given = line.given.map(String.init) ?? "–"
      return "\(line.label): \(given) → \(line.end.map(String.init) ?? "–") (\(line.note))"
    }
    var table = ChartTable(["unit", "commune", "given", "done", "recognised", "work_from", "label"])
    for line in lines {
      table.append([
        .text(line.unit), .text(line.label), .integer(line.given), .integer(line.done),
        .integer(line.recognised), .integer(line.done == nil ? nil : line.start), .text(line.note),
      ])
    }
    let years = lines.flatMap { [$0.given, $0.end, $0.start].compactMap { $0 } }
    let (low, high) = (years.min() ?? 0, years.max() ?? 0)
    let y = Encoding.names("commune", order: lines.map(\.label))
    let x = { (field: String) -> JSONValue in
      [
        "field": .text(field), "type": "quantitative", "title": .null,
        "axis": [
          "format": "d", "orient": "top", "values": .array((low...high).map { .integer($0) }),
        ],
        "scale": [
          "domain": .array([.number(Double(low) - 0.5), .number(Double(high) + 0.5)]),
          "nice": false, "zero": false,
        ],
      ]
    }
    let scale = [
      ("◇ " + context.say("chart.gantt.year-given"), ChartTheme.orange), (done, ChartTheme.blue),
      ("■ " + context.say("chart.gantt.year-recognised"), ChartTheme.ink),
    ]
    let isUsed = [\Line.given, \.done, \.recognised].map { year in
      lines.contains { $0[keyPath: year] != nil }
    }
    let legend = zip(scale, isUsed).filter(\.1).map(\.0)
    let point = { (field: String, index: Int, shape: String, filled: Bool) -> JSONValue in
      [
        "transform": Encoding.having(field),
        "mark": [
          "type": "point", "shape": .text(shape), "filled": .bool(filled), "strokeWidth": 2,
          "size": .integer(filled ? 90 : 190), "opacity": 1,
        ],
        "encoding": [
          "y": y, "x": x(field),
          "color": Encoding.constant(scale[index].0),
        ],
      ]
    }
    let width = ChartTheme.plotWidth(between: lines.map(\.label), and: lines.map(\.note))
    // Work takes the year, not the moment at which the next begins.
    let year = width / (high - low + 1)
    return Chart(
      name, text, table,
      view: [
        "width": .integer(width), "height": ["step": 22],
        "layer": .array(
          [
            Encoding.legend(legend.map { (word: $0.0, colour: $0.1) }),
            [
              "transform": Encoding.having("work_from"),
              "mark": [
                "type": "rule", "strokeWidth": 10, "strokeCap": "round", "color": "#B0CFE7",
                "xOffset": .integer(-year / 3), "x2Offset": .integer(year / 3),
              ], "encoding": ["y": y, "x": x("work_from"), "x2": ["field": "done"]],
            ], point("done", 1, "circle", true), point("given", 0, "diamond", false),
          ] + (isUsed[2] ? [point("recognised", 2, "square", true)] : []) + [
            [
              "mark": [
                "type": "text", "align": "left", "x": .integer(width + 8), "limit": 200,
                "narrow": ["limit": 150, "fontSize": 11],
              ],
              "encoding": ["y": y, "text": Encoding.field("label", "nominal")],
            ]
          ]),
      ], context: context)
  }
}
