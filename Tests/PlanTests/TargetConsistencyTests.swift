import Panels
import Planning
import Testing

@Suite("Whether targets can hold together")
struct TargetConsistencyTests {
  /// A set of 19 criteria whose basic level asks for 15.
  private static let set = CriteriaSet(
    id: "s", key: "s", title: LocalizedText("s"), legalNumber: "1", years: 2000...2100,
    criteria: (1...19).map { Criterion(id: "\($0)", name: LocalizedText("\($0)"), indicators: []) },
    ladder: [LadderRung(level: .basic, minimumMet: 15), LadderRung(level: .met)])

  private static func readings(
    basic: Double, met: Double, average: Requirement, communes: Int
  ) -> [TargetConsistency] {
    var plan = Plan(
      id: "p", title: LocalizedText("p"), area: Area(name: "A", kind: .district), statusYear: 2023,
      horizonYear: 2024)
    let target = { (id: String, statistic: TargetStatistic, requirement: Requirement) in
      Target(
        id: id, name: LocalizedText(id), statistic: statistic, requirement: requirement, unit: "",
        year: 2024)
    }
    plan.targets = [
      target("b", .communesAtLevel(.basic, set: "s", orAbove: false), .atLeast(basic)),
      target("m", .communesAtLevel(.met, set: "s", orAbove: false), .atLeast(met)),
      target("a", .averageCriteria(set: "s"), average),
    ]
    return TargetConsistency.readings(of: plan, set: set, communes: communes)
  }

