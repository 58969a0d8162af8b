import Analytics
import Distributions
import Forecast
import Panels
import Testing

@testable import Planning

@Suite("Setting targets")
struct TargetSettingTests {
  @Test(
    "rounding never promises more",
    arguments: [
      (58.26, 0.1, true, 58.2), (58.2, 0.1, true, 58.2), (58.21, 0.1, false, 58.3),
      (0.3, 0.1, true, 0.3), (12.4, 0.5, true, 12), (12.4, 0.5, false, 12.5),
      (-1.25, 0.1, true, -1.3),
      (7, 3, true, 6),
    ])
  func rounding(value: Double, step: Double, isUpward: Bool, expected: Double) {
    #expect(SafeRounding(step: step).easier(value, isUpward: isUpward) == expected)
    #expect(SafeRounding(step: step).harder(value, isUpward: !isUpward) == expected)
  }

  @Test("peers are the experiences that began nearest; ties count half")
  func peers() {
    // Experiences that began at 0 … 399 and gained a tenth of where they began.
    let peers = PeerChanges((0..<400).map { (Double($0), Double($0) / 10) }, span: 2)
    // Around 200 the nearest run from 100 to 300: both ends are as far away.
    #expect(peers.percentile(of: 20, from: 200, isUpward: true) == 50)
    #expect(peers.percentile(of: 9.95, from: 200, isUpward: true) == 0)
    #expect(peers.percentile(of: 31, from: 200, isUpward: true) == 100)
    #expect(peers.percentile(of: 31, from: 200, isUpward: false) == 0)
    // At an end they are the first two hundred: 0 … 19.9.
    #expect(peers.percentile(of: 9.95, from: -5, isUpward: true) == 50)
    #expect(
      PeerChanges([(0, 1), (1, 2)], span: 1).percentile(of: 1, from: 0, isUpward: true).isNaN)
  }

  @Test("experiences that began alike all count")
  func ties() {
    // A thousand from 95: changes 0 … 99.9, and a few from elsewhere.
    let pairs = (0..<1000).map { (95.0, Double($0) / 10) } + (0..<50).map { (40.0, Double($0)) }
    let peers = PeerChanges(pairs.reversed(), span: 1)
    #expect(peers.percentile(of: 62.45, from: 95, isUpward: true) == 62.5)
    #expect(peers.percentile(of: 62.5, from: 95, isUpward: true) == 62.55)
    #expect(peers.percentile(of: 62.45, from: 95, isUpward: false) == 37.5)
    #expect(peers.percentile(of: 62.45, from: 90, isUpward: true) == 62.5)
  }

  @Test("the whole number to promise is the hardest that is reached with the confidence")
  func whole() {
    let chances = [1.0, 0.99, 0.95, 0.88, 0.83, 0.7, 0.2]
    let chance = { (value: Double) in
      value < 0 ? 1 : Int(value) < chances.count ? chances[Int(value)] : 0
    }
    for start in [0, 2.4, 3.5, 6, 40] {
      let promise = WholePromise(confidence: 0.8, isUpward: true)
      #expect(promise.value(near: start, chance: chance) == 4)
    }
    for start in [0, 2.4, 9.0] {
      let promise = WholePromise(confidence: 0.8, isUpward: false)
      // At most so many: the chance grows with the number.
      #expect(promise.value(near: start) { 1 - chance($0 + 1) } == 5)
    }
  }

  @Test("a change of three years is an experience of three years, gaps and all")
  func experiences() throws {
    let panel = Programme.panel(
      "x", .number,
      (0..<25).map { unit in [0, nil, 2, Double(3 + unit), nil].map { $0 } })
    let set = PanelSet(
      units: UnitTable(codes: (0..<25).map { "u\(10 + $0)" }), years: Array(2016...2020),
      panels: [panel])
    let series = try #require(ForecastSeries("x", of: set, breaks: []))
    let peers = PeerChanges(series, units: Array(0..<25), span: 3)
    // Only 2016 to 2019 is three years: gains of 3 … 27 in three years.
    #expect(peers.percentile(of: 5, from: 0, isUpward: true) == 50)
    #expect(abs(peers.percentile(of: 26.0 / 3, from: 0, isUpward: true) - 94) < 1e-9)
  }

  @Test(
    "ambition by percentile",
    arguments: [
      (0.0, Ambition.routine), (50, .routine), (50.1, .ambitious), (80, .ambitious), (95, .stretch),
      (95.1, .notSeenBefore), (.nan, .unknown),
    ])
  func ambition(percentile: Double, expected: Ambition) {
    #expect(Ambition(percentile: percentile) == expected)
  }

  @Test("milestones are even on the working scale and end at the target")
  func milestones() throws {
    // Hà Nam: 58.2 in 2023 to 68 in 2025 is 8.1 % a year (S1-07).
    let path = try #require(
      MilestonePath(from: 58.2, in: 2023, to: 68, in: 2025, scale: WorkingScale(.log)))
    #expect(path.years == 2024...2025)
    #expect(abs(path.value(in: 2024) / 58.2 - 1.081) < 5e-4)
    #expect(abs(path.value(in: 2024) - (58.2 * 68).squareRoot()) < 1e-9)
    #expect(path.value(in: 2025) == 68)
    #expect(MilestonePath(from: 1, in: 2025, to: 2, in: 2025, scale: WorkingScale(.log)) == nil)
  }

  private static func shares(_ count: Int = 40) -> PanelSet {
    var generator = SplitMix64(seed: 3)
    let rows = (0..<count).map { _ -> [Double?] in
      var value = Double.random(in: 20...70, using: &generator)
      return (0..<8).map { _ in
        value = min(99, max(1, value + Double.random(in: -1...3, using: &generator)))
        return (value * 10).rounded() / 10
      }
    }
    return PanelSet(
      units: UnitTable(codes: (0..<count).map { "u\(10 + $0)" }), years: Array(2015...2022),
      panels: [Programme.panel("x", .share, rows)])
  }

  @Test("shares of a target add up to it, and every unit has the same chance of its own")
  func shared() throws {
    let set = Self.shares()
    let block = try #require(Forecaster(panels: set, horizon: 2).model(of: "x"))
      .forecast(units: 0..<40)
    let weights = (0..<40).map { Double(1 + $0 % 5) }
    let median =
      (0..<40).reduce(0) { $0 + weights[$1] * block.median(unit: $1, step: 1) }
      / weights.reduce(0, +)
    for (bar, isUpward) in [(median + 2, true), (median - 1, true), (median + 1, false)] {
      let shared = SharedTarget(
        bar, isUpward: isUpward, forecast: block, step: 1, weights: weights,
        rounding: SafeRounding(step: 0.01))
      #expect(isUpward ? shared.mean >= bar - 1e-9 : shared.mean <= bar + 1e-9)
      #expect(abs(shared.mean - bar) < 0.02)
      for unit in 0..<40 {
        let own = block.probability(
          of: isUpward ? .atLeast(shared.shares[unit]) : .atMost(shared.shares[unit]), unit: unit,
          step: 1)
        #expect(abs(own - shared.chance) < 0.01)
      }
    }
    let none = SharedTarget(
      99.9, isUpward: true, forecast: block, step: 1, weights: weights,
      rounding: SafeRounding(step: 0.1))
    #expect(none.chance.isNaN && none.shares.allSatisfy(\.isNaN))
  }
}
