import Panels

/// How many communes will stand at a level: the chance of at least so many, beside what the plan asks.
///
/// Its row in `docs/charts.md`: `count-distribution`.
public enum CountDistributionChart: ChartKind {
  /// The level and the year that the plan is about, else the level on which most is open in the last year.
  public static func charts(_ context: ChartContext) -> [Chart] {
    let all = context.areaRows("level_counts")
    guard let chosen = choose(all, context) else { return [] }
    let rows = all.filter {
      $0["set"] == chosen.set && $0["standard"] == chosen.standard
        && $0["statistic"] == chosen.statistic && $0.integer("year") == chosen.year
    }
    return [draw(rows, chosen, context)]
  }

  private struct Choice {
    var set: String
    var standard: String
    var statistic: String
    var year: Int
    var plan: CountGoal?
    /// What the plan asks to add, where it counts communes added.
    var added: Requirement?
    /// The target that the plan is read from.
    var target: ResultTable.Row?
  }

  private static func choose(_ rows: [ResultTable.Row], _ context: ChartContext) -> Choice? {
    guard let last = rows.compactMap({ $0.integer("year") }).max() else { return nil }
    for target in goals(context) {
      guard let year = target.integer("year"),
        let plan = Requirement(target["requirement"]).map(CountGoal.init),
        rows.contains(where: {
          $0["standard"] == target["subject"] && $0["set"] == target["set"]
            && $0["statistic"] == target["statistic"] && $0.integer("year") == year
        })
      else { continue }
      return Choice(
        set: target["set"], standard: target["subject"], statistic: target["statistic"],
        year: year, plan: plan, target: target)
    }
    if let aim = context.aim, let set = aim.set, let level = aim.level,
      rows.contains(where: {
        $0["set"] == set && $0["standard"] == level && $0.integer("year") == aim.year
      })
    {
      let added = PlanProgress.added(context).first { $0.level == level && $0.year == aim.year }
      return Choice(
        set: set, standard: level, statistic: "communes_at_or_above", year: aim.year,
        plan: added?.goal, added: added?.requirement, target: added?.row)
    }
    let counts = Dictionary(
      grouping: rows.filter {
        $0.integer("year") == last && $0["statistic"] == "communes_at_or_above"
      }
    ) { [$0["set"], $0["standard"]] }
    let best = counts.max {
      ($0.value.count, $1.key.joined()) < ($1.value.count, $0.key.joined())
    }
    return best.map {
      Choice(
        set: $0.key[0], standard: $0.key[1], statistic: "communes_at_or_above", year: last)
    }
  }

  /// The targets for numbers of communes in the year that the plan is about: later ones are its context.
  private static func goals(_ context: ChartContext) -> [ResultTable.Row] {
    guard context.area.level == "all" else { return [] }
    let targets = context.results.table(
      "targets", where: ["statistic": ["communes_at_or_above", "communes_at"]])
    return (targets?.rows ?? []).filter {
      $0["basis"] != "observed" && $0["unit"].isEmpty
        && (context.aim == nil || $0.integer("year") == context.aim?.year)
    }
  }

