import Distributions

/// The Theil-Sen line and the Mann-Kendall test of series over the same years.
///
/// Years are compared within a regime only, as seasons are by Hirsch, Slack and Smith (*Water Resources
/// Research* 18, 1982): no pair crosses a declared step.
struct RankTrendEstimator {
  /// Up to so many values the test is exact.
  static let exactLimit = 60

  private let years: [Double]
  /// The positions of each regime.
  private let regimes: [Range<Int>]
  private let coverage: Double
  /// The pairs of years that are compared.
  private let pairCount: Int
  /// How many of the ordered slopes lie outside the interval at either end; `nil` when too few.
  private let outside: Int?
  /// The distributions met so far, by ties.
  private var known: [[[Int]]: KendallDistribution] = [:]

  /// Prepares the comparison.
  ///
  /// - Parameters:
  ///   - years: Ascending, one a value.
  ///   - starts: The positions, ascending and above 0, at which a new regime begins.
  ///   - coverage: The coverage of the interval.
  init(years: [Double], starts: [Int] = [], coverage: Double) {
    self.years = years
    self.coverage = coverage
    let limits = [0] + starts + [years.count]
    regimes = zip(limits, limits.dropFirst()).map { $0..<$1 }
    pairCount = regimes.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
    let untied = regimes.map { Array(repeating: 1, count: $0.count) }
    let tail = (1 - coverage) / 2
    if years.count <= Self.exactLimit {
      let distribution = KendallDistribution(tieSizes: untied)
      known[untied] = distribution
      outside = distribution.quantile(tail)
    } else {
      let deviation = Self.variance(untied).squareRoot()
      let discordant = (Double(pairCount) + StandardNormal.quantile(tail) * deviation) / 2 - 1
      outside = discordant >= 0 ? Int(discordant) : nil
    }
  }

  /// The trend of one series.
  ///
  /// - Complexity: O(*t²*) on average.
  mutating func trend(_ values: [Double]) -> RankTrend {
    var result = RankTrend()
    var slopes: [Double] = []
    slopes.reserveCapacity(pairCount)
    for regime in regimes {
      for j in regime {
        for i in regime.lowerBound..<j {
          let difference = values[j] - values[i]
          result.score += difference > 0 ? 1 : difference < 0 ? -1 : 0
          slopes.append(difference / (years[j] - years[i]))
        }
      }
    }
    if slopes.isEmpty { return result }
    result.slope = RobustScale.median(slopes)
    if let outside {
      result.slopeLow = RobustScale.orderStatistic(outside, of: &slopes)
      result.slopeHigh = RobustScale.orderStatistic(slopes.count - 1 - outside, of: &slopes)
    }
    if let last = regimes.last {
      result.intercept = RobustScale.median(last.map { values[$0] - result.slope * years[$0] })
    }
    test(values, &result)
    return result
  }

  private mutating func test(_ values: [Double], _ result: inout RankTrend) {
    let ties = regimes.map { Self.tieSizes(values[$0]) }
    let tied = ties.joined().reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    result.tau =
      Double(result.score) / (Double(pairCount) * Double(pairCount - tied)).squareRoot()
    result.isExact = years.count <= Self.exactLimit
    guard result.isExact else {
      let rest = Double(max(0, abs(result.score) - 1))
      let ratio = rest / Self.variance(ties).squareRoot()
      result.p = ratio > 0 ? min(1, 2 * StandardNormal.survival(ratio)) : 1
      return
    }
    let distribution = known[ties] ?? KendallDistribution(tieSizes: ties)
    known[ties] = distribution
    result.p = distribution.twoSided(result.score)
  }

  /// How often each distinct value occurs, ascending by the count.
  private static func tieSizes(_ values: ArraySlice<Double>) -> [Int] {
    let sorted = values.sorted()
    var sizes: [Int] = []
    for (index, value) in sorted.enumerated() {
      if index > 0, value == sorted[index - 1] {
        sizes[sizes.count - 1] += 1
      } else {
        sizes.append(1)
      }
    }
    return sizes.sorted()
  }

  /// The variance of the score: `Σ (n (n − 1) (2n + 5) − Σ t (t − 1) (2t + 5)) / 18` (Kendall 1975).
  private static func variance(_ ties: [[Int]]) -> Double {
    let term = { (n: Int) in n * (n - 1) * (2 * n + 5) }
    let sum = ties.reduce(0) { sum, sizes in
      sum + term(sizes.reduce(0, +)) - sizes.reduce(0) { $0 + term($1) }
    }
    return Double(sum) / 18
  }
}
