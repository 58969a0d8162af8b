/// The statistic of a target.
public enum TargetStatistic: Hashable, Sendable {
  /// The number of communes at exactly a level, or at it or above.
  case communesAtLevel(Level, set: String, orAbove: Bool)
  /// The share of communes at a level, or at it or above, in percent of those at another level or
  /// above; of all without one.
  case shareAtLevel(Level, set: String, orAbove: Bool, of: RequiredLevel?)
  /// The number of communes that reach a level after the status year.
  case communesAdded(Level, set: String)
  /// Criteria met, divided by communes.
  case averageCriteria(set: String)
  /// The mean of an indicator, weighted as the indicator says.
  case mean(indicator: String)
  /// The sum of an indicator.
  case total(indicator: String)
  /// The value of an indicator in each commune.
  case value(indicator: String)
  /// The criteria met by each named commune.
  case criteriaMet(set: String)
  /// The number of communes that held a level in the status year and no longer meet its criteria.
  case communesLost(Level, set: String, heldBy: Holding)
  /// The yearly gain in criteria of a commune that is not yet complete.
  case yearlyGain(set: String)
}

extension TargetStatistic {
  /// The set whose criteria it counts.
  public var set: String? {
    switch self {
    case .communesAtLevel(_, let set, _), .shareAtLevel(_, let set, _, _),
      .communesAdded(_, let set), .communesLost(_, let set, _), .averageCriteria(let set),
      .criteriaMet(let set), .yearlyGain(let set):
      set
    case .mean, .total, .value: nil
    }
  }

  /// The indicator it is a statistic of.
  public var indicator: String? {
    switch self {
    case .mean(let indicator), .total(let indicator), .value(let indicator): indicator
    default: nil
    }
  }

  /// Whether it is a number of communes.
  public var countsCommunes: Bool {
    switch self {
    case .communesAtLevel, .communesAdded, .communesLost: true
    default: false
    }
  }

  /// Whether it speaks of a change since the status year.
  public var isChange: Bool {
    switch self {
    case .communesAdded, .communesLost, .yearlyGain: true
    default: false
    }
  }
}
