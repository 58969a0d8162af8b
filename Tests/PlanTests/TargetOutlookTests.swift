import Analytics
import Distributions
import Panels
import Testing

@testable import Planning

@Suite("Outlook of targets")
struct TargetOutlookTests {
  /// Thirty communes over six years, a criterion gained every few years, the last stands still.
  private static let state: ProgrammeState = {
    let rows = (0..<30).map { unit in
      (0..<6).map { period in min(4, (unit * 7) % 4 + period * ((unit % 3) + 1) / 5) as Int? }
    }
    return Programme.state(rows)
  }()

  private static func results(_ targets: [Target], state: ProgrammeState) -> [TargetResult] {
    let outlook = CriteriaOutlook(state: state)
    let asked = targets.compactMap { OutlookTarget($0, outlook, statusYear: 2025) }
    let n = state.panels.units.count
    var totals = OutlookTotals()
    for units in [0..<n / 2, n / 2..<n] {
      totals.merge(
        OutlookBlock(
          outlook, units: units, groupings: [], horizon: 3, targets: asked,
          chance: { _, _, _, _ in .nan }
        ).totals)
    }
    return asked.flatMap { $0.results(totals, state) }
  }

  private static func target(
    _ statistic: TargetStatistic, _ requirement: Requirement, year: Int? = 2027,
    units: [String] = []
  ) -> Target {
    Target(
      id: "t", name: LocalizedText("t"), statistic: statistic, requirement: requirement, unit: "",
      year: year, units: units)
  }

