import Panels

/// Criteria met by each commune, most first, with what cannot be assessed in grey.
///
/// Its row in `docs/charts.md`: `criteria-by-commune`.
public enum CriteriaByCommune: ChartKind {
  /// The most communes one picture holds.
  static let limit = 40

  /// Draws the set in force; nothing where there are more communes than a picture holds, or a single one, of which
  /// a bar says no more than its number.
  public static func charts(_ context: ChartContext) -> [Chart] {
    guard let standings = CommuneStandings(context, year: context.statusYear),
      standings.communes.count <= limit, standings.only == nil
    else { return [] }
    return [draw(standings, context)]
  }

  /// The average of the communes of which every criterion is known; none where there are none.
  private static func title(_ standings: CommuneStandings, _ context: ChartContext) -> String {
    let known = standings.communes.filter(\.open.isEmpty)
    let average = context.words.numbers.text(
      Double(known.map(\.met).reduce(0, +)) / Double(max(1, known.count)), decimals: 2)
    let count = context.count(standings.total)
    if known.isEmpty {
      return context.say(
        "chart.criteria-by-commune.title-without-mean", ["year": standings.year, "count": count])
    }
    return known.count < standings.total
      ? context.say(
        "chart.criteria-by-commune.title-of-known",
        [
          "year": standings.year, "count": count, "known": context.count(known.count),
          "average": average,
        ])
      : context.say(
        "chart.criteria-by-commune.title",
        ["year": standings.year, "count": count, "average": average])
  }

  private static func draw(_ standings: CommuneStandings, _ context: ChartContext) -> Chart {
    let words = context.words
    let met = "● " + words(.met).lowercased()
    let open = "? " + words(.notAssessable).lowercased()
    let communes = Array(standings.communes.reversed())
    var table = ChartTable(["unit", "commune", "state", "order", "count", "end", "label"])
    for commune in communes {
      let unknown = commune.open.count
      let label =
        "\(commune.met)/\(standings.criteria)" + (unknown > 0 ? " + \(unknown)?" : "")
      let row = { (state: String, order: Int, count: Int, label: String) in
        table.append([
          .text(commune.unit), .text(commune.label), .text(state), .integer(order),
          .integer(count), .integer(commune.met + unknown), .text(label),
        ])
      }
      row(met, 0, commune.met, label)
      if unknown > 0 { row(open, 1, unknown, "") }
    }
    let hasOpen = communes.contains { !$0.open.isEmpty }
    let best = communes.first.map { "\($0.label) \($0.met)" } ?? ""
    let worst = communes.last.map { "\($0.label) \($0.met)" } ?? ""
    let text = ChartText(
      kind: context.say("chart.bar-chart"),
      title: title(standings, context) + context.ofSetAboveStandard(standings.set) + context.place,
      details: standings.incomplete == standings.total
        ? []
        : [
          context.say("chart.criteria-by-commune.highest") + best
            + (communes.count > 1
              ? "; " + context.say("chart.criteria-by-commune.lowest") + worst : "")
        ], sources: ["levels"],
      remarks: [
        context.setTitle(standings.set),
        standings.unknown == 0
          ? ""
          : context.say(
            "chart.heat-map.unknown-not-drawn", ["count": context.count(standings.unknown)]),
      ], method: context.verdictMethod,
      dataYear: standings.year, counted: (standings.total, words.say("chart.communes")),
      missing: standings.incomplete, lack: .verdicts, isSimulated: standings.isSimulated)
    let y = Encoding.names("commune", order: communes.map(\.label))
    let ticks = stride(from: 0, to: standings.criteria, by: 5).map { Double($0) }
    return Chart(
      "criteria-by-commune", text, table,
      view: [
        "width": 460, "height": ["step": 22],
        "layer": [
          [
            "mark": ["type": "bar", "height": ["band": 0.72]],
            "encoding": [
              "y": y,
              "x": Encoding.numbers(
                "count", title: words(.chartCriteriaAxis), domain: [0, Double(standings.criteria)],
                format: "d", values: ticks + [Double(standings.criteria)]),
              "order": Encoding.field("order"),
              "color": Encoding.colours(
                "state",
                [(met, ChartTheme.blue)] + (hasOpen ? [(open, ChartTheme.gray)] : []),
                legend: hasOpen),
            ],
          ],
          [
            "transform": Encoding.only("state", met),
            "mark": ["type": "text", "align": "left", "dx": 4],
            "encoding": [
              "y": y, "x": Encoding.field("end"), "text": Encoding.field("label", "nominal"),
            ],
          ],
        ],
      ], context: context)
  }
}
