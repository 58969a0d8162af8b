/// A criterion that a commune meets in the status year and is more likely than not to fail in a year of the roadmap,
/// because its bar rises or its forecast falls.
public struct FailingCriterion: Hashable, Sendable {
  /// The criterion, such as `1980/10`.
  public var criterion: String
  /// The first year of the roadmap in which it is met with a chance below one half.
  public var year: Int
  /// That chance, if nothing is done for it.
  public var chance: Double

  /// Makes one.
  public init(criterion: String, year: Int, chance: Double) {
    self.criterion = criterion
    self.year = year
    self.chance = chance
  }
}
