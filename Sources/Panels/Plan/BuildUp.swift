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
  /// The indicator of the villages in whose proportion the plan's length is shared out; `nil` for evenly.
  public var shareBy: String?
  /// The step of the villages' shares, in `lengthUnit`.
  public var shareStep: Double

  /// Makes a build-up.
  public init(
    id: String, name: LocalizedText, unit: String, set: String, indicator: String, built: Double,
    share: Double, planned: Double, requirement: Requirement, lengthUnit: String, row: String,
    shareBy: String? = nil, shareStep: Double = 0.1
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
    self.shareBy = shareBy
    self.shareStep = shareStep
  }
}
