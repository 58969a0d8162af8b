import Analytics
import Panels
import Planning
import Testing

@Suite("Targets for shares and for each commune")
struct TargetShareTests {
  private static func judge(
    _ state: ProgrammeState, _ statistic: TargetStatistic, _ requirement: Requirement,
    units: [String] = []
  ) -> [TargetResult] {
    TargetEvaluator(state: state, statusYear: 2020, basis: .observed).results(
      of: Target(
        id: "t", name: LocalizedText("t"), statistic: statistic, requirement: requirement, unit: "",
        year: nil, units: units),
      year: 2021)
  }

  private static func share(
    _ state: ProgrammeState, _ level: Level, of base: RequiredLevel? = nil,
    _ requirement: Requirement = .atLeast(50)
  ) throws -> TargetResult {
    try #require(
      judge(
        state, .shareAtLevel(level, set: "base", orAbove: true, of: base), requirement
      ).first)
  }

  @Test("a share is of all communes, or of those at another level")
  func bases() throws {
    // 4 criteria meet, 3 stand at the basic level: 2 of 5 meet, 2 of the 4 that are basic or above.
    let state = Programme.state([[0, 4], [0, 4], [0, 3], [0, 3], [0, 1]])
    let all = try Self.share(state, .met)
    #expect(all.value == 40 && all.verdict == .notMet && all.units == 5 && all.unknown == 0)
    let ofBasic = try Self.share(state, .met, of: RequiredLevel(set: "base", level: .basic))
    #expect(ofBasic.value == 50 && ofBasic.verdict == .met && ofBasic.units == 4)
  }

  @Test("a share with open communes is judged only when they cannot change the answer")
  func open() throws {
    // One meets, one does not, one is open: between a third and two thirds.
    let state = Programme.state([[0, 4], [0, 0], [0, nil]])
    for (requirement, verdict) in [
      (Requirement.atLeast(30), Verdict.met), (.atLeast(50), .notAssessable),
      (.atLeast(70), .notMet), (.atMost(70), .met), (.below(30), .notMet),
    ] {
      let result = try Self.share(state, .met, requirement)
      #expect(result.verdict == verdict && result.unknown == 1, "\(requirement)")
    }
  }

  @Test("no commune at the base has no share")
  func empty() throws {
    let state = Programme.state([[0, 1], [0, 0]])
    let result = try Self.share(state, .met, of: RequiredLevel(set: "base", level: .basic))
    #expect(result.value.isNaN && result.verdict == .notAssessable)
    #expect(result.missingChance == .emptyBase)
  }

  @Test("a value is judged commune by commune, with its own provenance")
  func values() throws {
    let income = Programme.panel("income", .positive, [[40, 50], [40, nil], [40, 47]])
    let state = Programme.state([[0, 4], [0, 4], [0, 4]], extra: [income])
    let results = Self.judge(state, .value(indicator: "income"), .atLeast(48))
    #expect(results.map(\.unit) == ["u10", "u11", "u12"])
    #expect(results.map(\.verdict) == [.met, .notAssessable, .notMet])
    #expect(results.map(\.unknown) == [0, 1, 0] && results[2].margin == -1)
    let one = Self.judge(state, .value(indicator: "income"), .atLeast(48), units: ["u12"])
    #expect(one.map(\.unit) == ["u12"])
  }
}
