import Panels

/// A series on its way to a target that it has not met, with what all methods ask about it.
public struct TrackingCourse: Sendable {
  /// The values up to the target year, years ascending; at least one.
  public let points: [TrackingPoint]
  /// Where change is measured from.
  public let base: TrackingPoint
  /// The latest value; it does not meet the target.
  public let latest: TrackingPoint
  /// The height to reach.
  public let target: Double
  /// By when.
  public let targetYear: Int
  /// 1 when more is better, −1 when less is.
  public let direction: Double
  /// The standard deviation among the peers in the year of the latest value; `NaN` when unknown.
  public let peerDeviation: Double
  /// What the methods leave open.
  public let parameters: TrackingParameters

  /// The years from the base to the latest value.
  var elapsed: Double { Double(latest.year - base.year) }
  /// The years from the base to the target.
  var span: Double { Double(targetYear - base.year) }
  /// The years from the latest value to the target.
  var remaining: Double { Double(targetYear - latest.year) }
  /// The years from the base to the latest value.
  var window: ClosedRange<Int> { base.year...latest.year }

  /// The judgement of a method that divides by the way from the base to the target, where there was
  /// no such way: the base stood at the target, or beyond it.
  ///
  /// The series has not met its target, so it fell back, or stands still at a bar that has to be
  /// passed.
  ///
  /// - Parameter keepsPast: Whether the method's formula keeps its meaning for a base beyond the
  ///   target.
  func withoutWay(keepsPast: Bool = false) -> TrackingJudgement? {
    let way = direction * (target - base.value)
    if way > 0 || (way < 0 && keepsPast) { return nil }
    var judgement = TrackingJudgement.undefined(way == 0 ? .baseAtTarget : .basePastTarget)
    judgement.window = window
    judgement.verdict = latest.value == base.value ? .limited : .deterioration
    return judgement
  }
}
