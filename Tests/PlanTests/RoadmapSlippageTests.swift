import Panels
import Planning
import Testing

@Suite("Planned years against recognitions")
struct RoadmapSlippageTests {
  private static func entry(_ unit: String, _ year: Int) -> RoadmapEntry {
    RoadmapEntry(unit: unit, level: .met, set: "base", year: year, row: "")
  }

  private static func recognition(
    _ unit: String, _ year: Int, _ level: Level = .met
  ) -> Recognition {
    Recognition(
      unit: unit, level: level, set: "base", metYear: year, decision: "", decisionDate: nil,
      source: "")
  }

  /// Six units: planned for 2021 but the last, which is planned for 2024. Of 2021 all recognitions are
  /// named, of 2022 one of two.
  private static let plan: Plan = {
    var plan = Plan(
      id: "p", title: LocalizedText("p"), area: Area(name: "A", kind: .district), statusYear: 2021,
      horizonYear: 2025)
    plan.roadmap = [
      entry("u10", 2021), entry("u11", 2021), entry("u12", 2021), entry("u13", 2022),
      entry("u14", 2020), entry("u15", 2024),
    ]
    plan.outcomes = [(2021, 1), (2022, 2)].map { year, count in
      RoadmapOutcome(
        year: year, level: .met, recognised: count, decision: "", decisionDate: nil, source: "")
    }
    plan.recognitions = [
      recognition("u10", 2021), recognition("u10", 2023, .advanced), recognition("u11", 2022),
    ]
    return plan
  }()

  private static func lines() -> [RoadmapSlippage] {
    // The first meets in 2021, the second in both years, others never for sure.
    let state = Programme.state(
      [[3, 4], [4, 4], [0, nil], [0, 0], [0, 0], [0, 0]],
      extra: [Programme.panel("debt", .yesno, Array(repeating: [1, 1], count: 6))])
    return RoadmapReview(plan: plan).slippage(on: state)
  }

  @Test("each line has its years and what is known of it")
  func status() {
    let lines = Self.lines()
    // 2020 has no published outcome; not all of 2022 are named; 2024 is after everything known.
    #expect(lines.map(\.status) == [.inTime, .late, .notInTime, .unknown, .unknown, .notDue])
    #expect(lines.map(\.years) == [0, 1, nil, nil, nil, nil])
    #expect(lines.map(\.metYear) == [2021, 2020, nil, nil, nil, nil])
  }

  @Test("lines are counted by level and year, with the published number beside")
  func counts() {
    let counts = RoadmapReview(plan: Self.plan).slippageCounts(Self.lines())
    #expect(counts.map(\.year) == [2020, 2021, 2022, 2024])
    #expect(counts.map(\.planned) == [1, 3, 1, 1])
    #expect(counts[1].counts == [.inTime: 1, .late: 1, .notInTime: 1])
    #expect(counts.map(\.published) == [nil, 1, 2, nil])
    #expect(counts[1].meanYears == 0.5 && counts[0].meanYears.isNaN)
  }
}