  @Test("the chance of at least k communes falls with k, from one to nothing")
  func falling() throws {
    let chances = try (0...31).map { least in
      let result = try #require(
        Self.results(
          [
            Self.target(
              .communesAtLevel(.met, set: "base", orAbove: true), .atLeast(Double(least)))
          ], state: Self.state
        ).first)
      #expect(result.basis == .expected && result.unknown == 0)
      return try #require(result.outlook).chance.probability
    }
    #expect(abs(chances[0] - 1) < 1e-12 && chances[31] == 0)
    #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(chances[1] > 0.5 && chances[30] < 0.5)
  }

  @Test("gains and losses since the status year are judged")
  func moves() throws {
    let standing = Self.state.countedUnits.count {
      Self.state.stands(at: .met, set: "base", unit: $0, period: 5, orAbove: true) == .met
    }
    #expect(standing > 0)
    let level = try #require(
      Self.results(
        [Self.target(.communesAtLevel(.met, set: "base", orAbove: true), .atLeast(0))],
        state: Self.state
      ).first)
    let gained = try #require(
      Self.results(
        [Self.target(.communesAdded(.met, set: "base"), .atLeast(1))], state: Self.state
      ).first)
    let lost = try #require(
      Self.results(
        [Self.target(.communesLost(.met, set: "base", heldBy: .criteria), .atMost(0))],
        state: Self.state
      ).first)
    // Those that stand there are those that stood, less the lost, and the gained; medians round.
    #expect(abs(level.value - (Double(standing) + gained.value - lost.value)) <= 1)
    #expect((lost.outlook?.chance.probability ?? 0) > 0.5)
  }

  @Test(
    "a level held by recognition is lost where the criteria are not met, whatever the status year says"
  )
  func recognised() throws {
    let record = { (unit: String, year: Int) in
      Recognition(
        unit: unit, level: .met, set: "older", metYear: year, decision: "", decisionDate: nil,
        source: "")
    }
    // u10 to u12 never meet all criteria, u10 and u11 were recognised, u11 after the status year.
    let rows = (0..<30).map { unit in (0..<6).map { _ in unit < 3 ? 2 : 4 as Int? } }
    let state = Programme.state(
      rows, recognitions: [record("u10", 2024), record("u11", 2026), record("u20", 2023)])
    let lost = { (holding: Holding) in
      Self.results(
        [Self.target(.communesLost(.met, set: "base", heldBy: holding), .atMost(0))], state: state
      ).first
    }
    // Nothing ever moved: the lost are u10 alone, and nobody who met the criteria.
    #expect(try #require(lost(.recognition)).value == 1)
    #expect(try #require(lost(.criteria)).value == 0)
    let now = TargetEvaluator(state: state, statusYear: 2025, basis: .observed)
    let target = Self.target(
      .communesLost(.met, set: "base", heldBy: .recognition), .atMost(0), year: nil)
    #expect(now.results(of: target, year: 2025).map(\.value) == [1])
    let none = TargetEvaluator(
      state: Programme.state(rows), statusYear: 2025, basis: .observed
    ).results(of: target, year: 2025)
    #expect(none.map(\.missingChance) == [.noRecognition])
    #expect(none.map(\.verdict) == [.notAssessable])
  }

  @Test("a share of a base has the chance that enumeration of its communes gives")
  func share() throws {
    // The base is 3 criteria, the share those with all 4: nested levels of one set.
    let rows = (0..<6).map { unit in (0..<6).map { ($0 * (unit + 1) / 3 + unit) % 5 as Int? } }
    let state = Programme.state(rows)
    let base = RequiredLevel(set: "base", level: .basic)
    let target = Self.target(
      .shareAtLevel(.met, set: "base", orAbove: true, of: base), .atLeast(60))
    let outlook = CriteriaOutlook(state: state, targets: [target])
    let asked = try #require(OutlookTarget(target, outlook, statusYear: 2025))
    let block = OutlookBlock(
      outlook, units: 0..<6, groupings: [], horizon: 3, targets: [asked],
      chance: { _, _, _, _ in .nan })
    let result = try #require(asked.results(block.totals, state).first)
    // 3^6 outcomes at every node; six units spread enough for the nodes to be fine enough.
    let years = (0..<6).map {
      outlook.years(of: $0, horizon: 3, overlay: .none) { _, _, _, _ in .nan }[1]
    }
    let levels = outlook.levels
    let met = try #require(levels.firstIndex { $0.set == 0 && $0.level == .met })
    let basic = try #require(levels.firstIndex { $0.set == 0 && $0.level == .basic })
    var (expected, empty) = (0.0, 0.0)
    for node in SharedFactor.nodes.indices {
      for code in 0..<729 {
        var (rest, chance, there, all) = (code, SharedFactor.weights[node], 0, 0)
        for year in years {
          let (p, q) = (year.levels[met][node], year.levels[basic][node])
          chance *= [p, q - p, 1 - q][rest % 3]
          there += rest % 3 == 0 ? 1 : 0
          all += rest % 3 < 2 ? 1 : 0
          rest /= 3
        }
        if all > 0, 10 * there >= 6 * all { expected += chance }
        if all == 0 { empty += chance }
      }
    }
    let found = try #require(result.outlook)
    #expect(abs(found.chance.least - expected) < 2e-3)
    #expect(abs(found.chance.most - found.chance.least - empty) < 2e-3)
    #expect(result.basis == .expected && expected > 0.01 && expected < 0.99)
  }

  @Test("a share of a base that may well be empty is not assessable, and says why")
  func emptyBase() throws {
    // Nobody ever met anything: most likely nobody stands at the base.
    let state = Programme.state((0..<4).map { _ in Array(repeating: 0 as Int?, count: 6) })
    let base = RequiredLevel(set: "base", level: .basic)
    for requirement in [Requirement.atLeast(50), .atMost(50)] {
      let target = Self.target(
        .shareAtLevel(.met, set: "base", orAbove: true, of: base), requirement)
      let outlooks = CriteriaOutlook(state: state, targets: [target])
      let asked = try #require(OutlookTarget(target, outlooks, statusYear: 2025))
      let block = OutlookBlock(
        outlooks, units: 0..<4, groupings: [], horizon: 3, targets: [asked],
        chance: { _, _, _, _ in .nan })
      let result = try #require(asked.results(block.totals, state).first)
      let outlook = try #require(result.outlook)
      #expect(result.verdict == .notAssessable && result.missingChance == .emptyBase)
      #expect(outlook.chance.probability.isNaN && outlook.chance.most - outlook.chance.least > 0.5)
    }
  }

  @Test("a range has the chance that its lower end is reached beside that of the range itself")
  func range() throws {
    let outlook = { (requirement: Requirement) in
      try #require(
        Self.results(
          [Self.target(.communesAtLevel(.met, set: "base", orAbove: true), requirement)],
          state: Self.state
        ).first?.outlook)
    }
    let range = try outlook(.within(8, 15))
    let (low, beyond) = (try outlook(.atLeast(8)), try outlook(.atLeast(16)))
    #expect(range.enough == low.chance && low.enough == nil)
    #expect(beyond.chance.least > 0.01)
    #expect(abs(range.chance.least - (low.chance.least - beyond.chance.least)) < 1e-12)
  }

  @Test("what is open widens the chance to an interval, and is no verdict where it matters")
  func open() throws {
    var rows = (0..<8).map { _ in Array(repeating: 4 as Int?, count: 6) }
    rows += [[3, 4, 3, 4, 4, 4], Array(repeating: nil, count: 6)]
    let state = Programme.state(rows)
    let result = try #require(
      Self.results(
        [Self.target(.communesAtLevel(.met, set: "base", orAbove: true), .atLeast(10))],
        state: state
      ).first)
    #expect(result.units == 9 && result.unknown == 1)
    let outlook = try #require(result.outlook)
    #expect(
      outlook.chance.least == 0 && outlook.chance.most > 0 && outlook.chance.probability.isNaN)
    #expect(result.value == 9 && result.verdict == .notAssessable)
    let easy = try #require(
      Self.results(
        [Self.target(.communesAtLevel(.met, set: "base", orAbove: true), .atLeast(1))],
        state: state
      ).first)
    #expect(easy.verdict == .met)
  }

  @Test("each commune of a target has its own chance")
  func each() throws {
    let targets = [Self.target(.criteriaMet(set: "base"), .atLeast(4), units: ["u12", "u15"])]
    let results = Self.results(targets, state: Self.state)
    #expect(results.map(\.unit) == ["u12", "u15"])
    let gains = Self.results(
      [Self.target(.yearlyGain(set: "base"), .atLeast(1), year: 2026)], state: Self.state)
    #expect(!gains.isEmpty)
    #expect(gains.allSatisfy { ($0.outlook?.chance.probability ?? -1) >= 0 })
  }

  @Test("a target that names a town counts it, though averages do not")
  func town() throws {
    let rows = (0..<10).map { unit in (0..<6).map { (unit + $0) % 5 as Int? } }
    let state = Programme.state(
      rows, kinds: [.town] + Array(repeating: .commune, count: 9))
    let level = TargetStatistic.communesAtLevel(.met, set: "base", orAbove: true)
    let named = Self.results(
      [Self.target(level, .atLeast(1), units: ["u10", "u11"])], state: state)
    #expect(named.map(\.units) == [2])
    #expect(Self.results([Self.target(level, .atLeast(1))], state: state).map(\.units) == [9])
  }

  @Test("targets of the past, and of values, have no outlook")
  func past() {
    let outlook = CriteriaOutlook(state: Self.state)
    let targets = [
      Self.target(.averageCriteria(set: "base"), .atLeast(3), year: 2025),
      Self.target(.averageCriteria(set: "none"), .atLeast(3)),
      Self.target(.mean(indicator: "y1"), .atLeast(3)),
    ]
    #expect(targets.allSatisfy { OutlookTarget($0, outlook, statusYear: 2025) == nil })
  }
}
