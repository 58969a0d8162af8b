/// A part of a criterion whose chance is known: an indicator, or a yes/no item.
public struct JointItem: Hashable, Sendable {
  /// The chance that it is met.
  public var chance: Double
  /// The part of its latent variance that all communes share in a year, in [0, 1).
  public var sharedPart: Double
  /// Its loading on the commune's own factor, in what the year leaves; within (−1, 1).
  public var ownLoading: Double
  /// What is measured: items of one variable differ in their bar alone, so that the stricter one met
  /// means that both are. `nil` for a variable of its own.
  public var variable: Int?

  /// Makes a part.
  public init(
    chance: Double, sharedPart: Double = 0, ownLoading: Double = 0, variable: Int? = nil
  ) {
    precondition(chance >= 0 && chance <= 1, "a probability lies in [0, 1]")
    precondition(sharedPart >= 0 && sharedPart < 1 && abs(ownLoading) < 1)
    self.chance = chance
    self.sharedPart = sharedPart
    self.ownLoading = ownLoading
    self.variable = variable
  }
}

/// A criterion: met when enough of its items are.
public struct JointCriterion: Hashable, Sendable {
  /// The items of which something is known.
  public var items: [JointItem]
  /// How many must be met, among those known and unknown.
  public var required: Int
  /// What decides where some items are not known.
  public var reported: Reported?

  /// A verdict on the whole criterion: it decides as far as the items that are known leave it open.
  ///
  /// The criterion is met where enough known items are, and failed where even all unknown ones could not bring
  /// them to enough; between the two it is what the verdict says. Given the factors, one that says "met" and
  /// items that are met come together as far as they can: a criterion is no likelier than what it needs.
  public struct Reported: Hashable, Sendable {
    /// The chance of the verdict.
    public var verdict: JointItem
    /// The number of items of which nothing is known.
    public var unknown: Int

    /// Makes a verdict.
    public init(_ verdict: JointItem, unknown: Int) {
      self.verdict = verdict
      self.unknown = unknown
    }
  }

  /// Makes a criterion; `required` is all items unless given.
  public init(items: [JointItem], required: Int? = nil, reported: Reported? = nil) {
    self.items = items
    self.required = required ?? items.count + (reported?.unknown ?? 0)
    self.reported = reported
  }
}
