/// The average annual rate of reduction, `1 − e^b` with `ln y = a + b · year` by least squares over
/// all values from the base on, against the one needed, `1 − (target / y)^(1/(T − t))`.
///
/// The score is the rate seen; where more is better both are rates of increase. On track when the rate
/// seen is at least the one needed. Values and target must be positive; not for growth rates.
///
/// - Note: UNICEF technical note of 2007 on the reduction of underweight prevalence, and the pages of
///   NIPN on the rate needed (nipn-nutrition-platforms.org), which warn that the rate depends on the
///   span of years and on the surveys taken.
public enum AverageAnnualReduction: TrackingMethod {
  /// The id.
  public static let id = "aarr"
  /// What it measures.
  public static let concept = TrackingConcept.pace
  /// Takes growth rates of the values.
  public static let isCompound = true
  /// What of it is confirmed.
  public static let standing = "formula as in UNICEF's note; classes by comparing the two rates"

  /// Judges a course that has not met its target.
  public static func judge(_ course: TrackingCourse) -> TrackingJudgement {
    if course.elapsed == 0 { return .undefined(.oneValue) }
    let points = course.points.filter { $0.year >= course.base.year }
    guard course.target > 0, points.allSatisfy({ $0.value > 0 }) else {
      return .undefined(.notPositive)
    }
    let line = WeightedLine(
      points.map {
        TrackingPoint(year: $0.year, value: CompoundGrowth.logarithm($0.value))
      })
    let rate = course.direction * CompoundGrowth.rate(ofLogSlope: line.slope)
    var judgement = TrackingJudgement()
    judgement.window = course.window
    judgement.score = rate
    judgement.observed = rate
    if course.remaining == 0 {
      judgement.notes = [.noYearsLeft]
      return judgement
    }
    judgement.required =
      course.direction
      * CompoundGrowth.rate(
        from: course.latest.value, to: course.target, years: course.remaining)
    judgement.verdict =
      if rate < 0 { .deterioration } else if rate == 0 { .limited } else {
        rate + 1e-12 >= judgement.required ? .onTrack : .progress
      }
    return judgement
  }

  /// The method's own name for a class.
  public static func ownClass(_ verdict: TrackingClass) -> String {
    switch verdict {
    case .achieved: "target_met"
    case .onTrack: "rate_sufficient"
    case .progress, .short: "rate_too_low"
    case .limited: "no_change"
    case .deterioration: "wrong_direction"
    }
  }
}
