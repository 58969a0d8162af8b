/// Sums of losses that have the unit of the indicator, and so can be put on a common scale.
public struct ForecastLosses: Hashable, Sendable {
  /// `|y − median|`.
  public internal(set) var absolute = 0.0
  /// The mean pinball loss over the published levels.
  public internal(set) var pinball = 0.0
  /// The continuous ranked probability score.
  public internal(set) var crps = 0.0
  /// The interval score at each of ``IntervalLevel``.
  public internal(set) var interval = SIMD4<Double>()

  init() {}

  /// The losses of one forecast.
  ///
  /// - Parameters:
  ///   - quantiles: The published quantiles, ascending.
  ///   - actual: What came.
  /// - Note: Pinball, CRPS and interval score as in Gneiting and Raftery, *JASA* 102 (2007), equations 20,
  ///   23 and 43; the interval score is width plus `2 / α` times what the value lies outside.
  init(quantiles: [Double], actual: Double) {
    absolute = abs(actual - quantiles[QuantileLevels.median])
    for (index, level) in QuantileLevels.published.enumerated() {
      let error = actual - quantiles[index]
      let loss = max(level * error, (level - 1) * error)
      pinball += loss / Double(QuantileLevels.published.count)
      crps += 2 * QuantileLevels.crpsWeights[index] * loss
    }
    for level in IntervalLevel.allCases {
      let (low, high) = level.ends(quantiles)
      interval[level.rawValue] =
        high - low + 2 / (1 - level.probability) * (max(low - actual, 0) + max(actual - high, 0))
    }
  }

  /// Adds losses, each multiplied by a factor.
  mutating func add(_ other: ForecastLosses, times factor: Double = 1) {
    absolute += factor * other.absolute
    pinball += factor * other.pinball
    crps += factor * other.crps
    interval += factor * other.interval
  }
}

/// The central prediction intervals that are scored.
public enum IntervalLevel: Int, CaseIterable, Sendable {
  case half, fourFifths, nineTenths, nineteenTwentieths

  /// How much of the distribution lies inside.
  public var probability: Double {
    switch self {
    case .half: 0.5
    case .fourFifths: 0.8
    case .nineTenths: 0.9
    case .nineteenTwentieths: 0.95
    }
  }

  /// The level in per cent, as a column's name ends: `50`, `80`, `90`, `95`.
  public var name: String { String(Int((100 * probability).rounded())) }

  /// The position of the lower end among the published quantiles; the upper mirrors it.
  private var position: Int {
    switch self {
    case .half: 5
    case .fourFifths: 2
    case .nineTenths: 1
    case .nineteenTwentieths: 0
    }
  }

  /// The ends of the interval.
  func ends(_ quantiles: [Double]) -> (low: Double, high: Double) {
    (quantiles[position], quantiles[quantiles.count - 1 - position])
  }
}

extension QuantileLevels {
  /// The part of the probabilities from 0 to 1 that each published level stands for: halfway to its
  /// neighbours, the outermost for the rest of the tail (0.0375 each). They sum to 1.
  ///
  /// Twice the sum of pinball losses with these weights is the rectangle rule for the integral that is the
  /// CRPS: `CRPS = 2 ∫ pinball(p) dp`.
  static let crpsWeights: [Double] = {
    let inner = zip(published, published.dropFirst()).map { ($0 + $1) / 2 }
    let edges = [0] + inner + [1]
    return zip(edges, edges.dropFirst()).map { $1 - $0 }
  }()
}
