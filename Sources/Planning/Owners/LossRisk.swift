import Panels

/// Something met now that a unit may lose in the next year.
public struct LossRisk: Hashable, Sendable {
  /// What may be lost.
  public enum Kind: String, Sendable {
    /// A level of the programme.
    case level
    /// A criterion.
    case criterion
    /// An indicator.
    case indicator
  }

  /// The unit, as its position.
  public var unit: Int
  /// The set.
  public var set: String
  /// What may be lost.
  public var kind: Kind
  /// The criterion, the indicator or the level.
  public var item: String
  /// Its criterion; empty for a level.
  public var criterion: String
  /// The name; empty for a level.
  public var name: LocalizedText
  /// The chance of losing it in the next year.
  public var chance: Double

  /// From which chance of loss on something counts as at risk: above 20 %.
  public static let limit = 0.2
}
