/// How many times faster the change must be from now on: the rate needed over the rate seen, both
/// differences of logarithms a year, `ln(target / y) / (T − t)` over `ln(y / y₀) / (t − t₀)`.
///
/// On track up to 1. Where the rate seen is zero or in the wrong direction there is no factor, only a
/// class. Values and target must be positive; not for growth rates.
///
/// - Note: The rates are those of the UN Inter-agency Group for Child Mortality Estimation; the factor is
///   their ratio (report of 2013: 15.6 % needed against 3.9 % seen). No source gives classes:
///   those here compare the factor with 1.
public enum AccelerationFactor: TrackingMethod {
  /// The id.
  public static let id = "accel"
  /// What it measures.
  public static let concept = TrackingConcept.pace
  /// Takes growth rates of the values.
  public static let isCompound = true
  /// What of it is confirmed.
  public static let standing =
    "rates as published by UN IGME; classes by comparing the factor with 1"

  /// Judges a course that has not met its target.
  public static func judge(_ course: TrackingCourse) -> TrackingJudgement {
    if course.elapsed == 0 { return .undefined(.oneValue) }
    guard min(course.base.value, course.latest.value, course.target) > 0 else {
      return .undefined(.notPositive)
    }
    var judgement = TrackingJudgement()
    judgement.window = course.window
    judgement.observed =
      course.direction
      * CompoundGrowth.logRate(
        from: course.base.value, to: course.latest.value, years: course.elapsed)
    if course.remaining == 0 {
      judgement.notes = [.noYearsLeft]
      return judgement
    }
    judgement.required =
      course.direction
      * CompoundGrowth.logRate(
        from: course.latest.value, to: course.target, years: course.remaining)
    guard judgement.observed > 0 else {
      judgement.notes = [.noObservedProgress]
      judgement.verdict = judgement.observed < 0 ? .deterioration : .limited
      return judgement
    }
    judgement.score = judgement.required / judgement.observed
    judgement.verdict = judgement.score <= 1 + 1e-9 ? .onTrack : .progress
    return judgement
  }

  /// The method's own name for a class.
  public static func ownClass(_ verdict: TrackingClass) -> String {
    switch verdict {
    case .achieved: "target_met"
    case .onTrack: "fast_enough"
    case .progress, .short: "accelerate"
    case .limited: "no_change"
    case .deterioration: "wrong_direction"
    }
  }
}
