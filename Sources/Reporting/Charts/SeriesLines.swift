import Panels

/// The series of one indicator as lines, each with its name at its end.
///
/// Its row in `docs/charts.md`: `series`.
public enum SeriesLines: ChartKind {
  /// The rate with most points, one with a target first, of at most eight units chosen by `SeriesChoice`; a count when there is no rate.
  public static func charts(_ context: ChartContext) -> [Chart] {
    let rows = context.unitRows("series").filter { !$0.number("value").isNaN }
    let kinds = Dictionary(
      (context.results.table("indicators")?.rows ?? []).map { ($0["indicator"], $0["kind"]) },
      uniquingKeysWith: { first, _ in first })
    let groups = Dictionary(grouping: rows, by: { $0["indicator"] }).filter {
      kinds[$0.key] != "yesno"
    }
    let candidates = groups.mapValues(SeriesChoice.init)
    let rates = candidates.filter { kinds[$0.key] != "count" && $0.value.points > 1 }
    let asked = Set(
      ["targets", "chances"].flatMap { context.results.table($0)?.rows ?? [] }
        .map { $0.tableName == "targets" ? $0["subject"] : $0["indicator"] })
    let best = (rates.isEmpty ? candidates : rates).max {
      (asked.contains($0.key) ? 1 : 0, $0.value.points, $1.key)
        < (asked.contains($1.key) ? 1 : 0, $1.value.points, $0.key)
    }
    guard let best, best.value.points > 1 else { return [] }
    return [draw(best.key, best.value, context)]
  }

  private static func draw(
    _ indicator: String, _ choice: SeriesChoice, _ context: ChartContext
  ) -> Chart {
    let series = choice.chosen
    let all = series.flatMap(\.rows)
    let labels = UnitLabels(all)
    let values = all.map { $0.number("value") }
    let years = choice.all.flatMap { $0.rows.compactMap { $0.integer("year") } }
    let (first, last) = (years.min() ?? 0, years.max() ?? 0)
    let span = max((values.max() ?? 0) - (values.min() ?? 0), 1e-9)
    let ends = series.map(\.end)
    let places = LabelSpread.places(ends, gap: span * 0.055)
    let isCut = all.contains { $0.integer("segment") ?? 0 > 0 }
    var table = ChartTable(["unit", "place", "year", "segment", "value", "label_at", "label"])
    for (index, line) in series.enumerated() {
      for (position, row) in line.rows.enumerated() {
        let isLast = position == line.rows.count - 1
        table.append([
          .text(line.unit), .text(labels[line.unit]), .integer(row.integer("year")),
          .text("\(index).\(row["segment"])"), .number(row.number("value")),
          .number(isLast ? places[index] : .nan), .text(isLast ? labels[line.unit] : ""),
        ])
      }
    }
    let name = context.indicator(indicator)
    let isPart = series.count < choice.all.count
    let range = choice.all.flatMap { $0.rows.map { $0.number("value") } }
    let low = context.short(range.min() ?? .nan)
    let high = context.short(range.max() ?? .nan)
    let unit = context.measure(name.unit)
    let text = ChartText(
      kind: context.say("chart.series-lines.kind"),
      title: context.say(
        "chart.series-lines.detail",
        ["name": name.name, "low": low, "high": high, "unit": unit, "first": first, "last": last])
        + (isPart
          ? context.say(
            "chart.series-lines.part",
            [
              "shown": context.count(series.count), "all": context.count(choice.all.count),
            ]) : ""),
      details: zip(series, ends).map { "\(labels[$0.unit]): \(context.short($1))" },
      sources: ["series"],
      remarks: (isPart ? [context.say("chart.series-lines.chosen")] : [])
        + (isCut ? [context.words(.chartCutAtBreaks)] : []),
      method: context.say("chart.method-of-values"), dataYear: last,
      counted: (choice.all.count, context.say("chart.series-lines.places")),
      missing: choice.all.count { Set($0.rows.map { $0["year"] }).count <= last - first },
      isSimulated: all.isSimulated)
    let x = Encoding.years(first...max(last, first + 1))
    let y = Encoding.numbers("value", title: name.unit)
    let order = series.map { labels[$0.unit] }
    let colour: JSONValue = [
      "field": "place", "type": "nominal", "legend": .null, "sort": Encoding.texts(order),
      "scale": ["domain": Encoding.texts(order), "range": Encoding.texts(ChartTheme.lines)],
    ]
    return Chart(
      "series", text, table,
      view: [
        "width": .integer(ChartTheme.width - 60), "height": 340,
        "layer": [
          [
            "mark": ["type": "line", "point": ["size": 36], "strokeWidth": 2],
            "encoding": [
              "x": x, "y": y, "detail": Encoding.field("segment", "nominal"), "color": colour,
              "strokeDash": [
                "field": "place", "type": "nominal", "legend": .null,
                "scale": [
                  "domain": Encoding.texts(order),
                  "range": .array(Array(ChartTheme.dashes.prefix(order.count))),
                ],
              ],
            ],
          ],
          [
            "transform": Encoding.having("label_at"),
            "mark": [
              "type": "text", "align": "left", "dx": 8, "limit": 170, "narrow": ["limit": 120],
            ],
            "encoding": [
              "x": x, "y": Encoding.field("label_at"),
              "text": Encoding.field("label", "nominal"),
            ],
          ],
        ],
      ], context: context)
  }
}