  @Test("Tuần Giáo's 13 and 3 of 18 communes can have an average above 15.8, in both readings")
  func tuanGiao() {
    let readings = Self.readings(basic: 13, met: 3, average: .above(15.8), communes: 18)
    #expect(readings.map(\.reading) == [.separate, .included])
    #expect(readings.map(\.basicCommunes) == [13, 10] && readings.map(\.otherCommunes) == [2, 5])
    // 15.8 × 18 = 284.4, so 285 criteria.
    #expect(readings.map(\.neededTotal) == [285, 285])
    #expect(
      readings.map(\.greatestTotal) == [3 * 19 + 13 * 18 + 2 * 14, 3 * 19 + 10 * 18 + 5 * 14])
    #expect(readings.map(\.slack) == [34, 22] && readings.allSatisfy { $0.possibility == .yes })
    #expect(readings.allSatisfy { $0.neededOfTheRest == (285.0 - 57) / 15 })
    #expect(readings[0].neededOfBasic == (285.0 - 57 - 28) / 13)
  }

  @Test("numbers that no plan can mean give no reading instead of a crash")
  func absurd() {
    for (basic, met, average, communes) in [
      (13, 3, 1e30, 18), (1e30, 3, 15.8, 18), (13, .infinity, 15.8, 18), (13, 3, .nan, 18),
      (13, 3, 15.8, Int.max),
    ] as [(Double, Double, Double, Int)] {
      #expect(
        Self.readings(basic: basic, met: met, average: .above(average), communes: communes).isEmpty)
    }
  }

  @Test("the least total is the smallest that passes, and the greatest what the counts allow")
  func leastTotal() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<300 {
      let communes = Int.random(in: 1...30, using: &generator)
      let met = Int.random(in: 0...communes, using: &generator)
      let basic = Int.random(in: 0...communes, using: &generator)
      let bar = (Double.random(in: 0...19, using: &generator) * 10).rounded() / 10
      let average: Requirement = Bool.random(using: &generator) ? .atLeast(bar) : .above(bar)
      for reading in Self.readings(
        basic: Double(basic), met: Double(met), average: average, communes: communes)
      {
        let passes = { (total: Int) in average.isMet(by: Double(total) / Double(communes)) }
        #expect(passes(reading.neededTotal))
        #expect(reading.neededTotal == 0 || !passes(reading.neededTotal - 1))
        #expect(reading.metCommunes + reading.basicCommunes + reading.otherCommunes == communes)
        // By trying every way: so many complete, so many basic and not complete, the rest as they may be.
        let canExact =
          reading.otherCommunes >= 0 && reading.basicCommunes >= 0 && reading.slack >= 0
        let exclusive = max(0, reading.basicCommunes)
        let canMore = passes(communes * 4 - exclusive) || passes(communes * 19 - exclusive)
        #expect((reading.possibility == .yes) == canExact)
        if reading.otherCommunes >= 0, reading.basicCommunes >= 0 {
          #expect((reading.possibility == .no) == !(canExact || canMore))
        }
      }
    }
  }

  /// A plan for some years of a set of four criteria whose basic level asks for three.
  private static func plan(_ targets: [(TargetStatistic, Requirement, Int, [String])]) -> Plan {
    var plan = Plan(
      id: "p", title: LocalizedText("p"), area: Area(name: "A", kind: .district), statusYear: 2023,
      horizonYear: 2025)
    plan.targets = targets.enumerated().map { index, target in
      Target(
        id: "t\(index)", name: LocalizedText(name: "t"), statistic: target.0, requirement: target.1,
        unit: "", year: target.2, units: target.3)
    }
    return plan
  }

  private static let average = TargetStatistic.averageCriteria(set: "base")
  private static let met = TargetStatistic.communesAtLevel(.met, set: "base", orAbove: false)
  private static let basic = TargetStatistic.communesAtLevel(.basic, set: "base", orAbove: false)

  @Test("counts with both ends and averages go together where some communes would do")
  func ranges() throws {
    var generator = SplitMix64(seed: 11)
    var possible = 0
    for _ in 0..<400 {
      let communes = Int.random(in: 1...7, using: &generator)
      func count() -> (Requirement, ClosedRange<Int>) {
        let low = Int.random(in: 0...communes, using: &generator)
        let high = Int.random(in: low...communes, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: return (.atLeast(Double(low)), low...communes)
        case 1: return (.atMost(Double(high)), 0...high)
        default: return (.within(Double(low), Double(high)), low...high)
        }
      }
      let (metAsked, metRange) = count()
      let (basicAsked, basicRange) = count()
      let bar = Double(Int.random(in: 0...40, using: &generator)) / 10
      let plan = Self.plan([
        (Self.met, metAsked, 2025, []), (Self.basic, basicAsked, 2025, []),
        (Self.average, .atLeast(bar), 2025, []),
      ])
      // By trying every number of communes with 4 criteria and with 3; the others have 2 at most.
      let canHold = { (isIncluded: Bool) in
        (0...communes).contains { met in
          (0...(communes - met)).contains { basic in
            metRange.contains(met) && basicRange.contains(isIncluded ? met + basic : basic)
              && Double(4 * met + 3 * basic + 2 * (communes - met - basic)) / Double(communes)
                >= bar - 1e-9
          }
        }
      }
      for reading in TargetConsistency.readings(of: plan, set: Programme.base, communes: communes) {
        // Where communes that meet do not count as meeting basically, those promised stay below.
        let isIncluded = reading.reading == .included
        if isIncluded, basicRange.lowerBound > metRange.lowerBound { continue }
        let expected = canHold(isIncluded)
        #expect(
          (reading.possibility != .no) == expected,
          "\(metAsked) \(basicAsked) \(bar) of \(communes), \(reading.reading)")
        if expected { possible += 1 }
      }
    }
    #expect(possible > 100)
  }

  @Test("targets of other years or of some communes do not bind those of a year")
  func years() throws {
    let apart = Self.plan([
      (Self.basic, .atLeast(9), 2024, []), (Self.met, .atLeast(3), 2025, []),
      (Self.average, .above(3.2), 2025, []),
    ])
    #expect(TargetConsistency.readings(of: apart, set: Programme.base, communes: 10).isEmpty)
    // 2024 cannot hold: one at four criteria and nine at three are 31, not 39; 2025 can.
    let both = Self.plan([
      (Self.average, .atLeast(3.9), 2024, []), (Self.met, .atMost(1), 2024, []),
      (Self.basic, .atMost(9), 2024, []), (Self.average, .atLeast(2), 2025, []),
      (Self.met, .atLeast(1), 2025, []), (Self.basic, .atLeast(1), 2025, []),
    ])
    let readings = TargetConsistency.readings(of: both, set: Programme.base, communes: 10)
    #expect(readings.map(\.year) == [2024, 2024, 2025, 2025])
    #expect(readings.map(\.possibility) == [.no, .no, .yes, .yes])
    #expect(readings[0].neededTotal == 39 && readings[0].greatestIfMore == 31)
    let some = Self.plan([
      (Self.basic, .atMost(1), 2025, ["a", "b", "c"]), (Self.met, .atLeast(3), 2025, []),
      (Self.average, .above(3.2), 2025, []),
    ])
    #expect(TargetConsistency.readings(of: some, set: Programme.base, communes: 10).isEmpty)
  }

  @Test("communes of which all criteria are asked by name count as meeting, however it is written")
  func namedCommunes() {
    let promised = { (asked: Requirement) in
      let plan = Self.plan([
        (Self.average, .atLeast(2.2), 2025, []), (Self.met, .atLeast(1), 2025, []),
        (Self.basic, .atLeast(2), 2025, []),
        (.criteriaMet(set: "base"), asked, 2025, ["a", "b", "c"]),
      ])
      return TargetConsistency.readings(of: plan, set: Programme.base, communes: 10)
        .first?.metCommunes
    }
    #expect(promised(.atLeast(4)) == 3 && promised(.above(3)) == 3)
    #expect(promised(.atMost(4)) == 1 && promised(.atLeast(3)) == 1)
  }

  @Test("counts that leave no room for the average are told with the plan's other problems")
  func told() throws {
    let state = Programme.state(Array(repeating: [2], count: 10), first: 2023)
    let codes = { (plan: Plan) in
      PlanConsistency(of: plan, on: state).problems.map(\.kind.code).filter {
        $0.hasPrefix("cannot-hold")
      }
    }
    let targets = { (bar: Double, most: Double) in
      Self.plan([
        (Self.average, .atLeast(bar), 2025, []), (Self.met, .within(1, most), 2025, []),
        (Self.basic, .within(2, most), 2025, []),
      ])
    }
    #expect(codes(targets(3.9, 4)) == ["cannot-hold-together"])
    #expect(codes(targets(2.2, 4)).isEmpty)
    let problem = try #require(
      PlanConsistency(of: targets(2.6, 4), on: state).problems.first {
        $0.kind.code == "cannot-hold-together"
      })
    // As promised 1 × 4 + 2 × 3 + 7 × 2 = 24; with four and four 16 + 12 + 4 = 32; 26 are needed.
    #expect(
      problem.kind
        == .plan(
          .cannotHoldTogether(
            target: "t0", year: 2025, needed: 26, greatest: 24, isPossibleWithMore: true)))
  }

  @Test("a promise that its own numbers contradict is found")
  func contradiction() {
    let tooMany = Self.readings(basic: 13, met: 8, average: .atLeast(10), communes: 18)
    #expect(tooMany.map(\.possibility) == [.no, .yes])
    let tooHigh = Self.readings(basic: 3, met: 2, average: .atLeast(18), communes: 18)
    // Two at 19 and three at 18 at most leave too little, unless more communes than promised get there.
    #expect(tooHigh.allSatisfy { $0.possibility == .ifMore && $0.slack < 0 })
    let beyond = Self.readings(basic: 3, met: 2, average: .above(18.9), communes: 18)
    #expect(beyond.map(\.possibility) == [.no, .ifMore])
  }

  @Test(
    "an average that only has an upper end asks for no least total, and ends at once",
    arguments: [
      Requirement.below(15), .atMost(15), .within(15.81, 15.82), .within(10, 12),
    ])
  func otherRequirements(average: Requirement) {
    for communes in [0, 1, 18] {
      for reading in Self.readings(basic: 5, met: 3, average: average, communes: communes) {
        #expect(Double(reading.neededTotal) >= average.bar * Double(communes) - 1e-9)
      }
    }
  }

  @Test("a plan that lacks one of the three targets has no readings")
  func missing() {
    var plan = Plan(
      id: "p", title: LocalizedText("p"), area: Area(name: "A", kind: .district), statusYear: 2023,
      horizonYear: 2024)
    #expect(TargetConsistency.readings(of: plan, set: Self.set, communes: 18).isEmpty)
    plan.targets = [
      Target(
        id: "a", name: LocalizedText("a"), statistic: .averageCriteria(set: "s"),
        requirement: .above(15.8), unit: "", year: 2024)
    ]
    #expect(TargetConsistency.readings(of: plan, set: Self.set, communes: 18).isEmpty)
  }
}
