/// The distribution of a whole number: `probabilities[i]` is the chance of `lowerBound + i`.
///
/// Sums of independent counts are products of such values (``sum(of:)``). Every operation adds and
/// multiplies numbers that are not negative, so nothing cancels: a probability of `k` summands carries a
/// relative error of at most about `k · 10⁻¹⁶`.
public struct CountDistribution: Hashable, Sendable {
  /// The least value with an entry.
  public let lowerBound: Int
  /// The chances of the values from `lowerBound` on.
  public let probabilities: [Double]

  /// The most that one side loses where a sum is trimmed.
  static let trimmedMass = 1e-18

  /// Makes a distribution from chances that are not negative and add to 1.
  public init(lowerBound: Int = 0, probabilities: [Double]) {
    precondition(!probabilities.isEmpty, "a distribution has at least one value")
    self.lowerBound = lowerBound
    self.probabilities = probabilities
  }

  /// The distribution of a number known for sure.
  public static func certain(_ value: Int) -> CountDistribution {
    CountDistribution(lowerBound: value, probabilities: [1])
  }

  /// One with chance `p`, else zero.
  public static func bernoulli(_ p: Double) -> CountDistribution {
    precondition(p >= 0 && p <= 1, "a probability lies in [0, 1]")
    if p == 0 || p == 1 { return certain(Int(p)) }
    return CountDistribution(probabilities: [1 - p, p])
  }

  /// The greatest value with an entry.
  public var upperBound: Int { lowerBound + probabilities.count - 1 }

  /// The expected value.
  public var mean: Double {
    var sum = 0.0
    for (index, p) in probabilities.enumerated() { sum += Double(index) * p }
    return Double(lowerBound) + sum
  }

  /// The mean squared distance from the mean.
  public var variance: Double {
    let centre = mean - Double(lowerBound)
    var sum = 0.0
    for (index, p) in probabilities.enumerated() {
      let distance = Double(index) - centre
      sum += distance * distance * p
    }
    return sum
  }

  /// `P(N = value)`.
  public subscript(value: Int) -> Double {
    value < lowerBound || value > upperBound ? 0 : probabilities[value - lowerBound]
  }

  /// `P(N ≥ value)`, summed from the top, so that small chances keep their digits.
  public func atLeast(_ value: Int) -> Double {
    if value <= lowerBound { return 1 }
    if value > upperBound { return 0 }
    return min(1, probabilities[(value - lowerBound)...].reversed().reduce(0, +))
  }

  /// The least `k` with `P(N ≤ k) ≥ p`, less one part in 10¹² for rounding.
  public func quantile(_ p: Double) -> Int {
    var sum = 0.0
    for (index, mass) in probabilities.enumerated() {
      sum += mass
      if sum >= p - 1e-12 { return lowerBound + index }
    }
    return upperBound
  }

  /// The distribution of the sum of two independent counts. O(product of the lengths).
  public func convolved(with other: CountDistribution) -> CountDistribution {
    var result = [Double](repeating: 0, count: probabilities.count + other.probabilities.count - 1)
    for (i, p) in probabilities.enumerated() where p != 0 {
      for (j, q) in other.probabilities.enumerated() { result[i + j] += p * q }
    }
    return CountDistribution(
      lowerBound: lowerBound + other.lowerBound, probabilities: result
    ).trimmed()
  }

  /// The sum of independent counts, halves first: a sum of `n` has a width of some 17 `√(variance)`, so
  /// the cost is O(variance · log *n*) and not O(*n²*).
  ///
  /// At each addition each end loses at most 10⁻¹⁸, together less than `2 n · 10⁻¹⁸`.
  public static func sum(of summands: some RandomAccessCollection<CountDistribution>)
    -> CountDistribution
  {
    switch summands.count {
    case 0: return certain(0)
    case 1: return summands[summands.startIndex]
    default:
      let middle = summands.index(summands.startIndex, offsetBy: summands.count / 2)
      return sum(of: summands[..<middle]).convolved(with: sum(of: summands[middle...]))
    }
  }

  /// A mixture; weights are not negative and add to 1.
  public static func mixture(
    of parts: [CountDistribution], weights: [Double]
  ) -> CountDistribution {
    precondition(parts.count == weights.count && !parts.isEmpty, "one weight a part")
    let low = parts.map(\.lowerBound).min() ?? 0
    let high = parts.map(\.upperBound).max() ?? 0
    var result = [Double](repeating: 0, count: high - low + 1)
    for (part, weight) in zip(parts, weights) {
      for (index, p) in part.probabilities.enumerated() {
        result[part.lowerBound - low + index] += weight * p
      }
    }
    return CountDistribution(lowerBound: low, probabilities: result)
  }

  /// The distribution without the ends that hold next to nothing.
  private func trimmed() -> CountDistribution {
    var first = 0
    var last = probabilities.count - 1
    var lost = 0.0
    while first < last, lost + probabilities[first] <= Self.trimmedMass {
      lost += probabilities[first]
      first += 1
    }
    lost = 0
    while last > first, lost + probabilities[last] <= Self.trimmedMass {
      lost += probabilities[last]
      last -= 1
    }
    return first == 0 && last == probabilities.count - 1
      ? self
      : CountDistribution(
        lowerBound: lowerBound + first, probabilities: Array(probabilities[first...last]))
  }
}

extension CountDistribution {
  /// The normal distribution on whole numbers: each takes what lies within ½ of it, the ends of the range
  /// what lies beyond.
  public static func normal(
    mean: Double, variance: Double, within range: ClosedRange<Int>
  ) -> CountDistribution {
    let deviation = variance.squareRoot()
    let low = max(
      range.lowerBound, min(range.upperBound, Int((mean - 9 * deviation).rounded(.down))))
    let high = min(range.upperBound, max(low, Int((mean + 9 * deviation).rounded(.up))))
    guard deviation > 0, high > low else {
      return certain(max(range.lowerBound, min(range.upperBound, Int(mean.rounded()))))
    }
    var below = 0.0
    let masses = (low...high).map { value -> Double in
      let upTo =
        value == high
        ? 1 : StandardNormal.cumulative((Double(value) + 0.5 - mean) / deviation)
      defer { below = upTo }
      return max(0, upTo - below)
    }
    return CountDistribution(lowerBound: low, probabilities: masses)
  }
}
