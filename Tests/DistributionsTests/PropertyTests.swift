import Distributions
import Testing

private let degreesOfFreedom = [0.5, 1, 1.7, 2, 3, 4.5, 8, 17, 100, 5_000, 1e6]

@Test("the quantile of t undoes the distribution function", arguments: degreesOfFreedom)
func quantileUndoesCumulative(nu: Double) {
  let distribution = StudentT(degreesOfFreedom: nu)
  for p in [1e-10, 1e-7, 1e-3, 0.2, 0.2499999, 0.25, 0.2500001, 0.45, 0.5, 0.7, 0.999] {
    let back = distribution.cumulative(distribution.quantile(p))
    #expect(abs(back - p) <= 2e-12 * p)
  }
}

@Test("quantiles of t rise with the probability", arguments: degreesOfFreedom)
func quantileRises(nu: Double) {
  let distribution = StudentT(degreesOfFreedom: nu)
  let quantiles = (1..<400).map { distribution.quantile(Double($0) / 400) }
  #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 < $1 })
}

@Test("t is symmetric and its two tails sum to one", arguments: degreesOfFreedom)
func symmetric(nu: Double) {
  let distribution = StudentT(degreesOfFreedom: nu)
  for t in [0, 1e-9, 0.3, 1, 2.5, 40] {
    #expect(distribution.cumulative(-t) == distribution.survival(t))
    #expect(abs(distribution.cumulative(t) + distribution.survival(t) - 1) < 1e-15)
  }
}

@Test("the density of t is the slope of its distribution function", arguments: degreesOfFreedom)
func densityIsSlope(nu: Double) {
  let distribution = StudentT(degreesOfFreedom: nu)
  for t in [-2.0, -0.5, 0.25, 1, 3] {
    let step = 1e-5
    let slope =
      (distribution.cumulative(t + step) - distribution.cumulative(t - step)) / (2 * step)
    #expect(abs(slope - distribution.density(t)) < 1e-9)
  }
}

@Test("F with one numerator degree is the square of t")
func fisherIsSquaredT() {
  for nu in degreesOfFreedom {
    for t in [0.1, 1, 2.2, 6] {
      let two = 2 * StudentT(degreesOfFreedom: nu).survival(t)
      let fisher = FisherF(numerator: 1, denominator: nu)
      #expect(abs(fisher.survival(t * t) - two) <= 1e-12 * two)
      #expect(abs(fisher.cumulative(t * t) - (1 - two)) < 1e-14)
    }
  }
}

@Test("t with many degrees of freedom is normal")
func largeDegreesAreNormal() {
  let distribution = StudentT(degreesOfFreedom: 1e12)
  for x in [-6, -2, -0.1, 0, 0.7, 3.0] {
    let normal = StandardNormal.cumulative(x)
    #expect(abs(distribution.cumulative(x) - normal) <= 1e-8 * normal)
  }
}

@Test("the incomplete beta function of both tails sums to one")
func betaTails() {
  for (a, b) in [(1, 1), (1, 4.5), (0.2, 3), (30, 2), (700, 900)] as [(Double, Double)] {
    for x in [0, 0.1, 0.25, 0.5, 0.9, 1] {
      let sum = regularizedIncompleteBeta(x, a, b) + regularizedIncompleteBeta(1 - x, b, a)
      #expect(abs(sum - 1) < 1e-13)
    }
  }
}

@Test("not a number stays not a number, and the ends are exact")
func ends() {
  let distribution = StudentT(degreesOfFreedom: 7)
  #expect(distribution.cumulative(.nan).isNaN && distribution.survival(.nan).isNaN)
  #expect(distribution.quantile(.nan).isNaN && StandardNormal.quantile(.nan).isNaN)
  #expect(StandardNormal.cumulative(.nan).isNaN && regularizedIncompleteBeta(.nan, 1, 1).isNaN)
  #expect(FisherF(numerator: 2, denominator: 3).survival(.nan).isNaN)
  #expect(distribution.quantile(0) == -.infinity && distribution.quantile(1) == .infinity)
  #expect(distribution.quantile(0.5) == 0)
  #expect(distribution.cumulative(.infinity) == 1 && distribution.cumulative(-.infinity) == 0)
  #expect(distribution.cumulative(-1e200) >= 0)
  #expect(StandardNormal.quantile(0) == -.infinity && StandardNormal.quantile(1) == .infinity)
  #expect(StandardNormal.survival(0) == 0.5)
  #expect(FisherF(numerator: 2, denominator: 3).cumulative(-1) == 0)
}

@Test("a probability outside [0, 1] and degrees of freedom of 0 are programming errors")
func traps() async {
  await #expect(processExitsWith: .failure) { _ = StandardNormal.quantile(1.5) }
  await #expect(processExitsWith: .failure) { _ = StudentT(degreesOfFreedom: 0) }
}
