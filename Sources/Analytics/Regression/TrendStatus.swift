/// Why a trend has the figures it has, or lacks them.
public enum TrendStatus: String, Sendable, CaseIterable {
  /// Three points or more.
  case ok
  /// All values are equal: the slope is 0 and has no test.
  case constant
  /// Two points: a line through both, without error.
  case twoPoints = "two_points"
  /// As many points as coefficients, steps included: a line through all, without error.
  case exactFit = "exact_fit"
  /// One point: no line.
  case onePoint = "one_point"
  /// No value at all.
  case missing
  /// Values so large that their squares are beyond a double.
  case overflow
}
