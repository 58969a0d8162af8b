/// When a merged unit meets what its parts meet or fail.
public enum YesNoRule: String, Sendable, CaseIterable {
  /// When all parts do. One that fails decides, whatever else is missing.
  case all
  /// When parts with more than half the people do; exactly half is not enough.
  case majority
  /// When one part does.
  case any
  /// Nobody can say: the value stays missing, with its reason.
  case refuse
}
