/// What a forecast rests on, for the words that go with it.
public struct ForecastAccount: Sendable {
  /// The method asked for.
  public let method: ForecastMethod
  /// Whether nation, places and units were forecast apart.
  public let isPooled: Bool
  /// Whether standard errors of the values are known, so that the distribution is of the true value.
  public let hasErrors: Bool
  /// The backtest losses of the pooled forecast and of each series by itself, where both were tried.
  public let losses: (pooled: Double, own: Double)?
  /// The share of yearly changes that series have in common; `nil` where it cannot be told or was not asked.
  public let sharedMovement: Double?
  /// How it did on shorter histories.
  public let skill: SkillSums
  /// How many independent years a statement about each lead rests on, from lead 1.
  public let effectiveYears: [Double]
  /// How many series taught it.
  public let sampleCount: Int
}
