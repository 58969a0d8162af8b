import Panels

/// One series and one target: what an index of tracking is computed from.
public struct TrackingInput: Sendable {
  /// The values of one regime, years ascending; values across a break do not belong together.
  public var points: [TrackingPoint]
  /// The kind of the indicator; it decides the natural limits.
  public var kind: IndicatorKind
  /// Whether the values are growth rates already: a growth rate of growth rates says nothing.
  public var isGrowthRate = false
  /// What the value must be.
  public var requirement: Requirement
  /// By when; values after that year are not looked at.
  public var targetYear: Int
  /// Half the unit to which values are rounded: so near to a natural limit counts as reaching it.
  public var roundingTolerance = 0.0
  /// The standard deviation among the peers, by year.
  public var peerDeviations: [Int: Double] = [:]

  /// Makes an input.
  public init(
    points: [TrackingPoint], kind: IndicatorKind, requirement: Requirement, targetYear: Int
  ) {
    self.points = points
    self.kind = kind
    self.requirement = requirement
    self.targetYear = targetYear
  }
}
