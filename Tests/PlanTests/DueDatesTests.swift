import Panels
import Planning
import Testing

@Suite("What is due when")
struct DueDatesTests {
  private static func date(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(iso: text))
  }

  private static func dates(
    _ cadence: String, _ start: String, _ end: String, on day: String
  ) throws -> [String] {
    let dates = DueDates(
      try #require(Cadence(cadence)), from: CalendarDate(iso: start), to: CalendarDate(iso: end),
      on: try date(day))
    return [
      dates.status.rawValue, dates.next?.description ?? "", dates.following?.description ?? "",
      dates.remaining.map { String($0) } ?? "",
    ]
  }

  /// Dates from a calendar on the wall.
  @Test(
    "the next day, the one after and how many are left",
    arguments: [
      // Clean-up days in a February with 29 days, and in one with 28.
      (
        ["monthly:10,20,30", "2020-01-01", "2020-12-31", "2020-02-21"],
        ["due", "2020-02-29", "2020-03-10", "31"]
      ),
      (
        ["monthly:10,20,30", "2021", "2021", "2021-02-21"],
        ["due", "2021-02-28", "2021-03-10", "31"]
      ),
      (
        ["monthly", "2020-01-01", "2020-12-31", "2020-01-31"],
        ["due", "2020-01-31", "2020-02-29", "12"]
      ),
      (
        ["monthly", "2023-07-26", "2023-12-31", "2023-01-01"],
        ["due", "2023-07-31", "2023-08-31", "6"]
      ),
      (
        ["quarterly", "2020-11-10", "2025-12-31", "2021-01-01"],
        ["due", "2021-03-31", "2021-06-30", "20"]
      ),
      (
        ["half-yearly", "2020-11-10", "2025-12-31", "2021-07-01"],
        ["due", "2021-12-31", "2022-06-30", "9"]
      ),
      (["yearly", "", "", "2021-07-01"], ["due", "2021-12-31", "2022-12-31", ""]),
      (["once", "2018-11-15", "", "2019-01-01"], ["passed", "2018-11-15", "", "0"]),
      (["once", "2020-02-01", "2020-02-29", "2020-02-10"], ["due", "2020-02-29", "", "1"]),
      (["once", "2019-12", "", "2019-12-31"], ["due", "2019-12-31", "", "1"]),
      (["once", "", "", "2019-12-31"], ["on_demand", "", "", ""]),
      (["ad-hoc", "2020-01-01", "2020-12-31", "2020-02-01"], ["on_demand", "", "", ""]),
      (
        ["quarterly", "2020-01-01", "2020-12-31", "2021-01-01"], ["passed", "2020-12-31", "", "0"]
      ),
      (["quarterly", "2020-04-01", "2020-05-31", "2020-01-01"], ["passed", "", "", "0"]),
    ] as [([String], [String])])
  func calendar(call: [String], expected: [String]) throws {
    #expect(try Self.dates(call[0], call[1], call[2], on: call[3]) == expected)
  }
}
