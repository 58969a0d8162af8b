import Panels

/// How likely each commune stands at a level, or meets a bar, in the last year of the outlook, sorted, in words and numbers.
///
/// Their rows in `docs/charts.md`: `probability-by-commune` and `probability-bands`.
public enum ProbabilityBars: ChartKind {
  /// The most communes one picture holds; more are counted by band.
  static let limit = 40

  /// Draws the level on which most is open; without criteria, the bar of an indicator on which most is.
  public static func charts(_ context: ChartContext) -> [Chart] {
    guard let outlook = ChanceOutlook(levels: context) ?? ChanceOutlook(bars: context) else {
      return []
    }
    return [outlook.communes.count <= limit ? bars(outlook, context) : counts(outlook, context)]
  }

  private static func text(_ outlook: ChanceOutlook, kind: String, _ context: ChartContext)
    -> ChartText
  {
    let known = outlook.communes.filter { !$0.chance.isNaN }
    let sum = known.reduce(0) { $0 + $1.chance }
    let expected =
      context.unitKind == .commune
      ? context.words.communes(expected: sum) : context.words.units(expected: sum)
    let likely = context.words.numbers.text(known.count { $0.chance >= ChanceBand.likely })
    let total = context.words.numbers.text(known.count)
    let title =
      outlook.missing == 0
      ? context.say(
        "chart.probability-bars.title",
        [
          "subject": outlook.subject, "year": outlook.year, "count": likely, "all": total,
          "units": context.unitsWord, "expected": expected,
        ])
      : context.say(
        "chart.probability-bars.title-of-known",
        [
          "subject": outlook.subject, "year": outlook.year, "count": likely, "all": total,
          "units": context.unitsWord, "expected": expected,
        ])
    return ChartText(
      kind: kind, title: title + context.place,
      details: ChanceBand.allCases.reversed().map { band in
        "\(band.words(context.words)): \(context.count(known.count { ChanceBand($0.chance) == band }))"
      }, sources: [outlook.source],
      remarks: [
        outlook.remark, outlook.communes.count > limit ? outlook.event : "",
        outlook.missing > 0 && !outlook.reason.isEmpty
          ? context.say("chart.probability-bars.reason", ["reason": outlook.reason]) : "",
      ], method: outlook.method,
      dataYear: context.statusYear,
      counted: (outlook.communes.count, context.unitsWord),
      missing: outlook.missing, lack: .chance, isSimulated: outlook.isSimulated)
  }

  private static func bars(_ outlook: ChanceOutlook, _ context: ChartContext) -> Chart {
    let words = context.words
    var table = ChartTable(["unit", "commune", "probability", "percent", "band", "label"])
    for commune in outlook.communes {
      let band = ChanceBand(commune.chance)
      let isMissing = commune.chance.isNaN
      table.append([
        .text(commune.unit), .text(commune.label), .number(commune.chance),
        .number(isMissing ? 0 : 100 * commune.chance),
        .text(isMissing ? "" : band.words(words)),
        .text(
          isMissing
            ? context.say("chart.no-chance")
            : "\(band.symbol) \(ChanceBand.percent(commune.chance, words))"),
      ])
    }
    let used = Set(outlook.communes.filter { !$0.chance.isNaN }.map { ChanceBand($0.chance) })
    let y = Encoding.names("commune", order: outlook.communes.map(\.label))
    return Chart(
      "probability-by-commune",
      text(outlook, kind: context.say("chart.bar-chart"), context), table,
      view: [
        "width": .integer(
          ChartTheme.plotWidth(between: outlook.communes.map(\.label), and: ["▲ >99%"])),
        "height": ["step": 21],
        "layer": [
          [
            "mark": Encoding.bar(height: 0.74),
            "encoding": [
              "y": y,
              "x": Encoding.numbers(
                "percent", title: outlook.event, domain: [0, 100],
                format: "d", values: [0, 10, 33, 66, 90, 100]
              ).merged(with: ["axis": ["narrow": ["values": [0, 33, 66, 100]]]]),
              "color": Encoding.bands("band", ChanceBand.scale(words, of: used)),
            ],
          ],
          Encoding.labels(y: y, at: "percent"),
        ],
      ], context: context)
  }

  private static func counts(_ outlook: ChanceOutlook, _ context: ChartContext) -> Chart {
    let words = context.words
    let unknown = context.say("chart.no-chance")
    var table = ChartTable(["band", "communes", "share", "label"])
    var order: [(word: String, colour: String)] = ChanceBand.scale(words)
    var rows = ChanceBand.allCases.reversed().map { band in
      (
        band.words(words),
        outlook.communes.count { !$0.chance.isNaN && ChanceBand($0.chance) == band }
      )
    }
    if outlook.missing > 0 {
      rows.append((unknown, outlook.missing))
      order.append((unknown, ChartTheme.gray))
    }
    let known = outlook.communes.count - outlook.missing
    for (word, count) in rows {
      let share = word == unknown || known == 0 ? .nan : 100 * Double(count) / Double(known)
      let part = share.isNaN ? "" : " (\(words.numbers.percent(share)))"
      table.append([
        .text(word), .integer(count), .number(share), .text(words.numbers.text(count) + part),
      ])
    }
    let y = Encoding.names("band", order: order.map(\.word), axis: ["labelLimit": 240])
    return Chart(
      "probability-bands",
      text(outlook, kind: context.say("chart.bar-chart"), context), table,
      view: [
        "width": 400, "height": ["step": 34],
        "layer": [
          [
            "mark": Encoding.bar(height: 0.7),
            "encoding": [
              "y": y,
              "x": Encoding.numbers(
                "communes", title: context.say("common.communes-heading"), zero: true),
              "color": Encoding.colours("band", order, legend: false),
            ],
          ],
          Encoding.labels(y: y, at: "communes"),
        ],
      ], context: context)
  }
}
