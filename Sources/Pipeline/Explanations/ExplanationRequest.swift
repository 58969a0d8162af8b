import Panels

/// The verdict that somebody asks about.
public struct ExplanationRequest: Sendable {
  /// A commune or village: its code, its name, or its name with the district behind a comma.
  public var unit: String
  /// The year, of the data or after them.
  public var year: Int
  /// A criterion, indicator or condition: its id, name or column.
  public var item: String
  /// The set; `nil` for the one in force that has the item.
  public var set: String?

  /// Asks about a verdict.
  public init(unit: String, year: Int, item: String, set: String?) {
    self.unit = unit
    self.year = year
    self.item = item
    self.set = set
  }
}

/// An explanation in the forms in which it is given.
public struct ExplanationOutcome: Sendable {
  /// The tree, for a terminal.
  public var lines: [String]
  /// The JSON document.
  public var json: String
  /// What is to be said about how the question was understood.
  public var problems: [Problem]
}
