/// What a plan is about first: the criteria set, the level and the year of its goals for communes.
///
/// A result often holds several sets: charts and reports that have room for one take the one the plan is about.
public struct PlanAim: Sendable {
  /// The set; `nil` where neither a target nor the roadmap names one.
  public let set: String?
  /// The level; `nil` where the plan asks for criteria only.
  public let level: String?
  /// The last year of the roadmap, else that of the nearest goal: goals for later years are its context.
  public let year: Int

  /// What targets ask of communes.
  static let statistics: Set<String> = [
    "communes_added", "communes_at_or_above", "communes_at", "criteria_met", "average_criteria",
  ]

  /// Reads targets and roadmap; `nil` where neither speaks of communes.
  ///
  /// - Parameters:
  ///   - targets: The rows of `targets`.
  ///   - roadmap: The rows of `roadmap`.
  public init?(targets: [ResultTable.Row], roadmap: [ResultTable.Row]) {
    let goals = targets.filter {
      $0["basis"] != "observed" && Self.statistics.contains($0["statistic"])
        && $0.integer("year") != nil
    }
    let lines = roadmap.filter { $0.integer("year") != nil }
    guard
      let year = lines.compactMap({ $0.integer("year") }).max()
        ?? goals.compactMap({ $0.integer("year") }).min()
    else { return nil }
    let order = ["communes_added", "communes_at_or_above", "communes_at"]
    let counts = goals.filter { order.contains($0["statistic"]) }
    let first = counts.first { $0.integer("year") == year } ?? counts.first
    self.year = year
    level = first?["subject"] ?? lines.first?["level"]
    let named = [first, lines.first, goals.first].compactMap { $0?["set"] }
    set = named.first { !$0.isEmpty }
  }
}
