/// A promise of a plan: a statistic, a requirement and a year.
public struct Target: Hashable, Sendable {
  /// The identifier inside the plan.
  public var id: String
  /// The wording.
  public var name: LocalizedText
  /// What is measured.
  public var statistic: TargetStatistic
  /// What it must be.
  public var requirement: Requirement
  /// The unit as a code.
  public var unit: String
  /// The year, or `nil` when the plan gives none.
  public var year: Int?
  /// The codes of the units it concerns; empty for all.
  public var units: [String]
  /// The row of the acceptance table it answers.
  public var row: String
  /// Where it was declared.
  public var location: SourceLocation?

  /// Makes a target.
  public init(
    id: String, name: LocalizedText, statistic: TargetStatistic, requirement: Requirement,
    unit: String, year: Int?, units: [String] = [], row: String = "",
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.name = name
    self.statistic = statistic
    self.requirement = requirement
    self.unit = unit
    self.year = year
    self.units = units
    self.row = row
    self.location = location
  }
}

/// The statistic of a target.
public enum TargetStatistic: Hashable, Sendable {
  /// The number of communes at exactly a level, or at it or above.
  case communesAtLevel(Level, set: String, orAbove: Bool)
  /// The number of communes that reach a level after the status year.
  case communesAdded(Level, set: String)
  /// Criteria met, divided by communes.
  case averageCriteria(set: String)
  /// The mean of an indicator, weighted as the indicator says.
  case mean(indicator: String)
  /// The sum of an indicator.
  case total(indicator: String)
  /// The criteria met by each named commune.
  case criteriaMet(set: String)
  /// Whether the communes that stood at a level still do: the number that lost it.
  case communesLost(Level, set: String)
  /// The yearly gain in criteria of a commune that is not yet complete.
  case yearlyGain(set: String)
}

/// A length to build so that a share passes its bar.
public struct BuildUp: Hashable, Sendable {
  /// The identifier inside the plan.
  public var id: String
  /// The wording.
  public var name: LocalizedText
  /// The code of the unit.
  public var unit: String
  /// The set and indicator concerned.
  public var set: String
  /// The indicator's id in the set.
  public var indicator: String
  /// What stands now, in `lengthUnit`.
  public var built: Double
  /// The share that stands now, in percent, as printed.
  public var share: Double
  /// What the plan adds, in `lengthUnit`.
  public var planned: Double
  /// What the share must be, in percent.
  public var requirement: Requirement
  /// The unit of length or count, such as `km`.
  public var lengthUnit: String
  /// The row of the acceptance table it answers.
  public var row: String

  /// Makes a build-up.
  public init(
    id: String, name: LocalizedText, unit: String, set: String, indicator: String, built: Double,
    share: Double, planned: Double, requirement: Requirement, lengthUnit: String, row: String
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.set = set
    self.indicator = indicator
    self.built = built
    self.share = share
    self.planned = planned
    self.requirement = requirement
    self.lengthUnit = lengthUnit
    self.row = row
  }
}
