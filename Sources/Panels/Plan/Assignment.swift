/// Who answers for which item of a set.
public struct Assignment: Hashable, Sendable {
  /// The agency or role code; never a person's name.
  public var agency: String
  /// One of ``roles``.
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
  /// Where it was read.
  public var location: SourceLocation?

  /// The roles that there are: who answers for an item, takes part, watches over it, is told of it.
  public static let roles = ["lead", "with", "monitors", "informs"]

  /// Makes an assignment.
  public init(
    agency: String, role: String, set: String, item: String, from: CalendarDate? = nil,
    to: CalendarDate? = nil, duty: LocalizedText, row: String, location: SourceLocation? = nil
  ) {
    self.agency = agency
    self.role = role
    self.set = set
    self.item = item
    self.from = from
    self.to = to
    self.duty = duty
    self.row = row
    self.location = location
  }
}
