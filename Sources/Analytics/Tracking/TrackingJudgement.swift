/// What a method makes of a course.
public struct TrackingJudgement: Hashable, Sendable {
  /// The index, on the scale of the method; `NaN` when it is not defined.
  public var score = Double.nan
  /// The rate seen, in the terms of the method; `NaN` where it has none.
  public var observed = Double.nan
  /// The rate needed, in the same terms; for `escap-csi` the score to be expected by now.
  public var required = Double.nan
  /// The value expected in the target year; `NaN` where the method has none.
  public var projected = Double.nan
  /// The verdict; `nil` when there is none.
  public var verdict: TrackingClass?
  /// The years that were used.
  public var window: ClosedRange<Int>?
  /// What was met on the way.
  public var notes: [TrackingNote] = []

  /// An empty judgement.
  public init() {}

  /// A judgement that could not be made.
  static func undefined(_ note: TrackingNote) -> Self {
    var judgement = Self()
    judgement.notes = [note]
    return judgement
  }
}
