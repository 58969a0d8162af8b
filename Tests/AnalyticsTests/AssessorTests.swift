import Analytics
import Panels
import Testing

@Suite("Assessment")
struct AssessorTests {
  private static func yesno(_ id: String) -> Indicator { Indicator(id: id, kind: .yesno) }

  /// The verdict of one criterion over yes/no leaves, and over a verdict the office reports.
  private static func verdict(
    _ leaves: [Double?], required: Int? = nil, reported: Double? = nil, notApplicable: [Int] = []
  ) -> SetAssessment {
    let rules = leaves.indices.map { IndicatorRule("y\($0)", .yesno) }
    let set = CriteriaSet("s", criteria: [Criterion("1", rules, required: required)])
    var panels: [Panel] = []
    for (index, value) in leaves.enumerated() {
      var panel = Panel(indicator: yesno("y\(index)"), unitCount: 1, periodCount: 1)
      panel.values[0] = value ?? .nan
      if notApplicable.contains(index) { panel.notApplicable = [0] }
      panels.append(panel)
    }
    if let reported {
      panels.append(
        Panel(indicator: yesno("s/1"), unitCount: 1, periodCount: 1, values: [reported]))
    }
    let data = PanelSet(units: UnitTable(codes: ["u"]), years: [2020], panels: panels)
    return Assessor(sets: [set], panels: data).assess()[0]
  }

  @Test("health with two of three indicators met is not met, and says two of three")
  func twoOfThree() {
    let assessment = Self.verdict([1, 1, 0])
    #expect(assessment.criteria[0].verdicts == [.notMet])
    let counts = assessment.criteria[0].indicatorCounts(cell: 0)
    #expect(counts.met == 2 && counts.applicable == 3 && counts.unknown == 0)
  }

  @Test(
    "a criterion that asks for k of its n indicators is met by k, also while others are unknown",
    arguments: [
      ([1, 1, nil], 2, Verdict.met), ([1, nil, nil], 2, .notAssessable), ([1, 0, 0], 2, .notMet),
      ([0, 0, nil], 2, .notMet), ([1, 0, nil], 2, .notAssessable),
      ([1, 1, nil], nil, .notAssessable),
      ([1, 0, nil], nil, .notMet), ([1, 1, 1], nil, .met), ([nil], nil, .notAssessable),
      ([], nil, .notAssessable),
      ([1, 1], 5, .met), ([1, 0], 5, .notMet),
    ] as [([Double?], Int?, Verdict)])
  func someOfMany(leaves: [Double?], required: Int?, expected: Verdict) {
    #expect(Self.verdict(leaves, required: required).criteria[0].verdicts == [expected])
  }

  @Test(
    "an indicator that does not apply asks for nothing; when none applies, the criterion does not")
  func notApplicable() {
    #expect(Self.verdict([1, nil], notApplicable: [1]).criteria[0].verdicts == [.met])
    #expect(Self.verdict([0, nil], notApplicable: [1]).criteria[0].verdicts == [.notMet])
    let none = Self.verdict([nil, nil], notApplicable: [0, 1])
    #expect(none.criteria[0].verdicts == [.notApplicable] && none.metCounts == [1])
    #expect(none.knownCount(cell: 0) == 1)
  }

