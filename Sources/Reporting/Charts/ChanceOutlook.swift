import Panels

/// The chance of every commune in one year: to stand at a level, or to meet a bar.
struct ChanceOutlook {
  /// What has the chance, as titles say it: `Đạt chuẩn`, `Thu nhập ≥ 45`.
  let subject: String
  /// The level, `nil` for a bar.
  let level: String?
  /// What has the chance, in words along an axis: to stand at the level or above, to meet the bar from which side.
  let event: String
  /// What stands below the chart: the criteria set of the level.
  let remark: String
  /// The method.
  let method: String
  /// Why some have no chance, where the table tells.
  let reason: String
  /// The table it is read from.
  let source: String
  let year: Int
  /// The communes, the most likely first, those without a chance last.
  let communes: [(unit: String, label: String, chance: Double)]
  let isSimulated: Bool

  /// How many communes have no chance that is known.
  var missing: Int { communes.count { $0.chance.isNaN } }

  /// The level the plan is about in its year, else, of all sets, the one whose number of communes is the least
  /// certain.
  init?(levels context: ChartContext) {
    let counted = context.counted
    let last = context.outlook().filter { counted?.contains($0["unit"]) ?? true }
    let aim = context.aim
    var best: (rows: [ResultTable.Row], level: String, spread: Double)?
    for set in last.distinct("set").sorted() {
      let own = last.only("set", set)
      for level in Level.allCases where level != .none {
        guard let spread = Self.spread(own, "p_\(level.rawValue)") else { continue }
        let isAim = set == aim?.set && level.rawValue == aim?.level
        let rank = isAim ? .infinity : spread
        if rank > best?.spread ?? -1 { best = (own, level.rawValue, rank) }
      }
    }
    guard let best, let first = best.rows.first, let year = first.integer("year") else {
      return nil
    }
    self.init(
      best.rows, "p_\(best.level)", subject: context.level(best.level), level: best.level,
      event: context.say("chart.chance-of-level", ["level": context.level(best.level)]),
      remark: context.setTitle(first["set"]), method: context.chanceMethod,
      reason: context.say("chart.probability-bars.open-criteria"), source: "criteria_outlook",
      year: year)
  }

  /// The bar, of all targets for indicators, that it is the least certain how many communes will meet in its last
  /// year.
  init?(bars context: ChartContext) {
    let rows = context.unitRows("probability", where: ["event": ["met_in_year"]])
    // What the call itself asks comes before the bars of sets.
    let asked = rows.filter { ChanceSummary.isOfOption($0["source"]) }
    let groups = Dictionary(grouping: asked.isEmpty ? rows : asked) {
      [$0["indicator"], $0["source"]]
    }
    var best: (rows: [ResultTable.Row], year: Int, spread: Double)?
    for key in groups.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let own = groups[key] ?? []
      guard let year = own.compactMap({ $0.integer("year") }).max() else { continue }
      let last = own.filter { $0.integer("year") == year }
      guard Set(last.map { $0["requirement"] }).count == 1 else { continue }
      if let spread = Self.spread(last, "probability"), spread > best?.spread ?? -1 {
        best = (last, year, spread)
      }
    }
    guard let best, let first = best.rows.first else { return nil }
    let indicator = context.indicator(first["indicator"])
    let unit = context.measure(indicator.unit)
    let requirement = Requirement(first["requirement"])
    let bar = requirement.map(context.words.numbers.text) ?? first["requirement"]
    let vocabulary = BookVocabulary(context.words.language)
    let statuses = best.rows.filter { $0.number("probability").isNaN }.distinct("status")
    self.init(
      best.rows, "probability",
      subject: "\(indicator.name) \(bar)\(unit)", level: nil,
      event: Self.event(requirement, unit: unit, context), remark: "",
      method: context.method(first["method"]),
      reason: statuses.map { vocabulary.word($0, columnID: "status").lowercased() }
        .joined(separator: ", "), source: "probability", year: best.year)
  }

  private init(
    _ rows: [ResultTable.Row], _ column: String, subject: String, level: String?, event: String,
    remark: String,
    method: String, reason: String, source: String, year: Int
  ) {
    self.subject = subject
    self.level = level
    self.event = event
    self.remark = remark
    self.method = method
    self.reason = reason
    self.source = source
    self.year = year
    isSimulated = rows.isSimulated
    let labels = UnitLabels(rows)
    communes = rows.map { row in
      (unit: row["unit"], label: labels[row["unit"]], chance: row.number(column))
    }.sorted {
      ($1.chance.isNaN ? -1 : $1.chance, $0.unit) < ($0.chance.isNaN ? -1 : $0.chance, $1.unit)
    }
  }

  /// From which side a bar is met.
  private static func event(
    _ requirement: Requirement?, unit: String, _ context: ChartContext
  ) -> String {
    guard let requirement, let comparison = requirement.comparison else {
      return context.say("chart.chance")
    }
    let bar = context.words.numbers.short(requirement.bar) + unit
    return switch comparison {
    case .atLeast: context.say("chart.chance-of-bar.at-least", ["bar": bar])
    case .above: context.say("chart.chance-of-bar.above", ["bar": bar])
    case .atMost: context.say("chart.chance-of-bar.at-most", ["bar": bar])
    case .below: context.say("chart.chance-of-bar.below", ["bar": bar])
    }
  }

  /// The variance of the number of communes if each had its luck alone; `nil` where no chance is known.
  private static func spread(_ rows: [ResultTable.Row], _ column: String) -> Double? {
    let chances = rows.map { $0.number(column) }.filter { !$0.isNaN }
    return chances.isEmpty ? nil : chances.reduce(0) { $0 + $1 * (1 - $1) }
  }
}
