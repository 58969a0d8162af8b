import Panels

/// Something due, as days: single ones, spans, or a rule that repeats.
public struct CalendarEvent: Hashable, Sendable {
  /// A rule that repeats every month, or in some months every year, on one or several days.
  public struct Rule: Hashable, Sendable {
    /// The months; empty for every month.
    public var months: [Int]
    /// The days of the month; −1 is its last day.
    public var days: [Int]
    /// The last day on which it may fall.
    public var until: CalendarDate
  }

  /// What is due.
  public var milestone: Milestone
  /// The first day, or the only one.
  public var start: CalendarDate
  /// The last day of the first occurrence.
  public var end: CalendarDate
  /// How it repeats.
  public var rule: Rule?
  /// Further days on which it falls, where no rule gives them.
  public var furtherDays: [CalendarDate]
}

/// Turns what is due into days of a calendar.
///
/// Repetitions are those of RFC 5545, section 3.3.10.
public struct CalendarPlanner: Sendable {
  private let from: CalendarDate
  private let to: CalendarDate

  /// Prepares a calendar of some days, both ends counted.
  public init(from: CalendarDate, to: CalendarDate) {
    self.from = from.firstDay
    self.to = to.lastDay
  }

  /// The event of a milestone; `nil` where it has no day or none in the calendar's days.
  ///
  /// A cadence without days falls on the last day of each month, quarter, half-year or year. A day
  /// that a month lacks falls on its last day: then the days are listed one by one.
  public func event(of milestone: Milestone) -> CalendarEvent? {
    if milestone.cadence == .once { return single(milestone) }
    return milestone.cadence.pattern.flatMap {
      repeated(milestone, months: $0.months, days: $0.days)
    }
  }

  private func single(_ milestone: Milestone) -> CalendarEvent? {
    guard let first = milestone.start ?? milestone.end else { return nil }
    let end = milestone.dueDay ?? first.lastDay
    let start = milestone.bound == .on || milestone.end != nil ? first.firstDay : end
    guard start <= to, end >= from else { return nil }
    return CalendarEvent(
      milestone: milestone, start: start, end: end, rule: nil, furtherDays: [])
  }

  private func repeated(_ milestone: Milestone, months: [Int], days: [Int]) -> CalendarEvent? {
    let first = max(from, milestone.start?.firstDay ?? from)
    let last = min(to, milestone.lastDay ?? to)
    let occurrences = milestone.cadence.days(from: first, through: last)
    guard let start = occurrences.first else { return nil }
    // Every month has a 28th and a last day; a later day has to be listed.
    let isRule = days.allSatisfy { $0 <= 28 }
    return CalendarEvent(
      milestone: milestone, start: start, end: start,
      rule: isRule && occurrences.count > 1
        ? CalendarEvent.Rule(months: months, days: days, until: occurrences.last ?? last) : nil,
      furtherDays: isRule ? [] : Array(occurrences.dropFirst()))
  }
}
