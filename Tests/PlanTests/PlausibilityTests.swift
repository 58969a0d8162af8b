import Analytics
import Panels
import Testing

@testable import Planning

@Suite("Promises against the way so far")
struct PlausibilityTests {
  /// Ten communes whose share rises by 1, 2, … 10 points a year from 50.
  private static func state(last: Int = 2022) -> ProgrammeState {
    let rows = (1...10).map { slope -> [Double?] in
      (0...(last - 2020)).map { Double(50 + slope * $0) }
    }
    let counts: [[Int?]] = rows.map { $0.map { _ in 4 } }
    return Programme.state(counts, extra: [Programme.panel("share", .share, rows)])
  }

  private static func rows(
    _ bars: [(Int, Requirement)], _ state: ProgrammeState, statistic: TargetStatistic? = nil,
    reference: Target.Reference? = nil, breaks: [SeriesBreak] = [], status: Int = 2022
  ) -> [PlausibilityRow] {
    var plan = Plan(
      id: "p", title: LocalizedText("p"), area: Area(name: "A", kind: .district),
      statusYear: status,
      horizonYear: 2030)
    plan.breaks = breaks
    plan.targets = bars.map { year, requirement in
      var target = Target(
        id: "t\(year)", name: LocalizedText("t"),
        statistic: statistic ?? .mean(indicator: "share"), requirement: requirement, unit: "",
        year: year)
      target.reference = reference
      return target
    }
    return PlausibilityReview(plan: plan, state: state).rows()
  }

  @Test("what a mean needs a year is ranked among the changes of the communes")
  func ranks() throws {
    // The mean of 2022 is 61; 20 changes of one year: 1 to 10 points, each twice.
    let expected: [(Double, Double, Ambition)] = [
      (63.5, 20, .routine), (66.5, 50, .routine), (68.5, 70, .ambitious), (70.5, 90, .stretch),
      (70.99, 90, .stretch), (71, 95, .stretch), (72, 100, .notSeenBefore),
    ]
    for (bar, percentile, ambition) in expected {
      let row = try #require(Self.rows([(2023, .atLeast(bar))], Self.state()).first)
      #expect(row.startYear == 2022 && abs(row.startValue - 61) < 1e-9)
      #expect(abs(row.required.value - (bar - 61)) < 1e-9)
      #expect(abs(row.observed.value - 5.5) < 1e-9 && row.observedYears == 2)
      #expect(row.comparisons == 20 && abs(row.percentile - percentile) < 1e-9, "\(bar)")
      #expect(row.ambition == ambition, "\(bar)")
      #expect(abs(row.reached - 66.5) < 1e-9)
      #expect(row.verdict == (bar <= 66.5 ? .met : .notMet))
    }
  }

