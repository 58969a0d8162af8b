import Distributions
import Testing

@Suite("Normal given a shared factor")
struct SharedNormalTests {
  private static let nodes = SharedFactor.nodes

  @Test("a straight line in the factor is a normal with both variances")
  func line() {
    // x = 3 + 2 z + 1.5 e has mean 3 and variance 4 + 2.25.
    let figure = SharedNormal(
      means: Self.nodes.map { 3 + 2 * $0 }, deviations: Self.nodes.map { _ in 1.5 })
    #expect(abs(figure.mean - 3) < 1e-12)
    for p in [0.025, 0.2, 0.5, 0.9, 0.975] {
      let exact = 3 + 2.5 * StandardNormal.quantile(p)
      #expect(abs(figure.quantile(p) - exact) < 1e-3)
      #expect(abs(figure.cumulative(exact) - p) < 1e-4)
    }
  }

  @Test("without own errors only the factor is left")
  func factorAlone() {
    let figure = SharedNormal(
      means: Self.nodes.map { -$0 }, deviations: Self.nodes.map { _ in 0 })
    for p in [0.05, 0.5, 0.95] {
      // 336 steps: a step of 0.03 deviations.
      #expect(abs(figure.quantile(p) - StandardNormal.quantile(p)) < 0.04)
    }
  }

  @Test("without a factor it is normal, and without both a number")
  func ends() {
    let normal = SharedNormal(
      means: Self.nodes.map { _ in 7 }, deviations: Self.nodes.map { _ in 2 })
    #expect(abs(normal.quantile(0.975) - (7 + 2 * 1.959963984540054)) < 1e-9)
    let number = SharedNormal(
      means: Self.nodes.map { _ in 7 }, deviations: Self.nodes.map { _ in 0 })
    #expect(number.quantile(0.1) == 7 && number.cumulative(7) == 1 && number.cumulative(6.9) == 0)
  }

  @Test("a bent mean agrees with a million draws")
  func draws() {
    let bent = { (z: Double) in 10 + 3 * z + 0.4 * z * z }
    let wide = { (z: Double) in 1 + 0.2 * abs(z) }
    let figure = SharedNormal(
      means: Self.nodes.map(bent), deviations: Self.nodes.map(wide))
    var state: UInt64 = 99
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 11) + 0.5) / Double(1 << 53)
    }
    let bars = [4.0, 8, 10, 13, 18]
    var counts = [Int](repeating: 0, count: bars.count)
    let draws = 1_000_000
    for _ in 0..<draws {
      let z = StandardNormal.quantile(uniform())
      let x = bent(z) + wide(z) * StandardNormal.quantile(uniform())
      for (index, bar) in bars.enumerated() where x <= bar { counts[index] += 1 }
    }
    for (bar, count) in zip(bars, counts) {
      let share = Double(count) / Double(draws)
      let error = (share * (1 - share) / Double(draws)).squareRoot()
      #expect(abs(figure.cumulative(bar) - share) < 4 * error + 5e-4)
    }
  }
}
