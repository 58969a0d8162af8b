import Panels

/// A line of the account of a crosswalk: where an old unit went, or what a new one is made of.
public struct UnitChange: Hashable, Sendable {
  /// What happened.
  public enum Kind: String, Sendable, CaseIterable {
    /// The same code and the same name.
    case unchanged
    /// One unit became one unit with another code, name or kind.
    case renamed
    /// Several units became one.
    case merged
    /// One unit became several.
    case split
    /// One unit became several, at least one of them with others.
    case splitAndMerged = "split-and-merged"
    /// The old unit, or a part of it that a later step ends, has no successor.
    case lost
    /// The new unit has no predecessor.
    case gained
    /// The crosswalk does not name the unit: it stays as it is.
    case unlisted
  }

  /// Whether a unit crossed the border of the rural programme.
  public enum RuralMove: String, Sendable, CaseIterable {
    /// It stayed on its side.
    case none = ""
    /// A commune or town became a ward or part of one.
    case left
    /// A ward became a commune or part of one.
    case entered
  }

  /// What happened.
  public var kind: Kind
  /// The unit before; `nil` for a gained one.
  public var old: CrosswalkUnit?
  /// The name of the list the old unit is of.
  public var oldVintage: String
  /// The unit after; `nil` for a lost one.
  public var new: CrosswalkUnit?
  /// The name of the list the new unit is of.
  public var newVintage: String
  /// The codes in the lists between, where the change came in several steps.
  public var via: [String]
  /// Of how many old units the new one is made.
  public var partCount: Int
  /// How many new units the old one became.
  public var successorCount: Int
  /// Whether it crossed the border of the rural programme.
  public var ruralMove: RuralMove
  /// Whether the old unit is in the data.
  public var isInData: Bool
  /// The part of the old unit for each base of the crosswalk, then for any other; `NaN` when unknown.
  public var weights: [Double]
  /// Whether any of these weights is by the rule for missing ones.
  public var isByRule: Bool
}
