import Panels

/// The past of one series and its future as bands of 50, 80 and 90 %, with a target that moves by year.
///
/// In the year of the last value all quantiles are that value, so that the fan starts at what is known.
///
/// Bands of one colour that fades outwards, as Britton, Fisher and Whitley drew them for the Bank of England
/// (*Quarterly Bulletin* 38, 1998, pages 30 to 37).
///
/// ```swift
/// let ofAll = FanChart.chart(indicator: "income", context)  // the mean of the area
/// let ofOne = FanChart.chart(indicator: "income", unit: "HN-001", context)
/// ```
public enum FanChart: ChartKind {
  /// The most fans beside other charts.
  private static let limit = 8
  /// How many there are where fewer have a target.
  private static let least = 2

  /// The average number of criteria, then the indicators of the area: those that have targets, the ones drawn
  /// first; of a plan without any the first indicator. Where nobody sets targets, as for a table, every indicator up
  /// to a limit, those with a bar of the call first.
  public static func charts(_ context: ChartContext) -> [Chart] {
    series(context).map { draw($0, context) }
  }

  /// Those of ``charts(_:)`` that belong beside other charts: the average, every indicator with a target up to a
  /// limit, others only where there would be less than two or where nobody sets targets.
  public static func chosen(_ context: ChartContext) -> [Chart] {
    let all = series(context)
    let wanted =
      hasTargets(context)
      ? all.count { !$0.bars.isEmpty || $0.id == FanSeries.averageID } : all.count
    return all.prefix(min(max(wanted, least), limit)).map { draw($0, context) }
  }

  /// Whether a plan sets targets, of whatever kind.
  private static func hasTargets(_ context: ChartContext) -> Bool {
    context.results.table("targets")?.rows.isEmpty == false
  }

  private static func series(_ context: ChartContext) -> [FanSeries] {
    let average = averageSeries(context)
    let targets = context.results.table("targets", where: ["statistic": ["mean", "total"]])
    let asked = targets?.rows.distinct("subject") ?? []
    if !asked.isEmpty {
      let series = asked.compactMap { FanSeries(indicator: $0, context) }
      return average + series.filter { !$0.bars.isEmpty } + series.filter(\.bars.isEmpty)
    }
    let ahead = context.areaRows("group_forecast")
    let means = ahead.filter { $0["statistic"] == "mean" }
    // A past of two values, or one that most communes have no part in, is not worth a fan.
    let series = (means.isEmpty ? ahead : means).distinct("indicator").lazy
      .compactMap { FanSeries(indicator: $0, context) }
      .filter { $0.history.count > 2 && $0.units.count > $0.units.missing }
    let barred = Array(series.filter { !$0.bars.isEmpty }.prefix(limit))
    guard hasTargets(context) else {
      return average + barred + series.filter(\.bars.isEmpty).prefix(limit - barred.count)
    }
    return average + (barred.isEmpty ? Array(series.prefix(1)) : barred)
  }

  private static func averageSeries(_ context: ChartContext) -> [FanSeries] {
    context.setsByAim.lazy.compactMap { FanSeries(averageOf: $0, context) }.first.map { [$0] } ?? []
  }

  /// The average number of criteria met, under the set the plan is about, else the first with a forecast.
  public static func average(_ context: ChartContext) -> Chart? {
    averageSeries(context).first.map { draw($0, context) }
  }

  /// An indicator over the area.
  public static func chart(indicator: String, _ context: ChartContext) -> Chart? {
    FanSeries(indicator: indicator, context).map { draw($0, context) }
  }

  /// An indicator of one unit.
  public static func chart(indicator: String, unit: String, _ context: ChartContext) -> Chart? {
    FanSeries(indicator: indicator, unit: unit, context).map { draw($0, context) }
  }

  /// What is asked of the mean or sum of an indicator over the area, by year; empty where no one height is asked.
  public static func targets(
    of indicator: String, _ context: ChartContext
  ) -> [(year: Int, height: Double)] {
    guard let series = FanSeries(indicator: indicator, context), !series.barsAreOfCommunes
    else { return [] }
    return series.bars.map { ($0.year, $0.requirement.bar) }
  }

  static func draw(_ series: FanSeries, _ context: ChartContext) -> Chart {
    Chart(
      "fan-" + series.id, text(series, context), table(series, context),
      view: view(series, context),
      context: context)
  }

