/// A day of the civil calendar; month or day are `nil` when the source names only the year or month.
///
/// The ways to write one are those of ISO 8601-1:2019, from the year alone to the day.
///
/// ```swift
/// CalendarDate(iso: "2024-02")?.lastDay.description  // "2024-02-29"
/// CalendarDate(iso: "2023-12-25")?.adding(days: 10).description  // "2024-01-04"
/// ```
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The year.
  public var year: Int
  /// The month, 1 to 12.
  public var month: Int?
  /// The day of the month, 1 to 31.
  public var day: Int?

  /// Makes a date; `nil` when it does not exist in the Gregorian calendar.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day {
        guard (1...Self.dayCount(year: year, month: month)).contains(day) else { return nil }
      }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2020`, `2020-02` or `2020-02-29` (ISO 8601).
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count) else { return nil }
    var numbers: [Int] = []
    for (index, part) in parts.enumerated() {
      guard part.utf8.count == (index == 0 ? 4 : 2),
        part.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// The number of days of a month, leap years included.
  public static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The ISO 8601 form, as precise as the date.
  public var description: String {
    let pad = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    let digits = String(year)
    var text = String(repeating: "0", count: 4 - digits.count) + digits
    if let month { text += "-" + pad(month) }
    if let day { text += "-" + pad(day) }
    return text
  }

  /// Earlier first; a year stands before its own months, a month before its own days.
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
  }
}

extension CalendarDate {
  /// The first day of the day, month or year named.
  public var firstDay: CalendarDate { whole(month: month ?? 1, day: day ?? 1) }

  /// The last day of the day, month or year named.
  public var lastDay: CalendarDate {
    let month = month ?? 12
    return whole(month: month, day: day ?? Self.dayCount(year: year, month: month))
  }

  /// The last day of a month.
  public static func lastDay(year: Int, month: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month)?.lastDay
  }

  /// The day a number of days later; the first day of a month or year counts.
  ///
  /// - Complexity: O(1), by the number of days since 1 March of the year 0.
  /// - Note: The algorithms for civil dates of Howard Hinnant, *chrono-Compatible Low-Level Date
  ///   Algorithms*, 2013.
  public func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

  /// Days since 1970-01-01 in the Gregorian calendar; of a month or year its first day.
  public var dayNumber: Int {
    let first = firstDay
    let month = first.month ?? 1
    let y = month <= 2 ? first.year - 1 : first.year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + (first.day ?? 1) - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day of a number of days since 1970-01-01.
  public init(dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part + (part < 10 ? 3 : -9)
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.month = month
    day = dayOfYear - (153 * part + 2) / 5 + 1
  }

  private func whole(month: Int, day: Int) -> CalendarDate {
    var date = self
    date.month = month
    date.day = day
    return date
  }
}
