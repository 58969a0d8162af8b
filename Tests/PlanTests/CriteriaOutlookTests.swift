import Analytics
import Distributions
import Forecast
import Panels
import Testing

@testable import Planning

@Suite("Outlook of criteria and levels")
struct CriteriaOutlookTests {
  /// Forty communes over six years that gain and lose criteria of both sets.
  private static func moving(_ count: Int = 40, seed: UInt64 = 4) -> ProgrammeState {
    var generator = SplitMix64(seed: seed)
    let rows = (0..<count).map { _ in
      var met = Int.random(in: 0...4, using: &generator)
      return (0..<6).map { _ -> Int? in
        let draw = Double.random(in: 0..<1, using: &generator)
        met += draw < 0.3 && met < 4 ? 1 : draw > 0.95 && met > 0 ? -1 : 0
        return met
      }
    }
    let advanced = rows.map { row in row.map { $0 == 4 ? 1.0 : 0.0 } as [Double?] }
    return Programme.state(rows, extra: [Programme.panel("a", .yesno, advanced)])
  }

  private static func block(
    _ outlook: CriteriaOutlook, _ state: ProgrammeState, units: Range<Int>, horizon: Int = 3,
    chance: IndicatorChance = { _, _, _, _ in .nan }
  ) -> OutlookBlock {
    OutlookBlock(
      outlook, units: units, groupings: groupings(state), horizon: horizon, chance: chance)
  }

  private static func groupings(_ state: ProgrammeState) -> [Grouping] {
    Grouping.all(of: state.panels.units) { _ in true }
  }