  @Test("a reported verdict decides where the indicators cannot, and nowhere else")
  func reported() {
    let open = Self.verdict([1, nil], reported: 1)
    #expect(open.criteria[0].verdicts == [.met] && open.criteria[0].isReported == [true])
    #expect(open.criteria[0].conflicts == [])
    let conflict = Self.verdict([1, 0], reported: 1)
    #expect(
      conflict.criteria[0].verdicts == [.notMet] && conflict.criteria[0].isReported == [false])
    #expect(conflict.criteria[0].conflicts == [0])
    let agreeing = Self.verdict([1, 1], reported: 1)
    #expect(agreeing.criteria[0].verdicts == [.met] && agreeing.criteria[0].conflicts == [])
    let bare = Self.verdict([], reported: 0)
    #expect(bare.criteria[0].verdicts == [.notMet] && bare.criteria[0].isReported == [true])
  }

  @Test("a value at the bar passes or fails by the strictness of the rule")
  func strictness() {
    for (comparison, expected) in [
      (Comparison.atLeast, Verdict.met), (.above, .notMet), (.atMost, .met), (.below, .notMet),
    ] {
      let rule = IndicatorRule(
        "x", .share, comparison, [Threshold(scope: .national, level: .value(50), verified: true)])
      let set = CriteriaSet("s", criteria: [Criterion("1", [rule])])
      let data = PanelSet(
        units: UnitTable(codes: ["u"]), years: [2020],
        [(Indicator(id: "x", kind: .share), [[50]])])
      #expect(Assessor(sets: [set], panels: data).assess()[0].criteria[0].verdicts == [expected])
    }
  }

  @Test("an office's bar with a sign of its own is strict for its unit, and for no other")
  func ownStrictness() {
    let rule = IndicatorRule(
      "x", .share, .atLeast,
      [
        Threshold(scope: .national, level: .value(50), verified: true),
        Threshold(
          scope: .unit("b"), level: .value(50), comparison: .above, verified: true, isOverlay: true),
      ])
    let set = CriteriaSet("s", criteria: [Criterion("1", [rule])])
    let data = PanelSet(
      units: UnitTable(codes: ["a", "b"]), years: [2020],
      [(Indicator(id: "x", kind: .share), [[50], [50]])])
    let assessor = Assessor(sets: [set], panels: data)
    #expect(assessor.assess()[0].criteria[0].verdicts == [.met, .notMet])
    let asked = [0, 1].map { assessor.requirement(of: rule, in: set, unit: $0, year: 2020) }
    #expect(asked == [.atLeast(50), .above(50)])
  }

  @Test("a value without a known bar is not assessable, and a bar without a value neither")
  func neverMet() {
    let unknown = IndicatorRule(
      "x", .share, .atLeast, [Threshold(scope: .national, level: .unknown)])
    let known = IndicatorRule(
      "y", .share, .atLeast, [Threshold(scope: .national, level: .value(0), verified: true)])
    let set = CriteriaSet("s", criteria: [Criterion("1", [unknown]), Criterion("2", [known])])
    let data = PanelSet(
      units: UnitTable(codes: ["u"]), years: [2020],
      [(Indicator(id: "x", kind: .share), [[100]]), (Indicator(id: "y", kind: .share), [[nil]])])
    let assessment = Assessor(sets: [set], panels: data).assess()[0]
    #expect(assessment.criteria.map { $0.leaves[0].outcomes[0] } == [.barMissing, .valueMissing])
    #expect(assessment.criteria.map(\.verdicts) == [[.notAssessable], [.notAssessable]])
    #expect(assessment.metCounts == [0] && assessment.unknownCounts == [2])
    #expect(assessment.knownCount(cell: 0) == nil && assessment.level(cell: 0) == .none)
  }

  @Test("income at recognition is asked against the commune's own income when it first met")
  func ownHistory() {
    let rule = IndicatorRule(
      "income", .positive, .atLeast,
      [
        Threshold(
          scope: .national, level: .timesOwnValue(atLevel: .met, factor: 1.5), verified: true)
      ])
    let set = CriteriaSet("s", criteria: [Criterion("1", [rule])])
    let data = PanelSet(
      units: UnitTable(codes: ["a", "b", "c", "d"]), years: [2018, 2019, 2020],
      [
        (
          Indicator(id: "income", kind: .positive),
          [[30, 40, 45], [30, 40, 59], [nil, 40, 90], [30, 40, 45]]
        )
      ])
    let recognised = { (unit: String, level: Level, year: Int) in
      Recognition(
        unit: unit, level: level, set: "s", metYear: year, decision: "", decisionDate: nil,
        source: "")
    }
    let recognitions = [
      recognised("a", .met, 2018), recognised("a", .advanced, 2019),
      recognised("b", .advanced, 2019),
      recognised("b", .basic, 2018), recognised("c", .met, 2018),
    ]
    let assessor = Assessor(sets: [set], panels: data, recognitions: recognitions)
    let outcomes = assessor.assess()[0].criteria[0].leaves[0].outcomes
    #expect(Array(outcomes.suffix(4)) == [.passesBar, .failsBar, .barMissing, .barMissing])
    #expect(assessor.height(of: rule, in: set, unit: 0, year: 2020) == 45)
    #expect(assessor.height(of: rule, in: set, unit: 3, year: 2020) == nil)
  }

  @Test("the ladder grants a level only with its criteria, and with what other sets must grant")
  func ladder() {
    let base = CriteriaSet(
      "base", criteria: (1...3).map { Criterion("\($0)", [IndicatorRule("y\($0)", .yesno)]) },
      ladder: [LadderRung(level: .basic, minimumMet: 2), LadderRung(level: .met)])
    let advanced = CriteriaSet(
      "advanced", criteria: [Criterion("1", [IndicatorRule("z", .yesno)])],
      ladder: [
        LadderRung(level: .advanced, requires: [RequiredLevel(set: "base", level: .met)])
      ])
    let values: [(y: [Double?], z: Double?)] = [
      ([1, 1, 1], 1), ([1, 1, 0], 1), ([1, 0, 0], 1), ([1, 1, nil], 1), ([1, nil, nil], nil),
      ([1, 1, 1], nil), ([1, 1, 1], 0),
    ]
    let units = UnitTable(codes: values.indices.map { "u\($0)" })
    let data = PanelSet(
      units: units, years: [2020],
      (0..<3).map { index in (Self.yesno("y\(index + 1)"), values.map { [$0.y[index]] }) }
        + [(Self.yesno("z"), values.map { [$0.z] })])
    let done = Assessor(sets: [base, advanced], panels: data).assess()
    let cells = values.indices
    #expect(
      cells.map { done[0].level(cell: $0) } == [.met, .basic, .none, .basic, .none, .met, .met])
    #expect(
      cells.map { done[0].grants(.met, cell: $0) } == [
        .met, .notMet, .notMet, .notAssessable, .notAssessable, .met, .met,
      ])
    #expect(
      cells.map { done[0].grants(.basic, cell: $0) } == [
        .met, .met, .notMet, .met, .notAssessable, .met, .met,
      ])
    #expect(
      cells.map { done[1].grants(.advanced, cell: $0) } == [
        .met, .notMet, .notMet, .notAssessable, .notAssessable, .notAssessable, .notMet,
      ])
    #expect(cells.allSatisfy { done[1].grants(.model, cell: $0) == .notMet })
    #expect(cells.map { done[0].knownCount(cell: $0) } == [3, 2, 1, nil, nil, 3, 3])
  }

  @Test("conditions of recognition are judged apart from the criteria")
  func conditions() {
    let set = CriteriaSet(
      "s", criteria: [Criterion("1", [IndicatorRule("y", .yesno)])],
      conditions: [IndicatorRule("debt", .yesno), IndicatorRule("registered", .yesno)])
    let data = PanelSet(
      units: UnitTable(codes: ["a", "b", "c"]), years: [2020],
      [
        (Self.yesno("y"), [[1], [1], [1]]), (Self.yesno("debt"), [[1], [0], [1]]),
        (Self.yesno("registered"), [[1], [1], [nil]]),
      ])
    let assessment = Assessor(sets: [set], panels: data).assess()[0]
    #expect((0..<3).map { assessment.conditionsMet(cell: $0) } == [.met, .notMet, .notAssessable])
    #expect((0..<3).map { assessment.grants(.met, cell: $0) } == [.met, .met, .met])
  }

  @Test(
    "on random sets and panels every verdict is what a plain enumeration of the possibilities says")
  func bruteForce() {
    var generator = SplitMix64(seed: 77)
    var seen: [Verdict: Int] = [:]
    for _ in 0..<120 {
      let sample = RandomProgramme(using: &generator)
      let done = Assessor(
        sets: sample.sets, panels: sample.panels, recognitions: sample.recognitions
      ).assess()
      let naive = NaiveAssessor(sample: sample)
      for (index, set) in sample.sets.enumerated() {
        for unit in 0..<sample.panels.units.count {
          for (period, year) in sample.panels.years.enumerated() {
            let cell = period * sample.panels.units.count + unit
            for (position, criterion) in set.criteria.enumerated() {
              let found = done[index].criteria[position].verdicts[cell]
              let expected = naive.verdict(criterion, set, unit, year)
              #expect(found == expected, "\(criterion)")
              seen[found, default: 0] += 1
            }
            for (rung, verdicts) in zip(set.ladder, done[index].rungs) {
              #expect(verdicts[cell] == naive.verdict(rung, set, unit, year))
            }
            let verdicts = set.criteria.map { naive.verdict($0, set, unit, year) }
            let met = verdicts.count { $0 == .met || $0 == .notApplicable }
            let unknown = verdicts.count { $0 == .notAssessable }
            #expect(Int(done[index].metCounts[cell]) == met)
            #expect(done[index].knownCount(cell: cell) == (unknown == 0 ? met : nil))
          }
        }
      }
    }
    #expect(Verdict.allCases.allSatisfy { seen[$0, default: 0] > 50 }, "\(seen)")
  }
}
