/// A condition of recognition as a plan speaks of it: who sees to it, and what was found when.
///
/// What the condition asks stands in the set; no outstanding debt and the satisfaction of citizens
/// are conditions, not criteria.
public struct PlanCondition: Hashable, Sendable {
  /// What was found of a unit.
  public struct Finding: Hashable, Sendable {
    /// The code of the unit.
    public var unit: String
    /// The value in the unit of the condition; 1 and 0 for yes and no.
    public var value: Double
    /// The day it was found, as precisely as known; it counts for its year.
    public var date: CalendarDate
    /// The source.
    public var source: String

    /// Makes a finding.
    public init(unit: String, value: Double, date: CalendarDate, source: String) {
      self.unit = unit
      self.value = value
      self.date = date
      self.source = source
    }
  }

  /// The set.
  public var set: String
  /// The id of the condition in the set.
  public var condition: String
  /// The agency that sees to it; empty where the plan names none.
  public var owner: String
  /// What was found, in the order of the plan.
  public var findings: [Finding]
  /// The row of the acceptance table it answers.
  public var row: String

  /// Makes a condition.
  public init(
    set: String, condition: String, owner: String, findings: [Finding] = [], row: String = ""
  ) {
    self.set = set
    self.condition = condition
    self.owner = owner
    self.findings = findings
    self.row = row
  }
}
