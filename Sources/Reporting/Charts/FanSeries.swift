import Panels

/// One series with its past, its forecast as quantiles, and what it is to reach.
struct FanSeries {
  /// A year ahead.
  struct Outlook {
    var year: Int
    /// The quantiles 5, 10, 25, 50, 75, 90 and 95 %; `NaN` where the table has none.
    var quantiles: [Double]

    static let names = ["q05", "q10", "q25", "q50", "q75", "q90", "q95"]

    init(_ row: ResultTable.Row, _ year: Int) {
      self.year = year
      quantiles = Self.names.map { row.number($0) }
    }

    init(year: Int, all value: Double) {
      self.year = year
      quantiles = Self.names.map { _ in value }
    }

    var median: Double { quantiles[3] }
  }

  /// The id of the average number of criteria.
  static let averageID = "criteria"

  /// The end of the chart's name.
  var id: String
  /// What is drawn.
  var label: String
  /// Its unit of measure.
  var unit: String
  /// The years seen.
  var history: [(year: Int, value: Double)]
  /// The years with which a declared break begins a new segment: no line is drawn into them.
  var breaks: [Int] = []
  /// Whether the values seen are of units that differ from year to year, or from those of the years ahead: then no line
  /// joins them, and no change is told.
  var isOfOthers = false
  /// Whether lines through the years seen are cut.
  var isCut: Bool { isOfOthers || !breaks.isEmpty }
  /// The years ahead.
  var outlook: [Outlook]
  /// What is asked in each year that asks for something; a range has no one height and is left out.
  var bars: [(year: Int, requirement: Requirement)] = []
  /// Whether it is each commune that has to pass the bars, not the mean that is drawn.
  var barsAreOfCommunes = false
  /// Whether it is a sum over units, which has no decimals where its parts have none.
  var isTotal = false
  /// The method of the forecast.
  var method: String
  /// The units it is made of, and those without a figure.
  var units = (count: 0, missing: 0, what: "")
  /// What those without lack.
  var lack = ChartText.Lack.data
  var sources: [String]
  /// What is asked and not drawn, and why.
  var remarks: [String] = []
  var isSimulated: Bool

  /// An indicator over the area, with the targets for its mean or sum.
  init?(indicator: String, _ context: ChartContext) {
    let ahead = context.areaRows("group_forecast", where: ["indicator": [indicator]])
    guard let first = ahead.first else { return nil }
    isTotal = first["statistic"] == "total"
    let past = context.areaRows(
      "means", where: ["indicator": [indicator], "statistic": [isTotal ? "sum" : "mean"]])
    let name = context.indicator(indicator)
    id = indicator
    label = name.name + (isTotal ? context.say("chart.fan.total") : "") + context.place
    unit = name.unit
    let (full, partial) = Self.years(past)
    let known = first.integer("units") ?? 0
    let nearest = full.compactMap { $0.integer("units") }
    isOfOthers = nearest.contains { Double($0) < Self.nearlyAll * Double(known) }
    history = full.compactMap { row in
      row.integer("year").flatMap { row.number("value").isNaN ? nil : ($0, row.number("value")) }
    }
    outlook = ahead.compactMap { row in row.integer("year").map { Outlook(row, $0) } }
    method = context.method(first["method"])
    let unknown = first.integer("units_unknown") ?? 0
    // A commune without its last value is forecast from earlier ones.
    let missing = max(unknown, past.last?.integer("missing") ?? 0)
    units = (known + unknown - missing, missing, context.unitsWord)
    remarks += Self.yearsOfPart(partial.compactMap { $0.integer("year") }, context)
    if isOfOthers {
      remarks.append(
        context.say(
          "chart.fan.of-varying-units",
          [
            "least": context.count(nearest.min() ?? 0), "most": context.count(nearest.max() ?? 0),
            "ahead": context.count(known), "units": context.unitsWord,
          ]))
    } else if let last = full.last, let seen = last.integer("units"), known > 0, seen != known {
      remarks.append(
        context.say(
          "chart.fan.of-other-units",
          [
            "past": context.count(seen), "ahead": context.count(known),
            "units": context.unitsWord, "year": last["year"],
          ]))
    }
    sources = ["means", "group_forecast"]
    isSimulated = (past + ahead).isSimulated
    takeDoubt(context, of: indicator)
    takeBreaks(context, of: indicator)
    takeTargets(["mean", "total"], of: indicator, context)
    if bars.isEmpty, !isTotal { takeBarsOfCommunes(context) }
  }

  /// Years of the same figure whose line is one.
  func segment(of year: Int) -> Int { isOfOthers ? year : breaks.count { $0 <= year } }

  /// The part of the units of a figure that another has at least to be compared with it.
  static let nearlyAll = 0.95

