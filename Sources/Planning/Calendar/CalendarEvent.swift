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
    switch milestone.cadence {
    case .adHoc: nil
    case .once: single(milestone)
    case .monthly: repeated(milestone, months: [], days: [-1])
    case .quarterly: repeated(milestone, months: [3, 6, 9, 12], days: [-1])
    case .halfYearly: repeated(milestone, months: [6, 12], days: [-1])
    case .yearly: repeated(milestone, months: [12], days: [-1])
    case .monthlyOn(let days): repeated(milestone, months: [], days: days.sorted())
    }
  }

  private func single(_ milestone: Milestone) -> CalendarEvent? {
    guard let first = milestone.start ?? milestone.end else { return nil }
    let start: CalendarDate
    let end: CalendarDate
    switch milestone.bound {
    case .on: (start, end) = (first.firstDay, (milestone.end ?? first).lastDay)
    case .by:
      end = (milestone.end ?? first).lastDay
      start = milestone.end == nil ? end : first.firstDay
    case .before:
      end = (milestone.end ?? first).firstDay.adding(days: -1)
      start = milestone.end == nil ? end : first.firstDay
    }
    guard start <= to, end >= from else { return nil }
    return CalendarEvent(
      milestone: milestone, start: start, end: end, rule: nil, furtherDays: [])
  }

  private func repeated(_ milestone: Milestone, months: [Int], days: [Int]) -> CalendarEvent? {
    let first = max(from, milestone.start?.firstDay ?? from)
    let last = min(to, lastDay(of: milestone))
    let occurrences = occurrences(months: months, days: days, from: first, to: last)
    guard let start = occurrences.first else { return nil }
    // Every month has a 28th and a last day; a later day has to be listed.
    let isRule = days.allSatisfy { $0 <= 28 }
    return CalendarEvent(
      milestone: milestone, start: start, end: start,
      rule: isRule && occurrences.count > 1
        ? CalendarEvent.Rule(months: months, days: days, until: occurrences.last ?? last) : nil,
      furtherDays: isRule ? [] : Array(occurrences.dropFirst()))
  }

  private func lastDay(of milestone: Milestone) -> CalendarDate {
    guard let end = milestone.end else { return to }
    return milestone.bound == .before ? end.firstDay.adding(days: -1) : end.lastDay
  }

  private func occurrences(
    months: [Int], days: [Int], from first: CalendarDate, to last: CalendarDate
  ) -> [CalendarDate] {
    var found: [CalendarDate] = []
    guard first <= last else { return [] }
    for year in first.year...last.year {
      for month in 1...12 where months.isEmpty || months.contains(month) {
        let length = CalendarDate.dayCount(year: year, month: month)
        var seen = 0
        for day in days.map({ $0 < 0 ? length : min($0, length) }).sorted() where day != seen {
          seen = day
          guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
          if date >= first, date <= last { found.append(date) }
        }
      }
    }
    return found
  }
}
