import Distributions
import Testing

private func fractions(_ count: Int) -> [Double] {
  // Weyl's sequence: chances spread over (0, 1) without a generator.
  (1...max(1, count)).prefix(count).map { index in
    let x = Double(index) * 0.618_033_988_749_894_9
    return x - x.rounded(.down)
  }
}

@Test("the Poisson-binomial distribution agrees with enumeration", arguments: 0...12)
func enumeration(count: Int) {
  var chances = fractions(count)
  if count > 4 { (chances[1], chances[3]) = (0, 1) }
  var expected = [Double](repeating: 0, count: count + 1)
  for outcome in 0..<(1 << count) {
    var chance = 1.0
    for (trial, p) in chances.enumerated() {
      chance *= outcome >> trial & 1 == 1 ? p : 1 - p
    }
    expected[outcome.nonzeroBitCount] += chance
  }
  let distribution = PoissonBinomial.distribution(chances)
  for k in 0...count { #expect(abs(distribution[k] - expected[k]) < 1e-15) }
  for k in 0...count {
    #expect(abs(distribution.atLeast(k) - expected[k...].reduce(0, +)) < 1e-14)
  }
  for level in [0.05, 0.5, 0.95] {
    let k = distribution.quantile(level)
    #expect(1 - distribution.atLeast(k + 1) >= level - 1e-11)
    #expect(1 - distribution.atLeast(k) < level)
  }
}

@Test("equal chances give the binomial distribution", arguments: [1, 20, 32, 33, 300, 2_000])
func binomial(count: Int) {
  for p in [0.003, 0.3, 0.5, 0.98] {
    let distribution = PoissonBinomial.distribution(Array(repeating: p, count: count))
    for k in stride(from: 1, through: count, by: max(1, count / 40)) {
      // P(N ≥ k) is an incomplete beta function.
      let expected = regularizedIncompleteBeta(p, Double(k), Double(count - k + 1))
      #expect(abs(distribution.atLeast(k) - expected) < 2e-13)
    }
  }
}

@Test("mean and variance are the sums of those of the trials", arguments: [5, 100, 1_000, 10_000])
func moments(count: Int) {
  let chances = fractions(count)
  let distribution = PoissonBinomial.distribution(chances)
  let mean = chances.reduce(0, +)
  let variance = chances.reduce(0) { $0 + $1 * (1 - $1) }
  #expect(abs(distribution.mean - mean) < 1e-11 * mean)
  #expect(abs(distribution.variance - variance) < 1e-10 * variance)
  #expect(abs(distribution.probabilities.reduce(0, +) - 1) < 1e-12)
  if count >= 1_000 {
    // With the continuity correction; the third moment of these chances nearly vanishes.
    let sd = variance.squareRoot()
    for z in [-2.0, -1, 0, 1, 2] {
      let k = Int((mean + z * sd).rounded())
      let normal = StandardNormal.survival((Double(k) - 0.5 - mean) / sd)
      #expect(abs(distribution.atLeast(k) - normal) < 1e-3)
    }
  }
}

@Test("a sum of distributions is the distribution of the sum")
func sums() {
  let dice = CountDistribution(lowerBound: 1, probabilities: Array(repeating: 1.0 / 6, count: 6))
  let three = CountDistribution.sum(of: [dice, dice, dice])
  #expect(three.lowerBound == 3 && three.upperBound == 18)
  #expect(abs(three[10] - 27.0 / 216) < 1e-15)
  #expect(abs(three[3] - 1.0 / 216) < 1e-15)
  #expect(three[19] == 0 && three.atLeast(-1) == 1)
  #expect(CountDistribution.sum(of: [] as [CountDistribution]) == .certain(0))
}

/// The chance of one unit at a value of the shared factor.
private func conditional(_ p: Double, _ rho: Double, _ s: Double) -> Double {
  StandardNormal.cumulative(
    (StandardNormal.quantile(p) + rho.squareRoot() * s) / (1 - rho).squareRoot())
}

@Test(
  "a count with a shared factor agrees with integration on a fine grid",
  arguments: [1, 10, 100, 1_000, 5_000])
func sharedFactor(count: Int) {
  for (p, rho) in [(0.5, 0.1), (0.9, 0.3), (0.05, 0.2), (0.5, 0.6)] {
    let parts = SharedFactor.nodes.map { s in
      PoissonBinomial.distribution(
        Array(repeating: conditional(p, rho, s), count: count))
    }
    let mixed = SharedFactor.mixed(parts)
    #expect(abs(mixed.probabilities.reduce(0, +) - 1) < 1e-12)
    // The mean does not depend on the shared factor; the spread grows with it.
    let plain = CountDistribution.mixture(of: parts, weights: SharedFactor.weights)
    #expect(abs(plain.mean - Double(count) * p) < 2e-4 * Double(count))
    #expect(plain.variance >= Double(count) * p * (1 - p) * 0.999)
    for share in stride(from: 0.02, through: 0.98, by: 0.04) {
      let k = max(1, Int((Double(count) * share).rounded()))
      // The middle of 500 strips, and the incomplete beta function.
      var expected = 0.0
      let width = 16.0 / 500
      for strip in 0..<500 {
        let s = -8 + (Double(strip) + 0.5) * width
        let chance = conditional(p, rho, s)
        expected +=
          width * StandardNormal.density(s)
          * regularizedIncompleteBeta(chance, Double(k), Double(count - k + 1))
      }
      #expect(abs(mixed.atLeast(k) - expected) < 0.005)
    }
  }
}

@Test("the table of the normal distribution function is right to ten digits, and ends are exact")
func normalTable() {
  let points = stride(from: -9.0, through: 9, by: 0.000_917).map { $0 }
  var values = points + [-.infinity, .infinity]
  NormalTable.cumulative(&values)
  for (x, value) in zip(points, values) {
    #expect(abs(value - StandardNormal.cumulative(x)) < 2e-11)
  }
  #expect(values.suffix(2) == [0, 1])
}
