import Panels
import Planning
import Testing

@Suite("Roadmaps")
struct RoadmapReviewTests {
  private static func plan(
    _ entries: [RoadmapEntry], outcomes: [RoadmapOutcome] = [], recognitions: [Recognition] = []
  ) -> Plan {
    var plan = Plan(
      id: "p", title: LocalizedText("p"), area: Area(name: "A", kind: .district), statusYear: 2021,
      horizonYear: 2025)
    plan.roadmap = entries
    plan.outcomes = outcomes
    plan.recognitions = recognitions
    return plan
  }

  private static func entry(
    _ unit: String, _ level: Level, _ year: Int, set: String = "base"
  ) -> RoadmapEntry {
    RoadmapEntry(unit: unit, level: level, set: set, year: year, row: "")
  }

  private static func outcome(_ level: Level, _ year: Int, _ count: Int) -> RoadmapOutcome {
    RoadmapOutcome(
      year: year, level: level, recognised: count, decision: "", decisionDate: nil, source: "")
  }

  private static func recognition(_ unit: String, _ level: Level, _ year: Int) -> Recognition {
    Recognition(
      unit: unit, level: level, set: "base", metYear: year, decision: "", decisionDate: nil,
      source: "")
  }

  @Test("each line tells its verdict, its conditions, what is missing and what is open")
  func standings() {
    let debt = Programme.panel("debt", .yesno, [[nil, 1], [nil, 0], [nil, nil]])
    let state = Programme.state([[0, 4], [0, 3], [0, nil]], extra: [debt])
    let plan = Self.plan(
      [
        Self.entry("u10", .met, 2022), Self.entry("u11", .met, 2023), Self.entry("u12", .met, 2024),
        Self.entry("u11", .basic, 2022), Self.entry("nobody", .met, 2022),
        Self.entry("u10", .met, 2022, set: "nothing"),
      ],
      recognitions: [
        Self.recognition("u10", .advanced, 2021), Self.recognition("u10", .met, 2019),
        Self.recognition("u11", .basic, 2020),
      ])
    let found = RoadmapReview(plan: plan).standings(on: state)
    #expect(found.map(\.entry.unit) == ["u10", "u11", "u12", "u11"])
    #expect(found.map(\.verdict) == [.met, .notMet, .notAssessable, .met])
    #expect(found.map(\.conditions) == [.met, .notMet, .notAssessable, .notMet])
    #expect(found.map(\.missing) == [[], ["4"], [], ["4"]])
    #expect(found.map(\.unknown) == [[], [], ["1"], []])
    #expect(found.map(\.recognition?.metYear) == [2019, nil, nil, 2020])
    #expect(found.allSatisfy { $0.statusYear == 2021 })
  }

  @Test("without data of the status year there is nothing to stand on")
  func noData() {
    let plan = Self.plan([Self.entry("u10", .met, 2022)])
    #expect(
      RoadmapReview(plan: plan).standings(on: Programme.state([[4, 4]], first: 2010)).isEmpty)
  }

  @Test("planned and recognised add up year by year, and unknown years stay unknown")
  func years() {
    let plan = Self.plan(
      [
        Self.entry("a", .advanced, 2019), Self.entry("b", .advanced, 2019),
        Self.entry("c", .advanced, 2020), Self.entry("d", .met, 2020),
      ],
      outcomes: [
        Self.outcome(.advanced, 2019, 3), Self.outcome(.advanced, 2021, 2),
        Self.outcome(.met, 2020, 1),
      ])
    let years = RoadmapReview(plan: plan).years()
    #expect(years.map(\.level) == [.met, .advanced, .advanced, .advanced])
    #expect(years.map(\.year) == [2020, 2019, 2020, 2021])
    #expect(years.map(\.planned) == [1, 2, 1, 0])
    #expect(years.map(\.plannedCumulative) == [1, 2, 3, 3])
    #expect(years.map(\.recognised) == [1, 3, nil, 2])
    #expect(years.map(\.recognisedCumulative) == [1, 3, nil, nil])
  }

  @Test("what is planned in all years is what the roadmap holds, level by level")
  func totals() {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<50 {
      let entries = (0..<Int.random(in: 0...25, using: &generator)).map { index in
        Self.entry(
          "u\(index)", Level.allCases[Int.random(in: 1..<6, using: &generator)],
          Int.random(in: 2019...2023, using: &generator))
      }
      let years = RoadmapReview(plan: Self.plan(entries)).years()
      for level in Level.allCases {
        let own = years.filter { $0.level == level }
        let count = entries.count { $0.level == level }
        #expect(own.map(\.planned).reduce(0, +) == count)
        #expect((own.last?.plannedCumulative ?? 0) == count)
        #expect(own.map(\.year) == own.map(\.year).sorted())
      }
    }
  }
}
