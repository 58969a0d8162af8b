/// A criterion that a commune still lacks.
public struct RoadmapTask: Hashable, Sendable {
  /// The criterion, such as `318/15`.
  public var criterion: String
  /// The effort it takes, in points.
  public var effort: Double
  /// How many of its indicators are not met: the fewer, the nearer (*còn non*).
  public var missingIndicators: Int
  /// Its place in its set, for a fixed order among equals.
  public var position: Int
  /// Criteria that must be finished in the same year or before; those the commune does not lack ask nothing.
  public var after: [String]

  /// Makes a task.
  public init(
    criterion: String, effort: Double, missingIndicators: Int = 1, position: Int = 0,
    after: [String] = []
  ) {
    self.criterion = criterion
    self.effort = effort
    self.missingIndicators = missingIndicators
    self.position = position
    self.after = after
  }

  /// Fewest missing indicators first, then least effort, then the order of the set.
  static func comesFirst(_ one: RoadmapTask, _ other: RoadmapTask) -> Bool {
    (one.missingIndicators, one.effort, one.position, one.criterion)
      < (other.missingIndicators, other.effort, other.position, other.criterion)
  }
}
