import Panels

/// Count and share of communes at a level against the plan by year: seen, expected with a range of 80 %,
/// planned.
///
/// Its row in `docs/charts.md`: `plan-progress-LEVEL`.
public enum PlanProgress: ChartKind {
  private struct Year {
    var observed = Double.nan
    var expected = Double.nan
    var low = Double.nan
    var high = Double.nan
    var planned = Double.nan
    /// The communes that what was seen, or what is expected, is out of.
    var communes = 0

    /// What is counted: seen, else expected.
    var count: Double { observed.isNaN ? expected : observed }
    /// How many per cent of the communes counted.
    var share: Double { communes > 0 ? 100 * count / Double(communes) : .nan }
  }

  /// Draws each level that the plan has a roadmap or a target for; without any the level on which most
  /// is open.
  public static func charts(_ context: ChartContext) -> [Chart] {
    let outlook = context.areaRows(
      "level_outlook", where: ["statistic": ["communes_at_or_above"]])
    let planned = plannedCounts(context)
    let levels =
      planned.isEmpty
      ? [ChanceOutlook(levels: context)?.level].compactMap { $0 }
      : Level.allCases.map(\.rawValue).filter { planned[$0] != nil }
    return levels.compactMap { level in
      draw(level, planned[level] ?? [:], outlook.filter { $0["standard"] == level }, context)
    }
  }

  private static func draw(
    _ level: String, _ planned: [Int: Double], _ outlook: [ResultTable.Row],
    _ context: ChartContext
  ) -> Chart? {
    let set = outlook.first?["set"]
    let known = context.areaRows(
      "shares", where: ["standard": [level], "basis": ["assessment"]]
    ).filter { set == nil || $0["set"] == set }
    let seen = known.filter { $0.integer("communes_unknown") == 0 && !$0.number("share").isNaN }
    // Of these years the number is a least one; where little is known it says nothing.
    let partial = known.filter {
      let unknown = $0.integer("communes_unknown") ?? 0
      return unknown > 0
        && ($0.integer("communes") ?? 0 > 0 || 2 * unknown < $0.integer("denominator") ?? 0)
    }
    let ahead = outlook.filter { $0["set"] == set && !$0.number("mean").isNaN }
    var years: [Int: Year] = [:]
    let counted = set.map { countedCommunes($0, context) } ?? [:]
    for row in seen {
      if let year = row.integer("year") {
        years[year, default: Year()].observed = row.number("communes")
        years[year, default: Year()].communes = counted[year] ?? row.integer("denominator") ?? 0
      }
    }
    for row in ahead {
      guard let year = row.integer("year") else { continue }
      years[year, default: Year()].expected = row.number("mean")
      years[year, default: Year()].low = row.number("q10")
      years[year, default: Year()].high = row.number("q90")
      if years[year]?.observed.isNaN == true {
        years[year]?.communes = row.integer("communes") ?? 0
      }
    }
    let start = set.flatMap { known.isEmpty ? Self.start(of: level, $0, context) : nil }
    if let start, let year = start.integer("last_year") {
      years[year, default: Year()].observed = start.number("last_value")
      years[year]?.communes =
        (start.integer("units") ?? 0) + (start.integer("units_unknown") ?? 0)
    }
    for (year, count) in planned { years[year, default: Year()].planned = count }
    guard !ahead.isEmpty || (years.count > 1 && !seen.isEmpty) else { return nil }
    let communes = ahead.last?.integer("communes") ?? seen.last?.integer("denominator") ?? 0
    let open = ahead.last?.integer("communes_not_assessable") ?? 0
    return chart(
      level, set: set ?? "", years, all: communes + open, open: open, partial: partial,
      isSimulated: (seen + ahead).isSimulated, context)
  }

