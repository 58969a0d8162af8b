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
  /// The id of the entry it is a year of, where the plan gives a table of years; else its own.
  public var path: String
  /// Where it was declared.
  public var location: SourceLocation?
  /// A figure of another place or body, against which the promise is to be seen.
  public var reference: Reference?

  /// A published figure of the same statistic.
  public struct Reference: Hashable, Sendable {
    /// The place it is of.
    public var place: String
    /// Its year.
    public var year: Int
    /// The figure, in the unit of the target.
    public var value: Double
    /// The source.
    public var source: String

    /// Makes a reference.
    public init(place: String, year: Int, value: Double, source: String) {
      self.place = place
      self.year = year
      self.value = value
      self.source = source
    }
  }

  /// Makes a target.
  public init(
    id: String, name: LocalizedText, statistic: TargetStatistic, requirement: Requirement,
    unit: String, year: Int?, units: [String] = [], row: String = "", path: String? = nil,
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
    self.path = path ?? id
    self.location = location
  }
}
