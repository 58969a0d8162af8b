/// What the growth seen leads to in the target year, as a share of the way from the base to the target:
/// `q = (ŷ − y₀) / (target − y₀)` with `ŷ = y · (1 + CAGR)^(T − t)`.
///
/// On track from 0.95, fair progress from 0.10, below it stagnation or regression: in the common
/// words limited from 0 on and deterioration below. Within one percentage point of 0 % or 100 %, where
/// that is the target, counts as met. Not for growth rates; nothing grows from a base of zero; values of one
/// sign. The value expected may lie beyond 0 or 100 %: the rule does not ask.
///
/// - Note: Progress Chart Technical Note 2023 of the UN Statistics Division as quoted by Eustat
///   (`EUSTAT-DES/site`, `_pages/en/metodologia.md`); the note itself was not read.
public enum UNSDProgressChart: TrackingMethod {
  /// The id.
  public static let id = "unsd-2023"
  /// What it measures.
  public static let concept = TrackingConcept.anticipatedGap
  /// Takes growth rates of the values.
  public static let isCompound = true
  /// What of it is confirmed.
  public static let standing = "formula and cut-offs as quoted by Eustat"
  /// One percentage point.
  public static let limitTolerance = 1.0
  /// What is said of a no.
  public static let binaryMiss: BinaryMiss? = BinaryMiss(
    verdict: .limited, ownClass: "stagnation_or_regression")

  /// Judges a course that has not met its target.
  public static func judge(_ course: TrackingCourse) -> TrackingJudgement {
    if course.elapsed == 0 { return .undefined(.oneValue) }
    if let judgement = course.withoutWay() { return judgement }
    let base = course.base.value
    let latest = course.latest.value
    if base == 0 { return .undefined(.zeroBase) }
    if latest / base < 0 { return .undefined(.mixedSigns) }
    var judgement = TrackingJudgement()
    judgement.window = course.window
    judgement.observed = CompoundGrowth.rate(from: base, to: latest, years: course.elapsed)
    judgement.projected = CompoundGrowth.grown(
      latest, rate: judgement.observed, years: course.remaining)
    judgement.score = (judgement.projected - base) / (course.target - base)
    judgement.verdict = TrackingClass(ratio: judgement.score, onTrack: 0.95, progress: 0.10)
    return judgement
  }

  /// The method's own name for a class.
  public static func ownClass(_ verdict: TrackingClass) -> String {
    switch verdict {
    case .achieved, .onTrack: "target_met_or_on_track"
    case .progress: "fair_progress_acceleration_needed"
    case .limited, .short, .deterioration: "stagnation_or_regression"
    }
  }
}