  private static func table(_ series: FanSeries, _ context: ChartContext) -> ChartTable {
    var table = ChartTable(
      ["year", "observed"] + FanSeries.Outlook.names + ["target", "label"]
        + (series.isCut ? ["segment"] : []))
    var outlook = series.outlook
    if let last = series.history.last, !series.isOfOthers {
      outlook.append(.init(year: last.year, all: last.value))
    }
    let years = Set(
      series.history.map(\.year) + outlook.map(\.year) + series.bars.map(\.year))
    var last: Requirement?
    for year in years.sorted() {
      let observed = series.history.first { $0.year == year }?.value ?? .nan
      let ahead = outlook.first { $0.year == year }?.quantiles
      let target = series.bars.first { $0.year == year }?.requirement
      var cells: [ChartTable.Cell] = [.integer(year), .number(observed)]
      cells += (ahead ?? FanSeries.Outlook.names.map { _ in .nan }).map { .number($0) }
      cells.append(.number(target?.bar ?? .nan))
      cells.append(
        .text(target.flatMap { $0 == last ? nil : context.words.numbers.text($0) } ?? ""))
      if series.isCut { cells.append(.integer(series.segment(of: year))) }
      table.append(cells)
      last = target ?? last
    }
    return table
  }

  private static func text(_ series: FanSeries, _ context: ChartContext) -> ChartText {
    let unit = context.measure(series.unit)
    let number = { (value: Double) in context.words.numbers.text(value, decimals: decimals(series))
    }
    var title = series.label
    // Of a plan the year it is about: what comes later is drawn, and no finding.
    let asked = context.aim.map { goal(series, context)?.year ?? $0.year }
    let end = series.outlook.first { $0.year == asked } ?? series.outlook.last
    if series.isOfOthers, let end {
      title += context.say(
        "chart.fan.later",
        [
          "unit": unit, "median": number(end.median) + percent(series), "year": end.year,
        ])
    } else if let now = series.history.last, let end {
      title += context.say(
        "chart.fan.now-and-later",
        [
          "now": number(now.value), "unit": unit, "year": now.year,
          "median": number(end.median) + percent(series), "last-year": end.year,
        ])
    }
    if let goal = goal(series, context) { title += verdict(series, goal, context) }
    var details: [String] = []
    if let end, !end.quantiles[1].isNaN {
      details.append(
        context.say(
          "chart.fan.range",
          [
            "year": end.year, "low": number(end.quantiles[1]) + percent(series),
            "high": number(end.quantiles[5]), "unit": unit,
          ]
        ))
    }
    return ChartText(
      kind: context.say("chart.fan.kind"), title: title, details: details,
      sources: series.sources,
      remarks: details + later(series, context) + series.remarks, method: series.method,
      dataYear: series.history.last?.year,
      counted: (series.units.count + series.units.missing, series.units.what),
      missing: series.units.missing, lack: series.lack, isSimulated: series.isSimulated)
  }

  /// The bar that the title speaks of: that of the year the plan is about, else the last.
  private static func goal(
    _ series: FanSeries, _ context: ChartContext
  ) -> (year: Int, requirement: Requirement)? {
    series.bars.first { $0.year == context.aim?.year } ?? series.bars.last
  }

  /// The bars of later years than the one of the title, which are its context; nothing without any.
  private static func later(_ series: FanSeries, _ context: ChartContext) -> [String] {
    guard let goal = goal(series, context) else { return [] }
    let parts = series.bars.filter { $0.year > goal.year }.map {
      context.words.numbers.text($0.requirement) + percent(series) + " (\($0.year))"
    }
    return parts.isEmpty
      ? [] : [context.say("chart.fan.later-targets", ["targets": parts.joined(separator: ", ")])]
  }

  /// Whether the median passes a bar, strictly where it is strict; nothing where none is asked of it.
  private static func verdict(
    _ series: FanSeries, _ bar: (year: Int, requirement: Requirement), _ context: ChartContext
  ) -> String {
    guard let end = series.outlook.first(where: { $0.year == bar.year }) else { return "" }
    let target = context.words.numbers.text(bar.requirement) + percent(series)
    if series.barsAreOfCommunes {
      return context.say("chart.fan.each-commune", ["target": target, "year": bar.year])
    }
    return bar.requirement.isMet(by: end.median)
      ? context.say("chart.fan.median-reaches-target", ["target": target, "year": bar.year])
      : context.say("chart.fan.median-misses-target", ["target": target, "year": bar.year])
  }

  /// The sign of a share behind each of its numbers; other units of measure are named once.
  private static func percent(_ series: FanSeries) -> String { series.unit == "%" ? "%" : "" }

