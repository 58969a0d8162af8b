#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sums of scores of probabilities against what came. Additive.
public struct EventSums: Hashable, Sendable {
  /// The pairs of a probability and an outcome.
  public private(set) var count = 0
  private var squared = 0.0
  private var logLoss = 0.0
  private var squaredOfLastValue = 0.0

  /// No pair yet.
  public init() {}

  /// Adds a pair.
  ///
  /// - Parameters:
  ///   - probability: That the bar is met.
  ///   - isMet: Whether it was.
  ///   - wasMet: Whether the last value known met it.
  public mutating func add(_ probability: Double, isMet: Bool, wasMet: Bool) {
    count += 1
    let miss = isMet ? 1 - probability : probability
    squared += miss * miss
    logLoss += EventSums.logLoss(probability, isMet: isMet)
    squaredOfLastValue += isMet == wasMet ? 0 : 1
  }

  /// `−log` of the probability of what came; a probability of 0 counts as 10⁻¹².
  static func logLoss(_ probability: Double, isMet: Bool) -> Double {
    -log(max(1e-12, isMet ? probability : 1 - probability))
  }

  mutating func merge(_ other: EventSums) {
    count += other.count
    squared += other.squared
    logLoss += other.logLoss
    squaredOfLastValue += other.squaredOfLastValue
  }

  /// The Brier score: the mean of `(p − o)²` (Brier, *Monthly Weather Review* 78, 1950).
  public var brier: Double { squared / Double(count) }
  /// The Brier score of saying that it stays as it was last.
  public var brierOfLastValue: Double { squaredOfLastValue / Double(count) }
  /// The mean of `−log` of the probability of what came.
  public var meanLogLoss: Double { logLoss / Double(count) }
}
