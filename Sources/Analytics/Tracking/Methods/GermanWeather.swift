/// The weather symbols of the German sustainability strategy: the mean change a year over the last five
/// years, carried on to the target year; `m = |target − ŷ| / |target − y|` is what would be missed.
///
/// Sun when the target is reached or `m` is under 5 %, sun and cloud up to 20 %, cloud beyond when the direction is
/// right, thunderstorm when it is not or nothing changes. Six values are looked at, those of the latest year
/// and the five before; at least four of them must be there. The mean change is the one from the
/// first of them to the last, for the changes between add up to it.
///
/// - Note: As adopted, in words that follow the German statistical office, by the site of Vanuatu's plan
///   (`jah-ky/nsdp-upgrade`, `www/_pages/methodology.md`); the German report itself was not read. That the values
///   may have gaps inside the six years, and that a target met is sun, are readings of ours.
public enum GermanWeather: TrackingMethod {
  /// The id.
  public static let id = "dns-weather"
  /// What it measures.
  public static let concept = TrackingConcept.anticipatedGap
  /// What of it is confirmed.
  public static let standing = "formula and cut-offs as quoted by Vanuatu's site"
  /// The score of a target that is met.
  public static let scoreWhenMet = 0.0
  private static let years = 5
  private static let fewest = 4

  /// Judges a course that has not met its target.
  public static func judge(_ course: TrackingCourse) -> TrackingJudgement {
    let points = course.points.filter { $0.year >= course.latest.year - years }
    guard points.count >= fewest else { return .undefined(.tooFewValues) }
    let first = points[0]
    var judgement = TrackingJudgement()
    judgement.window = first.year...course.latest.year
    judgement.observed =
      (course.latest.value - first.value) / Double(course.latest.year - first.year)
    judgement.projected = course.latest.value + judgement.observed * course.remaining
    let way = abs(course.target - course.latest.value)
    let short = max(0, course.direction * (course.target - judgement.projected))
    judgement.score = way == 0 ? .nan : short / way
    if course.direction * judgement.observed <= 0 {
      judgement.verdict = .deterioration
    } else {
      judgement.verdict =
        switch way == 0 ? 0 : judgement.score {
        case ..<(0.05 - 1e-9): .onTrack
        case ...(0.20 + 1e-9): .progress
        default: .limited
        }
    }
    return judgement
  }

  /// The method's own name for a class.
  public static func ownClass(_ verdict: TrackingClass) -> String {
    switch verdict {
    case .achieved, .onTrack: "sun"
    case .progress: "sun_and_cloud"
    case .limited, .short: "cloud"
    case .deterioration: "thunderstorm"
    }
  }

  /// The parameters it uses.
  public static func parameters(_ parameters: TrackingParameters) -> String {
    "years=\(years) values>=\(fewest)"
  }
}
