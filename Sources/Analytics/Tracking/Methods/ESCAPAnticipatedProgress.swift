/// What will be short of the target in its year, in percent of the way from the base to the target:
/// `100 · |target − Î| / |target − y₀|`, with `Î` from a line in which recent years weigh more.
///
/// The line goes through all values, with weights `(year − first year + 1)^p`; `p` is
/// ``TrackingParameters/recencyPower``. Zero when `Î` meets the target. Up to 10 the task is to maintain progress,
/// up to 100 to accelerate it, beyond to reverse the trend, since `Î` is then worse than the base. A variant adds
/// 100 there, which changes no class. The line leaves 0 to 100 % without scruple.
///
/// - Note: Anticipated progress index of UN ESCAP, used by the five regional commissions of the UN;
///   the description is that of the technical notes of UNECE (w3.unece.org/sdg2023) and ESCAP
///   (data.unescap.org). The weights and the cut-offs 10 and 100 are not confirmed by a source.
public enum ESCAPAnticipatedProgress: TrackingMethod {
  /// The id.
  public static let id = "escap-api"
  /// What it measures.
  public static let concept = TrackingConcept.anticipatedGap
  /// What of it is confirmed.
  public static let standing = "description as published; weights and cut-offs not confirmed"
  /// The score of a target that is met.
  public static let scoreWhenMet = 0.0

  /// Judges a course that has not met its target.
  public static func judge(_ course: TrackingCourse) -> TrackingJudgement {
    if course.elapsed == 0 { return .undefined(.oneValue) }
    let power = course.parameters.recencyPower
    let first = course.points[0].year
    let line = WeightedLine(course.points) { point in
      (0..<power).reduce(1) { weight, _ in weight * Double(point.year - first + 1) }
    }
    let projected = line.value(in: course.targetYear)
    let short = course.direction * (course.target - projected)
    var judgement = (short > 0 ? course.withoutWay() : nil) ?? TrackingJudgement()
    judgement.window = first...course.latest.year
    judgement.observed = line.slope
    judgement.projected = projected
    if judgement.verdict != nil { return judgement }
    if short <= 0 {
      judgement.score = 0
      judgement.verdict = .onTrack
      return judgement
    }
    judgement.score = 100 * short / abs(course.target - course.base.value)
    judgement.verdict =
      switch judgement.score - 1e-9 {
      case ...10: .onTrack
      case ...100: .progress
      default: .deterioration
      }
    return judgement
  }

  /// The method's own name for a class.
  public static func ownClass(_ verdict: TrackingClass) -> String {
    switch verdict {
    case .achieved, .onTrack: "maintain"
    case .progress, .limited, .short: "accelerate"
    case .deterioration: "reverse"
    }
  }

  /// The parameters it uses.
  public static func parameters(_ parameters: TrackingParameters) -> String {
    "weights=(year-first+1)^\(parameters.recencyPower)"
  }
}
