/// The linear change a year lately, against the linear change needed from the base to the target:
/// `r = D · recent / |needed|`.
///
/// Recent is the change from the first value within ``TrackingParameters/recentYears`` years of the latest to
/// the latest. On track from 1, moderately improving from 0.5, stagnating from 0, decreasing below.
///
/// - Note: The arrows of the SDG Index (Sustainable Development Report, methods summary,
///   dashboards.sdgindex.org/chapters/methodology). The cut-offs and the window of years are
///   not confirmed by a source.
public enum SDSNArrow: TrackingMethod {
  /// The id.
  public static let id = "sdsn-arrow"
  /// What it measures.
  public static let concept = TrackingConcept.pace
  /// What of it is confirmed.
  public static let standing = "idea as published; window and cut-offs not confirmed"

  /// Judges a course that has not met its target.
  public static func judge(_ course: TrackingCourse) -> TrackingJudgement {
    if course.elapsed == 0 { return .undefined(.oneValue) }
    if let judgement = course.withoutWay() { return judgement }
    let start = course.latest.year - course.parameters.recentYears
    guard let first = course.points.first(where: { $0.year >= start }), first != course.latest
    else {
      return .undefined(.tooFewValues)
    }
    var judgement = TrackingJudgement()
    judgement.window = first.year...course.latest.year
    judgement.observed =
      (course.latest.value - first.value) / Double(course.latest.year - first.year)
    judgement.required = (course.target - course.base.value) / course.span
    judgement.score = course.direction * judgement.observed / abs(judgement.required)
    judgement.verdict = TrackingClass(ratio: judgement.score, onTrack: 1, progress: 0.5)
    return judgement
  }

  /// The method's own name for a class.
  public static func ownClass(_ verdict: TrackingClass) -> String {
    switch verdict {
    case .achieved, .onTrack: "on_track_or_achieved"
    case .progress: "moderately_improving"
    case .limited, .short: "stagnating"
    case .deterioration: "decreasing"
    }
  }

  /// The parameters it uses.
  public static func parameters(_ parameters: TrackingParameters) -> String {
    "recent_years=\(parameters.recentYears)"
  }
}
