/// How far a target asks more than communes at the same level have achieved.
public enum Ambition: String, Sendable, CaseIterable {
  /// The last value passes already.
  case alreadyMet = "already_met"
  /// Half of the peers did as much.
  case routine
  /// One peer in five did as much.
  case ambitious
  /// One peer in twenty did as much.
  case stretch
  /// Fewer did.
  case notSeenBefore = "not_seen_before"
  /// There are too few peers to say.
  case unknown

  /// Reads a percentile among peers, 0 to 100; NaN for too few of them.
  public init(percentile: Double) {
    self =
      switch percentile {
      case ...50: .routine
      case ...80: .ambitious
      case ...95: .stretch
      case _ where percentile.isNaN: .unknown
      default: .notSeenBefore
      }
  }
}
