import Panels

/// Criteria by group of communes: how many per cent of a group's communes fail each criterion.
///
/// Its row in `docs/charts.md`: `criteria-heat-map-groups`.
public enum GroupHeatMap: ChartKind {
  /// The most groups a picture holds.
  static let limit = 40

  /// Draws the finest level of grouping with 2 to 40 groups, where the communes do not fit one page.
  public static func charts(_ context: ChartContext) -> [Chart] {
    guard let standings = CommuneStandings(context, year: context.statusYear),
      standings.communes.count > HeatMap.pageSize, let units = context.results.table("units")
    else { return [] }
    for level in units.levelHeadings.reversed() {
      let groups = Dictionary(
        zip(units.texts("code"), units.texts(level)), uniquingKeysWith: { first, _ in first })
      let communes = Dictionary(grouping: standings.communes) { groups[$0.unit] ?? "" }
        .filter { !$0.key.isEmpty }
      guard (2...limit).contains(communes.count) else { continue }
      return [draw(communes, standings, context)]
    }
    return []
  }

  private static func draw(
    _ groups: [String: [CommuneStandings.Commune]], _ standings: CommuneStandings,
    _ context: ChartContext
  ) -> Chart {
    let criteria = standings.criteriaNames(context)
    let missing = { (communes: [CommuneStandings.Commune]) in
      Double(communes.reduce(0) { $0 + $1.missing.count }) / Double(communes.count)
    }
    let order = groups.sorted { (missing($1.value), $0.key) < (missing($0.value), $1.key) }
    var table = ChartTable([
      "group", "criterion", "name", "communes", "not_met", "not_assessable", "share", "label",
    ])
    for (group, communes) in order {
      for criterion in criteria {
        let failing = communes.count { $0.missing.contains(criterion.id) }
        let open = communes.count { $0.open.contains(criterion.id) }
        let known = communes.count - open
        // A few verdicts say little, and tend to be failures: one indicator decides those, all the others a pass.
        let isTold = known > 0 && 2 * known >= communes.count
        let share = isTold ? 100 * Double(failing) / Double(known) : .nan
        table.append([
          .text(TextLines.plain(group)), .text(criterion.id), .text(criterion.name),
          .integer(communes.count), .integer(failing), .integer(open), .number(share),
          .text(!isTold ? "?" : context.words.numbers.text(share, decimals: 0)),
        ])
      }
    }
    let worst = order.first
    let told = criteria.count { criterion in
      worst.map { group in
        2 * group.value.count { $0.open.contains(criterion.id) } <= group.value.count
      } ?? false
    }
    let name = TextLines.plain(worst?.key ?? "")
    let number = context.words.numbers.text(worst.map { missing($0.value) } ?? .nan, decimals: 1)
    let text = ChartText(
      kind: context.say("chart.group-heat-map.kind"),
      title: context.say(
        "chart.group-heat-map.title", ["group": name, "year": standings.year, "criteria": number])
        + (told < criteria.count
          ? context.say("chart.group-heat-map.base", ["told": told, "criteria": criteria.count])
          : "")
        + context.ofSetAboveStandard(standings.set),
      details: order.prefix(5).map {
        "\(TextLines.plain($0.key)): \(context.words.numbers.text(missing($0.value), decimals: 1))"
      }, sources: ["levels", "criteria", "units"],
      remarks: [
        context.setTitle(standings.set),
        context.say(
          "chart.group-heat-map.how-to-read"
        ),
      ], method: context.verdictMethod, dataYear: standings.year,
      counted: (standings.total, context.say("chart.communes")),
      missing: standings.incomplete, lack: .verdicts, isSimulated: standings.isSimulated)
    let y = Encoding.names("group", order: order.map { TextLines.plain($0.key) })
    let x = Encoding.criteria(criteria.map(\.name))
    return Chart(
      "criteria-heat-map-groups", text, table,
      view: [
        "width": .integer(27 * criteria.count), "height": ["step": 20],
        "layer": [
          [
            "mark": ["type": "rect", "stroke": "white", "strokeWidth": 1.5],
            "encoding": [
              "y": y, "x": x,
              "color": [
                "field": "share", "type": "quantitative",
                "scale": [
                  "domain": [0, 100], "range": ["#FFF3E6", "#F5B26B", "#B84A00", "#5A2300"],
                  "interpolate": "lab",
                ],
                "legend": [
                  "title": .text(context.say("chart.group-heat-map.axis")),
                  "gradientLength": 220, "direction": "horizontal",
                ],
              ],
            ],
          ],
          Encoding.hatch(y: y, x: x, where: "label", is: "?", width: 27, height: 20),
          [
            "mark": [
              "type": "text", "baseline": "middle", "fontSize": 11, "narrow": ["angle": 270],
            ],
            "encoding": [
              "y": y, "x": x, "text": Encoding.field("label", "nominal"),
              "color": [
                "condition": ["test": "datum.share > 55", "value": "white"],
                "value": .text(ChartTheme.ink),
              ],
            ],
          ],
        ],
      ], context: context)
  }
}
