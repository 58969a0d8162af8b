import Analytics
import Panels
import Planning
import Testing

@Suite("Two criteria sets side by side")
struct SetComparisonTests {
  private static func rule(
    _ id: String, _ name: String, _ measure: String, _ bars: [(ThresholdScope, Double?)],
    _ comparison: Comparison = .atLeast, kind: IndicatorKind = .share
  ) -> IndicatorRule {
    IndicatorRule(
      id: id, name: LocalizedText(name), measure: measure, kind: kind, comparison: comparison,
      thresholds: bars.map {
        Threshold(scope: $0.0, level: $0.1.map { .value($0) } ?? .unknown, verified: $0.1 != nil)
      })
  }

  private static func set(
    _ id: String, years: ClosedRange<Int>, _ rules: [IndicatorRule], open: String? = nil
  ) -> CriteriaSet {
    CriteriaSet(
      id: id, key: id, title: LocalizedText(id), legalNumber: id, years: years,
      criteria: rules.map { Criterion(id: "c\($0.id)", name: $0.name, indicators: [$0]) }
        + (open.map { [Criterion(id: "open", name: LocalizedText($0), indicators: [])] } ?? []),
      ladder: [LadderRung(level: .met)])
  }

  private static let old = set(
    "old", years: 2016...2020,
    [
      rule("1", "Coverage", "insurance", [(.national, 85)]),
      rule("2", "Poverty", "poverty", [(.national, 5)], .atMost),
      rule("3", "House", "old/3", [], kind: .yesno),
      rule("4", "Road", "road", [(.national, 50)]),
    ])

  private static func state(_ sets: [CriteriaSet]) -> ProgrammeState {
    ProgrammeState(
      panels: PanelSet(
        units: UnitTable(codes: ["a", "b", "c", "d"]), years: [2020],
        panels: [
          Programme.panel("insurance", .share, [[84], [88], [92], [nil]]),
          Programme.panel("poverty", .share, [[6], [4], [2], [1]]),
          Programme.panel("road", .share, [[60], [60], [40], [40]]),
          Programme.panel("old/3", .yesno, [[1], [1], [1], [0]]),
        ]), sets: sets, recognitions: [], scope: UnitScope(includesTowns: false))
  }

  private static func rows(_ new: CriteriaSet) -> [SetDifference] {
    SetComparison(
      old, new, among: [old, new], state: state([old, new]), year: 2020
    ).rows()
  }

  @Test("bars are paired by what they measure, and who newly fails is named")
  func paired() {
    let rows = Self.rows(
      Self.set(
        "new", years: 2026...2030,
        [
          Self.rule("9.1", "Insured", "insurance", [(.national, 90)]),
          Self.rule("9.2", "Poor", "poverty", [(.national, 6)], .atMost),
          Self.rule("9.3", "House", "new/9.3", [], kind: .yesno),
          Self.rule("9.4", "Digital", "new/9.4", [], kind: .yesno),
        ]))
    #expect(rows.map(\.change) == [.stricter, .looser, .same, .dropped, .added])
    // 88 passes 85 and not 90; the unit without a value stays open.
    #expect(rows[0].newlyFailing == ["b"] && rows[0].metOld == 2 && rows[0].metNew == 1)
    #expect(rows[0].unknownNew == 1 && rows[0].new?.bar == 90 && rows[0].old?.bar == 85)
    #expect(rows[1].newlyMet == ["a"] && rows[1].newlyFailing.isEmpty)
    // The same name, and data under the older one only.
    #expect(rows[2].metOld == 3 && rows[2].unknownNew == 4)
    #expect(rows[3].new == nil && rows[3].metOld == 2)
    #expect(rows[4].old == nil)
  }

  @Test("a bar that nobody verified is no bar, and a list that is not known drops nothing")
  func unknown() {
    let rows = Self.rows(
      Self.set(
        "new", years: 2026...2030,
        [Self.rule("1", "Insured", "insurance", [(.national, nil)])], open: "Poverty"))
    #expect(rows.map(\.change) == [.unknown, .unknown, .unknown, .unknown, .added])
    #expect(rows[0].new?.bar.isNaN == true && rows[0].unknownNew == 4)
    #expect(rows[0].newlyFailing.isEmpty)
    #expect(rows[1].new == nil)
  }

  @Test("communes with bars of their own make rows of their own")
  func zones() {
    let rows = Self.rows(
      Self.set(
        "new", years: 2016...2020,
        [
          Self.rule(
            "1", "Insured", "insurance", [(.national, 85), (.unit("c"), 95)])
        ]))
    let insurance = rows.filter { $0.old?.id == "1" }
    #expect(insurance.map(\.communes) == [3, 1])
    #expect(insurance.map(\.change) == [.same, .stricter])
    #expect(insurance.map(\.newlyFailing) == [[], ["c"]])
  }
}
