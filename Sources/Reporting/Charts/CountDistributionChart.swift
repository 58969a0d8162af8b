import Panels

/// How many communes will stand at a level: the chance of at least so many, beside what the plan asks.
public enum CountDistributionChart: ChartKind {
  /// The level on which most is open, in the year of the first target for it, else in the last year.
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
    var target: Int?
  }

  private static func choose(_ rows: [ResultTable.Row], _ context: ChartContext) -> Choice? {
    guard let last = rows.compactMap({ $0.integer("year") }).max() else { return nil }
    let targets =
      context.area.level == "all"
      ? context.results.table(
        "targets", where: ["statistic": ["communes_at_or_above", "communes_at"]])?.rows ?? [] : []
    for target in targets where target["basis"] != "observed" && target["unit"].isEmpty {
      guard let year = target.integer("year"),
        let bar = RequirementText(target["requirement"]), !bar.isDownward,
        rows.contains(where: {
          $0["standard"] == target["subject"] && $0["set"] == target["set"]
            && $0["statistic"] == target["statistic"] && $0.integer("year") == year
        })
      else { continue }
      return Choice(
        set: target["set"], standard: target["subject"], statistic: target["statistic"],
        year: year, target: Int(bar.height))
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

  private static func draw(
    _ rows: [ResultTable.Row], _ choice: Choice, _ context: ChartContext
  ) -> Chart {
    let words = context.words
    var table = ChartTable(["communes", "probability", "percent", "band", "label"])
    let known = rows.filter { $0.integer("count") != nil }
    let labelled = known.count <= 26
    for row in known {
      let chance = row.number("p_at_least")
      table.append([
        .integer(row.integer("count")), .number(chance), .number(100 * chance),
        .text(ChanceBand(chance).words(words)),
        .text(labelled ? ChanceBand.percent(chance, words) : ""),
      ])
    }
    let text = text(known, choice, context)
    let counts = known.compactMap { $0.integer("count") }
    let (low, high) = (counts.min() ?? 0, counts.max() ?? 0)
    let used = Set(known.map { ChanceBand($0.number("p_at_least")) })
    let scale = ChanceBand.allCases.reversed().filter(used.contains)
    let span = Double(high - low + 1)
    let x: JSONValue = [
      "field": "communes", "type": "quantitative",
      "title": .text(context.say("Ít nhất bao nhiêu xã", "At least so many communes")),
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
      "percent", title: context.say("Khả năng (%)", "Chance (%)"), domain: [0, 105], format: "d",
      values: [0, 10, 33, 66, 90, 100])
    var layers: [JSONValue] = [
      [
        "mark": [
          "type": "bar", "width": .number(max(2, min(34, 0.8 * Double(ChartTheme.width) / span))),
          "stroke": .text(ChartTheme.quiet), "strokeWidth": .number(span > 80 ? 0 : 0.5),
        ],
        "encoding": [
          "x": x, "y": y,
          "color": [
            "field": "band", "type": "nominal",
            "scale": [
              "domain": Encoding.texts(scale.map { $0.words(words) }),
              "range": Encoding.texts(scale.map(\.colour)),
            ], "legend": ["title": .null, "columns": 3],
          ],
        ],
      ],
      [
        "mark": ["type": "text", "dy": -7, "fontSize": 11],
        "encoding": ["x": x, "y": y, "text": Encoding.field("label", "nominal")],
      ],
    ]
    if let target = choice.target, (low...high + 1).contains(target) {
      layers.append([
        "mark": [
          "type": "rule", "color": .text(ChartTheme.ink), "strokeWidth": 1.5,
          "strokeDash": [4, 3],
        ],
        "encoding": ["x": ["datum": .number(Double(target) - 0.5), "type": "quantitative"]],
      ])
    }
    return Chart(
      "count-distribution", text, table,
      view: ["width": .integer(ChartTheme.width), "height": 260, "layer": .array(layers)],
      words: words)
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
    let chance = { (count: Int) -> Double in
      rows.first { $0.integer("count") == count }?.number("p_at_least")
        ?? (count <= rows.compactMap { $0.integer("count") }.min() ?? 0 ? 1 : 0)
    }
    let least = { (p: Double) -> Int in
      rows.filter { $0.number("p_at_least") >= p }.compactMap { $0.integer("count") }.max() ?? 0
    }
    let counts = rows.compactMap { $0.integer("count") }
    let isDrawn =
      choice.target.map { ((counts.min() ?? 0)...(counts.max() ?? 0) + 1).contains($0) } ?? false
    let range = context.say(
      "8 phần 10 khả năng: từ \(least(0.9)) đến \(least(0.1)) xã",
      "8 in 10 chance: between \(least(0.9)) and \(least(0.1)) communes")
    let title =
      choice.target.map { target in
        context.say(
          "\(level) năm \(choice.year): khả năng có ít nhất \(words.numbers.text(target)) xã theo kế hoạch là \(ChanceBand.percent(chance(target), words))",
          "\(level) in \(choice.year): the chance of at least the \(words.numbers.text(target)) communes planned is \(ChanceBand.percent(chance(target), words))"
        )
      }
      ?? context.say(
        "\(level) năm \(choice.year): nhiều khả năng từ \(words.numbers.text(least(0.9))) đến \(words.numbers.text(least(0.1))) xã",
        "\(level) in \(choice.year): most likely between \(words.numbers.text(least(0.9))) and \(words.numbers.text(least(0.1))) communes"
      )
    return ChartText(
      kind: context.say("Biểu đồ phân bố", "Distribution chart"), title: title + context.place,
      details: [range], sources: ["level_counts"] + (choice.target == nil ? [] : ["targets"]),
      remarks: [
        context.setTitle(choice.set),
        choice.statistic == "communes_at"
          ? context.say(
            "Đếm xã ở đúng mức này, không tính mức cao hơn",
            "Counted are communes at this level, not above") : "",
        range
          + (isDrawn
            ? context.say(
              " · đường đứt: số xã kế hoạch đề ra", " · dashed line: the number planned")
            : choice.target == nil
              ? ""
              : context.say(" · số kế hoạch nằm ngoài hình", " · the number planned lies outside")),
      ], dataYear: context.statusYear,
      counted: (rows.first?.integer("communes") ?? 0, context.say("xã", "communes")),
      missing: rows.first?.integer("communes_not_assessable") ?? 0, isSimulated: rows.isSimulated)
  }
}
