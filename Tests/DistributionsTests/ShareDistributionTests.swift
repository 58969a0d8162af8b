import Panels
import Testing

@testable import Distributions

@Suite("Shares of an uncertain base")
struct ShareDistributionTests {
  /// Chances at the nodes of a unit that moves with the shared factor.
  private static func curve(_ at: Double, _ loading: Double) -> [Double] {
    SharedFactor.nodes.map { StandardNormal.cumulative(at + loading * $0) }
  }

  /// A unit's chance of both, and of the base.
  private static func unit(_ index: Int, _ count: Int) -> (both: [Double], base: [Double]) {
    let place = Double(index) / Double(count)
    return (curve(-0.8 + place, 0.4), curve(0.1 + place, 0.3))
  }

  private static func share(_ count: Int) -> (ShareDistribution, [(both: [Double], base: [Double])])
  {
    let units = (0..<count).map { unit($0, count) }
    let both = units.map { zip($0.both, $0.base).map { min($0, $1) } }
    return (ShareDistribution(both: both, base: units.map(\.base)), units)
  }

  @Test("with everything certain it is the share itself")
  func certain() {
    let ones = SharedFactor.nodes.map { _ in 1.0 }
    let none = SharedFactor.nodes.map { _ in 0.0 }
    let share = ShareDistribution(both: [ones, none, none, none], base: [ones, ones, ones, none])
    #expect(abs(share.quantile(0.5) - 100.0 / 3) < 1e-12)
    #expect(share.probability(of: .atLeast(33), open: 0) == (1, 1))
    #expect(share.probability(of: .atLeast(34), open: 0) == (0, 0))
    // One open unit: between 1 of 4 and 2 of 4.
    #expect(share.probability(of: .atLeast(25), open: 1) == (1, 1))
    #expect(share.probability(of: .atLeast(30), open: 1) == (0, 1))
    #expect(share.probability(of: .within(30, 40), open: 1) == (0, 1))
    #expect(share.probability(of: .atMost(50), open: 1) == (1, 1))
  }

  @Test("a base of nobody passes no requirement")
  func empty() {
    let none = SharedFactor.nodes.map { _ in 0.0 }
    let share = ShareDistribution(both: [none, none], base: [none, none])
    #expect(abs(share.emptyBase - 1) < 1e-12)
    #expect(share.probability(of: .atLeast(0), open: 0) == (0, 0))
    #expect(share.quantile(0.5).isNaN)
  }

  @Test(
    "five units agree with the enumeration of what each of them may be, on a fine grid of the factor"
  )
  func enumeration() {
    let (share, _) = Self.share(5)
    for bar in [20.0, 40, 50, 75] {
      var (expected, total) = (0.0, 0.0)
      for step in -1_000...1_000 {
        let factor = Double(step) / 200
        let weight = StandardNormal.density(factor)
        total += weight
        for code in 0..<243 {
          var (rest, chance, there, base) = (code, weight, 0, 0)
          for index in 0..<5 {
            let place = Double(index) / 5
            let q = StandardNormal.cumulative(0.1 + place + 0.3 * factor)
            let p = min(q, StandardNormal.cumulative(-0.8 + place + 0.4 * factor))
            chance *= [p, q - p, 1 - q][rest % 3]
            there += rest % 3 == 0 ? 1 : 0
            base += rest % 3 < 2 ? 1 : 0
            rest /= 3
          }
          if base > 0, 100 * Double(there) >= bar * Double(base) { expected += chance }
        }
      }
      let found = share.probability(of: .atLeast(bar), open: 0)
      #expect(abs(found.least - expected / total) < 1e-3, "\(bar)")
      #expect(found.least == found.most)
    }
  }

  @Test("many units agree with draws")
  func draws() {
    let count = ShareDistribution.exactLimit + 40
    let (share, _) = Self.share(count)
    var state: UInt64 = 20
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
    var shares: [Double] = []
    for _ in 0..<2_000 {
      // Twelve uniforms less six are normal enough for a factor in the middle of its range.
      let factor = (0..<12).reduce(-6.0) { sum, _ in sum + uniform() }
      var (there, base) = (0, 0)
      for index in 0..<count {
        let place = Double(index) / Double(count)
        let q = StandardNormal.cumulative(0.1 + place + 0.3 * factor)
        let p = min(q, StandardNormal.cumulative(-0.8 + place + 0.4 * factor))
        let draw = uniform()
        there += draw < p ? 1 : 0
        base += draw < q ? 1 : 0
      }
      shares.append(100 * Double(there) / Double(base))
    }
    for bar in [40.0, 50, 55, 60, 70] {
      let expected = Double(shares.count { $0 >= bar }) / 2_000
      // Three standard errors of the draws, and the 0.02 promised.
      #expect(abs(share.probability(of: .atLeast(bar), open: 0).least - expected) < 0.05, "\(bar)")
    }
    let median = share.quantile(0.5)
    let below = Double(shares.count { $0 <= median }) / 2_000
    #expect(abs(below - 0.5) < 0.05)
  }
}
