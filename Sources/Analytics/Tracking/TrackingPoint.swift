/// A value and its year.
public struct TrackingPoint: Hashable, Sendable {
  /// The year.
  public var year: Int
  /// The value, finite, in the unit of the indicator.
  public var value: Double

  /// Makes a point.
  public init(year: Int, value: Double) {
    self.year = year
    self.value = value
  }
}
