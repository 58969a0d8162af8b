/// The distance from the target in standard deviations of the peers: `D · (target − y) / σ`, zero when
/// the target is met.
///
/// It says where a unit stands and nothing about whether it will arrive: it has no verdict on the pace and is left
/// out of comparisons. The figure depends on who the peers are: here the sample standard deviation over the units
/// with a value in the year of the unit's latest one.
///
/// - Note: OECD, *Measuring Distance to the SDG Targets*, a modified z-score over a group of peers
///   (chapter 3 of the 2019 edition; read.oecd.org/10.1787/74218eb7-en). Which divisor σ has is not
///   confirmed by a source.
public enum OECDDistance: TrackingMethod {
  /// The id.
  public static let id = "oecd-distance"
  /// What it measures.
  public static let concept = TrackingConcept.distance
  /// What of it is confirmed.
  public static let standing = "modified z-score as published; divisor of sigma not confirmed"
  /// The score of a target that is met.
  public static let scoreWhenMet = 0.0

  /// Judges a course that has not met its target.
  public static func judge(_ course: TrackingCourse) -> TrackingJudgement {
    guard course.peerDeviation > 0 else { return .undefined(.noPeerSpread) }
    var judgement = TrackingJudgement()
    judgement.window = course.latest.year...course.latest.year
    judgement.score =
      max(0, course.direction * (course.target - course.latest.value)) / course.peerDeviation
    judgement.verdict = .short
    return judgement
  }

  /// The method's own name for a class.
  public static func ownClass(_ verdict: TrackingClass) -> String {
    verdict == .achieved ? "target_met" : "distance"
  }

  /// The parameters it uses.
  public static func parameters(_ parameters: TrackingParameters) -> String {
    "sigma=units of the year"
  }
}
