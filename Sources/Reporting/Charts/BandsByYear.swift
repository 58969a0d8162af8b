import Panels

/// The share of communes in each band of criteria met, year by year.
///
/// Its row in `docs/charts.md`: `bands-by-year`.
public enum BandsByYear: ChartKind {
  /// Draws the set the plan is about, else the first with bands in two years or more.
  public static func charts(_ context: ChartContext) -> [Chart] {
    let all = context.areaRows("bands")
    let aim = context.aim?.set
    let sets = all.distinct("set")
    for set in sets.filter({ $0 == aim }) + sets.filter({ $0 != aim }) {
      let rows = all.filter { $0["set"] == set && $0.integer("total") ?? 0 > 0 }
      let years = rows.compactMap { $0.integer("year") }
      guard let first = years.min(), let last = years.max(), first < last else { continue }
      return [draw(rows, set: set, first...last, context)]
    }
    return []
  }

  private static func draw(
    _ rows: [ResultTable.Row], set: String, _ years: ClosedRange<Int>, _ context: ChartContext
  ) -> Chart {
    let words = context.words
    let last = rows.filter { $0.integer("year") == years.upperBound }
    let averages = Dictionary(
      context.areaRows("averages", where: ["set": [set]]).compactMap { row in
        row.integer("year").map { ($0, row) }
      }, uniquingKeysWith: { first, _ in first })
    let unknown = { (year: Int) in averages[year]?.integer("communes_unknown") ?? 0 }
    let open = "? " + words(.notAssessable).lowercased()
    let hasOpen = years.contains { unknown($0) > 0 }
    // Where some cannot be assessed, communes are counted, so that those stand above the others as what they are.
    let all = { (year: Int) -> Int in
      (rows.first { $0.integer("year") == year }?.integer("total") ?? 0) + unknown(year)
    }
    let top = hasOpen ? Double(years.map(all).max() ?? 0) : 100
    var bands = Array(zip(last.map { bandLabel($0, context) }, ChartTheme.bands))
    if hasOpen { bands.append((open, ChartTheme.hatchGround)) }
    var table = ChartTable(["year", "band", "order", "communes", "share", "label", "label_at"])
    let width = max(460, min(ChartTheme.width, 90 * years.count))
    // A label that is wider than its bar would reach over the next one.
    let fits = { (label: String) in
      8 * Double(label.count) <= 0.8 * Double(width) / Double(years.count)
    }
    for year in years {
      var start = 0.0
      let label = { (text: String, height: Double) in
        height < 0.06 * top ? "" : fits(text) ? text : text.hasPrefix("?") ? "?" : ""
      }
      for (index, row) in rows.filter({ $0.integer("year") == year }).enumerated() {
        let share = row.number("share")
        let height = hasOpen ? row.number("communes") : share
        let text =
          hasOpen
          ? context.count(row.integer("communes") ?? 0)
          : words.numbers.percent(share, decimals: 0)
        table.append([
          .text(String(year)), .text(bandLabel(row, context)), .integer(index),
          .integer(row.integer("communes")), .number(share),
          .text(label(text, height)), .number(start + height / 2),
        ])
        start += height
      }
      if unknown(year) > 0 {
        let height = Double(unknown(year))
        table.append([
          .text(String(year)), .text(open), .integer(last.count), .integer(unknown(year)),
          .number(.nan), .text(label("? \(context.count(unknown(year)))", height)),
          .number(start + height / 2),
        ])
      }
    }
    let highest = last.first { $0.integer("communes") ?? 0 > 0 }
    let total = last.first?.integer("total") ?? 0
    let missing = unknown(years.upperBound)
    let band = highest.map { Words.span($0["band"]) } ?? ""
    let share = words.numbers.percent(highest?.number("share") ?? .nan)
    let title =
      missing > 0
      ? context.say(
        "chart.bands-by-year.title-of-known",
        [
          "year": years.upperBound, "count": context.count(total), "share": share, "band": band,
          "set": context.setTitle(set),
        ])
      : context.say(
        "chart.bands-by-year.title",
        [
          "year": years.upperBound, "share": share, "band": band, "set": context.setTitle(set),
        ])
    let text = ChartText(
      kind: context.say("chart.bands-by-year.kind"), title: title + context.place,
      details: [
        "\(years.upperBound): "
          + last.map {
            "\(bandLabel($0, context)) – \(words.numbers.percent($0.number("share"))) (\(context.count($0.integer("communes") ?? 0)))"
          }.joined(separator: "; ")
      ], sources: hasOpen ? ["bands", "averages"] : ["bands"],
      remarks: [
        context.setTitle(set), context.retrospective(set, since: years.lowerBound),
      ], method: context.verdictMethod, dataYear: years.upperBound,
      counted: (total + missing, context.say("chart.communes")), missing: missing,
      lack: .verdicts, isSimulated: rows.isSimulated)
    let x: JSONValue = [
      "field": "year", "type": "ordinal", "title": .null,
      "axis": ["labelAngle": 0, "labelOverlap": true],
    ]
    return Chart(
      "bands-by-year", text, table,
      view: [
        "width": .integer(width), "height": 300,
        "layer": [
          Encoding.swatches(bands.map { (word: $0.0, colour: $0.1) }, isLevel: true),
          [
            "mark": [
              "type": "bar", "width": ["band": 0.8], "stroke": .text(ChartTheme.quiet),
              "strokeWidth": 0.5,
            ],
            "encoding": [
              "x": x,
              "y": [
                "field": hasOpen ? "communes" : "share", "type": "quantitative", "stack": "zero",
                "title": .text(
                  hasOpen ? context.say("chart.bands-by-year.axis-of-all") : words(.chartShareAxis)),
                "axis": hasOpen ? ["tickMinStep": 1] : ["values": [0, 20, 40, 60, 80, 100]],
                "scale": ["domain": [0, .number(top)], "nice": false],
              ],
              "order": Encoding.field("order"),
              "color": Encoding.field("band", "nominal"),
            ],
          ],
          hatching(open, x: x, top: top),
          labels(x: x, turns: years.count > 9, isGround: true),
          labels(x: x, turns: years.count > 9, isGround: false),
        ],
      ], context: context)
  }

