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
      let last = (end ?? start)?.lastDayOfSpan
      let isDue = last.map { $0 >= day } ?? false
      self.init(
        status: last == nil ? .onDemand : isDue ? .due : .passed, next: last, following: nil,
        remaining: last == nil ? nil : isDue ? 1 : 0)
    default:
      let first = max(day, start?.firstDayOfSpan ?? day)
      let last = end?.lastDayOfSpan
      var days = Self.days(of: cadence, from: first, to: last ?? first.twoYearsOn)
      let count = last == nil ? nil : days.count
      if days.isEmpty, let last {
        days = Self.days(of: cadence, from: start?.firstDayOfSpan ?? last, to: last).suffix(1)
        self.init(status: .passed, next: days.last, following: nil, remaining: 0)
        return
      }
      self.init(
        status: .due, next: days.first, following: days.dropFirst().first, remaining: count)
    }
  }

  private init(
    status: Status, next: CalendarDate?, following: CalendarDate?, remaining: Int?
  ) {
    self.status = status
    self.next = next
    self.following = following
    self.remaining = remaining
  }

  private static func days(
    of cadence: Cadence, from first: CalendarDate, to last: CalendarDate
  ) -> [CalendarDate] {
    guard first <= last else { return [] }
    return (first.year...last.year).flatMap { year in
      (1...12).flatMap { month in
        days(of: cadence, year: year, month: month).compactMap {
          CalendarDate(year: year, month: month, day: $0)
        }
      }
    }.filter { $0 >= first && $0 <= last }
  }

  private static func days(of cadence: Cadence, year: Int, month: Int) -> [Int] {
    let end = [CalendarDate.dayCount(year: year, month: month)]
    return switch cadence {
    case .monthlyOn: cadence.days(year: year, month: month)
    case .monthly: end
    case .quarterly: month % 3 == 0 ? end : []
    case .halfYearly: month % 6 == 0 ? end : []
    case .yearly: month == 12 ? end : []
    case .once, .adHoc: []
    }
  }
}

extension CalendarDate {
  /// Two years later, at the year's end: far enough for two days of any cadence.
  fileprivate var twoYearsOn: CalendarDate {
    CalendarDate(year: min(9999, year + 2), month: 12, day: 31) ?? self
  }
}
