/// How far a promise goes beyond what has been seen at the same level.
public enum Ambition: String, Hashable, Sendable, CaseIterable {
  /// The bar is met at the start.
  case alreadyMet = "already_met"
  /// At least half of the comparable changes reached it.
  case routine
  /// At least a fifth did.
  case ambitious
  /// At least one in twenty did.
  case stretch
  /// Fewer did.
  case notSeenBefore = "not_seen_before"
  /// There are too few changes to compare with.
  case unknown

  /// Fewer comparisons than this tell nothing.
  static let leastComparisons = 5

  /// The grade of a percentile among comparable changes.
  init(percentile: Double) {
    switch percentile {
    case ...50: self = .routine
    case ...80: self = .ambitious
    case ...95: self = .stretch
    default: self = percentile.isNaN ? .unknown : .notSeenBefore
    }
  }
}
