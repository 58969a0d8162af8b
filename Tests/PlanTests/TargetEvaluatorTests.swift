import Analytics
import Panels
import Planning
import Testing

@Suite("Targets")
struct TargetEvaluatorTests {
  private static func target(
    _ statistic: TargetStatistic, _ requirement: Requirement, units: [String] = []
  ) -> Target {
    Target(
      id: "t", name: LocalizedText("t"), statistic: statistic, requirement: requirement, unit: "",
      year: nil, units: units)
  }

  private static func judge(
    _ state: ProgrammeState, _ statistic: TargetStatistic, _ requirement: Requirement,
    units: [String] = [], year: Int = 2021
  ) -> [TargetResult] {
    TargetEvaluator(state: state, statusYear: 2020, basis: .observed)
      .results(of: target(statistic, requirement, units: units), year: year)
  }

  @Test("communes at a level are counted exactly there, and both readings are told")
  func atLevel() throws {
    let state = Programme.state([[0, 4], [0, 3], [0, 3], [0, 2]])
    let exact = try #require(
      Self.judge(state, .communesAtLevel(.basic, set: "base", orAbove: false), .atLeast(3)).first)
    #expect(exact.value == 2 && exact.verdict == .notMet && exact.margin == -1)
    #expect(exact.otherReading == 3 && exact.otherVerdict == .met)
    let above = try #require(
      Self.judge(state, .communesAtLevel(.basic, set: "base", orAbove: true), .atLeast(3)).first)
    #expect(above.value == 3 && above.verdict == .met && above.otherReading == 2)
    let met = try #require(
      Self.judge(state, .communesAtLevel(.met, set: "base", orAbove: false), .within(1, 1)).first)
    #expect(met.value == 1 && met.verdict == .met && met.otherReading == nil)
  }

  @Test("a count is judged only when the unknown communes cannot change the answer")
  func unknown() throws {
    let state = Programme.state([[0, 4], [0, nil], [0, 0]])
    for (requirement, expected) in [
      (Requirement.atLeast(1), Verdict.met), (.atLeast(2), .notAssessable), (.atLeast(3), .notMet),
      (.atMost(2), .met), (.atMost(1), .notAssessable), (.below(1), .notMet),
      (.above(1), .notAssessable),
      (.within(1, 2), .met), (.within(2, 3), .notAssessable),
    ] {
      let result = try #require(
        Self.judge(state, .communesAtLevel(.met, set: "base", orAbove: true), requirement).first)
      #expect(result.verdict == expected, "\(requirement)")
      #expect(result.value == 1 && result.unknown == 1 && result.units == 3)
    }
  }

  @Test("an average with open criteria is judged only when they cannot change the answer")
  func openAverage() throws {
    // 4 criteria for sure, and 3 or 4: between 3.5 and 4 a commune; the known average is 4.
    let state = Programme.state([[0, 4], [0, nil]])
    for (requirement, expected) in [
      (Requirement.atLeast(3.5), Verdict.met), (.above(3.5), .notAssessable),
      (.atLeast(4.5), .notMet),
      (.atMost(4), .met), (.below(4), .notAssessable), (.below(3.5), .notMet),
      (.within(3, 4), .met), (.within(3.6, 5), .notAssessable), (.within(1, 3), .notMet),
    ] {
      let result = try #require(
        Self.judge(state, .averageCriteria(set: "base"), requirement).first)
      #expect(result.verdict == expected, "\(requirement)")
      #expect(result.value == 4 && result.unknown == 1)
    }
  }

  @Test("a total with missing values is judged only when they cannot change the answer")
  func openTotal() throws {
    let villages = Programme.panel("villages", .count, [[1, 5], [1, nil]])
    let state = Programme.state([[0, 4], [0, 4]], extra: [villages])
    for (requirement, expected) in [
      (Requirement.atLeast(5), Verdict.met), (.atLeast(6), .notAssessable), (.below(5), .notMet),
      (.below(6), .notAssessable), (.within(5, 9), .notAssessable), (.within(1, 4), .notMet),
    ] {
      let result = try #require(
        Self.judge(state, .total(indicator: "villages"), requirement).first)
      #expect(result.verdict == expected, "\(requirement)")
    }
  }

  @Test("gains and losses compare the year with the status year, commune by commune")
  func moved() throws {
    let state = Programme.state([[3, 4], [4, 4], [4, 2], [2, 4], [4, 3]])
    let added = try #require(
      Self.judge(state, .communesAdded(.met, set: "base"), .within(2, 3)).first)
    #expect(added.value == 2 && added.verdict == .met)
    let lost = try #require(
      Self.judge(state, .communesLost(.met, set: "base", heldBy: .criteria), .atMost(0)).first)
    #expect(lost.value == 2 && lost.verdict == .notMet && lost.margin == -2)
    let basic = try #require(
      Self.judge(state, .communesLost(.basic, set: "base", heldBy: .criteria), .atMost(0)).first)
    #expect(basic.value == 1)
  }

  @Test("without data of the status year gains are not assessable")
  func noStatusYear() throws {
    let evaluator = TargetEvaluator(
      state: Programme.state([[4, 4]]), statusYear: 2010, basis: .observed)
    let target = Self.target(.communesAdded(.met, set: "base"), .atLeast(0))
    let result = try #require(evaluator.results(of: target, year: 2021).first)
    #expect(result.verdict == .notAssessable && result.value.isNaN && result.margin.isNaN)
    #expect(
      evaluator.results(of: Self.target(.yearlyGain(set: "base"), .atLeast(1)), year: 2021).isEmpty)
  }

  @Test("the bar of an average may be strict")
  func average() throws {
    let state = Programme.state([[0, 1], [0, 4], [0, 4]])
    let result = try #require(
      Self.judge(state, .averageCriteria(set: "base"), .above(3)).first)
    #expect(result.value == 3 && result.verdict == .notMet && result.margin == 0)
    #expect(result.units == 3 && result.unknown == 0)
    let inclusive = try #require(
      Self.judge(state, .averageCriteria(set: "base"), .atLeast(3)).first)
    #expect(inclusive.verdict == .met)
    let named = try #require(
      Self.judge(state, .averageCriteria(set: "base"), .atLeast(4), units: ["u11", "u12"]).first)
    #expect(named.value == 4 && named.units == 2)
  }

  @Test("towns are left out of averages unless the plan counts them")
  func towns() throws {
    let met: [[Int?]] = [[0, 2], [0, 4]]
    let kinds: [UnitKind] = [.commune, .town]
    for (includesTowns, expected) in [(false, 2.0), (true, 3.0)] {
      let state = Programme.state(met, kinds: kinds, includesTowns: includesTowns)
      let result = try #require(Self.judge(state, .averageCriteria(set: "base"), .atLeast(0)).first)
      #expect(result.value == expected)
    }
  }

  @Test("a mean is weighted as its indicator says, a total is a sum")
  func meansAndTotals() throws {
    let income = Programme.panel(
      "income", .positive, [[1, 30], [1, 60], [1, nil]], weight: "people")
    let people = Programme.panel("people", .count, [[100, 100], [300, 300], [50, 50]])
    let villages = Programme.panel("villages", .count, [[1, 10], [1, 20], [1, nil]])
    let state = Programme.state(
      [[0, 0], [0, 0], [0, 0]], extra: [income, people, villages])
    let mean = try #require(Self.judge(state, .mean(indicator: "income"), .atLeast(52.5)).first)
    #expect(mean.value == 52.5 && mean.verdict == .met && mean.units == 2 && mean.unknown == 1)
    let total = try #require(Self.judge(state, .total(indicator: "villages"), .atLeast(31)).first)
    #expect(total.value == 30 && total.margin == -1 && total.unknown == 1)
    let named = try #require(
      Self.judge(state, .total(indicator: "villages"), .atLeast(20), units: ["u11"]).first)
    #expect(named.value == 20 && named.verdict == .met && named.unknown == 0)
    let none = try #require(Self.judge(state, .mean(indicator: "nothing"), .atLeast(1)).first)
    #expect(none.value.isNaN && none.verdict == .notAssessable)
  }

  @Test("a mean of named communes is the mean of those and of no others")
  func namedMean() throws {
    let income = Programme.panel(
      "income", .positive, [[1, 30], [1, 60], [1, 90]], weight: "people")
    let people = Programme.panel("people", .count, [[100, 100], [300, 300], [50, 50]])
    let state = Programme.state([[0, 0], [0, 0], [0, 0]], extra: [income, people])
    let result = try #require(
      Self.judge(state, .mean(indicator: "income"), .atLeast(50), units: ["u10", "u12"]).first)
    #expect(result.value == (30 * 100 + 90 * 50) / 150.0 && result.units == 2)
  }

  @Test("a promise for named communes is judged for each; open criteria matter only where they can")
  func criteriaMet() throws {
    let state = Programme.state([[0, 4], [0, 3], [0, nil]])
    let results = Self.judge(
      state, .criteriaMet(set: "base"), .atLeast(4), units: ["u10", "u11", "u12"])
    #expect(results.map(\.unit) == ["u10", "u11", "u12"])
    #expect(results.map(\.verdict) == [.met, .notMet, .notAssessable])
    let three = Self.judge(state, .criteriaMet(set: "base"), .atLeast(3), units: ["u12"])
    #expect(three.map(\.verdict) == [.met])
    #expect(three.first?.value.isNaN ?? false)
  }

  @Test("a yearly gain is asked of communes that are not complete yet")
  func yearlyGain() {
    let state = Programme.state([[2, 4], [4, 4], [3, 3], [nil, 4]])
    let results = Self.judge(state, .yearlyGain(set: "base"), .within(1, 2))
    #expect(results.map(\.unit) == ["u10", "u12"])
    #expect(results.map(\.value) == [2, 0])
    #expect(results.map(\.verdict) == [.met, .notMet])
    #expect(Self.judge(state, .yearlyGain(set: "base"), .within(1, 2), year: 2020).isEmpty)
  }

  @Test("a year without data has no result, a set that is not assessed no answer")
  func outside() throws {
    let state = Programme.state([[4, 4]])
    #expect(Self.judge(state, .averageCriteria(set: "base"), .atLeast(1), year: 2030).isEmpty)
    let other = try #require(
      Self.judge(state, .communesAtLevel(.met, set: "none", orAbove: true), .atLeast(1)).first)
    #expect(other.verdict == .notAssessable && other.value.isNaN)
  }

  @Test("a result is as trustworthy as the least trustworthy figure of its year")
  func provenance() throws {
    var extra = Programme.panel("income", .positive, [[1, 2]])
    extra.provenance = .perCell([.observed, .simulated])
    let state = Programme.state([[4, 4]], extra: [extra])
    let now = try #require(Self.judge(state, .averageCriteria(set: "base"), .atLeast(1)).first)
    #expect(now.provenance == .simulated)
    let before = try #require(
      Self.judge(state, .averageCriteria(set: "base"), .atLeast(1), year: 2020).first)
    #expect(before.provenance == .observed)
  }
}
