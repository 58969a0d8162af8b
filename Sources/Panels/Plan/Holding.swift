/// By what a unit holds a level in the status year.
public enum Holding: String, Hashable, Sendable, CaseIterable {
  /// By meeting its criteria and conditions.
  case criteria
  /// By a recognition on record for that year or an earlier one, at the level or above, under any set.
  case recognition
}
