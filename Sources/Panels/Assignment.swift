/// Who answers for which item of a set.
public struct Assignment: Hashable, Sendable {
  /// The agency or role code; never a person's name.
  public var agency: String
  /// Lead, with, monitors, informs.
  public var role: String
  /// The set.
  public var set: String
  /// The item: a criterion or indicator of the set, a condition, or empty for a general duty.
  public var item: String
  /// From when.
  public var from: CalendarDate?
  /// Until when.
  public var to: CalendarDate?
  /// The duty in words.
  public var duty: LocalizedText
  /// The row of the acceptance table it answers.
  public var row: String

  /// Makes an assignment.
  public init(
    agency: String, role: String, set: String, item: String, from: CalendarDate? = nil,
    to: CalendarDate? = nil, duty: LocalizedText, row: String
  ) {
    self.agency = agency
    self.role = role
    self.set = set
    self.item = item
    self.from = from
    self.to = to
    self.duty = duty
    self.row = row
  }
}

/// A body that supports units.
public struct Sponsor: Hashable, Sendable {
  /// The body.
  public var body: LocalizedText
  /// Its role: `sponsor` (đỡ đầu) or `in-charge` (phụ trách).
  public var role: String
  /// The codes of its units.
  public var units: [String]
  /// How often it checks.
  public var cadence: Cadence
  /// The row of the acceptance table it answers.
  public var row: String

  /// Makes a sponsor.
  public init(body: LocalizedText, role: String, units: [String], cadence: Cadence, row: String) {
    self.body = body
    self.role = role
    self.units = units
    self.cadence = cadence
    self.row = row
  }
}
