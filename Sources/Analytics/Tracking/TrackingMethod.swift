import Panels

/// A published index that says where a series stands on its way to a target.
///
/// The rules that all share are in ``Tracker``: values after the target year are left out, a target
/// that is met is met whatever the change, a yes or no has no pace, and the choice of the base year.
/// A method is handed a course that has not met its target.
///
/// Each method with its formula, classes and weakness: `docs/tracking-indices.md`.
///
/// ```swift
/// let method = TrackingMethods.named("accel")
/// method?.ownClass(.onTrack)  // Optional("fast_enough")
/// ```
public protocol TrackingMethod: Sendable {
  /// The name in options and tables, in kebab case.
  static var id: String { get }
  /// What it measures.
  static var concept: TrackingConcept { get }
  /// What of it was read in a source, and what was not: printed with every figure.
  static var standing: String { get }
  /// Whether it takes growth rates of the values: then it says nothing of values that are growth rates.
  static var isCompound: Bool { get }
  /// The score of a target that is met; `NaN` where the method gives none.
  static var scoreWhenMet: Double { get }
  /// How near to a target at a natural limit, 0 % or 100 %, counts as meeting it.
  static var limitTolerance: Double { get }
  /// What is said of a yes or no that is not as it should be; `nil` where the method has no rule for
  /// yes or no, and says nothing of one that is as it should be either.
  static var binaryMiss: BinaryMiss? { get }

  /// Judges a course that has not met its target.
  static func judge(_ course: TrackingCourse) -> TrackingJudgement
  /// The method's own name for a class.
  static func ownClass(_ verdict: TrackingClass) -> String
  /// The parameters it uses, as text.
  static func parameters(_ parameters: TrackingParameters) -> String
}

extension TrackingMethod {
  /// Linear in the values.
  public static var isCompound: Bool { false }
  /// None.
  public static var scoreWhenMet: Double { .nan }
  /// No nearer than rounding.
  public static var limitTolerance: Double { 0 }
  /// No rule.
  public static var binaryMiss: BinaryMiss? { nil }
  /// None.
  public static func parameters(_ parameters: TrackingParameters) -> String { "" }
}
