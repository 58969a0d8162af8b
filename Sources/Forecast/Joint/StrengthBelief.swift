#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is believed of how little units differ in an item: the logarithm of ``PooledRate/unitStrength`` is normal.
///
/// A few moves say next to nothing of it, and what they say is wrong: one loss in a unit's only trial among thirty
/// that kept is likeliest where units differ without bounds. All items of a programme together say more.
///
/// Why items lend each other their strength: `docs/decisions/0012-joint-probabilities.md`.
struct StrengthBelief: Hashable, Sendable {
  /// The mean of the logarithm.
  var mean: Double
  /// Its standard deviation.
  var deviation: Double

  /// Before anything is seen: ten trials, between a half and two hundred in 19 of 20 cases.
  static let vague = StrengthBelief(mean: log(10), deviation: 1.5)

  /// The logarithms for which likelihoods are worked out: of ½ to ``PooledRate/largestStrength``.
  static let grid: [Double] = {
    let (low, high) = (log(0.5), log(PooledRate.largestStrength))
    return (0...32).map { low + (high - low) * Double($0) / 32 }
  }()

  init(mean: Double, deviation: Double) {
    self.mean = mean
    self.deviation = deviation
  }

  /// What some items say together, by their log-likelihoods on ``grid``: each departs from what they have in common by
  /// a factor of e or so.
  init(pooling curves: [[Double]]) {
    let sum = Self.grid.indices.map { index in curves.reduce(0) { $0 + $1[index] } }
    self.init(mean: Self.vague.likeliest(sum), deviation: 1)
  }

  /// The logarithm that is likeliest after records of a log-likelihood on ``grid``.
  func likeliest(_ curve: [Double]) -> Double {
    let grid = Self.grid
    let posterior = grid.indices.map { index in
      let score = (grid[index] - mean) / deviation
      return curve[index] - score * score / 2
    }
    let best = grid.indices.reduce(0) { posterior[$1] > posterior[$0] ? $1 : $0 }
    guard best > 0, best + 1 < grid.count else { return grid[best] }
    // The top of the parabola through the best point and its neighbours.
    let (left, right) = (posterior[best - 1], posterior[best + 1])
    let bend = left - 2 * posterior[best] + right
    let step = grid[1] - grid[0]
    return bend < 0 ? grid[best] + step * (left - right) / (2 * bend) : grid[best]
  }
}
