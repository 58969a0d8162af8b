import Foundation
import Testing

@Suite("Calendars of plans")
struct CalendarFileTests {
  private static let plans = [
    "ha-nam-2023", "nam-truc-2018-2020", "quang-tri-2020", "thien-ke-2020", "tuan-giao-2024",
  ]

  private static func calendar(_ plan: String, _ arguments: String...) async throws
    -> StrictCalendar
  {
    let outcome = try await CommandLineTool().run(
      ["calendar", "datasets/plans/\(plan)/plan.yaml"] + arguments)
    #expect(outcome.status == 0, "\(outcome.messages)")
    return try StrictCalendar(Data(outcome.output.utf8))
  }

  @Test("every shipped plan gives a calendar that a strict reader takes", arguments: plans)
  func shipped(plan: String) async throws {
    for language in ["vi", "en"] {
      let calendar = try await Self.calendar(plan, "--lang", language)
      #expect(!calendar.events.isEmpty)
      #expect(Set(calendar.events.map { $0.value("UID") }).count == calendar.events.count)
      for event in calendar.events {
        let start = try #require(StrictCalendar.day(event.value("DTSTART")))
        let end = try #require(StrictCalendar.day(event.value("DTEND")))
        #expect(end > start, "an all-day event ends the day after its last")
      }
    }
  }

  @Test("what recurs has days also in a plan without a date; what is asked for has none")
  func undated() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "code,name,kind,zone,special_area,aliases,province,district\n1,Một,commune,TDMNPB,no,,P,D\n",
      to: "units.csv")
    try folder.write(
      "start,end,cadence,what_vi\n,,monthly,Họp\n,,once,Chưa rõ ngày\n,,ad-hoc,Khi cần\n",
      to: "milestones.csv")
    try folder.write("unit,year,indicator,value\n1,2024,insurance,90\n", to: "observations.csv")
    let plan = try folder.write(
      """
      id: small
      title: {vi: Kế hoạch nhỏ, en: A small plan}
      area: {name: D, kind: district}
      years: {status: 2024, horizon: 2025}
      sets: [qd-318-2022]
      data: {units: units.csv, observations: [observations.csv], milestones: milestones.csv}
      levels: [province, district]
      sponsors:
        - {vi: Sở A, en: A, role: sponsor, units: [Một], cadence: quarterly}

      """, to: "plan.yaml")
    let outcome = try await CommandLineTool().run(["calendar", plan, "--lang", "en"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try StrictCalendar(Data(outcome.output.utf8)).events.count == 2)
    #expect(outcome.messages.contains("2 events, 2 without a day left out."))
  }

  @Test("Thiện Kế cleans on the 10th, 20th and 30th, in February on the 29th")
  func thienKe() async throws {
    let calendar = try await Self.calendar(
      "thien-ke-2020", "--from", "2020-01-01", "--to", "2020-12-31")
    let event = try #require(calendar.events.first { $0.value("SUMMARY").hasPrefix("Phát dọn") })
    let days =
      [event.value("DTSTART")] + event.value("RDATE").split(separator: ",").map(String.init)
    #expect(days.count == 36 && event.value("RRULE").isEmpty)
    #expect(
      days[..<7] == [
        "20200110", "20200120", "20200130", "20200210", "20200220", "20200229", "20200310",
      ])
    let rules = calendar.events.map { $0.value("RRULE") }.filter { !$0.isEmpty }
    #expect(
      rules == [
        "FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20201231",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1;UNTIL=20201231",
      ])
  }

  @Test("Nam Trực's letter is due before 15 November, Tuần Giáo's files to the end of August")
  func deadlines() async throws {
    let namTruc = try await Self.calendar("nam-truc-2018-2020")
    let letter = try #require(
      namTruc.events.first { $0.value("DESCRIPTION").contains("S0-12") })
    #expect(letter.value("DTSTART") == "20181114" && letter.value("DTEND") == "20181115")
    #expect(letter.value("DESCRIPTION").contains("Trước 15/11/2018"))
    let tuanGiao = try await Self.calendar("tuan-giao-2024", "--lang", "en")
    let files = try #require(
      tuanGiao.events.first { $0.value("DESCRIPTION").contains("S2-19") })
    #expect(files.value("DTSTART") == "20240831" && files.value("DTEND") == "20240901")
    #expect(tuanGiao.events.contains { $0.value("SUMMARY") == "Data close" })
  }

  @Test("sponsors' own cadences are in the calendar, and once where milestones say them too")
  func sponsors() async throws {
    let place = try TemporaryFolder()
    let tool = CommandLineTool()
    _ = try await tool.run("init", place.path("plan"), "--year", "2024")
    let path = URL(filePath: place.path("plan/plan.yaml"))
    let sponsors = """
      date: 2025-01-15
      sponsors:
        - {vi: Hội A, en: A, role: sponsor, units: [XA-001], cadence: quarterly}
        - {vi: Hội B, en: B, role: in-charge, units: [XA-002, XA-003], cadence: half-yearly}
        - {vi: Hội C, en: C, role: sponsor, units: [XA-003], cadence: ad-hoc}

      """
    let plan = try String(contentsOf: path, encoding: .utf8) + sponsors
    try plan.write(to: path, atomically: true, encoding: .utf8)
    let call = ["calendar", place.path("plan"), "--to", "2025-12-31"]
    let events = try StrictCalendar(Data(try await tool.run(call).output.utf8)).events
    #expect(
      events.map { $0.value("SUMMARY") }.sorted() == [
        "Kiểm tra các xã: Xã số 1", "Kiểm tra các xã: Xã số 2\\, Xã số 3",
      ])
    let quarterly = try #require(events.first { $0.value("RRULE").contains("3,6,9,12") })
    #expect(quarterly.value("DTSTART") == "20250331")
    #expect(quarterly.value("DESCRIPTION").contains("Hội A"))
    _ = try place.write(
      "start,end,cadence,what_vi,what_en,who\n2025-01-15,,quarterly,Họp,Meeting,Hội A\n",
      to: "plan/milestones.csv")
    try plan.replacing("  observations:", with: "  milestones: milestones.csv\n  observations:")
      .write(to: path, atomically: true, encoding: .utf8)
    let written = try StrictCalendar(Data(try await tool.run(call).output.utf8)).events
    #expect(
      written.map { $0.value("SUMMARY") }.sorted() == [
        "Họp", "Kiểm tra các xã: Xã số 2\\, Xã số 3",
      ])
  }

  @Test("the same event has the same identifier in every calendar of a plan")
  func identifiers() async throws {
    let whole = try await Self.calendar("thien-ke-2020")
    let part = try await Self.calendar(
      "thien-ke-2020", "--from", "2020-06-01", "--to", "2020-06-30", "--lang", "en")
    let known = Set(whole.events.map { $0.value("UID") })
    #expect(part.events.count == 3 && part.events.allSatisfy { known.contains($0.value("UID")) })
  }

  @Test("a wrong day ends the call, a file is written whole")
  func call() async throws {
    let wrong = try await CommandLineTool().run(
      "calendar", "datasets/plans/thien-ke-2020", "--from", "2020-13-01", "--lang", "en")
    #expect(wrong.status == 64 && wrong.messages.contains("2020-13-01"))
    let place = try TemporaryFolder()
    let outcome = try await CommandLineTool().run(
      "calendar", "datasets/plans/thien-ke-2020", "-o", place.path("plan.ics"))
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    let data = try Data(contentsOf: URL(filePath: place.path("plan.ics")))
    #expect(try StrictCalendar(data).events.count == 6)
  }
}
