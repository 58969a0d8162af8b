import Panels

/// Who moved: the criteria each commune met in the base year and now, and how many are expected at the
/// end of the outlook, against the number of the set.
///
/// Its row in `docs/charts.md`: `criteria-moves`.
public enum Dumbbell: ChartKind {
  /// The most communes one picture holds.
  static let limit = 40

  private struct Move {
    var unit: String
    var label: String
    var base: Int
    var now: Int
    var expected: Double
  }

  /// Draws the set in force; of more communes than a picture holds those that moved most.
  public static func charts(_ context: ChartContext) -> [Chart] {
    guard let now = CommuneStandings(context, year: context.statusYear),
      let base = baseYear(now, context),
      let before = CommuneStandings(context, set: now.set, year: base)
    else { return [] }
    let outlook = context.lastOutlook(set: now.set)
    let end = outlook.first?.integer("year")
    let expected = Dictionary(
      outlook.filter { $0.integer("not_assessable") == 0 }
        .map { ($0["unit"], $0.number("expected")) }, uniquingKeysWith: { first, _ in first })
    let old = Dictionary(
      before.communes.filter { $0.open.isEmpty }.map { ($0.unit, $0.met) },
      uniquingKeysWith: { first, _ in first })
    let moves = now.communes.filter { $0.open.isEmpty }.compactMap { commune in
      old[commune.unit].map {
        Move(
          unit: commune.unit, label: commune.label, base: $0, now: commune.met,
          expected: expected[commune.unit] ?? .nan)
      }
    }
    guard !moves.isEmpty else { return [] }
    return [draw(moves, now, base: base, end: expected.isEmpty ? nil : end, context)]
  }

  /// The first year before the status year in which most communes of now are known under the set.
  private static func baseYear(_ now: CommuneStandings, _ context: ChartContext) -> Int? {
    let rows = context.areaRows("averages", where: ["set": [now.set]])
    let most = rows.compactMap { $0.integer("communes") }.max() ?? 0
    return rows.filter {
      2 * ($0.integer("communes") ?? 0) >= most && $0.integer("year") ?? now.year < now.year
    }.compactMap { $0.integer("year") }.min()
  }

  private static func draw(
    _ all: [Move], _ now: CommuneStandings, base: Int, end: Int?, _ context: ChartContext
  ) -> Chart {
    let moved = all.count > limit ? all.filter { $0.now != $0.base } : all
    let chosen = (moved.isEmpty ? all : moved).sorted {
      (abs($1.now - $1.base), $0.unit) < (abs($0.now - $0.base), $1.unit)
    }.prefix(limit).sorted {
      ($1.now, $1.now - $1.base, $0.unit) < ($0.now, $0.now - $0.base, $1.unit)
    }
    var table = ChartTable([
      "unit", "commune", "base", "now", "expected", "all_criteria", "change",
    ])
    for move in chosen {
      table.append([
        .text(move.unit), .text(move.label), .integer(move.base), .integer(move.now),
        .number(move.expected), .integer(now.criteria),
        .text(context.words.numbers.change(Double(move.now - move.base))),
      ])
    }
    let up = all.count { $0.now > $0.base }
    let down = all.count { $0.now < $0.base }
    let mean =
      Double(all.reduce(0) { $0 + $1.now - $1.base }) / Double(max(1, all.count))
    let change = context.words.numbers.change(mean)
    let text = ChartText(
      kind: context.say("chart.dumbbell.kind"),
      title: (now.only != nil
        ? context.say(
          "chart.dumbbell.title-of-one",
          [
            "commune": all[0].label, "before": all[0].base, "base": base, "now": all[0].now,
            "year": now.year,
          ])
        : context.say(
          "chart.dumbbell.title",
          [
            "base": base, "year": now.year, "up": context.count(up),
            "all": context.count(all.count),
            "down": context.count(down),
            "change": change, "set": context.setTitle(now.set),
          ])) + context.place,
      details: [chosen.first, chosen.last].compactMap { $0 }.map {
        "\($0.label): \($0.base) → \($0.now)"
      },
      sources: ["levels"] + (end == nil ? [] : ["criteria_outlook"]),
      remarks: [
        context.setTitle(now.set), context.retrospective(now.set, since: base),
        context.say(
          "chart.dumbbell.how-to-read",
          ["base": base, "year": now.year, "criteria": now.criteria]),
        all.count > chosen.count
          ? context.say(
            "chart.dumbbell.only-largest-moves",
            ["shown": context.count(chosen.count), "all": context.count(all.count)])
          : "",
      ],
      method: end == nil
        ? context.verdictMethod
        : context.say(
          "chart.dumbbell.method",
          ["verdicts": context.verdictMethod, "chances": context.chanceMethod]),
      dataYear: now.year,
      counted: (now.total, context.say("chart.communes")),
      missing: now.total - all.count, isSimulated: now.isSimulated)
    return Chart(
      "criteria-moves", text, table,
      view: view(
        chosen.map(\.label), criteria: now.criteria, low: chosen.map { min($0.base, $0.now) }.min(),
        words: (
          "○ \(base)", "● \(now.year)",
          end.map { "◇ \($0), " + context.say("chart.dumbbell.expected") }
        ), context), context: context)
  }

  private static func view(
    _ order: [String], criteria: Int, low: Int?, words: (base: String, now: String, end: String?),
    _ context: ChartContext
  ) -> [String: JSONValue] {
    let y = Encoding.names("commune", order: order)
    let start = max(0, (low ?? 0) - 1)
    let step = criteria - start > 10 ? 2 : 1
    let x = { (field: String) in
      Encoding.numbers(
        field, title: context.words(.chartCriteriaAxis),
        domain: [Double(start), Double(criteria)], format: "d",
        values: stride(from: criteria, through: start, by: -step).map { Double($0) })
    }
    let words = [words.base, words.now] + (words.end.map { [$0] } ?? [])
    let scale = Array(zip(words, [ChartTheme.amber, ChartTheme.blue, ChartTheme.ink]))
    let point = { (field: String, index: Int, shape: String, filled: Bool) -> JSONValue in
      [
        "transform": Encoding.having(field),
        "mark": [
          "type": "point", "shape": .text(shape), "filled": .bool(filled), "size": 80,
          "opacity": 1, "strokeWidth": 2,
        ],
        "encoding": [
          "y": y, "x": x(field),
          "color": Encoding.constant(words[index]),
        ],
      ]
    }
    return [
      "width": .integer(ChartTheme.plotWidth(between: order, and: ["+10"])), "height": ["step": 20],
      "layer": .array(
        [
          Encoding.legend(scale.map { (word: $0.0, colour: $0.1) }),
          [
            "mark": ["type": "rule", "strokeWidth": 2.5, "color": "#A6A6A6"],
            "encoding": ["y": y, "x": x("base"), "x2": ["field": "now"]],
          ],
          [
            "mark": [
              "type": "tick", "color": .text(ChartTheme.orange), "thickness": 2, "height": 14,
            ], "encoding": ["y": y, "x": x("all_criteria")],
          ], point("base", 0, "circle", false),
          point("now", 1, "circle", true),
        ] + (words.count > 2 ? [point("expected", 2, "diamond", false)] : []) + [
          [
            "mark": ["type": "text", "align": "left", "dx": 10],
            "encoding": [
              "y": y, "x": x("all_criteria"), "text": Encoding.field("change", "nominal"),
            ],
          ]
        ]),
    ]
  }
}
