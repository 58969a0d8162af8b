/// What the test for undeclared jumps says about one indicator and one year.
public struct JumpRow: Sendable, Equatable {
  /// What jumps.
  public enum Scope: String, Sendable, CaseIterable {
    /// The median change of all units: a break of standard or method.
    case all
    /// The scatter of changes between units, from this year on: another way of measuring.
    case scatter
    /// One unit, beyond what the others did.
    case unit
  }

  /// The indicator.
  public var indicator: String
  /// The year that differs from the year before.
  public var year: Int
  /// What jumps.
  public var scope: Scope
  /// The unit, for a jump of one.
  public var unit: Int?
  /// The change on the working scale: of the median, of the logarithm of the scatter, or of the unit.
  public var change: Double
  /// What it is held against: the median of the other years; the scatter before; the median of the
  /// units.
  public var usual: Double
  /// The change in words of the indicator: a percentage for positive numbers and counts, points of
  /// the value for all others.
  public var naturalChange: Double
  /// The usual change in the same words.
  public var naturalUsual: Double
  /// The distance from the usual in robust standard deviations; for the scatter the statistic's
  /// standardized rank sum.
  public var score: Double
  /// The score from which it counts as a jump.
  public var limit: Double
  /// Units that have a change in that year.
  public var units: Int
  /// Yearly changes the finding stands on: the effective sample.
  public var years: Int
  /// Whether the unit goes back the year after: a doubtful figure, not a break.
  public var returns: Bool

  /// Whether it counts as a jump.
  public var isJump: Bool { abs(score) > limit }
}
