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
    let bands = last.map { bandLabel($0, context) }
    var table = ChartTable(["year", "band", "order", "communes", "share", "label", "label_at"])
    for year in years {
      var start = 0.0
      for (index, row) in rows.filter({ $0.integer("year") == year }).enumerated() {
        let share = row.number("share")
        table.append([
          .text(String(year)), .text(bandLabel(row, context)), .integer(index),
          .integer(row.integer("communes")), .number(share),
          .text(share >= 6 ? words.numbers.percent(row.number("share"), decimals: 0) : ""),
          .number(start + share / 2),
        ])
        start += share
      }
    }
    let top = last.first { $0.integer("communes") ?? 0 > 0 }
    let total = last.first?.integer("total") ?? 0
    let title = words(
      .chartBandsTitle(
        band: top.map { Words.span($0["band"]) } ?? "",
        share: words.numbers.percent(top?.number("share") ?? .nan),
        year: years.upperBound, set: context.setTitle(set)))
    let average = context.areaRows(
      "averages", where: ["set": [set], "year": [String(years.upperBound)]]
    ).first
    let unknown = average?.integer("communes_unknown") ?? 0
    let text = ChartText(
      kind: context.say("chart.bands-by-year.kind"), title: title + context.place,
      details: [
        "\(years.upperBound): "
          + last.map {
            "\(bandLabel($0, context)) – \(words.numbers.percent($0.number("share"))) (\(context.count($0.integer("communes") ?? 0)))"
          }.joined(separator: "; ")
      ], sources: unknown > 0 ? ["bands", "averages"] : ["bands"],
      remarks: [context.setTitle(set)], dataYear: years.upperBound,
      counted: (total + unknown, context.say("chart.communes")), missing: unknown,
      isSimulated: rows.isSimulated)
    let x: JSONValue = [
      "field": "year", "type": "ordinal", "title": .null,
      "axis": ["labelAngle": 0, "labelOverlap": true],
    ]
    return Chart(
      "bands-by-year", text, table,
      view: [
        "width": .integer(max(260, min(ChartTheme.width, 90 * years.count))), "height": 300,
        "layer": [
          [
            "mark": [
              "type": "bar", "width": ["band": 0.8], "stroke": .text(ChartTheme.quiet),
              "strokeWidth": 0.5,
            ],
            "encoding": [
              "x": x,
              "y": [
                "field": "share", "type": "quantitative", "stack": "zero",
                "title": .text(words(.chartShareAxis)),
                "scale": ["domain": [0, 100], "nice": false],
              ],
              "order": Encoding.field("order"),
              "color": Encoding.colours("band", Array(zip(bands, ChartTheme.bands))),
            ],
          ],
          [
            "mark": ["type": "text", "baseline": "middle"],
            "encoding": [
              "x": x, "y": Encoding.field("label_at"), "text": Encoding.field("label", "nominal"),
              "color": [
                "condition": ["test": "datum.order === 0 || datum.order === 1", "value": "white"],
                "value": .text(ChartTheme.ink),
              ],
            ],
          ],
        ],
      ], words: words)
  }

  /// A band as `10–14 tiêu chí`.
  static func bandLabel(_ row: ResultTable.Row, _ context: ChartContext) -> String {
    context.say("chart.bands-by-year.band", ["range": Words.span(row["band"])])
  }
}
