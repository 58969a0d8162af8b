/// A total over all units in a year, before and after a crosswalk.
///
/// `before` is `after`, and what was set aside by reason, and a difference of rounding.
public struct CrosswalkTotal: Hashable, Sendable {
  /// The indicator.
  public var indicator: String
  /// The year.
  public var year: Int
  /// The sum over the old units.
  public var before = 0.0
  /// The sum over the new units.
  public var after = 0.0
  /// What belonged to units, and to parts of units, without a successor, or with a code that is not valid in its year.
  public var lost = 0.0
  /// What belonged to units split without weights.
  public var unweighted = 0.0
  /// What belonged to new units other parts of which have no value.
  public var incomplete = 0.0
  /// How many old units have a value.
  public var unitsBefore = 0
  /// How many new units have a value.
  public var unitsAfter = 0

  init(indicator: String, year: Int) {
    self.indicator = indicator
    self.year = year
  }

  /// What is neither in the new total nor set aside: rounding, at most 1e-9 of the total.
  public var difference: Double { before - after - lost - unweighted - incomplete }

  /// The difference as a part of the total before.
  public var relativeDifference: Double { before == 0 ? difference : difference / before }
}
