import Distributions
import Panels

/// What links the two regimes of one unit's series at a spliced break.
public struct SpliceLink: Sendable, Equatable {
  /// The position of the break among those declared.
  public var seriesBreak: Int
  /// The unit.
  public var unit: Int
  /// The year measured both ways.
  public var overlapYear: Int
  /// The value of that year by the old standard.
  public var before: Double
  /// The value of that year by the new standard.
  public var after: Double
  /// The scale on which the link is additive.
  public var scale: Scale
  /// What is added to the years before, on the scale: the difference of the logarithms, of the
  /// logits, or of the values.
  public var shift: Double
  /// How trustworthy the two values are.
  public var provenance: Provenance
  /// Where the two values were read.
  public var source: String

  /// What the years before are multiplied by: their values on the log scale, their odds
  /// `y / (100 − y)` on the logit scale; `NaN` where a difference is added.
  public var factor: Double { scale == .identity ? .nan : scale == .log ? after / before : odds }

  private var odds: Double { WorkingScale(.log).natural(shift) }
}
