import Distributions

/// The greatest chance that independent trials of given number and mean sum reach a number.
///
/// The extremes are taken where the chances have at most one value other than 0 and the greatest allowed
/// (Hoeffding, "On the distribution of the number of successes in independent trials", *Annals of Mathematical Statistics*
/// 27, 1956); from `mean + 1` on it is the binomial tail with equal chances (his theorem 4).
enum HoeffdingBound {
  /// The most trials for which all extremes are tried. O(trials³).
  static let mostTrials = 150

  /// - Parameters:
  ///   - number: The number to reach.
  ///   - mean: What the chances add up to at most.
  ///   - trials: How many there are at most.
  ///   - greatest: What no chance exceeds.
  static func atLeast(_ number: Int, mean: Double, trials: Int, greatest: Double) -> Double {
    if number <= 0 { return 1 }
    if number > trials { return 0 }
    let mean = min(mean, Double(trials) * greatest)
    if Double(number) >= mean + 1 {
      let equal = Array(repeating: min(1, mean / Double(trials)), count: trials)
      return PoissonBinomial.distribution(equal).atLeast(number)
    }
    guard trials <= mostTrials, greatest > 0 else { return 1 }
    return extreme(number, mean, trials, greatest)
  }

  private static func extreme(
    _ number: Int, _ mean: Double, _ trials: Int, _ greatest: Double
  ) -> Double {
    var best = 0.0
    var full = CountDistribution.certain(0)
    for count in 0...trials {
      let left = mean - Double(count) * greatest
      if left < -1e-12 { break }
      if left <= 1e-12 { best = max(best, full.atLeast(number)) }
      for others in 1...max(1, trials - count) where count + others <= trials {
        let equal = left / Double(others)
        if equal > greatest + 1e-12 { continue }
        let part = PoissonBinomial.distribution(
          Array(repeating: max(0, min(1, equal)), count: others))
        best = max(best, full.convolved(with: part).atLeast(number))
      }
      full = full.convolved(with: .bernoulli(greatest))
    }
    return min(1, best)
  }
}
