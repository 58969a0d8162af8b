import Analytics

/// What a run said of a target, and what came.
public struct TargetOutcome: Sendable {
  /// What stands now.
  public var result: TargetResult
  /// The middle figure that the run gave.
  public var forecast: Double
  /// Its 5 % quantile; `NaN` where there was none.
  public var low: Double
  /// Its 95 % quantile.
  public var high: Double
  /// The probability that the run gave; `NaN` where it gave none.
  public var probability: Double

  /// Makes an outcome.
  public init(
    result: TargetResult, forecast: Double, low: Double, high: Double, probability: Double
  ) {
    self.result = result
    self.forecast = forecast
    self.low = low
    self.high = high
    self.probability = probability
  }
}
