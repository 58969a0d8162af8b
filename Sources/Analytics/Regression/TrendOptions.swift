/// How trends are fitted.
public struct TrendOptions: Hashable, Sendable {
  /// The standard error that the test and the interval rest on.
  public var errors = TrendErrors.classical
  /// The lag of the Newey-West error in years, not negative; `nil` for the rule of
  /// ``NeweyWest/usualLag(observations:)``.
  public var lag: Int?
  /// The weights of the observations, if any.
  public var weights: TrendWeights?

  /// Makes the usual options: classical errors, no weights.
  public init() {}
}
