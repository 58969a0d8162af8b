import Panels

extension PlanProgress {
  /// How many communes the plan wants at a level by a year: its targets, else its roadmap, else those there are and
  /// the least it wants to add.
  static func plannedCounts(_ context: ChartContext) -> [String: [Int: Double]] {
    guard context.area.level == "all" else { return [:] }
    var result: [String: [Int: Double]] = [:]
    for row in context.results.table("roadmap-years")?.rows ?? [] {
      if let year = row.integer("year") {
        result[row["level"], default: [:]][year] = row.number("planned_cumulative")
      }
    }
    let targets = context.results.table("targets", where: ["statistic": ["communes_at_or_above"]])
    for row in targets?.rows ?? [] where row["unit"].isEmpty && row["basis"] != "observed" {
      guard let year = row.integer("year"), let least = Self.least(row) else { continue }
      result[row["subject"], default: [:]][year] = least
    }
    for target in added(context) where result[target.level]?[target.year] == nil {
      result[target.level, default: [:]][target.year] = target.goal.least
    }
    return result
  }

  /// A target that adds communes to those at a level now.
  struct AddedCommunes {
    let level: String
    let year: Int
    /// How many are to be added.
    let requirement: Requirement
    /// How many there are to be then.
    let goal: CountGoal
    /// The target.
    let row: ResultTable.Row
  }

  /// The targets of the whole that add communes, with those there are now.
  static func added(_ context: ChartContext) -> [AddedCommunes] {
    guard context.area.level == "all" else { return [] }
    let targets = context.results.table("targets", where: ["statistic": ["communes_added"]])
    let ahead = (targets?.rows ?? []).filter { $0["unit"].isEmpty && $0["basis"] != "observed" }
    return ahead.compactMap { row in
      guard Self.least(row) != nil,
        let now = now(at: row["subject"], of: row["set"], context),
        let requirement = Requirement(row["requirement"]), let year = row.integer("year")
      else { return nil }
      return AddedCommunes(
        level: row["subject"], year: year, requirement: requirement,
        goal: CountGoal(requirement.shifted(by: now)), row: row)
    }
  }

  /// How many communes stand at a level in the status year, as verdicts say, else as promises begin; `nil` where
  /// neither does.
  private static func now(at level: String, of set: String, _ context: ChartContext) -> Double? {
    let seen = context.areaRows(
      "shares",
      where: [
        "standard": [level], "basis": ["assessment"], "set": [set],
        "year": [String(context.statusYear)],
      ]
    ).first.map { $0.number("communes") }
    let count = seen ?? start(of: level, set, context)?.number("last_value") ?? .nan
    return count.isFinite ? count : nil
  }

  /// What promises for a level begin with: how many communes stand there in the last year of the data.
  static func start(of level: String, _ set: String, _ context: ChartContext) -> ResultTable.Row? {
    context.areaRows(
      "promises", where: ["figure": ["communes_at_or_above:" + level], "set": [set]]
    ).first { $0.number("last_value").isFinite }
  }

  /// How the number planned comes about where communes are to be added to those of the status year.
  static func whole(_ addition: AddedCommunes, _ context: ChartContext) -> String? {
    guard let planned = addition.goal.least, let least = least(addition.row) else { return nil }
    let number = { (value: Double) in context.words.numbers.text(value, decimals: 0) }
    return context.say(
      "chart.plan-progress.added",
      [
        "year": addition.year, "planned": number(planned), "now": number(planned - least),
        "least": number(least), "status": context.statusYear,
      ])
  }

  /// That a target for a level counts other units than the chart, as the communes and towns that a plan names; nothing
  /// where it counts the same.
  static func otherUnits(_ level: String, all: Int, _ context: ChartContext) -> String {
    guard context.area.level == "all" else { return "" }
    let targets = context.results.table(
      "targets", where: ["statistic": ["communes_at_or_above", "communes_at"]])
    let counts = (targets?.rows ?? []).filter {
      $0["unit"].isEmpty && $0["basis"] != "observed" && $0["subject"] == level
    }.map(units)
    guard let other = counts.first(where: { $0.isFinite && $0 > 0 && $0 != Double(all) }) else {
      return ""
    }
    return context.say(
      "chart.plan-progress.other-units",
      ["units": context.words.numbers.text(other, decimals: 0), "communes": context.count(all)])
  }

  /// How many units a target is asked of.
  static func units(_ target: ResultTable.Row) -> Double {
    target.number("units") + target.number("units_unknown")
  }

  /// The fewest communes that a target asks for.
  private static func least(_ row: ResultTable.Row) -> Double? {
    Requirement(row["requirement"])?.leastWhole.flatMap { $0.isFinite ? $0 : nil }
  }
}