  private static func chart(
    _ level: String, set: String, _ years: [Int: Year], all: Int, open: Int,
    partial: [ResultTable.Row], isSimulated: Bool, _ context: ChartContext
  ) -> Chart {
    let words = context.words
    var table = ChartTable([
      "year", "observed", "expected", "q10", "q90", "planned", "share", "label", "label_at",
      "plan_label",
    ])
    for (year, figures) in years.sorted(by: { $0.key < $1.key }) {
      let count = figures.count
      table.append([
        .integer(year), .number(figures.observed), .number(figures.expected), .number(figures.low),
        .number(figures.high), .number(figures.planned), .number(figures.share),
        .text(label(figures, hasShare: hasShare(level) && years.count <= 10, words)),
        .number([figures.high, count].filter { !$0.isNaN }.max() ?? .nan),
        .text(figures.planned.isNaN ? "" : words.numbers.text(figures.planned, decimals: 0)),
      ])
    }
    var text = text(level, set: set, years, all: all, open: open, isSimulated, context)
    text.remarks += notDrawn(partial, context)
    if open == 0, let last = partial.last, last.integer("year") == context.statusYear {
      text.missing = last.integer("communes_unknown") ?? 0
      text.lack = .level
    }
    let keys = years.keys.sorted()
    let ticks = keys.count <= 12 ? keys : keys.filter { ($0 - (keys.last ?? 0)) % 2 == 0 }
    let x: JSONValue = [
      "field": "year", "type": "quantitative", "title": .null,
      "axis": ["format": "d", "values": .array(ticks.map { .integer($0) }), "grid": false],
      "scale": [
        "domain": .array([
          .number(Double(keys.first ?? 0) - 0.6), .number(Double(keys.last ?? 0) + 0.6),
        ]), "nice": false, "zero": false,
      ],
    ]
    let planned = years.values.map(\.planned).filter { !$0.isNaN }.max() ?? 0
    let drawn = years.values.flatMap { [$0.observed, $0.expected, $0.high] }.filter { !$0.isNaN }
    let most = max(drawn.max() ?? 0, planned, 1)
    // All communes are the top where they are near; far above what is drawn they would flatten it.
    let top = (Double(all) <= 2 * most ? max(Double(all), most) : most * 1.2) * 1.08
    let y = { (field: String) in
      Encoding.numbers(
        field, title: context.say("common.communes-heading"), domain: [0, top], format: ",d",
        values: Encoding.counts(upTo: Int(top)))
    }
    let scale = [
      ("● " + context.say("chart.observed"), ChartTheme.ink),
      (
        "■ " + context.say("chart.plan-progress.expected-mark"), ChartTheme.blue
      ), ("◇ " + context.say("chart.plan-progress.planned"), ChartTheme.orange),
    ]
    let isUsed = [\Year.observed, \.expected, \.planned].map { has($0, years) }
    let legend = zip(scale, isUsed).filter(\.1).map(\.0)
    let point = { (field: String, index: Int, shape: String, filled: Bool) -> JSONValue in
      [
        "transform": Encoding.having(field),
        "mark": [
          "type": "point", "shape": .text(shape), "filled": .bool(filled), "size": 110,
          "opacity": 1, "strokeWidth": 2,
        ], "encoding": ["x": x, "y": y(field), "color": Encoding.constant(scale[index].0)],
      ]
    }
    let bars = years.count > 18 ? 0 : 1
    return Chart(
      "plan-progress-" + level, text, table,
      view: [
        "width": .integer(ChartTheme.width), "height": 290,
        "layer": .array(
          [
            Encoding.legend(legend.map { (word: $0.0, colour: $0.1) }),
            [
              "transform": Encoding.having("observed"),
              "mark": ["type": "line", "color": .text(ChartTheme.ink), "strokeWidth": 1.5],
              "encoding": ["x": x, "y": y("observed")],
            ],
            [
              "transform": Encoding.having("q10"),
              "mark": ["type": "rule", "strokeWidth": 7, "color": "#9CC3E0"],
              "encoding": ["x": x, "y": y("q10"), "y2": ["field": "q90"]],
            ], point("observed", 0, "circle", true), point("expected", 1, "square", true),
            point("planned", 2, "diamond", false),
          ]
            + (bars == 0
              ? []
              : [
                [
                  "transform": Encoding.having("label_at"),
                  "mark": ["type": "text", "dy": -13, "fontSize": 11],
                  // The share below the count.
                  "narrow": years.count < 6
                    ? [:]
                    : [
                      "transform": .array(
                        (Encoding.having("label_at").elements ?? []) + [
                          [
                            "filter": [
                              "field": "year", "oneOf": .array(ticks.map { .integer($0) }),
                            ]
                          ],
                          ["calculate": "split(datum.label, ' ')", "as": "label"],
                        ]), "mark": ["dy": -24, "lineHeight": 11, "fontSize": 10],
                    ],
                  "encoding": [
                    "x": x, "y": y("label_at"), "text": Encoding.field("label", "nominal"),
                  ],
                ],
                [
                  "transform": Encoding.having("planned"),
                  "mark": ["type": "text", "align": "left", "dx": 10, "fontSize": 11],
                  "encoding": [
                    "x": x, "y": y("planned"), "text": Encoding.field("plan_label", "nominal"),
                  ],
                ],
              ])),
      ], context: context)
  }

