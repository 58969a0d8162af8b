import Panels

/// Which criterion blocks most: how many communes lack it alone, and how many lack others with it.
///
/// Its row in `docs/charts.md`: `blocking-criteria`.
public enum BlockingCriteria: ChartKind {
  /// Draws the set in force.
  public static func charts(_ context: ChartContext) -> [Chart] {
    guard let standings = CommuneStandings(context, year: context.statusYear),
      standings.communes.count > 1
    else { return [] }
    let criteria = standings.criteriaNames(context)
    let rows = criteria.map { criterion in
      let lacking = standings.communes.filter { $0.missing.contains(criterion.id) }
      let alone = lacking.count { $0.missing.count == 1 && $0.open.isEmpty }
      return (id: criterion.id, name: criterion.name, alone: alone, others: lacking.count - alone)
    }.filter { $0.alone + $0.others > 0 }.enumerated().sorted {
      ($1.element.alone + $1.element.others, $1.element.alone, $0.offset)
        < ($0.element.alone + $0.element.others, $0.element.alone, $1.offset)
    }.map(\.element)
    guard let first = rows.first else { return [] }
    let words = context.words
    let kinds = [
      (
        word: "■ " + context.say("chart.blocking-criteria.lacks-one-only"),
        colour: ChartTheme.orange
      ),
      (word: "□ " + context.say("chart.blocking-criteria.lacks-others-too"), colour: "#F3C48A"),
    ]
    var table = ChartTable([
      "criterion", "name", "kind", "order", "communes", "label", "label_at",
    ])
    for row in rows {
      let total = row.alone + row.others
      for (order, count) in [row.alone, row.others].enumerated() {
        let label = "\(words.numbers.text(total)) (\(words.numbers.text(row.alone)))"
        table.append([
          .text(row.id), .text(row.name), .text(kinds[order].word), .integer(order),
          .integer(count), .text(order == 0 ? label : ""), .integer(total),
        ])
      }
    }
    let worst = standings.worst(criteria, context)
    let (name, communes, open) = (worst?.name ?? "", worst?.share ?? "", worst?.open ?? "")
    let blocking =
      worst?.isTied == true
      ? context.say(
        "chart.blocking-criteria.several-block-most",
        ["criteria": name, "communes": communes, "open": open])
      : context.say(
        "chart.blocking-criteria.one-blocks-most",
        ["criterion": name, "communes": communes, "open": open])
    let alone = rows.reduce(0) { $0 + $1.alone }
    // Where no commune has a verdict of every criterion, none can be said to lack one alone.
    let single =
      standings.communes.contains { $0.open.isEmpty }
      ? "; "
        + context.say(
          "chart.blocking-criteria.lack-a-single-one", ["count": words.numbers.text(alone)]) : ""
    let text = ChartText(
      kind: context.say("chart.stacked-bar-chart"),
      title: context.say("chart.blocking-criteria.in-year", ["year": standings.year])
        + blocking + single + context.ofSetAboveStandard(standings.set) + context.place,
      details: rows.prefix(5).map {
        context.say(
          "chart.blocking-criteria.detail",
          [
            "criterion": $0.name, "count": context.count($0.alone + $0.others),
            "alone": context.count($0.alone),
          ])
      }, sources: ["levels", "criteria"],
      remarks: [
        context.setTitle(standings.set),
        context.say(
          "chart.blocking-criteria.how-to-read"),
      ], method: context.verdictMethod, dataYear: standings.year,
      counted: (standings.total, context.say("chart.communes")),
      missing: standings.incomplete, lack: .verdicts, isSimulated: standings.isSimulated)
    let y = Encoding.names(
      "name", order: rows.map(\.name), axis: ["labelLimit": .integer(ChartTheme.criterionLimit)])
    return [
      Chart(
        "blocking-criteria", text, table,
        view: [
          "width": 380, "height": ["step": 23],
          "layer": [
            [
              "mark": Encoding.bar(height: 0.74),
              "encoding": [
                "y": y,
                "x": [
                  "field": "communes", "type": "quantitative", "stack": "zero",
                  "title": .text(context.say("chart.blocking-criteria.axis")),
                  "axis": [
                    "format": ",d",
                    "values": .array(
                      Encoding.counts(upTo: first.alone + first.others).map { .number($0) }),
                  ],
                ],
                "order": Encoding.field("order"), "color": Encoding.colours("kind", kinds),
              ],
            ],
            Encoding.labels(y: y, at: "label_at", offset: 5),
          ],
        ], context: context)
    ]
  }
}
