/// The number of successes among independent trials of unequal chances.
///
/// Sources of the recurrence and its stability: Chen and Liu, "Statistical applications of the
/// Poisson-binomial and conditional Bernoulli distributions", *Statistica Sinica* 7 (1997).
public enum PoissonBinomial {
  /// The distribution of the number of successes.
  ///
  /// Up to 32 trials are added one at a time, larger numbers by halves.
  ///
  /// - Parameter chances: Each in [0, 1].
  /// - Complexity: O(*n²*) up to 32 trials, else O(*n* + variance · log *n*).
  /// - Note: The total is 1 within `n · 10⁻¹⁵`; no single chance of `n = 10,000` trials is further than
  ///   10⁻¹³ from the exact one.
  public static func distribution(_ chances: some RandomAccessCollection<Double>)
    -> CountDistribution
  {
    if chances.count > 32 {
      let middle = chances.index(chances.startIndex, offsetBy: chances.count / 2)
      return distribution(chances[..<middle]).convolved(with: distribution(chances[middle...]))
    }
    var counts = [Double](repeating: 0, count: chances.count + 1)
    counts[0] = 1
    var trials = 0
    for chance in chances {
      precondition(chance >= 0 && chance <= 1, "a probability lies in [0, 1]")
      trials += 1
      add(chance, trial: trials, to: &counts)
    }
    return CountDistribution(probabilities: counts)
  }

  /// Adds the `trial`-th trial, from 1, to the chances of `0` to `trial − 1` successes.
  @inlinable public static func add(_ chance: Double, trial: Int, to counts: inout [Double]) {
    counts.withUnsafeMutableBufferPointer { counts in
      precondition(trial >= 1 && trial < counts.count)
      counts[trial] = counts[trial - 1] * chance
      var k = trial - 1
      while k > 0 {
        counts[k] = counts[k] * (1 - chance) + counts[k - 1] * chance
        k -= 1
      }
      counts[0] *= 1 - chance
    }
  }
}
