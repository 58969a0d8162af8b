/// A line of a roadmap: a unit, a level, a year.
public struct RoadmapEntry: Hashable, Sendable {
  /// The code of the unit.
  public var unit: String
  /// The level to reach.
  public var level: Level
  /// The set under which it is reached.
  public var set: String
  /// The year planned.
  public var year: Int
  /// The row of the acceptance table it answers.
  public var row: String

  /// Makes a line.
  public init(unit: String, level: Level, set: String, year: Int, row: String) {
    self.unit = unit
    self.level = level
    self.set = set
    self.year = year
    self.row = row
  }
}

/// What came of one year of a roadmap, as published.
public struct RoadmapOutcome: Hashable, Sendable {
  /// The year for which units were assessed.
  public var year: Int
  /// The level.
  public var level: Level
  /// How many units of the plan's area were recognised for that year.
  public var recognised: Int
  /// The decision.
  public var decision: String
  /// The day of the decision, as precisely as known.
  public var decisionDate: CalendarDate?
  /// The source.
  public var source: String

  /// Makes an outcome.
  public init(
    year: Int, level: Level, recognised: Int, decision: String, decisionDate: CalendarDate?,
    source: String
  ) {
    self.year = year
    self.level = level
    self.recognised = recognised
    self.decision = decision
    self.decisionDate = decisionDate
    self.source = source
  }
}
