import Panels

/// The days on which something falls, seen from a day.
public struct DueDates: Hashable, Sendable {
  /// How it stands.
  public enum Status: String, Sendable {
    /// It comes.
    case due
    /// It is over; whether it was done is not known here.
    case passed
    /// It has no day: when asked for, or at a time that the plan does not state.
    case onDemand = "on_demand"
  }

  /// How it stands.
  public let status: Status
  /// The next day, that day included; of what happens once over a span, its last day.
  public let next: CalendarDate?
  /// The day after that.
  public let following: CalendarDate?
  /// How many days are left in its span; `nil` where the span has no end.
  public let remaining: Int?

  /// Works out the days of a cadence.
  ///
  /// A cadence without days falls on the last day of each month, quarter, half-year or year; a day that a month
  /// lacks on its last day. What happens once is due on its last day.
  ///
  /// - Parameters:
  ///   - cadence: How often.
  ///   - start: The first day, month or year; `nil` for always.
  ///   - end: The last; `nil` for no end.
  ///   - day: The day from which one looks.
  public init(
    _ cadence: Cadence, from start: CalendarDate?, to end: CalendarDate?, on day: CalendarDate
  ) {
    switch cadence {
    case .adHoc: self.init(status: .onDemand, next: nil, following: nil, remaining: nil)
    case .once:
      let last = (end ?? start)?.lastDay
      let isDue = last.map { $0 >= day } ?? false
      self.init(
        status: last == nil ? .onDemand : isDue ? .due : .passed, next: last, following: nil,
        remaining: last == nil ? nil : isDue ? 1 : 0)
    default:
      let first = max(day, start?.firstDay ?? day)
      let last = end?.lastDay
      let days = cadence.days(from: first, through: last ?? first.twoYearsOn)
      if days.isEmpty, let last {
        let earlier = cadence.days(from: start?.firstDay ?? last, through: last)
        self.init(status: .passed, next: earlier.last, following: nil, remaining: 0)
        return
      }
      self.init(
        status: .due, next: days.first, following: days.dropFirst().first,
        remaining: last == nil ? nil : days.count)
    }
  }

  /// The days of a milestone.
  public init(_ milestone: Milestone, on day: CalendarDate) {
    let last = milestone.cadence == .once ? milestone.dueDay : milestone.lastDay
    self.init(milestone.cadence, from: milestone.start, to: last, on: day)
  }

  private init(
    status: Status, next: CalendarDate?, following: CalendarDate?, remaining: Int?
  ) {
    self.status = status
    self.next = next
    self.following = following
    self.remaining = remaining
  }
}

extension CalendarDate {
  /// Two years later, at the year's end: far enough for two days of any cadence.
  fileprivate var twoYearsOn: CalendarDate {
    CalendarDate(year: min(9999, year + 2), month: 12, day: 31) ?? self
  }
}
