/// What a scenario makes of a unit's forecast in a year: an overlay on the baseline, never a new fit.
///
/// In this order: the year's move times ``pace``, which later years start from, plus ``shift``, both on the
/// working scale; then the value in the indicator's unit times ``factor``, plus ``added``, kept inside the
/// indicator's bounds. Where it is uncertain how much is taken away, the distribution is the mixture over ``losses``.
public struct ForecastChange: Hashable, Sendable {
  /// The factor on the move from the year before, on the working scale.
  public var pace: Double
  /// What is added on the working scale.
  public var shift: Double
  /// The factor on the value, above zero.
  public var factor: Double
  /// What is added to the value, in the indicator's unit.
  public var added: Double

  /// What is taken from the value besides, with the chance of each; empty for nothing. Chances add to 1.
  public var losses: [UncertainLoss] = []

  /// Nothing changes.
  public static let none = ForecastChange()

  /// Makes a change.
  public init(pace: Double = 1, shift: Double = 0, factor: Double = 1, added: Double = 0) {
    precondition(factor > 0, "a value is not turned around")
    self.pace = pace
    self.shift = shift
    self.factor = factor
    self.added = added
  }
}

/// An amount in the indicator's unit that is taken from a value with a chance.
public struct UncertainLoss: Hashable, Sendable {
  /// The chance.
  public var chance: Double
  /// The amount.
  public var amount: Double

  /// Makes a loss.
  public init(chance: Double, amount: Double) {
    self.chance = chance
    self.amount = amount
  }

  /// A mixture of one part, from which nothing is taken.
  static let none = [UncertainLoss(chance: 1, amount: 0)]
}
