/// A step of a line at a declared level shift.
public struct TrendShift: Hashable, Sendable {
  /// The first year after the step.
  public var year: Int
  /// How much higher the line lies from that year on, in the unit of the indicator.
  public var size: Double
  /// Its classical standard error; `NaN` where the points do not allow one.
  public var error: Double
}
