/// The verdict of an index in words common to all, best first.
public enum TrackingClass: String, Sendable, CaseIterable, Comparable {
  /// The latest value meets the target.
  case achieved
  /// Expected to meet it in time, by the rule of the method.
  case onTrack = "on_track"
  /// In the right direction, not fast enough.
  case progress
  /// Hardly any change.
  case limited
  /// Short of the target; the method says nothing about the change.
  case short
  /// In the wrong direction.
  case deterioration

  /// Whether the target is met or will be in time; `nil` where the method says nothing about it.
  public var isOnTrack: Bool? {
    switch self {
    case .achieved, .onTrack: true
    case .progress, .limited, .deterioration: false
    case .short: nil
    }
  }

  /// Better first.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The class of a ratio whose greater values are better.
  ///
  /// A ratio within 10⁻⁹ of a cut-off reaches it: decimal fractions are not exact in binary, and a
  /// series on the line to its target must not fail by the last digit.
  ///
  /// - Parameters:
  ///   - ratio: What the method computes.
  ///   - onTrack: The least ratio that is on track.
  ///   - progress: The least ratio that is progress; below it, from zero on, progress is limited.
  init(ratio: Double, onTrack: Double, progress: Double) {
    self =
      switch ratio + 1e-9 {
      case onTrack...: .onTrack
      case progress...: .progress
      case 0...: .limited
      default: .deterioration
      }
  }
}
