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
  public static let id = "oecd-distance"
  public static let concept = TrackingConcept.distance
  public static let standing = "modified z-score as published; divisor of sigma not confirmed"
  public static let scoreWhenMet = 0.0

  public static func judge(_ course: TrackingCourse) -> TrackingJudgement {
    guard course.peerDeviation > 0 else { return .undefined(.noPeerSpread) }
    var judgement = TrackingJudgement()
    judgement.window = course.latest.year...course.latest.year
    judgement.score =
      max(0, course.direction * (course.target - course.latest.value)) / course.peerDeviation
    judgement.verdict = .short
    return judgement
  }

  public static func ownClass(_ verdict: TrackingClass) -> String {
    verdict == .achieved ? "target_met" : "distance"
  }

  public static func parameters(_ parameters: TrackingParameters) -> String {
    "sigma=units of the year"
  }
}
