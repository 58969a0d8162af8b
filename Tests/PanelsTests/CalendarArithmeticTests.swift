import Foundation
import Panels
import Testing

@Suite("Days of the calendar")
struct CalendarArithmeticTests {
  @Test("the day after is that of the Gregorian calendar, for four centuries")
  func successors() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let first = try #require(CalendarDate(year: 1899, month: 12, day: 30))
    for days in stride(from: 0, to: 146_097, by: 37) {
      let date = first.adding(days: days)
      let known = Date(timeIntervalSince1970: Double(date.dayNumber) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: known)
      #expect(parts.year == date.year && parts.month == date.month && parts.day == date.day)
      #expect(date.adding(days: 1).dayNumber == date.dayNumber + 1)
    }
  }

  @Test("a month and a year have a first and a last day, leap years included")
  func ends() throws {
    let february = try #require(CalendarDate(iso: "2024-02"))
    #expect(february.firstDay.description == "2024-02-01")
    #expect(february.lastDay.description == "2024-02-29")
    let year = try #require(CalendarDate(iso: "2023"))
    #expect(year.firstDay.description == "2023-01-01" && year.lastDay.description == "2023-12-31")
    #expect(year.lastDay.adding(days: 1).description == "2024-01-01")
    #expect(CalendarDate(dayNumber: 0).description == "1970-01-01")
  }
}
