import Analytics
import Distributions
import Forecast
import Panels
import Testing

@testable import Planning

@Suite("Scenarios")
struct ScenarioTests {
  private static let years = [2021, 2022, 2023]

  private static func panels(_ extra: [Panel] = []) -> PanelSet {
    PanelSet(
      units: UnitTable(codes: ["a", "b", "c"]), years: [2019, 2020],
      panels: [
        Programme.panel("income", .positive, [[30, 33], [20, 21], [40, 44]]),
        Programme.panel("insurance", .share, [[90, 92], [95, 96], [88, 90]]),
        Programme.panel("entitled", .share, [[50, nil], [80, 60], [nil, nil]]),
      ] + extra)
  }

  private static func plan(
    recognitions: [Recognition] = [], roadmap: [RoadmapEntry] = []
  ) -> Plan {
    var plan = Plan(
      id: "p", title: LocalizedText("p"), area: Area(name: "p", kind: .district),
      statusYear: 2020, horizonYear: 2023)
    plan.recognitions = recognitions
    plan.roadmap = roadmap
    return plan
  }

  private static func overlay(
    _ changes: [ScenarioChange], _ plan: Plan = plan()
  ) -> ScenarioOverlay {
    ScenarioOverlay(
      Scenario(id: "s", name: LocalizedText("s"), changes: changes), panels: panels(),
      years: years, plan: plan)
  }

