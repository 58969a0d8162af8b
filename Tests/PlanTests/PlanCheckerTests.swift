import Analytics
import Panels
import Planning
import Testing

@Suite("The numbers of a plan against each other")
struct PlanCheckerTests {
  private static let place = SourceLocation(file: "plan.yaml", line: 7, column: 3)

  private static func target(
    _ id: String, _ statistic: TargetStatistic, _ requirement: Requirement, year: Int? = 2021,
    units: [String] = []
  ) -> Target {
    Target(
      id: id, name: LocalizedText(id), statistic: statistic, requirement: requirement, unit: "",
      year: year, units: units, location: place)
  }

  private static func checks(
    _ targets: [Target], _ state: ProgrammeState, roadmap: [RoadmapEntry] = []
  ) -> [PlanCheck] {
    var plan = Plan(
      id: "p", title: LocalizedText("p"), area: Area(name: "A", kind: .district), statusYear: 2020,
      horizonYear: 2022)
    plan.targets = targets
    plan.roadmap = roadmap
    return PlanChecker(plan: plan, state: state).checks()
  }

  private static let three = Programme.state([[4], [0], [0]])

  @Test(
    "two targets of one statistic and year must leave room for a value",
    arguments: [
      (Requirement.atLeast(5), Requirement.atMost(5), Verdict.met),
      (.above(5), .atMost(5), .notMet), (.atLeast(6), .below(6), .notMet),
      (.within(1, 3), .within(3, 4), .met), (.within(1, 2), .within(3, 4), .notMet),
      (.atLeast(1), .above(9), .met),
    ])
  func contradictions(one: Requirement, other: Requirement, verdict: Verdict) throws {
    let average = TargetStatistic.averageCriteria(set: "base")
    let checks = Self.checks(
      [Self.target("a", average, one), Self.target("b", average, other)], Self.three)
    let check = try #require(checks.first { $0.kind == .contradiction })
    #expect(check.verdict == verdict && check.other == "b")
    #expect(check.problem?.location == (verdict == .notMet ? Self.place : nil))
    let apart = Self.checks(
      [Self.target("a", average, one), Self.target("b", average, other, year: 2022)], Self.three)
    #expect(!apart.contains { $0.kind == .contradiction })
  }

  @Test("no more communes can rise to a level than stand below it")
  func available() throws {
    for (bar, verdict) in [(2.0, Verdict.met), (3, .notMet)] {
      let check = try #require(
        Self.checks(
          [Self.target("a", .communesAdded(.met, set: "base"), .atLeast(bar))], Self.three
        ).first)
      #expect(check.kind == .available && check.bound == 2 && check.verdict == verdict)
      #expect(check.slack == 2 - bar)
      #expect(check.problem?.location == (verdict == .notMet ? Self.place : nil))
    }
    let all = try #require(
      Self.checks(
        [
          Self.target("a", .communesAtLevel(.met, set: "base", orAbove: true), .above(2.5))
        ], Self.three
      ).first)
    #expect(all.promised == 3 && all.bound == 3 && all.verdict == .met)
  }

  @Test("a roadmap of 11 and then 9 units bears out 11 and 20, not 12 and 21")
  func roadmap() throws {
    let state = Programme.state(Array(repeating: [0], count: 20))
    let codes = state.panels.units.codes
    let entries = codes.enumerated().map { position, code in
      RoadmapEntry(
        unit: code, level: .met, set: "base", year: position < 11 ? 2021 : 2022, row: "")
    }
    for (year, bar, verdict) in [
      (2021, 11.0, Verdict.met), (2022, 20, .met), (2021, 12, .notMet), (2022, 21, .notMet),
    ] {
      let checks = Self.checks(
        [Self.target("a", .communesAdded(.met, set: "base"), .atLeast(bar), year: year)], state,
        roadmap: entries)
      let check = try #require(checks.first { $0.kind == .roadmap })
      #expect(check.verdict == verdict && check.bound == (year == 2021 ? 11 : 20))
    }
  }

  @Test("a mean below the bar its roadmap communes must pass is told, and so is an unknown bar")
  func bars() throws {
    var set = Programme.base
    set.criteria[0].indicators[0] = IndicatorRule(
      id: "1.1", name: LocalizedText("income"), measure: "income", kind: .positive,
      thresholds: [
        Threshold(
          scope: .national, years: 2021...2021, level: .value(48), verified: true, sources: [])
      ])
    let panels = Programme.state(
      [[4], [4]], extra: [Programme.panel("income", .positive, [[50], [30]])]
    ).panels
    let state = ProgrammeState(
      panels: panels, sets: [set], recognitions: [], scope: UnitScope(includesTowns: false))
    let entries = [RoadmapEntry(unit: "u10", level: .met, set: "base", year: 2021, row: "")]
    for (bar, year, verdict) in [
      (42.0, 2021, Verdict.notMet), (48, 2021, .met), (42, 2022, .notAssessable),
    ] {
      let checks = Self.checks(
        [Self.target("a", .mean(indicator: "income"), .atLeast(bar), year: year)], state,
        roadmap: entries)
      let check = try #require(checks.first { $0.kind == .barBelow })
      #expect(check.verdict == verdict && check.units == ["u10"])
      #expect((check.problem != nil) == (verdict != .met))
      if year == 2021 { #expect(check.bound == 48 && check.slack == bar - 48) }
    }
  }
}
