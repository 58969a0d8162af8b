/// Something due.
public struct Milestone: Hashable, Sendable {
  /// How the day of a deadline is meant.
  public enum Bound: String, Hashable, Sendable, CaseIterable {
    /// On the days named, or from the first to the last of them.
    case on
    /// By the end of the day, month or year named ("đến hết").
    case by
    /// Before the day, month or year named begins ("trước ngày").
    case before
  }

  /// The first day, or the only one; `nil` for a cadence without a start.
  public var start: CalendarDate?
  /// The last day.
  public var end: CalendarDate?
  /// How often.
  public var cadence: Cadence
  /// What is due.
  public var what: LocalizedText
  /// Who does it.
  public var who: String
  /// The row of the acceptance table it answers.
  public var row: String
  /// How the day of a deadline is meant.
  public var bound: Bound

  /// Makes a milestone.
  public init(
    start: CalendarDate?, end: CalendarDate?, cadence: Cadence, what: LocalizedText, who: String,
    row: String, bound: Bound = .on
  ) {
    self.start = start
    self.end = end
    self.cadence = cadence
    self.what = what
    self.who = who
    self.row = row
    self.bound = bound
  }
}