  /// The communes whose criteria are counted under a set, by year: shares of what is seen and of what is expected
  /// are of these, also at a level that only those may reach that meet the standard.
  private static func countedCommunes(_ set: String, _ context: ChartContext) -> [Int: Int] {
    Dictionary(
      context.areaRows("averages", where: ["set": [set]]).compactMap { row in
        row.integer("year").flatMap { year in
          row.integer("communes").map { (year, $0 + (row.integer("communes_unknown") ?? 0)) }
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether counts of a level are printed with a share. Reports give shares of higher levels of the communes that
  /// meet the standard, a number that is not known of years ahead: a second share of all communes would contradict it.
  private static func hasShare(_ level: String) -> Bool {
    Level(rawValue: level).map { $0 <= .met } ?? true
  }

  /// Count and share of a year; an expected count that rounds to nothing, and is more, is below it.
  private static func label(_ figures: Year, hasShare: Bool, _ words: Words) -> String {
    guard !figures.count.isNaN else { return "" }
    let numbers = words.numbers
    let isSmall = figures.observed.isNaN && figures.count > 0 && figures.count < 0.05
    let decimals = figures.observed.isNaN && figures.count > 0 ? 1 : 0
    let count =
      isSmall
      ? "<\(numbers.text(0.1, decimals: 1))" : numbers.text(figures.count, decimals: decimals)
    return hasShare ? "\(count) (\(share(figures, words)))" : count
  }

  private static func share(_ figures: Year, _ words: Words) -> String {
    figures.share > 0 && figures.share < 0.5
      ? "<1%" : words.numbers.percent(figures.share, decimals: 0)
  }

  private static func text(
    _ id: String, set: String, _ years: [Int: Year], all: Int, open: Int, _ isSimulated: Bool,
    _ context: ChartContext
  ) -> ChartText {
    let number = { (value: Double, decimals: Int) in
      context.words.numbers.text(value, decimals: decimals)
    }
    let level = context.level(id)
    let both = years.filter { !$0.value.planned.isNaN && !$0.value.expected.isNaN }
    // Goals for years after the plan's are its context.
    let own = both.filter { $0.key <= context.aim?.year ?? Int.max }
    let ofPlan = years.first { $0.key == context.aim?.year && !$0.value.expected.isNaN }
    let planned = (own.isEmpty && ofPlan == nil ? both : own).max { $0.key < $1.key }
    let last = years.filter { !$0.value.expected.isNaN }.max { $0.key < $1.key }
    let seen = years.filter { !$0.value.observed.isNaN }.max { $0.key < $1.key }
    let share = { (year: Year) in
      hasShare(id)
        ? context.say(
          "chart.plan-progress.share-of-communes", ["share": Self.share(year, context.words)])
        : open > 0 && !year.expected.isNaN
          ? context.say(
            "chart.plan-progress.of-known-communes", ["communes": number(Double(year.communes), 0)])
          : context.say(
            "chart.plan-progress.of-communes", ["communes": number(Double(year.communes), 0)])
    }
    var title = level
    let addition = planned.flatMap { year in
      added(context).first {
        $0.level == id && $0.year == year.key && $0.goal.least == year.value.planned
      }
    }
    if let planned, let addition {
      title += context.say(
        "chart.plan-progress.expected-and-added",
        [
          "year": planned.key, "expected": context.words.communes(expected: planned.value.expected),
          "share": share(planned.value),
          "added": context.words.numbers.text(addition.requirement),
        ])
    } else if let planned {
      title += context.say(
        "chart.plan-progress.expected-and-planned",
        [
          "year": planned.key, "expected": context.words.communes(expected: planned.value.expected),
          "share": share(planned.value), "planned": number(planned.value.planned, 0),
        ]
      )
    } else if let last = ofPlan ?? last {
      title += context.say(
        "chart.plan-progress.expected",
        [
          "year": last.key, "expected": context.words.communes(expected: last.value.expected),
          "share": share(last.value),
        ]
      )
    } else if let seen {
      title += context.say(
        "chart.plan-progress.seen",
        ["year": seen.key, "count": number(seen.value.observed, 0), "share": share(seen.value)]
      )
    }
    if let seen, planned != nil {
      title += context.say(
        "chart.plan-progress.seen-too", ["count": number(seen.value.observed, 0), "year": seen.key])
    }
    return ChartText(
      kind: context.say("chart.plan-progress.kind"),
      title: title + context.place,
      details: years.sorted { $0.key < $1.key }.filter { !$0.value.expected.isNaN }.map {
        "\($0.key): \(number($0.value.expected, 1)) (\(number($0.value.low, 0))–\(number($0.value.high, 0)))"
      }, sources: sources(years, context),
      remarks: [
        context.setTitle(set),
        context.retrospective(
          set, since: years.filter { !$0.value.observed.isNaN }.keys.min()),
        hasShare(id)
          ? context.say("chart.plan-progress.how-to-read")
          : context.say("chart.plan-progress.how-to-read-above"),
        otherUnits(id, all: all, context),
        addition.flatMap { whole($0, context) } ?? "",
      ], method: has(\.expected, years) ? context.chanceMethod : context.verdictMethod,
      dataYear: context.statusYear, counted: (all, context.say("chart.communes")),
      missing: open, lack: .chance, isSimulated: isSimulated)
  }

  /// Which years seen are not drawn, and what is known of the last of them.
  private static func notDrawn(_ rows: [ResultTable.Row], _ context: ChartContext) -> [String] {
    guard let last = rows.last else { return [] }
    let years = rows.compactMap { $0.integer("year") }
    let isUnbroken = zip(years, years.dropFirst()).allSatisfy { $0 + 1 == $1 }
    return [
      context.say(
        "chart.plan-progress.not-drawn",
        [
          "years": years.count > 2 && isUnbroken
            ? years.spanText : years.map(String.init).joined(separator: ", "),
          "year": last["year"],
          "count": context.count(last.integer("communes") ?? 0),
          "unknown": context.count(last.integer("communes_unknown") ?? 0),
        ])
    ]
  }

  /// Whether a figure is known of some year.
  private static func has(_ figure: KeyPath<Year, Double>, _ years: [Int: Year]) -> Bool {
    years.values.contains { !$0[keyPath: figure].isNaN }
  }

  /// The tables that are drawn from, those without a figure left out.
  private static func sources(_ years: [Int: Year], _ context: ChartContext) -> [String] {
    let isHeld = { (table: String) in context.results.table(table) != nil }
    let planned = ["roadmap-years", "targets"].filter(isHeld)
    let seen = isHeld("shares") ? ["shares", "averages"] : ["promises"]
    return (has(\.observed, years) ? seen : [])
      + (has(\.expected, years) ? ["level_outlook"] : [])
      + (has(\.planned, years) ? planned : [])
  }
}
