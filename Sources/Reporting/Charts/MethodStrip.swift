import Analytics
import Panels

/// Does the class depend on the rule: the class of each commune by each method of tracking; of more
/// communes than a picture holds, how many each method puts into each class.
///
/// The methods: `docs/tracking-indices.md`.
///
/// ```swift
/// let chart = MethodStrip.chart(indicator: "income", source: "target:income-2025", context)
/// ```
public enum MethodStrip: ChartKind {
  /// The most communes one picture holds.
  static let limit = 40

  /// Draws the target on which the methods disagree most often.
  public static func charts(_ context: ChartContext) -> [Chart] {
    let pairs = context.results.table("tracking_sensitivity")?.rows ?? []
    var disagreements: [[String]: Int] = [:]
    for row in pairs {
      disagreements[[row["indicator"], row["target_source"]], default: 0] +=
        row.integer("disagree") ?? 0
    }
    let best = disagreements.max {
      ($0.value, $1.key.joined(separator: " ")) < ($1.value, $0.key.joined(separator: " "))
    }
    guard let best else { return [] }
    return [chart(indicator: best.key[0], source: best.key[1], context)].compactMap { $0 }
  }

  /// Draws a target.
  public static func chart(indicator: String, source: String, _ context: ChartContext) -> Chart? {
    let rows = context.unitRows(
      "tracking", where: ["indicator": [indicator], "target_source": [source]])
    guard !rows.isEmpty else { return nil }
    let judged = Judged(rows)
    return judged.units.count <= limit
      ? strip(judged, indicator, source, context) : counts(judged, indicator, source, context)
  }

  /// The classes of the units by each method.
  private struct Judged {
    var rows: [ResultTable.Row]
    var methods: [String] = []
    var units: [String] = []
    /// The units on which some methods say on track and others not.
    var disputed: Set<String> = []
    var labels: UnitLabels

    init(_ rows: [ResultTable.Row]) {
      self.rows = rows
      labels = UnitLabels(rows)
      var said: [String: Set<Bool>] = [:]
      var seen: Set<String> = []
      for row in rows {
        if !methods.contains(row["method"]) { methods.append(row["method"]) }
        if seen.insert(row["unit"]).inserted { units.append(row["unit"]) }
        if let isOnTrack = TrackingClass(rawValue: row["class"])?.isOnTrack {
          said[row["unit"], default: []].insert(isOnTrack)
        }
      }
      disputed = Set(said.filter { $0.value.count > 1 }.keys)
    }
  }

  private static func look(_ kind: TrackingClass?) -> (symbol: String, colour: String) {
    switch kind {
    case .achieved: ("★", "#00507D")
    case .onTrack: ("●", ChartTheme.sky)
    case .progress: ("◐", "#FBE9B7")
    case .limited: ("–", "#F0B75A")
    case .short: ("○", "#F7F7F7")
    case .deterioration: ("▼", "#B84A00")
    case nil: ("?", "#E0E0E0")
    }
  }

  private static func word(_ kind: TrackingClass?, _ context: ChartContext) -> String {
    let word =
      switch kind {
      case .achieved: context.say("chart.method-strip.achieved")
      case .onTrack: context.say("chart.method-strip.on-track")
      case .progress: context.say("chart.method-strip.too-slow")
      case .limited: context.say("chart.method-strip.hardly-any-change")
      case .short: context.say("chart.method-strip.short")
      case .deterioration: context.say("chart.method-strip.wrong-direction")
      case nil: context.say("chart.method-strip.cannot-be-said")
      }
    return "\(look(kind).symbol) \(word)"
  }

  private static let order: [TrackingClass?] = [
    .achieved, .onTrack, .progress, .limited, .short, .deterioration, nil,
  ]

  private static func text(
    _ judged: Judged, _ indicator: String, _ source: String, kind: String, _ context: ChartContext
  ) -> ChartText {
    let name = context.indicator(indicator).name
    let first = judged.rows[0]
    let target =
      Requirement(first["target"]).map(context.words.numbers.text) ?? first["target"]
    let number = context.words.numbers.text(judged.disputed.count)
    let total = context.words.numbers.text(judged.units.count)
    return ChartText(
      kind: kind,
      title: context.say(
        "chart.method-strip.title",
        [
          "indicator": name, "target": target, "year": first["target_year"], "count": number,
          "all": total, "units": context.unitsWord,
        ]
      ) + context.place,
      details: judged.methods.map { method in
        let kinds = judged.rows.filter { $0["method"] == method }
        let onTrack = kinds.count { TrackingClass(rawValue: $0["class"])?.isOnTrack == true }
        return context.say(
          "chart.method-strip.detail", ["method": method, "count": context.count(onTrack)])
      }, sources: ["tracking"],
      remarks: [
        context.say("chart.method-strip.bar-follows") + source
      ], method: judged.methods.joined(separator: ", "),
      dataYear: judged.rows.compactMap { $0.integer("latest_year") }.max(),
      counted: (judged.units.count, context.unitsWord),
      missing: Set(judged.rows.filter { $0.number("latest_value").isNaN }.map { $0["unit"] }).count,
      isSimulated: judged.rows.isSimulated)
  }

