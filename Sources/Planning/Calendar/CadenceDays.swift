import Panels

extension Cadence {
  /// The months and days on which it falls: no months for every month, −1 for the last day; `nil` for what happens
  /// once or when asked for.
  var pattern: (months: [Int], days: [Int])? {
    switch self {
    case .once, .adHoc: nil
    case .monthly: ([], [-1])
    case .quarterly: ([3, 6, 9, 12], [-1])
    case .halfYearly: ([6, 12], [-1])
    case .yearly: ([12], [-1])
    case .monthlyOn(let days): ([], days.sorted())
    }
  }

  /// The days on which it falls between two, both counted; a day that a month lacks falls on its last day.
  func days(from first: CalendarDate, through last: CalendarDate) -> [CalendarDate] {
    guard first <= last, let (months, days) = pattern else { return [] }
    var found: [CalendarDate] = []
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

extension Milestone {
  /// The last day on which it counts; `nil` where it has no end.
  var lastDay: CalendarDate? {
    end.map { bound == .before ? $0.firstDay.adding(days: -1) : $0.lastDay }
  }

  /// The day by which something that happens once has to be done; `nil` where it has none.
  var dueDay: CalendarDate? {
    guard let date = end ?? start else { return nil }
    return bound == .before ? date.firstDay.adding(days: -1) : date.lastDay
  }
}