  /// The years whose mean is of as many units as any, and those that lack some of them: a line through both would rise
  /// and fall with who is in it. Where less than three years are alike, all are drawn, each for itself.
  private static func years(
    _ past: [ResultTable.Row]
  ) -> (full: [ResultTable.Row], partial: [ResultTable.Row]) {
    let most = past.compactMap { $0.integer("units") }.max()
    let full = past.filter { $0.integer("units") == most }
    return full.count > 2 ? (full, past.filter { $0.integer("units") != most }) : (past, [])
  }

  /// Takes what did clearly better than the forecast when both were tried.
  private mutating func takeDoubt(_ context: ChartContext, of indicator: String) {
    let simpler = context.worseThan(indicator)
    guard !simpler.isEmpty else { return }
    let mark = context.say("forecast.doubtful.mark")
    remarks.append(
      context.say(
        "forecast.doubtful.foot", ["mark": mark, "simpler": simpler.joined(separator: "; ")]))
  }

  /// Takes the declared breaks that cut the years seen: those of every unit, and of one its own.
  private mutating func takeBreaks(
    _ context: ChartContext, of indicator: String, unit: String = ""
  ) {
    let declared = context.results.table("breaks", where: ["indicator": [indicator]])?.rows ?? []
    let own = declared.filter {
      ["", unit].contains($0["unit"]) && $0["applied"] == SeriesBreak.Treatment.newSegment.rawValue
    }
    let seen = history.map(\.year)
    breaks = Set(own.compactMap { $0.integer("year") }).filter { year in
      seen.contains { $0 < year } && seen.contains { $0 >= year }
    }.sorted()
    if !breaks.isEmpty {
      remarks.append(
        context.words(.chartCutAtBreaks) + ": " + breaks.map(String.init).joined(separator: ", "))
    }
  }

  /// The average number of criteria met in the area under a set.
  init?(averageOf set: String, _ context: ChartContext) {
    let ahead = context.areaRows(
      "level_outlook", where: ["set": [set], "statistic": ["average_criteria"]])
    guard let first = ahead.first else { return nil }
    let past = Self.pastAverages(of: set, context)
    guard !past.years.isEmpty else { return nil }
    id = Self.averageID
    label =
      context.say("chart.fan.criteria-met-average") + context.ofSetAboveStandard(set)
      + context.place
    unit = context.words(.criteriaPerCommune)
    history = past.years
    outlook = ahead.compactMap { row in row.integer("year").map { Outlook(row, $0) } }
    guard outlook.contains(where: { !$0.median.isNaN }) else { return nil }
    method =
      context.say("chart.fan.method-of-average")
      + context.setTitle(set)
    let open = first.integer("communes_not_assessable") ?? 0
    units = (first.integer("communes") ?? 0, open, context.unitsWord)
    sources = past.sources + ["level_outlook"]
    isSimulated = past.isSimulated || ahead.isSimulated
    takeTargets(["average_criteria"], of: nil, under: set, context)
    remarks += past.remarks + [context.retrospective(set, since: past.years.first?.year)]
    lack = .verdicts
    // Targets are of those with an outlook; of these more may be unknown in what is seen.
    let missing = max(open, past.unknown)
    units.count += open - missing
    units.missing = missing
  }

  /// The averages of the years seen.
  private struct Past {
    var years: [(year: Int, value: Double)]
    var sources: [String]
    var isSimulated: Bool
    /// The communes that the last of them leaves out.
    var unknown = 0
    var remarks: [String] = []
  }

  /// The averages of the years seen, of the communes that the outlook is of: a fan that begins with others would
  /// seem to rise or fall where nothing does.
  private static func pastAverages(of set: String, _ context: ChartContext) -> Past {
    let ahead = context.lastOutlook(set: set)
    let known = Set(ahead.filter { !$0.number("expected").isNaN }.map { $0["unit"] })
    let levels = context.unitRows("levels", where: ["set": [set]])
    let counted = levels.filter { $0["counted"] != "no" }
    if Set(counted.map { $0["unit"] }).isSubset(of: known) || known.isEmpty {
      let rows = context.areaRows("averages", where: ["set": [set]]).filter {
        $0.integer("year") != nil && !$0.number("average").isNaN
      }
      return Past(
        years: rows.map { ($0.integer("year") ?? 0, $0.number("average")) }, sources: ["averages"],
        isSimulated: rows.isSimulated, unknown: rows.last?.integer("communes_unknown") ?? 0,
        remarks: otherCommunes(rows, context))
    }
    let own = counted.filter {
      known.contains($0["unit"]) && $0.integer("criteria_not_assessable") == 0
    }
    let years = Dictionary(grouping: own) { $0.integer("year") ?? 0 }
    let full = years.filter { $0.value.count == known.count }.map { year, rows in
      (year: year, value: rows.reduce(0) { $0 + $1.number("criteria_met") } / Double(rows.count))
    }
    let partial = years.keys.filter { years[$0]?.count != known.count }.sorted()
    return Past(
      years: full.sorted { $0.year < $1.year }, sources: ["levels", "criteria_outlook"],
      isSimulated: own.isSimulated, remarks: yearsOfPart(partial, context))
  }