  private static func strip(
    _ judged: Judged, _ indicator: String, _ source: String, _ context: ChartContext
  ) -> Chart {
    let units = judged.units.sorted {
      (judged.disputed.contains($0) ? 0 : 1, $0) < (judged.disputed.contains($1) ? 0 : 1, $1)
    }
    var table = ChartTable(["unit", "commune", "method", "class", "symbol", "disputed"])
    for unit in units {
      for row in judged.rows where row["unit"] == unit {
        let kind = TrackingClass(rawValue: row["class"])
        table.append([
          .text(unit), .text(judged.labels[unit]), .text(row["method"]),
          .text(word(kind, context)), .text(look(kind).symbol),
          .text(judged.disputed.contains(unit) ? "≠" : ""),
        ])
      }
    }
    let used = Set(judged.rows.map { word(TrackingClass(rawValue: $0["class"]), context) })
    let y = Encoding.names("commune", order: units.map { judged.labels[$0] })
    let x = Encoding.names(
      "method", order: judged.methods,
      axis: ["orient": "top", "labelAngle": -40, "labelAlign": "left"])
    let width = 34 * judged.methods.count
    var text = text(
      judged, indicator, source,
      kind: context.say("chart.method-strip.kind"), context)
    text.remarks.append(
      context.say(
        "chart.method-strip.how-to-read"))
    return Chart(
      "tracking-methods", text, table,
      view: [
        "width": .integer(width), "height": ["step": 19],
        "layer": [
          [
            "mark": ["type": "rect", "stroke": "white", "strokeWidth": 1.5],
            "encoding": [
              "y": y, "x": x,
              "color": colours(used, columns: 3, context),
            ],
          ],
          [
            "mark": ["type": "text", "baseline": "middle"],
            "encoding": [
              "y": y, "x": x, "text": Encoding.field("symbol", "nominal"),
              "color": [
                "condition": [
                  "test": "datum.symbol === '★' || datum.symbol === '▼'", "value": "white",
                ], "value": .text(ChartTheme.ink),
              ],
            ],
          ],
          [
            "transform": [["aggregate": [], "groupby": ["commune", "disputed"]]],
            "mark": [
              "type": "text", "align": "left", "baseline": "middle", "x": .integer(width + 6),
            ],
            "encoding": ["y": y, "text": Encoding.field("disputed", "nominal")],
          ],
        ],
      ], context: context)
  }

  private static func colours(
    _ used: Set<String>, columns: Int, _ context: ChartContext
  ) -> JSONValue {
    let scale = order.map { (word($0, context), look($0).colour) }.filter { used.contains($0.0) }
    return [
      "field": "class", "type": "nominal",
      "scale": [
        "domain": Encoding.texts(scale.map(\.0)), "range": Encoding.texts(scale.map(\.1)),
      ],
      "legend": [
        "title": .null, "columns": .integer(columns), "symbolStrokeColor": .text(ChartTheme.quiet),
      ],
    ]
  }

  private static func counts(
    _ judged: Judged, _ indicator: String, _ source: String, _ context: ChartContext
  ) -> Chart {
    var table = ChartTable(["method", "class", "order", "communes", "share"])
    var used: Set<String> = []
    for method in judged.methods {
      let rows = judged.rows.filter { $0["method"] == method }
      for (index, kind) in order.enumerated() {
        let count = rows.count { TrackingClass(rawValue: $0["class"]) == kind }
        guard count > 0 else { continue }
        used.insert(word(kind, context))
        table.append([
          .text(method), .text(word(kind, context)), .integer(index), .integer(count),
          .number(100 * Double(count) / Double(rows.count)),
        ])
      }
    }
    return Chart(
      "tracking-methods",
      text(
        judged, indicator, source,
        kind: context.say("chart.stacked-bar-chart"), context), table,
      view: [
        "width": 480, "height": ["step": 28],
        "mark": [
          "type": "bar", "height": ["band": 0.76], "stroke": .text(ChartTheme.quiet),
          "strokeWidth": 0.5,
        ],
        "encoding": [
          "y": Encoding.names("method", order: judged.methods),
          "x": [
            "field": "share", "type": "quantitative", "stack": "zero",
            "title": .text(context.words(.chartShareAxis)),
            "scale": ["domain": [0, 100], "nice": false],
          ],
          "order": Encoding.field("order"), "color": colours(used, columns: 3, context),
        ],
      ], context: context)
  }
}
