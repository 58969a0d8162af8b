/// How much of the way from the base to the target is done, on a gauge of ten:
/// `10 · D · (y − y₀) / |target − y₀|`, held within −10 and 10.
///
/// The gauge itself has no class. In the common words a series is on track when it reaches the score of
/// a straight way by now, `10 · (t − t₀) / (T − t₀)`, which is the line of today in the charts of the
/// regional commissions; below it there is progress, at zero it is limited, below zero it deteriorates.
/// A base beyond the target gives a negative score.
///
/// - Note: Current status index of UN ESCAP; the formula as coded in a script of UNICEF's office for the
///   Middle East and North Africa, the line of today as in the progress charts of UN ECA
///   (iprt.uneca.org). The limits −10 and 10 are not confirmed by a source.
public enum ESCAPCurrentStatus: TrackingMethod {
  /// The id.
  public static let id = "escap-csi"
  /// What it measures.
  public static let concept = TrackingConcept.status
  /// What of it is confirmed.
  public static let standing = "formula from other users' code; limits of the gauge not confirmed"
  /// The score of a target that is met.
  public static let scoreWhenMet = 10.0

  /// Judges a course that has not met its target.
  public static func judge(_ course: TrackingCourse) -> TrackingJudgement {
    if course.elapsed == 0 { return .undefined(.oneValue) }
    if let judgement = course.withoutWay(keepsPast: true) { return judgement }
    let way = abs(course.target - course.base.value)
    let done = 10 * course.direction * (course.latest.value - course.base.value) / way
    var judgement = TrackingJudgement()
    judgement.window = course.window
    judgement.score = min(10, max(-10, done))
    judgement.required = 10 * course.elapsed / course.span
    judgement.verdict =
      if done == 0 { .limited } else {
        TrackingClass(ratio: done, onTrack: judgement.required, progress: 0)
      }
    return judgement
  }

  /// The method's own name for a class.
  public static func ownClass(_ verdict: TrackingClass) -> String {
    switch verdict {
    case .achieved: "target_reached"
    case .onTrack: "expected_progress_made"
    case .progress: "behind_expected_progress"
    case .limited, .short: "no_progress"
    case .deterioration: "regressed"
    }
  }
}