  @Test("expected counts and chances of levels add up from communes to the whole")
  func additive() throws {
    let state = Self.moving()
    let outlook = CriteriaOutlook(state: state)
    let block = Self.block(outlook, state, units: 0..<40)
    let figures = GroupOutlook.all(
      of: block.totals, outlook, groupings: Self.groupings(state))
    for step in 0..<3 {
      let communes = block.communes.enumerated().filter {
        $0.element.set == 0 && ($0.offset / 2) % 3 == step
      }
      #expect(communes.count == 40)
      let average = try #require(
        figures.first { $0.set == "base" && $0.step == step && $0.figure == .averageCriteria })
      let mean = communes.reduce(0) { $0 + $1.element.count.mean } / 40
      #expect(abs(average.mean - mean) < 1e-10)
      #expect(average.quantiles == average.quantiles.sorted())
      // Levels in order: basic, met, advanced.
      for (level, place) in [(Level.basic, 0), (.met, 1), (.advanced, 2)] {
        let chances = (0..<40).map { block.levelChances[($0 * 3 + step) * 3 + place] }
        let set = place == 2 ? "upper" : "base"
        let figure = try #require(
          figures.first {
            $0.set == set && $0.step == step && $0.figure == .communes(level, orAbove: true)
          })
        #expect(figure.communes == 40 && figure.open == 0)
        #expect(abs(figure.mean - chances.reduce(0, +)) < 1e-9)
        #expect(figure.quantiles[0] <= figure.mean && figure.mean <= figure.quantiles[6])
      }
      // Basic alone is basic or above, less met.
      let mean3 = { (level: Level, orAbove: Bool) in
        figures.first {
          $0.set == "base" && $0.step == step && $0.figure == .communes(level, orAbove: orAbove)
        }?.mean ?? .nan
      }
      #expect(abs(mean3(.basic, false) - mean3(.basic, true) + mean3(.met, true)) < 1e-9)
    }
  }

  @Test("a commune's chance of all criteria is its chance of the level that asks for all")
  func levels() {
    let state = Self.moving()
    let outlook = CriteriaOutlook(state: state)
    let block = Self.block(outlook, state, units: 0..<40)
    for (index, commune) in block.communes.enumerated() where commune.set == 0 {
      let start = index / 2 * 3
      #expect(abs(commune.all - block.levelChances[start + 1]) < 1e-10)
      #expect(abs(commune.atLeast(3) - block.levelChances[start]) < 1e-10)
      // The upper level asks for the lower one and for its own criterion.
      #expect(block.levelChances[start + 2] <= block.levelChances[start + 1] + 1e-12)
    }
  }

  /// A set of which one criterion is a level of another, and one an item of its own.
  private static let model = CriteriaSet(
    id: "model", key: "model", title: LocalizedText("model"), legalNumber: "3", years: 2000...2100,
    criteria: [
      Criterion(
        id: "L", name: LocalizedText("L"),
        indicators: [
          IndicatorRule(
            id: "L", name: LocalizedText("L"), measure: "L", kind: .yesno,
            requiredLevel: RequiredLevel(set: "upper", level: .advanced))
        ]),
      Criterion(
        id: "Y", name: LocalizedText("Y"),
        indicators: [
          IndicatorRule(id: "Y.1", name: LocalizedText("Y.1"), measure: "y1", kind: .yesno)
        ]),
    ],
    ladder: [LadderRung(level: .model)])

  @Test("an item that is a level of another set is as likely as the level")
  func levelItems() throws {
    let plain = Self.moving()
    let state = ProgrammeState(
      panels: plain.panels, sets: plain.assessments.map(\.set) + [Self.model], recognitions: [],
      scope: plain.scope)
    let outlook = CriteriaOutlook(state: state)
    let advanced = try #require(outlook.levels.firstIndex { $0.level == .advanced })
    let top = try #require(outlook.levels.firstIndex { $0.level == .model })
    let none: IndicatorChance = { _, _, _, _ in .nan }
    let fourth = try #require(outlook.items.firstIndex { $0.source == .column("y4") })
    for unit in 0..<40 {
      let years = outlook.years(of: unit, horizon: 3, overlay: .none, chance: none)
      let chances = outlook.chances(criterion: 0, set: 2, unit: unit, horizon: 3, chance: none)
      for (year, chance) in zip(years, chances) {
        let expected = year.chance(level: advanced)
        #expect(abs(chance.criterion - expected) < 1e-9)
        #expect(abs(chance.indicators[0] - expected) < 1e-9)
        #expect(year.chance(level: top) <= expected + 1e-9)
        #expect(year.outlooks[2].open == 0)
      }
      let next = outlook.nextYear(of: unit, chance: none)[2][0]
      #expect(abs(next.leaves[0] - years[0].chance(level: advanced)) < 1e-9)
      #expect(abs(try #require(next.criterion).chance - next.leaves[0]) < 1e-9)
      // Work on what the level takes helps it.
      let mean = { (worked: Set<Int>) in
        outlook.finished(worked, unit: unit, level: top, horizon: 1, chance: none)[0].reduce(0, +)
      }
      #expect(mean([fourth]) >= mean([]))
    }
  }

  @Test("the outlook does not depend on how units are cut into blocks")
  func blocks() {
    let state = Self.moving(90)
    let outlook = CriteriaOutlook(state: state)
    func figures(_ cuts: [Int]) -> [GroupOutlook] {
      var totals = OutlookTotals()
      for (low, high) in zip(cuts, cuts.dropFirst()) {
        totals.merge(Self.block(outlook, state, units: low..<high, horizon: 1).totals)
      }
      return GroupOutlook.all(of: totals, outlook, groupings: Self.groupings(state))
    }
    for (one, other) in zip(figures([0, 90]), figures([0, 17, 60, 90])) {
      #expect(one.figure == other.figure && one.communes == other.communes)
      #expect(abs(one.mean - other.mean) < 1e-9)
      for (left, right) in zip(one.quantiles, other.quantiles) {
        #expect(abs(left - right) < 0.02)
      }
    }
  }

  @Test("an open criterion is neither met nor failed, and its commune is in no count")
  func open() throws {
    // The last unit's first criterion never was seen.
    let rows = (0..<12).map { unit in (0..<5).map { period in (unit + period) % 5 as Int? } }
    let state = Programme.state(rows + [Array(repeating: nil, count: 5)])
    let outlook = CriteriaOutlook(state: state)
    let block = Self.block(outlook, state, units: 0..<13, horizon: 1)
    let last = try #require(block.communes.last { $0.set == 0 && $0.unit == 12 })
    #expect(last.open == 1 && last.assessable == 3)
    #expect(last.all.isNaN && last.atLeast(4).isNaN)
    #expect(last.count.upperBound == 3)
    #expect(block.levelChances[12 * 3 + 1].isNaN)
    let figures = GroupOutlook.all(
      of: block.totals, outlook, groupings: Self.groupings(state))
    let met = try #require(
      figures.first { $0.set == "base" && $0.figure == .communes(.met, orAbove: true) })
    #expect(met.communes == 12 && met.open == 1)
    // The upper set's criterion is in no data.
    let upper = try #require(figures.first { $0.set == "upper" })
    #expect(upper.communes == 0 && upper.open == 13 && upper.mean.isNaN)
  }

  @Test("one year of data tells of no move, so that nothing can be said")
  func oneYear() {
    let state = Programme.state([[2], [4], [3]])
    let outlook = CriteriaOutlook(state: state)
    let block = Self.block(outlook, state, units: 0..<3)
    let assessable = block.communes.map(\.assessable)
    #expect(assessable == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(block.levelChances.count { $0.isNaN } == block.levelChances.count)
  }

  @Test("the chance of a number comes from outside, of a number without one from its verdicts")
  func numbers() throws {
    let set = CriteriaSet(
      id: "n", key: "n", title: LocalizedText("n"), legalNumber: "1", years: 2000...2100,
      criteria: [
        Criterion(
          id: "1", name: LocalizedText("1"),
          indicators: [
            IndicatorRule(
              id: "1.1", name: LocalizedText("1.1"), measure: "share", kind: .share,
              thresholds: [Threshold(scope: .national, level: .value(50))]),
            IndicatorRule(
              id: "1.2", name: LocalizedText("1.2"), measure: "road", kind: .yesno),
          ])
      ], ladder: [LadderRung(level: .met)])
    let share = Programme.panel(
      "share", .share, (0..<10).map { [40, 45, 55, Double(40 + 5 * $0)] })
    let road = Programme.panel("road", .yesno, (0..<10).map { _ in [1, 1, 1, 1] })
    let state = ProgrammeState(
      panels: PanelSet(
        units: UnitTable(codes: (0..<10).map { "u\(10 + $0)" }), years: [2020, 2021, 2022, 2023],
        panels: [share, road]), sets: [set], recognitions: [],
      scope: UnitScope(includesTowns: false))
    let outlook = CriteriaOutlook(state: state)
    #expect(outlook.indicators.map(\.source) == ["n/1.1"])
    let given = Self.block(outlook, state, units: 0..<10, horizon: 1) { unit, _, _, _ in
      unit < 5 ? 0.25 : .nan
    }
    let safe = 1 - outlook.fits[1].loss.mean
    for commune in given.communes.prefix(5) {
      #expect(commune.itemsFromMoves == 1)
      #expect(abs(commune.all - 0.25 * safe) < 0.02)
    }
    let moved = try #require(given.communes.last)
    #expect(moved.itemsFromMoves == 2)
    // 85 % against a bar of 50: met, and lost by two of the ten that met it before.
    #expect(moved.all > 0.5 && moved.all < 1)
  }

  /// Ten communes whose only criterion needs a share, a road and, of which there are no data, a market; the
  /// office reports it as met all the time, but of the first commune in the first year.
  static func reported() -> ProgrammeState {
    let rules = [
      IndicatorRule(
        id: "1.1", name: LocalizedText("1.1"), measure: "share", kind: .share,
        thresholds: [Threshold(scope: .national, level: .value(50))]),
      IndicatorRule(id: "1.2", name: LocalizedText("1.2"), measure: "road", kind: .yesno),
      IndicatorRule(id: "1.3", name: LocalizedText("1.3"), measure: "market", kind: .yesno),
    ]
    let set = CriteriaSet(
      id: "n", key: "n", title: LocalizedText("n"), legalNumber: "1", years: 2000...2100,
      criteria: [Criterion(id: "1", name: LocalizedText("1"), indicators: rules)],
      ladder: [LadderRung(level: .met)])
    let share = Programme.panel("share", .share, (0..<10).map { _ in [60, 60, 60, 40] })
    let road = Programme.panel(
      "road", .yesno, (0..<10).map { $0 == 1 ? [0, 0, 0, 0] : [0, 1, 1, 1] })
    let said = Programme.panel(
      "n/1", .yesno, (0..<10).map { $0 == 0 ? [0, 1, 1, 1] : [1, 1, 1, 1] })
    return ProgrammeState(
      panels: PanelSet(
        units: UnitTable(codes: (0..<10).map { "u\(10 + $0)" }), years: [2020, 2021, 2022, 2023],
        panels: [share, road, said]), sets: [set], recognitions: [],
      scope: UnitScope(includesTowns: false))
  }

  @Test("a reported criterion is no likelier met than the indicators that are known and needed")
  func reportedAndKnown() throws {
    let state = Self.reported()
    let outlook = CriteriaOutlook(state: state)
    func all(_ share: Double) -> [Double] {
      Self.block(outlook, state, units: 0..<10, horizon: 1) { _, _, _, _ in share }.communes.map(
        \.all)
    }
    let doubtful = all(0.01)
    #expect(doubtful.allSatisfy { $0 > 0 && $0 <= 0.01 })
    let sure = all(1)
    // The second commune lacks the road, whatever is reported.
    #expect(sure[1] < 0.6 && sure[2] > 0.8)
    #expect(sure.allSatisfy { $0 < 1 })
  }

  @Test("years that shake all communes widen the count of communes, not its mean")
  func shocks() throws {
    func state(_ gains: [Double]) -> ProgrammeState {
      var generator = SplitMix64(seed: 6)
      let rows = (0..<300).map { _ in
        var met = 2
        return (0..<9).map { period -> Int? in
          if period > 0, met < 4, Double.random(in: 0..<1, using: &generator) < gains[period - 1] {
            met += 1
          }
          return met
        }
      }
      return Programme.state(rows)
    }
    func width(_ state: ProgrammeState) throws -> Double {
      let outlook = CriteriaOutlook(state: state)
      let block = Self.block(outlook, state, units: 0..<300, horizon: 1)
      let figure = try #require(
        GroupOutlook.all(of: block.totals, outlook, groupings: Self.groupings(state)).first {
          $0.set == "base" && $0.figure == .communes(.met, orAbove: true)
        })
      return figure.quantiles[6] - figure.quantiles[0]
    }
    let calm = try width(state(Array(repeating: 0.15, count: 8)))
    let rough = try width(state([0.02, 0.3, 0.05, 0.28, 0.01, 0.3, 0.06, 0.25]))
    #expect(rough > 1.3 * calm)
  }
}