  @Test("drifts multiply and add up, shocks fade, and the order does not matter")
  func numbers() {
    let changes = [
      ScenarioChange(.drift(DriftChange(indicator: "income", times: 0.5, from: 2022))),
      ScenarioChange(.drift(DriftChange(indicator: "income", times: 3, plus: 0.25)), units: ["a"]),
      ScenarioChange(
        .shock(LevelShock(indicator: "income", year: 2022, plus: -4, percent: 10, halfLife: 1))),
    ]
    let forward = Self.overlay(changes)
    let backward = Self.overlay(changes.reversed())
    for step in 0..<3 {
      for unit in 0..<3 {
        #expect(
          forward.change(of: "income", unit: unit, step: step)
            == backward.change(of: "income", unit: unit, step: step))
      }
    }
    #expect(
      forward.change(of: "income", unit: 0, step: 0) == ForecastChange(pace: 3, added: 0.25))
    #expect(
      forward.change(of: "income", unit: 0, step: 1)
        == ForecastChange(pace: 1.5, factor: 1.1, added: 0.5 - 4))
    #expect(
      forward.change(of: "income", unit: 1, step: 2)
        == ForecastChange(pace: 0.5, factor: 1 + 0.1 / 2, added: -2))
    #expect(forward.change(of: "insurance", unit: 0, step: 1) == .none)
    #expect(forward.touches("income") && !forward.touches("insurance"))
  }

  @Test("support that ends takes entitled × lost × (1 − support), by day and half-life")
  func loss() {
    let change = EntitlementChange(
      indicator: "insurance", entitled: .percent(60), lost: 50,
      support: [
        .init(from: CalendarDate(year: 2021, month: 7, day: 1)!, percent: 0),
        .init(from: CalendarDate(year: 2023, month: 12, day: 3)!, percent: 70),
      ], halfLife: 2, cause: .list)
    #expect(change.firstYear == 2021)
    #expect(change.loss(in: 2020, since: 2021, entitled: 60) == 0)
    #expect(change.loss(in: 2021, since: 2021, entitled: 60) == 30)
    #expect(abs(change.loss(in: 2022, since: 2021, entitled: 60) - 30 / 2.squareRoot()) < 1e-12)
    #expect(abs(change.loss(in: 2023, since: 2021, entitled: 60) - 30 * 0.3 / 2) < 1e-12)
    let overlay = Self.overlay([ScenarioChange(.entitlement(change), units: ["b"])])
    #expect(overlay.change(of: "insurance", unit: 1, step: 0) == ForecastChange(added: -30))
    #expect(overlay.change(of: "insurance", unit: 0, step: 0) == .none)
  }

  @Test("support that was withdrawn before counts only by what later steps change")
  func steps() throws {
    let change = EntitlementChange(
      indicator: "insurance", entitled: .percent(60), lost: 40,
      support: [
        .init(from: try #require(CalendarDate(year: 2019)), percent: 70),
        .init(from: try #require(CalendarDate(year: 2022)), percent: 30),
        .init(from: try #require(CalendarDate(year: 2023)), percent: 100),
      ], cause: .list)
    let overlay = Self.overlay([ScenarioChange(.entitlement(change))])
    let added = (0..<3).map { overlay.change(of: "insurance", unit: 0, step: $0).added }
    // The data to 2020 show the loss at 70 %; from 2022 on 0.4 · 0.6 · 0.4 more is not paid; in 2023 all is again.
    #expect(added[0] == 0)
    #expect(abs(added[1] + 9.6) < 1e-9 && abs(added[2] - 7.2) < 1e-9)
  }

  @Test("after recognition support ends with the next year, or after the years of grace")
  func recognition() {
    let record = Recognition(
      unit: "a", level: .met, set: "base", metYear: 2020, decision: "1", decisionDate: nil,
      source: "")
    let old = Recognition(
      unit: "c", level: .met, set: "base", metYear: 2015, decision: "1", decisionDate: nil,
      source: "")
    let entry = RoadmapEntry(unit: "b", level: .met, set: "base", year: 2021, row: "")
    let plan = Self.plan(recognitions: [record, old], roadmap: [entry])
    let change = { (source: EntitlementChange.RecognitionSource, grace: Int) in
      ScenarioChange(
        .entitlement(
          EntitlementChange(
            indicator: "insurance", entitled: .indicator("entitled"), lost: 50,
            cause: .recognition(.met, set: "base", source: source, grace: grace))))
    }
    let added = { (overlay: ScenarioOverlay, unit: Int) in
      (0..<3).map { overlay.change(of: "insurance", unit: unit, step: $0).added }
    }
    let roadmap = Self.overlay([change(.roadmap, 0)], plan)
    // The last known share of a is 50 %, of b 60 %; of c none is known, and its loss lies in the data.
    #expect(added(roadmap, 0) == [-25, -25, -25])
    #expect(added(roadmap, 1) == [0, -30, -30])
    #expect(added(roadmap, 2) == [0, 0, 0])
    let grace = Self.overlay([change(.roadmap, 1)], plan)
    #expect(added(grace, 0) == [0, -25, -25])
    #expect(added(grace, 1) == [0, 0, -30])
    #expect(added(Self.overlay([change(.record, 0)], plan), 1) == [0, 0, 0])
  }

  @Test("bars are set, multiplied and raised from a year on, and only then")
  func bars() throws {
    let rule = IndicatorRule(
      id: "1.1", name: LocalizedText("1.1"), measure: "income", kind: .positive,
      thresholds: [
        Threshold(scope: .national, level: .value(40), verified: true),
        Threshold(scope: .zone("Z"), years: 2018...2030, level: .value(30)),
        Threshold(scope: .zone("Y"), years: 2018...2021, level: .unknown),
      ])
    var set = Programme.base
    set.criteria[0].indicators = [rule]
    let bar = { (bar: BarChange) in ScenarioChange(.bar(bar)) }
    let changes = [
      bar(BarChange(set: "base", indicator: "1.1", from: 2022, plus: 2)),
      bar(BarChange(set: "base", indicator: "1.1", from: 2022, times: 2)),
    ]
    for ordered in [changes, changes.reversed()] {
      let rules = ScenarioRules(
        Scenario(id: "s", name: LocalizedText("s"), changes: Array(ordered)))
      let moved = rules.applied(to: [set])
      let units = UnitTable(
        codes: ["a", "b"], zones: CategoryColumn(name: "zone", values: ["X", "Z"]))
      let table = BarTable(sets: moved, units: units)
      let height = { (unit: Int, year: Int) in
        table.bar(moved[0].criteria[0].indicators[0], in: moved[0], unit: unit, year: year)
      }
      #expect(height(0, 2021) == .value(40) && height(1, 2021) == .value(30))
      // Multiplied first, then raised.
      #expect(height(0, 2022) == .value(82) && height(1, 2029) == .value(62))
    }
  }

  @Test("a new set takes the place of the old from its year, for targets too")
  func sets() {
    var plan = Self.plan()
    plan.targets = [2021, 2022].map {
      Target(
        id: "t", name: LocalizedText("t"), statistic: .averageCriteria(set: "base"),
        requirement: .atLeast(3), unit: "criteria", year: $0)
    }
    var base = Programme.base
    base.years = 2016...2025
    let rules = ScenarioRules(
      Scenario(
        id: "s", name: LocalizedText("s"),
        changes: [ScenarioChange(.set(SetChange(set: "base", becomes: "upper", from: 2022)))]))
    let sets = rules.applied(to: [base, Programme.upper])
    #expect(sets[0].years == 2016...2021 && sets[1].years == 2022...2100)
    #expect(
      rules.applied(to: plan).targets.map(\.statistic)
        == [.averageCriteria(set: "base"), .averageCriteria(set: "upper")])
  }

  // MARK: Criteria

  private static func moving() -> ProgrammeState {
    var generator = SplitMix64(seed: 8)
    return Programme.state(
      (0..<30).map { _ in
        var met = Int.random(in: 0...3, using: &generator)
        return (0..<6).map { _ -> Int? in
          let draw = Double.random(in: 0..<1, using: &generator)
          met += draw < 0.3 && met < 4 ? 1 : draw > 0.95 && met > 0 ? -1 : 0
          return met
        }
      })
  }

  private static func outlook(
    _ state: ProgrammeState, _ changes: [ScenarioChange]
  ) -> OutlookBlock {
    let scenario = Scenario(id: "s", name: LocalizedText("s"), changes: changes)
    let overlay = ScenarioOverlay(
      scenario, panels: state.panels, years: [2026, 2027, 2028], plan: plan())
    let outlook = CriteriaOutlook(state: state)
    return OutlookBlock(
      outlook, units: 0..<30, groupings: Grouping.all(of: state.panels.units) { _ in true },
      horizon: 3, overlay: OutlookOverlay(scenario, state: state, overlay: overlay)
    ) { _, _, _, _ in .nan }
  }

  private static func expected(_ block: OutlookBlock, unit: Int, step: Int) -> Double {
    block.communes[(unit * 3 + step) * 2].count.mean
  }

  @Test("a pace finishes no criterion before those it waits for, and work that does is found")
  func dependencies() throws {
    // A unit that lacks 2, 3 and 4; 2 waits for 4.
    let state = Programme.state(Array(repeating: [1, 1], count: 2))
    let waits = [CriterionDependency(set: "base", criterion: "2", after: ["4"])]
    let changes = [ScenarioChange(.pace(CriteriaPace(set: "base", criteria: 1)))]
    let steps = { (changes: [ScenarioChange], dependencies: [CriterionDependency]) in
      let scenario = Scenario(id: "s", name: LocalizedText(name: "s"), changes: changes)
      let overlay = ScenarioOverlay(
        scenario, panels: state.panels, years: [2022, 2023, 2024], plan: Self.plan())
      let outlook = OutlookOverlay(
        scenario, state: state, overlay: overlay, dependencies: dependencies)
      return (
        (0..<4).map { outlook.work(set: 0, criterion: $0, unit: 0)?.step },
        EarlyWorks(scenario, state: state, outlook: outlook, dependencies: dependencies).all()
      )
    }
    #expect(steps(changes, []).0 == [nil, 0, 1, 2])
    #expect(steps(changes, waits).0 == [nil, 2, 0, 1])
    let ring = waits + [CriterionDependency(set: "other", criterion: "4", after: ["2"])]
    #expect(steps(changes, ring).0 == [nil, 2, 0, 1])

    let work = { (criteria: [String], year: Int) in
      ScenarioChange(
        .work(CriteriaWork(set: "base", criteria: criteria, year: year)), units: ["u10"])
    }
    let early = steps([work(["2"], 2023)], waits).1
    #expect(early.map(\.units) == [[state.panels.units.names[0]]])
    #expect(early.first?.dependency == waits[0])
    #expect(steps([work(["2"], 2023), work(["4"], 2024)], waits).1.count == 1)
    #expect(steps([work(["2"], 2023), work(["4"], 2023)], waits).1.isEmpty)
    #expect(steps([work([], 2023)], waits).1.isEmpty)
    #expect(steps([work(["3"], 2023)], waits).1.isEmpty)
  }

  @Test("a bar moved beyond what a share can be is found, and one at its end is not")
  func unreachableBars() throws {
    var base = Programme.base
    base.criteria[3].indicators = [
      IndicatorRule(
        id: "4.1", name: LocalizedText(name: "4.1"), measure: "insurance", kind: .share,
        thresholds: [Threshold(scope: .national, level: .value(90), verified: true)])
    ]
    let panels = Programme.state([[3, 3]]).panels
    let found = { (plus: Double) in
      let scenario = Scenario(
        id: "s", name: LocalizedText(name: "s"),
        changes: [
          ScenarioChange(.bar(BarChange(set: "base", indicator: "4.1", from: 2022, plus: plus)))
        ])
      let state = ProgrammeState(
        panels: panels, sets: ScenarioRules(scenario).applied(to: [base]), recognitions: [],
        scope: UnitScope(includesTowns: false))
      return UnreachableBars(scenario, state: state, lastYear: 2024).all().map(\.bar)
    }
    #expect(found(15) == [105])
    #expect(found(10).isEmpty)
  }

  @Test("finished criteria count from their year, and are kept as others were")
  func work() throws {
    let state = Self.moving()
    let before = Self.outlook(state, [])
    let lackingOf = { (unit: Int) in
      LackingCriterion.all(of: unit, in: state.assessments[0]).map(\.index)
    }
    let unit = try #require((0..<29).first { lackingOf($0).count > 1 })
    let lacking = lackingOf(unit)
    let work = CriteriaWork(set: "base", year: 2027)
    let after = Self.outlook(state, [ScenarioChange(.work(work), units: ["u\(10 + unit)"])])
    #expect(Self.expected(after, unit: unit, step: 0) == Self.expected(before, unit: unit, step: 0))
    // What the unit lacks is met for certain in the year of the work, and then as likely as such criteria are
    // kept; what it has goes on by itself.
    let outlook = CriteriaOutlook(state: state)
    for step in 1...2 {
      let chances = (0..<4).map { item -> Double in
        let moves = outlook.moves(of: item, unit: unit)
        let own = moves?.metInYear(upTo: 3)[step] ?? 0
        if !lacking.contains(item) { return own }
        return max(own, step == 1 ? 1 : 1 - (moves?.loss.mean ?? 0))
      }
      #expect(abs(Self.expected(after, unit: unit, step: step) - chances.reduce(0, +)) < 1e-6)
    }
    for step in 0..<3 {
      #expect(
        Self.expected(after, unit: unit + 1, step: step)
          == Self.expected(before, unit: unit + 1, step: step))
    }
  }

  @Test("work on a reported criterion brings the indicators that lack with it")
  func reportedWork() {
    let state = CriteriaOutlookTests.reported()
    let outlook = CriteriaOutlook(state: state)
    func chance(_ work: Double?) -> Double {
      let scenario = Scenario(
        id: "s", name: LocalizedText("s"),
        changes: work.map {
          [ScenarioChange(.work(CriteriaWork(set: "n", criteria: ["1"], year: 2024, chance: $0)))]
        } ?? [])
      let overlay = ScenarioOverlay(
        scenario, panels: state.panels, years: [2024], plan: Self.plan())
      let block = OutlookBlock(
        outlook, units: 1..<2, groupings: [], horizon: 1,
        overlay: OutlookOverlay(scenario, state: state, overlay: overlay)
      ) { _, _, _, _ in 0.01 }
      return block.communes[0].all
    }
    #expect(chance(nil) <= 0.01)
    #expect(abs(chance(0.7) - 0.7) < 0.02)
    #expect(chance(1) > 0.9)
  }

  @Test("work that may fail makes a criterion exactly as likely, whatever else is met of it")
  func chance() {
    let state = Self.moving()
    let before = Self.outlook(state, [])
    let work = CriteriaWork(set: "base", year: 2026, chance: 0.5)
    let after = Self.outlook(state, [ScenarioChange(.work(work))])
    let outlook = CriteriaOutlook(state: state)
    for unit in 0..<30 {
      let lacking = LackingCriterion.all(of: unit, in: state.assessments[0]).map(\.index)
      let gained = lacking.reduce(0.0) { sum, item in
        sum + max(0, 0.5 - (outlook.moves(of: item, unit: unit)?.metInYear(upTo: 1)[0] ?? 0))
      }
      let difference =
        Self.expected(after, unit: unit, step: 0) - Self.expected(before, unit: unit, step: 0)
      #expect(abs(difference - gained) < 1e-6)
    }
  }

  @Test("a pace finishes the nearest criteria first, so many a year")
  func pace() throws {
    let state = Self.moving()
    let outlook = CriteriaOutlook(state: state)
    let pace = CriteriaPace(set: "base", criteria: 1)
    let after = Self.outlook(state, [ScenarioChange(.pace(pace))])
    for unit in 0..<30 {
      // With one item each and no effort told, the set's own order decides.
      let lacking = LackingCriterion.all(of: unit, in: state.assessments[0]).map(\.index)
      #expect(lacking == lacking.sorted())
      for step in 0..<3 {
        let chances = (0..<4).map { item -> Double in
          let moves = outlook.moves(of: item, unit: unit)
          let own = moves?.metInYear(upTo: 3)[step] ?? 0
          guard let order = lacking.firstIndex(of: item), order <= step else { return own }
          var kept = 1.0
          for _ in 0..<step - order { kept *= 1 - (moves?.loss.mean ?? 0) }
          return max(own, kept)
        }
        #expect(abs(Self.expected(after, unit: unit, step: step) - chances.reduce(0, +)) < 1e-6)
      }
    }
  }

  @Test("changes that cannot change anything are found, with their units and the reason")
  func idle() throws {
    let rows = (0..<4).map { unit in (0..<6).map { _ in unit == 0 ? 4 : 2 as Int? } }
    let income = Programme.panel(
      "income", .positive,
      (0..<4).map { unit in (0..<6).map { unit == 1 ? nil : 40 + Double($0) } })
    let insurance = Programme.panel(
      "insurance", .share, (0..<4).map { _ in (0..<6).map { 80 + Double($0) } })
    let state = Programme.state(rows, extra: [income, insurance])
    let recognition = { (unit: String, year: Int) in
      Recognition(
        unit: unit, level: .met, set: "base", metYear: year, decision: "", decisionDate: nil,
        source: "")
    }
    let entitlement = { (cause: EntitlementChange.Cause) in
      ScenarioChange(
        .entitlement(
          EntitlementChange(
            indicator: "insurance", entitled: .percent(50), lost: 50, cause: cause)))
    }
    let cases: [(ScenarioChange, IdleChange.Reason?, [String])] = [
      (ScenarioChange(.drift(DriftChange(indicator: "income"))), .nothing, []),
      (ScenarioChange(.drift(DriftChange(indicator: "income", times: 0.5))), nil, []),
      (
        ScenarioChange(.drift(DriftChange(indicator: "income", times: 0.5)), units: ["u11"]),
        .noData("income"), []
      ),
      (
        ScenarioChange(
          .shock(LevelShock(indicator: "income", year: 2026, plus: 1)), units: ["u11", "u12"]),
        .noData("income"), ["u11"]
      ),
      (
        ScenarioChange(.work(CriteriaWork(set: "base", year: 2026)), units: ["u10"]),
        .nothingLacking, []
      ),
      (ScenarioChange(.work(CriteriaWork(set: "base", year: 2026)), units: ["u12"]), nil, []),
      (
        ScenarioChange(.work(CriteriaWork(set: "base", year: 2026)), units: ["u10", "u12"]),
        .nothingLacking, ["u10"]
      ),
      (ScenarioChange(.work(CriteriaWork(set: "base", year: 2026))), nil, []),
      (
        ScenarioChange(
          .passThrough(PassThrough(source: "income", target: "insurance", elasticity: 1))),
        .sourceStill("income"), []
      ),
      // Recognised in 2023: what it took is in the data up to 2025; of a recognition after them something is left.
      (
        entitlement(.recognition(.met, set: "upper", source: .record, grace: 0)), .noRecognition, []
      ),
      (entitlement(.recognition(.met, set: "base", source: .forecast, grace: 0)), nil, []),
    ]
    for (change, reason, units) in cases {
      let scenario = Scenario(id: "s", name: LocalizedText("s"), changes: [change])
      let overlay = ScenarioOverlay(
        scenario, panels: state.panels, years: [2026, 2027],
        plan: Self.plan(recognitions: [recognition("u10", 2023)]))
      let found = IdleChanges(scenario, state: state, overlay: overlay).all()
      #expect(found.map(\.reason) == (reason.map { [$0] } ?? []), "\(change.effect)")
      #expect(found.first?.units ?? [] == units, "\(change.effect)")
    }
    // A link whose source moves is none of them.
    let moving = Scenario(
      id: "s", name: LocalizedText("s"),
      changes: [
        ScenarioChange(.drift(DriftChange(indicator: "income", times: 0.5))),
        ScenarioChange(
          .passThrough(PassThrough(source: "income", target: "insurance", elasticity: 1))),
      ])
    let overlay = ScenarioOverlay(
      moving, panels: state.panels, years: [2026, 2027], plan: Self.plan())
    #expect(IdleChanges(moving, state: state, overlay: overlay).all().isEmpty)
  }

  @Test("a change beyond what there can be is told with its bound and units")
  func held() throws {
    let poverty = Programme.panel(
      "poverty", .share, [[10, 12], [70, 60], [nil, nil]])
    let state = Programme.state([[1, 1], [1, 1], [1, 1]], extra: [poverty])
    let shock = { (plus: Double, percent: Double, units: [String]) in
      ScenarioChange(
        .shock(LevelShock(indicator: "poverty", year: 2022, plus: plus, percent: percent)),
        units: units)
    }
    let drift = ScenarioChange(.drift(DriftChange(indicator: "poverty", plus: -7, from: 2023)))
    let cases: [(ScenarioChange, [(Double, [String])])] = [
      (shock(-500, 0, []), [(0, ["u10", "u11"])]), (shock(-12, 0, []), []),
      (shock(-12.5, 0, []), [(0, ["u10"])]), (shock(-500, 0, ["u11"]), [(0, ["u11"])]),
      (shock(0, 100, []), [(100, ["u11"])]), (shock(90, 0, ["u10", "u12"]), [(100, ["u10"])]),
      // From 2023 to 2024 twice seven of the last 12.
      (drift, [(0, ["u10"])]),
    ]
    for (change, expected) in cases {
      let scenario = Scenario(id: "s", name: LocalizedText("s"), changes: [change])
      let found = HeldChanges(scenario, panels: state.panels, lastYear: 2024).all()
      #expect(found.map(\.bound) == expected.map(\.0), "\(change.effect)")
      #expect(found.map(\.units) == expected.map(\.1), "\(change.effect)")
    }
  }

  @Test("recognition as likely as forecast takes support in the year after, in proportion")
  func feedback() throws {
    var base = Programme.base
    base.criteria[3].indicators = [
      IndicatorRule(
        id: "4.1", name: LocalizedText("4.1"), measure: "insurance", kind: .share,
        thresholds: [Threshold(scope: .national, level: .value(85), verified: true)])
    ]
    let moves = Programme.state(
      Array(repeating: [3, 3, 3, 3, 3, 3] as [Int?], count: 30)
    ).panels
    let insurance = Programme.panel(
      "insurance", .share, Array(repeating: Array(repeating: 95, count: 6), count: 30))
    let state = ProgrammeState(
      panels: PanelSet(
        units: moves.units, years: moves.years, panels: moves.panels + [insurance]),
      sets: [base], recognitions: [], scope: UnitScope(includesTowns: false))
    let change = EntitlementChange(
      indicator: "insurance", entitled: .percent(60), lost: 50,
      cause: .recognition(.met, set: "base", source: .forecast, grace: 0))
    let scenario = Scenario(
      id: "s", name: LocalizedText("s"), changes: [ScenarioChange(.entitlement(change))])
    let outlook = CriteriaOutlook(state: state)
    let block = { (changes: [ScenarioChange]) in
      let scenario = Scenario(id: "s", name: scenario.name, changes: changes)
      let overlay = ScenarioOverlay(
        scenario, panels: state.panels, years: [2026, 2027, 2028], plan: Self.plan())
      return OutlookBlock(
        outlook, units: 0..<1, groupings: [], horizon: 3,
        overlay: OutlookOverlay(scenario, state: state, overlay: overlay)
      ) { _, _, _, lost in lost == 30 ? 0.1 : lost == 0 ? 0.6 : .nan }
    }
    let before = block([])
    let after = block(scenario.changes)
    // Levels of the set: basic, met.
    let met = { (block: OutlookBlock, step: Int) in block.levelChances[step * 2 + 1] }
    #expect(met(after, 0) == met(before, 0))
    // By hand: with P(recognised in the first year) = r the chance of the criterion is 0.6 (1 − r) + 0.1 r.
    let r = met(before, 0)
    let criteria = { (block: OutlookBlock, step: Int) in block.communes[step].count.mean }
    let others = criteria(before, 1) - 0.6
    #expect(abs(criteria(after, 1) - others - (0.6 * (1 - r) + 0.1 * r)) < 1e-6)
    #expect(met(after, 1) < met(before, 1))
  }
}
