import Panels

/// The distribution of a share whose base is uncertain too: per cent of the units of a base that stand somewhere.
///
/// A unit is there and in the base, in the base only, or outside. Given the shared factor units are independent;
/// between its nodes their chances run along parabolas. Up to ``exactLimit`` units every pair of numbers has its
/// probability, by dynamic programming; beyond, `a − s b` is normal given the factor for `a` units of a base of `b`,
/// and `a / b ≥ s` where it is not negative: within 0.02 of the distribution function. A base of nobody has no share;
/// it passes no requirement and no quantile counts it.
public struct ShareDistribution: Sendable {
  /// The most units whose numbers are worked out one by one.
  public static let exactLimit = 200

  /// The probability that the base is empty; 0 beyond ``exactLimit``.
  public let emptyBase: Double
  private let form: Form

  private enum Form: Sendable {
    /// Numbers with their probabilities, by share.
    case exact([Outcome])
    /// At each node the means and variances of `a` and `b` and their covariance.
    case normal([Moments])
  }

  /// A number there, a number of the base, and the probability of both.
  struct Outcome: Sendable {
    let there: Int
    let base: Int
    let chance: Double
  }

  /// Sums over units at one node.
  private struct Moments: Sendable {
    var there = 0.0
    var base = 0.0
    var thereVariance = 0.0
    var baseVariance = 0.0
    var covariance = 0.0

    /// The mean and the deviation of `a − s b`.
    func excess(over share: Double) -> (mean: Double, deviation: Double) {
      let variance =
        thereVariance + share * share * baseVariance - 2 * share * covariance
      return (there - share * base, max(0, variance).squareRoot())
    }
  }

  /// Makes a distribution; `[unit][node]`, the first never above the second.
  ///
  /// - Parameters:
  ///   - both: The chance of standing there and in the base.
  ///   - base: The chance of standing in the base.
  /// - Complexity: O(84 n³ / 6) up to ``exactLimit`` units, O(21 n) beyond.
  public init(both: [[Double]], base: [[Double]]) {
    precondition(both.count == base.count && !both.isEmpty, "one base a unit")
    if both.count <= Self.exactLimit {
      let outcomes = ShareOutcomes.all(both, base)
      emptyBase = min(1, outcomes.filter { $0.base == 0 }.reduce(0) { $0 + $1.chance })
      form = .exact(
        outcomes.filter { $0.base > 0 }
          .sorted { ($0.there * $1.base, $0.base) < ($1.there * $0.base, $1.base) })
      return
    }
    emptyBase = 0
    form = .normal(
      SharedFactor.nodes.indices.map { node in
        var moments = Moments()
        for unit in both.indices {
          let (p, q) = (both[unit][node], base[unit][node])
          moments.there += p
          moments.base += q
          moments.thereVariance += p * (1 - p)
          moments.baseVariance += q * (1 - q)
          moments.covariance += p * (1 - q)
        }
        return moments
      })
  }

  /// The probability that the share passes a requirement.
  ///
  /// - Parameters:
  ///   - requirement: The requirement, in per cent.
  ///   - open: Units of which nothing is known: each may be there, in the base only, or outside.
  /// - Returns: Whatever becomes of the open units, and if they turn out well.
  public func probability(
    of requirement: Requirement, open: Int
  ) -> (least: Double, most: Double) {
    switch form {
    case .exact(let outcomes):
      // Open units may make a base where nobody else does.
      var (least, most) = (0.0, open > 0 ? emptyBase : 0)
      for outcome in outcomes {
        let all = Double(outcome.base + open)
        let low = 100 * Double(outcome.there) / all
        let high = 100 * Double(outcome.there + open) / all
        let passes = (requirement.isMet(by: low), requirement.isMet(by: high))
        if passes.0 && passes.1 { least += outcome.chance }
        if passes.0 || passes.1 || requirement.lies(between: low, and: high) {
          most += outcome.chance
        }
      }
      return (min(1, least), min(1, most))
    case .normal(let moments):
      let low = { Self.below($0, moments, open: open, there: 0) }
      let high = { Self.below($0, moments, open: open, there: open) }
      switch requirement {
      case .atLeast(let bar), .above(let bar): return (1 - low(bar), 1 - high(bar))
      case .atMost(let bar), .below(let bar): return (high(bar), low(bar))
      case .within(let from, let to):
        return (max(0, high(to) - low(from)), max(0, min(low(to), 1 - high(from))))
      }
    }
  }

  /// The share that is not passed with a probability in (0, 1), among outcomes with a base.
  public func quantile(_ p: Double) -> Double {
    switch form {
    case .exact(let outcomes):
      let wanted = p * outcomes.reduce(0) { $0 + $1.chance } - 1e-12
      var sum = 0.0
      let found = outcomes.first { outcome in
        sum += outcome.chance
        return sum >= wanted
      }
      return (found ?? outcomes.last).map { 100 * Double($0.there) / Double($0.base) } ?? .nan
    case .normal(let moments):
      var (low, high) = (0.0, 100.0)
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if Self.below(middle, moments, open: 0, there: 0) < p {
          low = middle
        } else {
          high = middle
        }
      }
      return high
    }
  }

  /// `P((a + there) / (b + open) < bar)`, the bar in per cent.
  private static func below(
    _ bar: Double, _ moments: [Moments], open: Int, there: Int
  ) -> Double {
    let share = bar / 100
    let parts = moments.map { $0.excess(over: share) }
    return SharedNormal(means: parts.map(\.mean), deviations: parts.map(\.deviation))
      .probability(of: .below(share * Double(open) - Double(there)))
  }
}

extension Requirement {
  /// Whether a closed range lies inside another.
  fileprivate func lies(between low: Double, and high: Double) -> Bool {
    if case .within(let from, let to) = self { return low <= to && high >= from }
    return false
  }
}