  /// The labels in the bars; or, below those of what is hatched, the ground that keeps the lines away from them.
  private static func labels(x: JSONValue, turns: Bool, isGround: Bool) -> JSONValue {
    let ground: JSONValue = [
      "stroke": .text(ChartTheme.hatchGround), "strokeWidth": 5, "strokeJoin": "round",
    ]
    let mark: JSONValue = [
      "type": "text", "baseline": "middle",
      "narrow": turns ? ["fontSize": 9, "angle": 270] : [:],
    ]
    return [
      "transform": isGround ? [["filter": "indexof(datum.label, '?') === 0"]] : [],
      "mark": isGround ? mark.merged(with: ground) : mark,
      "encoding": [
        "x": x, "y": Encoding.field("label_at"), "text": Encoding.field("label", "nominal"),
        "color": [
          "condition": ["test": "datum.order === 0 || datum.order === 1", "value": "white"],
          "value": .text(isGround ? ChartTheme.hatchGround : ChartTheme.ink),
        ],
      ],
    ]
  }

  /// Lines over the parts of bars of a word, at the same distance in all.
  private static func hatching(_ word: String, x: JSONValue, top: Double) -> JSONValue {
    let step = top / 40
    let start = "datum.label_at - datum.communes / 2"
    return [
      "transform": [
        ["filter": ["field": "band", "equal": .text(word)]],
        [
          "calculate": .text("sequence(\(start) + \(step), \(start) + datum.communes, \(step))"),
          "as": "line",
        ],
        ["flatten": ["line"]],
        ["calculate": .text("datum.line + \(step / 8)"), "as": "line_end"],
      ],
      "mark": ["type": "bar", "width": ["band": 0.8], "color": .text(ChartTheme.hatchLine)],
      "encoding": [
        "x": x, "y": Encoding.field("line"), "y2": ["field": "line_end"],
      ],
    ]
  }

  /// A band as `10–14 tiêu chí`.
  static func bandLabel(_ row: ResultTable.Row, _ context: ChartContext) -> String {
    context.say("chart.bands-by-year.band", ["range": Words.span(row["band"])])
  }
}
