import Panels

/// What finishing a criterion takes, and how fast and in which order communes work.
public struct RoadmapRules: Sendable {
  /// The points of an indicator by its effort; one without a class counts as medium.
  public var points = Dictionary(
    uniqueKeysWithValues: Effort.allCases.map { ($0, Double(LackingCriterion.points($0))) })
  /// The most criteria a commune finishes in a year.
  public var pace = 2
  /// For a criterion, such as `318/5`, those that must be finished in the same year or before.
  public var dependencies: [String: [String]] = [:]
  /// For the code of a commune the years for which it is registered; others may be recognised in any.
  public var registered: [String: Set<Int>] = [:]

  /// Makes the usual rules: 1, 2 and 4 points, two criteria a year, no dependencies.
  public init() {}

  func points(_ effort: Effort?) -> Double { points[effort ?? .medium] ?? 0 }
}
