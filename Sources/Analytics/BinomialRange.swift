import Distributions

/// How many successes chance alone gives: the central range of a binomial count.
public struct BinomialRange: Sendable, Equatable {
  /// The number of trials.
  public let trials: Int
  /// The counts: below the least lies at most half of what is left out, above the greatest as well.
  public let counts: ClosedRange<Int>

  /// The central range that holds at least `mass`.
  ///
  /// - Parameters:
  ///   - trials: The number of independent trials, 1 or more.
  ///   - probability: The chance of a success in each.
  ///   - mass: The probability that the range holds at least, such as 0.9.
  /// - Complexity: O(log *n*) values of the incomplete beta function.
  public init(trials: Int, probability: Double, mass: Double) {
    precondition(trials > 0 && (0...1).contains(probability) && (0..<1).contains(mass))
    self.trials = trials
    let tail = (1 - mass) / 2
    let below = { (level: Double) -> Int in
      // The least count whose cumulative probability reaches the level.
      var (low, high) = (0, trials)
      while low < high {
        let middle = (low + high) / 2
        if Self.cumulative(middle, trials, probability) >= level {
          high = middle
        } else {
          low = middle + 1
        }
      }
      return low
    }
    let least = below(tail)
    counts = least...max(least, below(1 - tail))
  }

  /// The range as shares of the trials.
  public var shares: ClosedRange<Double> {
    Double(counts.lowerBound) / Double(trials)...Double(counts.upperBound) / Double(trials)
  }

  /// `P(N ≤ k)`, the incomplete beta function of `1 − p` (Abramowitz and Stegun 26.5.24).
  private static func cumulative(_ k: Int, _ n: Int, _ p: Double) -> Double {
    if k >= n || p <= 0 { return 1 }
    if p >= 1 { return 0 }
    return regularizedIncompleteBeta(1 - p, Double(n - k), Double(k + 1))
  }
}
