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
    for (level, year, count) in added(context) where result[level]?[year] == nil {
      result[level, default: [:]][year] = count
    }
    return result
  }

  /// The communes at a level now with the least that a target adds to them.
  private static func added(
    _ context: ChartContext
  ) -> [(level: String, year: Int, count: Double)] {
    let targets = context.results.table("targets", where: ["statistic": ["communes_added"]])
    let ahead = (targets?.rows ?? []).filter { $0["unit"].isEmpty && $0["basis"] != "observed" }
    return ahead.compactMap { row in
      let now = context.areaRows(
        "shares",
        where: [
          "standard": [row["subject"]], "basis": ["assessment"], "set": [row["set"]],
          "year": [String(context.statusYear)],
        ]
      ).first
      guard let least = Self.least(row), let now, let year = row.integer("year") else { return nil }
      return (row["subject"], year, now.number("communes") + least)
    }
  }

  /// The fewest communes that a target asks for.
  private static func least(_ row: ResultTable.Row) -> Double? {
    Requirement(row["requirement"])?.leastWhole.flatMap { $0.isFinite ? $0 : nil }
  }
}
