import Panels
import Planning
import Testing

@Suite("Days of what is due")
struct CalendarPlannerTests {
  private static func event(
    _ start: String?, _ end: String? = nil, _ cadence: Cadence = .once,
    bound: Milestone.Bound = .on, from: String = "2023-01-01", to: String = "2024-12-31"
  ) throws -> CalendarEvent? {
    let first = try #require(CalendarDate(iso: from))
    let last = try #require(CalendarDate(iso: to))
    return CalendarPlanner(from: first, to: last).event(
      of: Milestone(
        start: start.flatMap { CalendarDate(iso: $0) }, end: end.flatMap { CalendarDate(iso: $0) },
        cadence: cadence, what: LocalizedText("w"), who: "", row: "", bound: bound))
  }

  @Test("the 10th, 20th and 30th fall on the last day of February, in leap years and others")
  func february() throws {
    let event = try #require(
      try Self.event("2023-01-01", "2024-12-31", .monthlyOn([10, 20, 30])))
    let days = ([event.start] + event.furtherDays).map(\.description)
    #expect(event.rule == nil && days.count == 72)
    #expect(days.filter { $0.hasPrefix("2023-02") } == ["2023-02-10", "2023-02-20", "2023-02-28"])
    #expect(days.filter { $0.hasPrefix("2024-02") } == ["2024-02-10", "2024-02-20", "2024-02-29"])
    #expect(days.filter { $0.hasPrefix("2023-04") } == ["2023-04-10", "2023-04-20", "2023-04-30"])
  }

  @Test("days that every month has repeat by a rule")
  func rule() throws {
    let event = try #require(try Self.event("2023-05-15", "2023-08-09", .monthlyOn([20, 10])))
    #expect(event.start.description == "2023-05-20" && event.furtherDays.isEmpty)
    let rule = try #require(event.rule)
    #expect(rule.days == [10, 20] && rule.months.isEmpty)
    #expect(rule.until.description == "2023-07-20")
  }

  @Test(
    "a cadence without days falls on the last day of its period",
    arguments: [
      (Cadence.monthly, "2023-01-31", [Int](), "2024-12-31"),
      (.quarterly, "2023-03-31", [3, 6, 9, 12], "2024-12-31"),
      (.halfYearly, "2023-06-30", [6, 12], "2024-12-31"),
      (.yearly, "2023-12-31", [12], "2024-12-31"),
    ])
  func periods(cadence: Cadence, first: String, months: [Int], last: String) throws {
    let event = try #require(try Self.event(nil, nil, cadence))
    #expect(event.start.description == first && event.rule?.months == months)
    #expect(event.rule?.days == [-1] && event.rule?.until.description == last)
  }

  @Test("to the end of August is its last day, before a day is the day before it")
  func bounds() throws {
    let by = try #require(try Self.event("2024-08", bound: .by))
    #expect(by.start.description == "2024-08-31" && by.end == by.start)
    let before = try #require(
      try Self.event("2018-11-15", bound: .before, from: "2018-01-01", to: "2018-12-31"))
    #expect(before.end.description == "2018-11-14" && before.start == before.end)
    let span = try #require(try Self.event("2024-09-01", "2024-10-31"))
    #expect(span.start.description == "2024-09-01" && span.end.description == "2024-10-31")
    let month = try #require(try Self.event("2023-12"))
    #expect(month.start.description == "2023-12-01" && month.end.description == "2023-12-31")
  }

  @Test("what has no day, and what lies outside, is no event")
  func none() throws {
    #expect(try Self.event("2024-01-01", "2024-12-31", .adHoc) == nil)
    #expect(try Self.event(nil) == nil)
    #expect(try Self.event("2025-03-01") == nil)
    #expect(try Self.event("2022-01-01", "2022-12-31", .monthly) == nil)
  }
}