  private static func draw(
    _ rows: [ResultTable.Row], _ choice: Choice, _ context: ChartContext
  ) -> Chart {
    let words = context.words
    var table = ChartTable(["communes", "probability", "percent", "band", "label", "mark"])
    let known = rows.filter { $0.integer("count") != nil }
    let labelled = known.count <= 26
    let marks = marks(known)
    for row in known {
      let chance = row.number("p_at_least")
      table.append([
        .integer(row.integer("count")), .number(chance), .number(100 * chance),
        .text(ChanceBand(chance).words(words)),
        .text(labelled ? ChanceBand.percent(chance, words) : ""),
        .text(marks[row.integer("count") ?? 0] ?? ""),
      ])
    }
    let text = text(known, choice, context)
    let counts = known.compactMap { $0.integer("count") }
    let (low, high) = (counts.min() ?? 0, counts.max() ?? 0)
    let used = Set(known.map { ChanceBand($0.number("p_at_least")) })
    let span = Double(high - low + 1)
    let x: JSONValue = [
      "field": "communes", "type": "quantitative",
      "title": .text(context.say("chart.count-distribution.axis-least")),
      "axis": [
        "format": ",d", "grid": false,
        "values": .array(Self.ticks(low, high).map { .integer($0) }),
      ],
      "scale": [
        "domain": .array([.number(Double(low) - 0.6), .number(Double(high) + 0.6)]), "nice": false,
        "zero": false,
      ],
    ]
    let y = Encoding.numbers(
      "percent", title: context.say("chart.chance"), domain: [0, 105], format: "d",
      values: [0, 10, 33, 66, 90, 100])
    var layers: [JSONValue] = [
      [
        "mark": [
          "type": "bar", "width": .number(max(2, min(34, 0.8 * Double(ChartTheme.width) / span))),
          "stroke": .text(ChartTheme.quiet), "strokeWidth": .number(span > 80 ? 0 : 0.5),
        ],
        "encoding": [
          "x": x, "y": y,
          "color": Encoding.bands("band", ChanceBand.scale(words, of: used)),
        ],
      ]
    ]
    for bound in choice.plan?.bounds(among: low...high) ?? [] {
      layers.append([
        "mark": [
          "type": "rule", "color": .text(ChartTheme.ink), "strokeWidth": 1.5,
          "strokeDash": [4, 3],
        ],
        "encoding": ["x": ["datum": .integer(bound), "type": "quantitative"]],
      ])
    }
    // The labels stand over the line of the plan, the first of the two as its ground.
    for halo in [["stroke": "white", "strokeWidth": 4], [:]] as [[String: JSONValue]] {
      let mark: [String: JSONValue] = ["type": "text", "fontSize": 11]
      for (field, rise) in [("label", -7), ("mark", labelled ? -20 : -9)] {
        var own = mark.merging(halo) { $1 }
        own["dy"] = .integer(rise)
        var layer: JSONValue = [
          "mark": .object(own),
          "encoding": ["x": x, "y": y, "text": Encoding.field(field, "nominal")],
        ]
        // A dozen numbers fill a narrow window.
        if known.count > 10 {
          layer["narrow"] = field == "label" ? .null : ["mark": ["dy": -9]]
        }
        layers.append(layer)
      }
    }
    return Chart(
      "count-distribution", text, table,
      view: ["width": .integer(ChartTheme.width), "height": 260, "layer": .array(layers)],
      context: context)
  }

  /// The symbol of each band over the bar in its middle, by count: in print without colours two bands are one grey.
  private static func marks(_ rows: [ResultTable.Row]) -> [Int: String] {
    let bands = Dictionary(grouping: rows) { ChanceBand($0.number("p_at_least")) }
    let middles = bands.compactMap { band, rows in
      rows[rows.count / 2].integer("count").map { ($0, band.symbol) }
    }
    return Dictionary(middles) { first, _ in first }
  }

  /// Whole numbers along the axis, every one of them where there is room.
  private static func ticks(_ low: Int, _ high: Int) -> [Int] {
    if high - low <= 26 { return Array(low...high) }
    let step = Int(Encoding.counts(upTo: high - low)[1])
    return Array(stride(from: (low + step - 1) / step * step, through: high, by: step))
  }

