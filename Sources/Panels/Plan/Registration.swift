/// A unit's registration to be assessed for a level: without it no level is recognised where the set
/// makes registration a condition.
public struct Registration: Hashable, Sendable {
  /// The condition of a set that registrations answer.
  public static let condition = "registered"

  /// The code of the unit.
  public var unit: String
  /// The level it registers for.
  public var level: Level
  /// The set under which it wants to be assessed.
  public var set: String
  /// The year for which it registers; it stays registered after that.
  public var year: Int
  /// The day of the letter, as precisely as known.
  public var date: CalendarDate?
  /// The row of the acceptance table it answers.
  public var row: String

  /// Makes a registration.
  public init(
    unit: String, level: Level, set: String, year: Int, date: CalendarDate? = nil, row: String = ""
  ) {
    self.unit = unit
    self.level = level
    self.set = set
    self.year = year
    self.date = date
    self.row = row
  }
}