  /// As many decimals as the size of the values asks for; counts of things have none.
  private static func decimals(_ series: FanSeries) -> Int {
    let isCount = series.isTotal && series.history.allSatisfy { $0.value == $0.value.rounded() }
    let largest = series.outlook.map { abs($0.median) }.max() ?? 0
    return largest >= (isCount ? 10 : 1_000) ? 0 : largest >= 10 ? 1 : 2
  }

  private static func view(_ series: FanSeries, _ context: ChartContext) -> [String: JSONValue] {
    let years = (series.history.map(\.year) + series.outlook.map(\.year) + series.bars.map(\.year))
    let x = Encoding.years((years.min() ?? 0)...(years.max() ?? 0))
    let words = legend(series, context)
    let hasBand = [2, 1, 0].map { name in
      series.outlook.contains { !$0.quantiles[name].isNaN }
    }
    let isUsed = [!series.history.isEmpty, true, !series.bars.isEmpty] + hasBand
    let used = zip(words, isUsed).filter(\.1).map(\.0)
    let y = { (field: String) in Encoding.numbers(field, title: series.unit) }
    let band = { (low: String, high: String, word: String) -> JSONValue in
      [
        "transform": Encoding.having(low), "mark": ["type": "area", "opacity": 1],
        "encoding": [
          "x": x, "y": y(low), "y2": ["field": .text(high)], "color": Encoding.constant(word),
        ],
      ]
    }
    let line = { (field: String, word: String, mark: JSONValue) -> JSONValue in
      [
        "transform": Encoding.having(field), "mark": mark,
        "encoding": ["x": x, "y": y(field), "color": Encoding.constant(word)],
      ]
    }
    var layers = [Encoding.legend(used, columns: 3)]
    for (index, level) in [("q05", "q95"), ("q10", "q90"), ("q25", "q75")].enumerated()
    where hasBand[2 - index] {
      layers.append(band(level.0, level.1, words[5 - index].word))
    }
    layers.append(
      line("q50", words[1].word, ["type": "line", "strokeWidth": 2, "strokeDash": [5, 3]]))
    var seen: [String: JSONValue] = [
      "x": x, "y": y("observed"), "color": Encoding.constant(words[0].word),
    ]
    if series.isCut { seen["detail"] = Encoding.field("segment", "nominal") }
    layers.append([
      "transform": Encoding.having("observed"),
      "mark": ["type": "line", "strokeWidth": 2, "point": ["size": 34, "filled": true]],
      "encoding": .object(seen),
    ])
    if series.bars.count > 1 {
      layers.append(
        line(
          "target", words[2].word,
          ["type": "line", "interpolate": "step-after", "strokeWidth": 1.5, "strokeDash": [2, 2]]))
    }
    if !series.bars.isEmpty {
      layers.append(
        line(
          "target", words[2].word,
          ["type": "point", "shape": "diamond", "size": 90, "filled": true, "opacity": 1]))
      // A white edge first: the label may lie on the median.
      layers += [
        ["type": "text", "dy": .integer(rise(series)), "stroke": "white", "strokeWidth": 4],
        ["type": "text", "dy": .integer(rise(series))],
      ].map { (mark: JSONValue) in
        [
          "transform": Encoding.having("target"), "mark": mark,
          "encoding": ["x": x, "y": y("target"), "text": Encoding.field("label", "nominal")],
        ]
      }
    }
    return ["width": .integer(ChartTheme.width), "height": 300, "layer": .array(layers)]
  }

  /// Where the labels of targets stand: on the other side than the median of the last of them.
  private static func rise(_ series: FanSeries) -> Int {
    guard let bar = series.bars.last,
      let end = series.outlook.first(where: { $0.year == bar.year })
    else { return -13 }
    return end.median > bar.requirement.bar ? 17 : -13
  }

  /// Observed, median, target; then the bands, narrowest first.
  private static func legend(
    _ series: FanSeries, _ context: ChartContext
  ) -> [(word: String, colour: String)] {
    let target =
      series.barsAreOfCommunes
      ? context.say("chart.fan.target-of-communes") : context.say("chart.fan.target")
    return [
      ("● " + context.say("chart.observed"), ChartTheme.ink),
      ("╌ " + context.say("chart.fan.median-forecast"), ChartTheme.blue),
      ("◆ " + target, ChartTheme.orange),
      (context.say("chart.fan.band-50"), "#7FB2D8"),
      (context.say("chart.fan.band-80"), "#B0CFE7"),
      (context.say("chart.fan.band-90"), "#DCE9F4"),
    ]
  }
}