  private static func text(
    _ rows: [ResultTable.Row], _ choice: Choice, _ context: ChartContext
  ) -> ChartText {
    let words = context.words
    let level = context.level(choice.standard)
    let counts = rows.compactMap { $0.integer("count") }
    let chance = { (count: Double) -> Double in
      rows.first { $0.number("count") == count }?.number("p_at_least")
        ?? (count <= Double(counts.min() ?? 0) ? 1 : 0)
    }
    let least = { (p: Double) -> Int in
      rows.filter { $0.number("p_at_least") >= p }.compactMap { $0.integer("count") }.max() ?? 0
    }
    let likely = CountGoal(least: least(0.9), most: least(0.1)).text(words)
    let range = context.say("chart.count-distribution.range", ["range": likely])
    let own = choice.target?.number("probability") ?? .nan
    // Of communes added the chance is another one: that of the target, which counts those lost as well.
    let title =
      (choice.added == nil ? choice.plan : nil).map { plan in
        context.say(
          "chart.count-distribution.chance-of-plan",
          [
            "level": level, "year": choice.year, "goal": plan.text(words),
            "chance": ChanceBand.percent(
              isOfOthers(choice, rows) ? own : plan.chance(chance), words),
          ])
      }
      ?? context.say(
        "chart.count-distribution.title",
        ["level": level, "year": choice.year, "range": likely])
    let open = rows.first?.integer("communes_not_assessable") ?? 0
    let all = (rows.first?.integer("communes") ?? 0) + open
    let hasChance = choice.added == nil && choice.plan != nil
    return ChartText(
      kind: context.say("chart.count-distribution.kind"),
      title: title + context.place,
      details: hasChance ? [range] : [],
      sources: ["level_counts"] + (choice.plan == nil ? [] : ["targets"]),
      remarks: [
        context.setTitle(choice.set),
        choice.statistic == "communes_at"
          ? context.say(
            "chart.count-distribution.at-level-only") : "",
        range + planNote(choice, counts, context), addedNote(choice, context),
        PlanProgress.otherUnits(choice.standard, all: all, context),
      ], method: context.chanceMethod, dataYear: context.statusYear,
      counted: (all, context.say("chart.communes")),
      missing: open, lack: .chance, isSimulated: rows.isSimulated)
  }

  /// Whether the target has a chance of its own because it counts other units than the chart.
  private static func isOfOthers(_ choice: Choice, _ rows: [ResultTable.Row]) -> Bool {
    guard let target = choice.target, let first = rows.first,
      target.number("probability").isFinite
    else { return false }
    let units = PlanProgress.units(target)
    return units.isFinite
      && units != first.number("communes") + first.number("communes_not_assessable")
  }

  /// What the chance of a target for communes added is, and that no bar shows it; nothing of other targets.
  private static func addedNote(_ choice: Choice, _ context: ChartContext) -> String {
    guard let added = choice.added, let target = choice.target else { return "" }
    let words = context.words
    let chance = chanceText(target, "probability", words)
    guard !chance.isEmpty else { return "" }
    let enough = chanceText(target, "probability_enough", words)
    var text = chance
    if case .within(let low, _) = added, !enough.isEmpty {
      text = context.say(
        "report.target.enough",
        ["chance": chance, "bar": words.numbers.short(low), "enough": enough])
    }
    return context.say(
      "chart.count-distribution.chance-of-added",
      ["added": words.numbers.text(added), "chance": text])
  }

  /// A probability of a target, or its bounds; nothing where neither is known.
  private static func chanceText(
    _ target: ResultTable.Row, _ column: String, _ words: Words
  ) -> String {
    let known = target.number(column)
    if known.isFinite { return ChanceBand.percent(known, words) }
    let ends = ["_least", "_most"].map { target.number(column + $0) }
    guard ends.allSatisfy(\.isFinite) else { return "" }
    return ends.map { ChanceBand.percent($0, words) }.joined(separator: "–")
  }

  /// What the dashed line is, or that the plan lies outside the picture; nothing without a plan.
  private static func planNote(_ choice: Choice, _ counts: [Int], _ context: ChartContext)
    -> String
  {
    guard let plan = choice.plan, let low = counts.min(), let high = counts.max() else { return "" }
    let text =
      choice.added.map {
        context.say(
          "chart.count-distribution.added",
          [
            "plan": context.words.numbers.text(plan.requirement),
            "added": context.words.numbers.text($0),
          ])
      } ?? context.words.numbers.text(plan.requirement)
    return plan.bounds(among: low...high).isEmpty
      ? context.say("chart.count-distribution.plan-outside", ["plan": text])
      : context.say("chart.count-distribution.plan-line", ["plan": text])
  }
}
