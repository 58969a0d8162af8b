import Panels

/// How the bar of a unit in a year was found.
public struct BarTrail: Sendable {
  /// The bar.
  public let bar: Bar
  /// The region or group whose bars the unit uses.
  public let zone: String?
  /// The threshold that decides; `nil` when none holds for the unit in that year.
  public let threshold: Threshold?
  /// Those that would hold if it were not there, the next first.
  public let outranked: [Threshold]
  /// The bar that it is a multiple of; empty for others.
  public let base: [Base]

  /// A bar of another set.
  public struct Base: Sendable {
    /// The set.
    public let set: CriteriaSet
    /// The indicator.
    public let rule: IndicatorRule
    /// How its bar was found.
    public let trail: BarTrail
  }
}
