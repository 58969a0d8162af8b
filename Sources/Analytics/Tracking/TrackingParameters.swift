/// What the methods leave open, as values: each index prints those it used.
public struct TrackingParameters: Hashable, Sendable {
  /// The base year; `nil` takes the first year with a value. Where it has no value, the next year
  /// that has one, then the one before.
  public var baseYear: Int?
  /// How many years back the recent change of `sdsn-arrow` is taken from.
  public var recentYears = 4
  /// The power of time in the weights of `escap-api`, `(year − first year + 1)^power`; 0 weights
  /// all years alike.
  public var recencyPower = 1
  /// What `eurostat-cagr` puts in the place of a base or target of zero.
  public var zeroReplacement = 0.001

  /// The usual parameters.
  public init(baseYear: Int? = nil) { self.baseYear = baseYear }
}
