import Distributions
import LinearAlgebra
import Testing

@testable import Forecast

func normalChance(_ x: Double) -> Double { StandardNormal.cumulative(x) }

private let chances = [0.95, 0.8, 0.6, 0.99, 0.3, 0.9, 0.7, 0.85]

private func criteria(
  _ chances: [Double], shared: Double = 0, own: Double = 0
) -> [JointCriterion] {
  chances.map {
    JointCriterion(items: [JointItem(chance: $0, sharedPart: shared, ownLoading: own)])
  }
}

@Test("without factors the number met is Poisson-binomial")
func independent() {
  let count = JointCriteria([criteria(chances)]).conditional().count(set: 0)
  let expected = PoissonBinomial.distribution(chances)
  for k in 0...8 { #expect(abs(count[k] - expected[k]) < 1e-10) }
}

@Test(
  "factors keep the mean and widen the spread", arguments: [(0.2, 0.0), (0.0, 0.7), (0.3, 0.6)])
func factorMoments(shared: Double, own: Double) {
  let outcome = JointCriteria([criteria(chances, shared: shared, own: own)])
    .conditional([JointDemand([.init(set: 0, minimum: 8)])])
  let count = outcome.count(set: 0)
  let mean = chances.reduce(0, +)
  #expect(abs(count.mean - mean) < 1e-4)
  #expect(abs(count.probabilities.reduce(0, +) - 1) < 1e-12)
  // The variance by pairs: Σ pᵢ(1 − pᵢ) + 2 Σ (P(both) − pᵢ pⱼ).
  let r = shared + (1 - shared) * own * own
  var variance = 0.0
  for (i, p) in chances.enumerated() {
    variance += p * (1 - p)
    for q in chances[..<i] {
      let both = BivariateNormal.cumulative(
        StandardNormal.quantile(p), StandardNormal.quantile(q), correlation: r)
      variance += 2 * (both - p * q)
    }
  }
  #expect(abs(count.variance - variance) < 2e-3)
  #expect(abs(outcome.chance(demand: 0) - count[8]) < 1e-12)
}

@Test("the chance of all agrees with integration by another rule")
func allByIntegration() {
  // Both factors with Simpson's rule, 400 × 400 intervals on ±8.
  let shared = 0.25
  let own = 0.6
  let steps = 400
  let width = 16.0 / Double(steps)
  let weights = (0...steps).map { index -> Double in
    let rule = index == 0 || index == steps ? 1.0 : index % 2 == 1 ? 4 : 2
    return rule * width / 3 * StandardNormal.density(-8 + Double(index) * width)
  }
  let residual = ((1 - shared) * (1 - own * own)).squareRoot()
  var expected = 0.0
  for (i, outer) in weights.enumerated() where outer > 1e-12 {
    for (j, inner) in weights.enumerated() where inner > 1e-12 {
      let s = -8 + Double(i) * width
      let c = -8 + Double(j) * width
      let shift = shared.squareRoot() * s + (1 - shared).squareRoot() * own * c
      var product = 1.0
      for p in [0.9, 0.7, 0.5, 0.8] {
        product *= StandardNormal.cumulative((StandardNormal.quantile(p) + shift) / residual)
      }
      expected += outer * inner * product
    }
  }
  let outcome = JointCriteria([criteria([0.9, 0.7, 0.5, 0.8], shared: shared, own: own)])
    .conditional([JointDemand([.init(set: 0, minimum: 4)])])
  #expect(abs(outcome.chance(demand: 0) - expected) < 1e-4)
}

@Test("criteria of several items: all of them, or enough of them")
func composed() {
  let items = [0.9, 0.6, 0.5].map { JointItem(chance: $0) }
  let outcome = JointCriteria([
    [
      JointCriterion(items: items), JointCriterion(items: items, required: 2),
      JointCriterion(items: items, required: 1), JointCriterion(items: []),
    ]
  ]).conditional([JointDemand([.init(set: 0, minimum: 4)])])
  // 0.27; two of three: 0.27 + 0.27 + 0.18 + 0.03; one of three: 1 − 0.02.
  let expected = PoissonBinomial.distribution([0.27, 0.75, 0.98, 1])
  for k in 0...4 { #expect(abs(outcome.count(set: 0)[k] - expected[k]) < 1e-10) }
}

@Test(
  "a verdict on the whole decides as far as the known items leave it open",
  arguments: [
    // All three needed, two known: at most 0.3 × 0.5.
    (3, 1, 0.9, 0.15), (3, 1, 0.1, 0.1),
    // Two of three, two known: met by both (0.15), failed without either (0.35).
    (2, 1, 0.05, 0.15), (2, 1, 0.4, 0.4), (2, 1, 0.9, 0.65),
    // One of four, two known: met by either, never failed for sure.
    (1, 2, 0.2, 0.65), (1, 2, 0.97, 0.97),
  ])
func verdictOnTheWhole(required: Int, unknown: Int, verdict: Double, expected: Double) {
  let criterion = JointCriterion(
    items: [JointItem(chance: 0.3), JointItem(chance: 0.5)], required: required,
    reported: .init(JointItem(chance: verdict), unknown: unknown))
  let other = JointCriterion(items: [JointItem(chance: 0.6)])
  let outcome = JointCriteria([[criterion, other]])
    .conditional([JointDemand([.init(set: 0, minimum: 2)])])
  let count = outcome.count(set: 0)
  #expect(abs(count[2] - 0.6 * expected) < 1e-10)
  #expect(abs(count[0] - 0.4 * (1 - expected)) < 1e-10)
  #expect(abs(outcome.chance(demand: 0) - 0.6 * expected) < 1e-10)
}

@Test("a verdict and the items it needs go together under factors, and across sets")
func verdictWithFactors() {
  func item(_ chance: Double, _ variable: Int) -> JointItem {
    JointItem(chance: chance, sharedPart: 0.2, ownLoading: 0.5, variable: variable)
  }
  let known = [item(0.7, 0), item(0.8, 1)]
  let needed = JointCriteria([[JointCriterion(items: known)]]).conditional().count(set: 0)[1]
  // A verdict that is all but certain leaves what the known items say.
  let sure = JointCriterion(items: known, reported: .init(item(1, 2), unknown: 2))
  let event = JointDemand([.init(set: 0, minimum: 1), .init(set: 1, minimum: 1)])
  let both = JointCriteria([[sure], [JointCriterion(items: [item(0.5, 0)])]]).conditional([event])
  #expect(abs(both.count(set: 0)[1] - needed) < 1e-9)
  // The second set asks for a stricter bar of the first item: of the two the stricter decides.
  let strict = JointCriteria([[JointCriterion(items: [item(0.5, 0), known[1]])]])
    .conditional().count(set: 0)[1]
  #expect(abs(both.chance(demand: 0) - strict) < 1e-9)
  // One that can go either way makes the criterion no likelier than either, and likelier than by independence.
  let doubtful = JointCriterion(items: known, reported: .init(item(0.6, 2), unknown: 2))
  let chance = JointCriteria([[doubtful]]).conditional().count(set: 0)[1]
  #expect(chance <= min(0.6, needed) + 1e-9 && chance > 0.6 * needed)
}

@Test("certain items stay certain whatever the factors")
func certain() {
  let outcome = JointCriteria([criteria([1, 0, 1, 0.5], shared: 0.4, own: 0.8)]).conditional()
  let count = outcome.count(set: 0)
  #expect(count[0] == 0 && count[1] < 1e-15 && count[4] == 0)
  #expect(abs(count[2] - 0.5) < 1e-6 && abs(count[3] - 0.5) < 1e-6)
}

@Test("two sets of one commune are asked for together")
func twoSets() {
  let outcome = JointCriteria([criteria([0.8, 0.9]), criteria([0.5, 0.4, 0.3])]).conditional([
    JointDemand([.init(set: 0, minimum: 2), .init(set: 1, minimum: 2)])
  ])
  let second = 0.5 * 0.4 * 0.7 + 0.5 * 0.6 * 0.3 + 0.5 * 0.4 * 0.3 + 0.5 * 0.4 * 0.3
  #expect(abs(outcome.chance(demand: 0) - 0.72 * second) < 1e-12)
}

/// Halton points turned into normal scores with a given covariance root.
private func halton(_ index: Int, base: Int) -> Double {
  var fraction = 1.0
  var result = 0.0
  var rest = index
  while rest > 0 {
    fraction /= Double(base)
    result += fraction * Double(rest % base)
    rest /= base
  }
  return result
}

private func lowerRoot(_ matrix: Matrix) -> [[Double]] {
  let n = matrix.rowCount
  var root = Array(repeating: Array(repeating: 0.0, count: n), count: n)
  for i in 0..<n {
    for j in 0...i {
      var sum = matrix[i, j]
      for k in 0..<j { sum -= root[i][k] * root[j][k] }
      root[i][j] = i == j ? sum.squareRoot() : sum / root[j][j]
    }
  }
  return root
}

@Test("one factor in place of a whole matrix changes the number met by little")
func factorAgainstMatrix() {
  // Three blocks with 0.6 inside and 0.25 between: not a one-factor matrix.
  let n = 6
  var matrix = Matrix.identity(n)
  for i in 0..<n {
    for j in 0..<n where i != j { matrix[i, j] = i / 2 == j / 2 ? 0.6 : 0.25 }
  }
  let p = [0.9, 0.8, 0.7, 0.6, 0.85, 0.75]
  let fitted = CriteriaCorrelation(matrix: matrix)
  let outcome = JointCriteria([
    p.indices.map {
      JointCriterion(items: [JointItem(chance: p[$0], ownLoading: fitted.loadings[$0])])
    }
  ]).conditional()
  let count = outcome.count(set: 0)
  // 40,000 fixed Halton points for the normal distribution with the whole matrix.
  let root = lowerRoot(matrix)
  let bases = [2, 3, 5, 7, 11, 13]
  let quantiles = p.map(StandardNormal.quantile)
  var exact = [Double](repeating: 0, count: n + 1)
  let points = 40_000
  for index in 1...points {
    let scores = bases.map { StandardNormal.quantile(halton(index, base: $0)) }
    let met = (0..<n).count { i in
      (0...i).reduce(0.0) { $0 + root[i][$1] * scores[$1] } <= quantiles[i]
    }
    exact[met] += 1 / Double(points)
  }
  #expect(fitted.misfit < 0.15)
  for k in 1...n {
    let difference = count.atLeast(k) - exact[k...].reduce(0, +)
    #expect(abs(difference) < 0.015)
  }
  let independent = PoissonBinomial.distribution(p)
  #expect(abs(independent[n] - exact[n]) > 5 * abs(count[n] - exact[n]))
}

@Test("a one-factor matrix is taken as it is")
func oneFactor() {
  let loadings = [0.9, 0.5, -0.3, 0.7, 0]
  var matrix = Matrix.identity(5)
  for i in 0..<5 {
    for j in 0..<5 where i != j { matrix[i, j] = loadings[i] * loadings[j] }
  }
  let fitted = CriteriaCorrelation(matrix: matrix)
  let sign = fitted.loadings[0] < 0 ? -1.0 : 1
  for (found, given) in zip(fitted.loadings, loadings) {
    #expect(abs(sign * found - given) < 1e-6)
  }
  #expect(fitted.misfit < 1e-6)
}

/// Items of which a common factor of the commune drives every year's moves.
private func moving(
  items: Int, units: Int, periods: Int, r: Double, seed: UInt64
) -> [[Double]] {
  var generator = SplitMix64(seed: seed)
  var normal: () -> Double = { 0 }
  normal = {
    let uniform = (Double(generator.next() >> 12) + 0.5) * 0x1p-52
    return StandardNormal.quantile(uniform)
  }
  var values = Array(
    repeating: [Double](repeating: 0, count: units * periods), count: items)
  for period in 1..<periods {
    for unit in 0..<units {
      let common = normal()
      for item in 0..<items {
        let score = r.squareRoot() * common + (1 - r).squareRoot() * normal()
        let before = values[item][(period - 1) * units + unit]
        values[item][period * units + unit] = score <= (before == 1 ? 1.3 : -0.6) ? 1 : 0
      }
    }
  }
  return values
}

@Test("correlation behind common moves is found again", arguments: [0.0, 0.3, 0.6])
func recovered(r: Double) {
  let values = moving(items: 5, units: 1_500, periods: 7, r: r, seed: 17)
  let found = CriteriaCorrelation(
    CoMovementCounts(items: values, unitCount: 1_500, periodCount: 7))
  #expect(abs(found.common - r) < 0.05)
  #expect(found.informativePairs == 10)
  for i in 0..<5 {
    for j in 0..<i { #expect(abs(found.loadings[i] * found.loadings[j] - r) < 0.07) }
  }
}

@Test("co-movements of shards merge, and items that never move say nothing")
func coMovements() {
  let values = moving(items: 3, units: 70, periods: 4, r: 0.4, seed: 2)
  let whole = CoMovementCounts(items: values, unitCount: 70, periodCount: 4)
  var merged = CoMovementCounts(
    items: values, unitCount: 70, periodCount: 4, isCounted: { $0 < 30 })
  merged.merge(
    CoMovementCounts(items: values, unitCount: 70, periodCount: 4, isCounted: { $0 >= 30 }))
  #expect(CriteriaCorrelation(whole).loadings == CriteriaCorrelation(merged).loadings)
  let still = Array(repeating: [Double](repeating: 1, count: 70 * 4), count: 3)
  let nothing = CriteriaCorrelation(
    CoMovementCounts(items: still, unitCount: 70, periodCount: 4))
  #expect(nothing.informativePairs == 0 && nothing.loadings == [0, 0, 0])
}
