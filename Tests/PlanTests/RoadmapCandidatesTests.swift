import Analytics
import Distributions
import Forecast
import Panels
import Testing

@testable import Planning

@Suite("Candidates of a roadmap")
struct RoadmapCandidatesTests {
  /// Forty communes over six years that gain criteria and sometimes lose them; the first few end with 2, 4,
  /// 0 and an unknown number of criteria.
  private static let state: ProgrammeState = {
    var generator = SplitMix64(seed: 21)
    var rows = (0..<40).map { _ in
      var met = Int.random(in: 0...4, using: &generator)
      return (0..<6).map { _ -> Int? in
        let draw = Double.random(in: 0..<1, using: &generator)
        met += draw < 0.3 && met < 4 ? 1 : draw > 0.9 && met > 0 ? -1 : 0
        return met
      }
    }
    for (unit, last) in [2, 4, 0, nil].enumerated() { rows[unit][5] = last }
    let advanced = rows.map { row in row.map { $0 == 4 ? 1.0 : 0.0 } as [Double?] }
    return Programme.state(rows, extra: [Programme.panel("a", .yesno, advanced)])
  }()

  private static let outlook = CriteriaOutlook(state: state)

  private static func commune(
    _ unit: Int, _ level: Level = .met, set: String = "base",
    rules: RoadmapRules = RoadmapRules()
  ) throws -> RoadmapCommune {
    try #require(
      RoadmapCandidates(
        outlook, set: set, level: level, statusYear: 2025, years: [2026, 2027, 2028], rules: rules)
    ).commune(unit) { _, _, _, _ in .nan }
  }

  @Test("a commune lacks the criteria of every set that the level asks for")
  func lacking() throws {
    #expect(try Self.commune(0).tasks.map(\.criterion) == ["base/3", "base/4"])
    #expect(try Self.commune(1).tasks.isEmpty)
    #expect(
      try Self.commune(0, .advanced, set: "upper").tasks.map(\.criterion)
        == ["upper/A", "base/3", "base/4"])
    // Basic asks for three of four: the nearest will do.
    #expect(try Self.commune(0, .basic).tasks.map(\.criterion) == ["base/3"])
    #expect(try Self.commune(3).open == ["base/1"])
  }

  @Test("effort is that of the missing indicators, medium where the set says nothing")
  func effort() throws {
    #expect(try Self.commune(2).effort == 8)
    var rules = RoadmapRules()
    rules.points[.medium] = 3
    rules.pace = 1
    rules.dependencies = ["base/1": ["base/2"]]
    rules.registered = ["u12": [2027]]
    let commune = try Self.commune(2, rules: rules)
    #expect(commune.effort == 12)
    #expect(commune.leastYears == 4)
    #expect(commune.tasks[0].after == ["base/2"])
    #expect(commune.registered == [2027])
  }

  @Test("what is met today and will fail by a year of the roadmap is told apart, with that year")
  func failing() throws {
    var base = Programme.base
    base.criteria[3].indicators = [
      IndicatorRule(
        id: "4.1", name: LocalizedText("4.1"), measure: "income", kind: .positive,
        thresholds: [Threshold(scope: .national, level: .value(40), verified: true)])
    ]
    let moves = Programme.state((0..<12).map { _ in Array(repeating: 3 as Int?, count: 6) }).panels
    let income = Programme.panel(
      "income", .positive, (0..<12).map { unit in (0..<6).map { _ in unit == 1 ? 39 : 41 } })
    let state = ProgrammeState(
      panels: PanelSet(units: moves.units, years: moves.years, panels: moves.panels + [income]),
      sets: [base], recognitions: [], scope: UnitScope(includesTowns: false))
    let candidates = { (years: [Int]) in
      try #require(
        RoadmapCandidates(
          CriteriaOutlook(state: state), set: "base", level: .met, statusYear: 2025, years: years,
          rules: RoadmapRules()))
    }
    // The bar rises: the income that passes today passes with these chances in the years ahead.
    let chance = { (_: Int, _: Int, step: Int, _: Double) in [0.9, 0.6, 0.45, 0.2][step] }
    let falling = try candidates([2026, 2027, 2028, 2029]).commune(0, chance: chance)
    #expect(falling.tasks.isEmpty)
    #expect(falling.failing == [FailingCriterion(criterion: "base/4", year: 2028, chance: 0.45)])
    // What is lacking is work, not a fall; and no year named is none that fails.
    let lacking = try candidates([2026, 2027, 2028, 2029]).commune(1, chance: chance)
    #expect(lacking.tasks.map(\.criterion) == ["base/4"] && lacking.failing.isEmpty)
    #expect(try candidates([2026, 2027]).commune(0, chance: chance).failing.isEmpty)
    let model = try RoadmapModel(
      years: [2026, 2027, 2028, 2029], communes: [falling], capacities: [])
    let score = RoadmapScore(
      [2027, 2029].map { RoadmapYearChoice(commune: falling.code, year: $0) }, on: model)
    #expect(score.lines.map(\.failing.count) == [0, 1])
  }

  @Test("without work the chance is that of the outlook")
  func unaided() throws {
    let block = OutlookBlock(
      Self.outlook, units: 0..<3,
      groupings: Grouping.all(of: Self.state.panels.units) { _ in true },
      horizon: 3
    ) { _, _, _, _ in .nan }
    for unit in 0..<3 {
      let commune = try Self.commune(unit)
      for step in 0..<3 {
        let expected = block.levelChances[(unit * 3 + step) * 3 + 1]
        #expect(abs(commune.unaided[step] - expected) < 1e-12)
      }
    }
    // Where nothing is lacking, work changes nothing.
    let done = try Self.commune(1)
    #expect(done.chances == done.unaided)
  }

  @Test("with the work done the chance lies between independence and the weakest criterion")
  func bounds() throws {
    let commune = try Self.commune(0)
    for step in 0..<3 {
      let parts = (0..<4).map { item -> Double in
        let forecast = Self.outlook.moves(of: item, unit: 0)?.metInYear(upTo: 3)[step] ?? 0
        // Criteria 3 and 4 are worked on: kept for a year, or forecast to be met anyway.
        let kept = 1 - Self.outlook.fits[item].loss.groupMeans[0]
        return item < 2 ? forecast : max(kept, forecast)
      }
      #expect(commune.chances[step] <= (parts.min() ?? 0) + 1e-9)
      #expect(commune.chances[step] >= parts.reduce(1, *) - 1e-9)
      #expect(commune.chances[step] > commune.unaided[step] + 0.1)
      #expect(
        abs(commune.chances[step] - SharedFactor.mean(commune.conditional[step])) < 1e-9)
    }
  }

  @Test("criteria that cannot be assessed are left out of the chance, and named")
  func open() throws {
    let commune = try Self.commune(3)
    #expect(commune.chances.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(commune.tasks.isEmpty)
  }

  @Test("a level that the set does not grant, or a year that is past, has no candidates")
  func refused() {
    let candidates = { (level: Level, year: Int) in
      RoadmapCandidates(
        Self.outlook, set: "base", level: level, statusYear: 2025, years: [year],
        rules: RoadmapRules())
    }
    #expect(candidates(.model, 2026) == nil)
    #expect(candidates(.met, 2025) == nil)
    #expect(candidates(.met, 2026) != nil)
  }
}