  /// That the averages seen are of the communes fully assessed in each year, where those are not all; nothing else.
  private static func otherCommunes(_ rows: [ResultTable.Row], _ context: ChartContext) -> [String]
  {
    guard let last = rows.last, rows.contains(where: { $0.integer("communes_unknown") ?? 0 > 0 })
    else { return [] }
    let counted = last.integer("communes") ?? 0
    return [
      context.say(
        "chart.fan.other-communes",
        [
          "year": last["year"], "count": context.count(counted),
          "all": context.count(counted + (last.integer("communes_unknown") ?? 0)),
        ])
    ]
  }

  /// Which years are not drawn because some units are missing in them.
  private static func yearsOfPart(_ years: [Int], _ context: ChartContext) -> [String] {
    guard !years.isEmpty else { return [] }
    return [
      context.say(
        "chart.fan.years-of-part", ["years": years.map(String.init).joined(separator: ", ")])
    ]
  }

  /// An indicator of one unit, with the first bar that its probabilities speak of.
  init?(indicator: String, unit code: String, _ context: ChartContext) {
    let own: [String: Set<String>] = ["unit": [code], "indicator": [indicator]]
    let past = context.results.table("series", where: own)?.rows ?? []
    let ahead = context.results.table("forecast", where: own)?.rows ?? []
    guard let first = ahead.first else { return nil }
    let name = context.indicator(indicator)
    id = "\(indicator)-\(code)"
    label = "\(name.name) – " + TextLines.shorten(TextLines.plain(first["name"]), to: 40)
    unit = name.unit
    history = past.compactMap { row in
      row.integer("year").flatMap { row.number("value").isNaN ? nil : ($0, row.number("value")) }
    }
    outlook = ahead.compactMap { row in row.integer("year").map { Outlook(row, $0) } }
    method = context.method(first["method"])
    units = (history.count, 0, context.say("chart.fan.years-with-data"))
    sources = ["series", "forecast", "probability"]
    isSimulated = (past + ahead).isSimulated
    takeDoubt(context, of: indicator)
    takeBreaks(context, of: indicator, unit: code)
    var wanted = own
    wanted["event"] = ["met_in_year"]
    let chances = context.results.table("probability", where: wanted)?.rows ?? []
    let source = chances.first?["source"]
    take(
      chances.filter { $0["source"] == source }.map {
        ($0.integer("year"), $0["requirement"])
      })
  }

  private mutating func takeTargets(
    _ statistics: Set<String>, of subject: String?, under set: String? = nil,
    _ context: ChartContext
  ) {
    guard context.area.level == "all" else { return }
    let rows = context.results.table("targets", where: ["statistic": statistics])?.rows ?? []
    // A target for other units than the forecast's has nothing to do with this curve.
    let all = rows.filter { row in
      row["unit"].isEmpty && row["basis"] != "observed"
        && (subject.map { row["subject"] == $0 } ?? true)
        && (set.map { ["", $0].contains(row["set"]) } ?? true)
    }
    let own = all.filter {
      [units.count, units.count + units.missing].contains($0.integer("units"))
    }
    // Of no units at all: the target is not judged, which the problems say.
    let others = all.filter { row in
      row.integer("units") ?? 0 > 0 && !own.contains { $0.rowNumber == row.rowNumber }
    }
    remarks += others.map { row in
      context.say(
        "chart.fan.target-of-others",
        [
          "target": Requirement(row["requirement"]).map { context.words.numbers.text($0) } ?? "",
          "year": row["year"], "units": context.count(row.integer("units") ?? 0),
          "own": context.count(units.count + units.missing),
        ])
    }
    if !own.isEmpty { sources.append("targets") }
    take(own.map { ($0.integer("year"), $0["requirement"]) })
  }

  /// The bar that an option sets for every commune alike, where nothing is asked of the mean.
  private mutating func takeBarsOfCommunes(_ context: ChartContext) {
    let rows = context.unitRows(
      "probability", where: ["indicator": [id], "event": ["met_in_year"]]
    ).filter { $0["source"].hasPrefix("option") }
    let years = Dictionary(grouping: rows) { $0.integer("year") }
    let common = years.filter { Set($0.value.map { $0["requirement"] }).count == 1 }
    take(common.map { ($0.key, $0.value[0]["requirement"]) })
    barsAreOfCommunes = !bars.isEmpty
    if barsAreOfCommunes { sources.append("probability") }
  }

  private mutating func take(_ requirements: [(year: Int?, text: String)]) {
    for (year, text) in requirements {
      guard let year, let requirement = Requirement(text), requirement.bars.count == 1,
        !bars.contains(where: { $0.year == year })
      else { continue }
      bars.append((year, requirement))
    }
    bars.sort { $0.year < $1.year }
  }
}
