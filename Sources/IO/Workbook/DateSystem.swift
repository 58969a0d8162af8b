import Panels

/// How a workbook counts days.
enum DateSystem {
  /// From 1900, with a 29 February 1900 that never was.
  case from1900
  /// From 1904, as old Macintoshes did.
  case from1904

  /// The day of a number; hours are left out.
  ///
  /// - Returns: `nil` for day 60 of 1900, which never was, and for numbers before day 1 (day 0 of
  ///   1904) or after the year 9999.
  func day(_ number: Double) -> CalendarDate? {
    guard number >= 0, number < 2_958_466 else { return nil }
    let serial = Int(number)
    switch self {
    case .from1904: return Self.date(daysFromCommonEra: serial + 695_055)
    case .from1900:
      guard serial >= 1, serial != 60 else { return nil }
      return Self.date(daysFromCommonEra: serial + (serial < 60 ? 693_594 : 693_593))
    }
  }

  /// The day that lies a number of days after 1 January of the year 1.
  private static func date(daysFromCommonEra days: Int) -> CalendarDate? {
    let shifted = days + 306
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return CalendarDate(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}