  @Test("no pace leads a share beyond 0 or 100, criteria beyond those of the set")
  func bounds() throws {
    // The mean of 2022 is 61 and rises by 5.5 a year: 61 + 8 × 5.5 = 105 in 2030.
    let rising = try #require(Self.rows([(2030, .atLeast(99))], Self.state()).first)
    #expect(rising.reached == 100 && rising.verdict == .met)
    let above = try #require(Self.rows([(2030, .above(100))], Self.state()).first)
    #expect(above.verdict == .notMet)
    let falling = Programme.state(
      [[4, 4, 4]], extra: [Programme.panel("share", .share, [[30, 20, 10]])])
    let row = try #require(Self.rows([(2024, .atMost(0))], falling).first)
    #expect(row.reached == 0 && row.verdict == .met)
    let counted = Programme.state([[0, 2, 4]])
    let criteria = try #require(
      Self.rows(
        [(2025, .atLeast(4))], counted, statistic: .averageCriteria(set: "base")
      ).first)
    #expect(criteria.reached == 4)
  }

  @Test("a target met at the start is already met, and needs nothing")
  func alreadyMet() throws {
    let row = try #require(Self.rows([(2023, .atLeast(60))], Self.state()).first)
    #expect(row.ambition == .alreadyMet && row.required.value == 0 && row.percentile.isNaN)
  }

  @Test("two years ahead are compared with changes over two years")
  func longerSpan() throws {
    let row = try #require(Self.rows([(2024, .atLeast(79))], Self.state()).first)
    // 18 points in two years: 9 a year, among ten changes of two years, too few to tell.
    #expect(row.comparisons == 10 && abs(row.required.value - 9) < 1e-9)
    #expect(row.percentile.isNaN && row.ambition == .unknown)
    // A year more makes them twenty, each slope twice: the mean of 2023 is 66.5, and 17 points are 8.5 a year.
    let longer = try #require(
      Self.rows([(2025, .atLeast(66.5 + 17))], Self.state(last: 2023), status: 2023).first)
    #expect(longer.comparisons == 20 && abs(longer.required.value - 8.5) < 1e-9)
    #expect(abs(longer.percentile - 80) < 1e-9 && longer.ambition == .ambitious)
  }

  @Test("the way from one promise to the next and from another place are judged as well")
  func otherStarts() throws {
    let reference = Target.Reference(place: "There", year: 2021, value: 30, source: "S")
    let rows = Self.rows(
      [(2023, .atLeast(66)), (2025, .atLeast(88))], Self.state(), reference: reference)
    #expect(rows.map(\.start.label) == ["status", "reference", "status", "target", "reference"])
    let path = rows[3]
    #expect(path.start.name == "t2023" && path.startYear == 2023 && path.startValue == 66)
    #expect(abs(path.required.value - 11) < 1e-9 && path.ambition == .unknown)
    #expect(abs(path.reached - 77) < 1e-9 && path.verdict == .notMet)
    #expect(rows[1].startValue == 30 && abs(rows[1].required.value - 18) < 1e-9)
  }

  @Test(
    "no change or trend is taken from before the last break", arguments: [(2022, 0), (2021, 10)])
  func breaks(year: Int, comparisons: Int) throws {
    let cut = SeriesBreak(
      indicator: "share", year: year, kind: .povertyStandard, treatment: .newSegment, units: [],
      note: LocalizedText("cut"), location: SourceLocation(file: "plan.yaml"))
    let row = try #require(
      Self.rows([(2023, .atLeast(64))], Self.state(), breaks: [cut]).first)
    #expect(row.observedYears == 2022 - year)
    #expect(row.observed.value.isNaN == (year == 2022))
    #expect(row.comparisons == comparisons, "the ten changes from 2021 to 2022, or none")
  }

  @Test("a count of communes has only its own past, and too little of it tells nothing")
  func counts() throws {
    let few = Programme.state([[0, 4, 4], [0, 0, 4], [0, 0, 0]])
    let row = try #require(
      Self.rows(
        [(2023, .atLeast(3))], few, statistic: .communesAtLevel(.met, set: "base", orAbove: true)
      ).first)
    #expect(row.startValue == 2 && row.required.value == 1 && row.observed.value == 1)
    #expect(row.comparisons == 2 && row.ambition == .unknown && row.verdict == .met)
  }

  @Test("an added count is held against the communes that came each year, lost ones not taken off")
  func added() throws {
    // One comes in 2021 and goes in 2022, when two come.
    let state = Programme.state([[0, 4, 0], [0, 0, 4], [0, 0, 4]])
    let row = try #require(
      Self.rows(
        [(2023, .within(3, 4))], state, statistic: .communesAdded(.met, set: "base")
      ).first)
    #expect(row.startValue == 0 && row.bar == 3 && row.required.value == 3)
    #expect(row.observed.value == 1.5 && row.observedYears == 2 && row.reached == 1.5)
    #expect(row.verdict == .notMet)
  }

  @Test(
    "the changes compared are those of the peers of targets: two hundred nearest, ties all taken")
  func nearest() {
    let series = (0..<600).map { [Double($0), Double($0) + ($0 < 300 ? 1 : 2)] }
    let made = PeerChanges(series, years: 1, measure: .difference) { _, _, _ in false }
    #expect(made.count(from: 0) == 200)
    #expect(made.percentile(of: 1.5, from: 0, isUpward: true) == 100)
    #expect(made.percentile(of: 1.5, from: 599, isUpward: true) == 0)
    let flat = PeerChanges(
      (0..<300).map { _ in [5.0, 6] }, years: 1, measure: .difference
    ) { _, _, _ in false }
    #expect(flat.count(from: 5) == 300)
  }
}
