/// The exact distribution of Kendall's score S when every order of the values is equally likely.
///
/// Without ties the number of discordant pairs is that of the inversions of a permutation, whose counts
/// are the Mahonian numbers (M. G. Kendall, *Biometrika* 30, 1938). With ties it is that of the
/// inversions of a word with repeated letters, a product of Mann and Whitney's distributions, one for
/// each group of equal values (P. A. MacMahon 1913; G. Mann and D. R. Whitney 1947). Stretches that are
/// not compared with each other add up.
struct KendallDistribution: Sendable {
  /// The chance of each number of discordant pairs among those that are not tied.
  private let probabilities: [Double]
  /// The chance of at most so many discordant pairs.
  private let cumulative: [Double]

  /// The pairs that are compared and not tied.
  var pairCount: Int { probabilities.count - 1 }

  /// The distribution for stretches of values.
  ///
  /// - Parameter tieSizes: For each stretch how often each distinct value occurs.
  /// - Complexity: O(*n⁴*) with many ties, O(*n³*) without, for `n` values.
  init(tieSizes: [[Int]]) {
    var distribution = [1.0]
    for stretch in tieSizes {
      var own = [1.0]
      var before = 0
      for size in stretch.sorted() {
        own = Self.convolved(own, Self.mannWhitney(before, size))
        before += size
      }
      distribution = Self.convolved(distribution, own)
    }
    probabilities = distribution
    var sum = 0.0
    cumulative = distribution.map { chance in
      sum += chance
      return sum
    }
  }

  /// The chance of a score as far from 0 as `score`, either way.
  func twoSided(_ score: Int) -> Double {
    guard score != 0 else { return 1 }
    return min(1, 2 * cumulative[(pairCount - abs(score)) / 2])
  }

  /// The greatest number of discordant pairs of which at most so many have no more than the chance
  /// `tail`; `nil` when there is none.
  func quantile(_ tail: Double) -> Int? { cumulative.lastIndex { $0 <= tail } }

  /// The distribution of the sum of two independent counts.
  private static func convolved(_ left: [Double], _ right: [Double]) -> [Double] {
    if right.count == 1 { return left }
    var result = [Double](repeating: 0, count: left.count + right.count - 1)
    for (i, chance) in left.enumerated() where chance > 0 {
      for (j, other) in right.enumerated() { result[i + j] += chance * other }
    }
    return result
  }

  /// The distribution of the inversions between `n` values and `m` greater ones: all terms are positive,
  /// so nothing cancels.
  private static func mannWhitney(_ n: Int, _ m: Int) -> [Double] {
    if n == 0 { return [1] }
    if m == 1 { return [Double](repeating: 1 / Double(n + 1), count: n + 1) }
    // `row[b]` is the distribution for `a` of the `n` and `b` of the `m`.
    var row = [[Double]](repeating: [1], count: m + 1)
    for a in 1...n {
      for b in 1...m {
        // The last in order is one of the n, behind all b, or one of the m, behind none.
        let (share, other) = (Double(a) / Double(a + b), Double(b) / Double(a + b))
        var next = [Double](repeating: 0, count: a * b + 1)
        for (u, chance) in row[b].enumerated() { next[u + b] += share * chance }
        for (u, chance) in row[b - 1].enumerated() { next[u] += other * chance }
        row[b] = next
      }
    }
    return row[m]
  }
}
