/// The compound growth rate seen against the one needed, `R = D · CAGR / |CAGR needed|`.
///
/// `CAGR = (y / y₀)^(1/(t − t₀)) − 1` from the base to the latest value, `CAGR needed` the same from
/// the base to the target; `D` is 1 when more is better and −1 when less is. On track from 0.95,
/// progress from 0.60, limited progress from 0, deterioration below.
///
/// A base or target of zero is replaced by ``TrackingParameters/zeroReplacement``: how the replacement
/// is chosen decides the result. All values have one sign; where all are negative the direction turns.
/// A base beyond the target gives a negative ratio: the series fell back. Not for growth rates.
///
/// - Note: Statistics Canada's method 1 as documented by Open SDG (`open-sdg/open-sdg`,
///   `docs/progress-methodology.md`), which says that it was inspired by Eurostat; formula, cut-offs
///   and rules are those of that text. Eurostat's own text was not read.
public enum EurostatCAGR: TrackingMethod {
  /// The id.
  public static let id = "eurostat-cagr"
  /// What it measures.
  public static let concept = TrackingConcept.pace
  /// Takes growth rates of the values.
  public static let isCompound = true
  /// What of it is confirmed.
  public static let standing = "formula and cut-offs as in Open SDG"
  /// What is said of a no.
  public static let binaryMiss: BinaryMiss? = BinaryMiss(
    verdict: .limited, ownClass: "target_not_achieved")

  /// Judges a course that has not met its target.
  public static func judge(_ course: TrackingCourse) -> TrackingJudgement {
    if course.elapsed == 0 { return .undefined(.oneValue) }
    if let judgement = course.withoutWay(keepsPast: true) { return judgement }
    let replacement = course.parameters.zeroReplacement
    let base = course.base.value == 0 ? replacement : course.base.value
    let target = course.target == 0 ? replacement : course.target
    let latest = course.latest.value
    let isNegative = base < 0
    guard (target < 0) == isNegative, latest == 0 || (latest < 0) == isNegative else {
      return .undefined(.mixedSigns)
    }
    var judgement = TrackingJudgement()
    judgement.window = course.window
    judgement.observed = CompoundGrowth.rate(from: base, to: latest, years: course.elapsed)
    judgement.required = CompoundGrowth.rate(from: base, to: target, years: course.span)
    if base != course.base.value || target != course.target { judgement.notes = [.zeroReplaced] }
    if judgement.required == 0 { return .undefined(.baseAtTarget) }
    let direction = isNegative ? -course.direction : course.direction
    judgement.score = direction * judgement.observed / abs(judgement.required)
    judgement.verdict = TrackingClass(ratio: judgement.score, onTrack: 0.95, progress: 0.60)
    return judgement
  }

  /// The method's own name for a class.
  public static func ownClass(_ verdict: TrackingClass) -> String {
    switch verdict {
    case .achieved: "target_achieved"
    case .onTrack: "on_track"
    case .progress: "progress_made_acceleration_needed"
    case .limited, .short: "limited_progress"
    case .deterioration: "deterioration"
    }
  }

  /// The parameters it uses.
  public static func parameters(_ parameters: TrackingParameters) -> String {
    "zero=\(parameters.zeroReplacement)"
  }
}
