/// A criterion, indicator, condition or level that a unit gained or lost since a run.
public struct UnitMove: Hashable, Sendable {
  /// What moved.
  public enum Kind: String, Sendable, CaseIterable {
    /// A level of the programme.
    case level
    /// A criterion.
    case criterion
    /// An indicator of a criterion.
    case indicator
    /// A condition of recognition.
    case condition
  }

  /// The unit's code.
  public var unit: String
  /// The unit's name.
  public var name: String
  /// The set.
  public var set: String
  /// What moved.
  public var kind: Kind
  /// The item; empty for a level.
  public var item: String
  /// The verdict or level when the run was made.
  public var before: String
  /// The verdict or level now.
  public var after: String
  /// Whether it was gained.
  public var isGain: Bool
  /// The chance that the run gave to this outcome; `NaN` where it gave none.
  public var chance: Double

  /// Makes a move.
  public init(
    unit: String, name: String, set: String, kind: Kind, item: String, before: String,
    after: String, isGain: Bool, chance: Double
  ) {
    self.unit = unit
    self.name = name
    self.set = set
    self.kind = kind
    self.item = item
    self.before = before
    self.after = after
    self.isGain = isGain
    self.chance = chance
  }
}
