/// What an index of tracking measures; indices of different concepts are not rivals.
public enum TrackingConcept: String, Sendable, CaseIterable {
  /// How far along the way from the base to the target the latest value is.
  case status
  /// The rate of change seen against the rate needed.
  case pace
  /// What is short of the target in its year if the change goes on.
  case anticipatedGap = "anticipated_gap"
  /// How far the latest value is from the target, whatever the change.
  case distance
}
