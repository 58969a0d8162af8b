/// A value of a year that a run already knew, and that reads otherwise now.
public struct DataRevision: Hashable, Sendable {
  /// What became of it.
  public enum Change: String, Sendable {
    /// Another value stands there.
    case revised
    /// A value stands where there was none.
    case added
    /// No value stands there any more.
    case withdrawn
  }

  /// The unit's code.
  public var unit: String
  /// The indicator.
  public var indicator: String
  /// The year.
  public var year: Int
  /// The value then; `NaN` where there was none.
  public var before: Double
  /// The value now; `NaN` where there is none.
  public var after: Double

  /// Compares two values of a cell; `nil` where they agree to ten digits, which is how values are kept.
  public init?(unit: String, indicator: String, year: Int, before: Double, after: Double) {
    if before.isNaN, after.isNaN { return nil }
    if abs(before - after) <= 1e-9 * max(abs(before), abs(after)) { return nil }
    self.unit = unit
    self.indicator = indicator
    self.year = year
    self.before = before
    self.after = after
  }

  /// What became of it.
  public var change: Change {
    before.isNaN ? .added : after.isNaN ? .withdrawn : .revised
  }
}
