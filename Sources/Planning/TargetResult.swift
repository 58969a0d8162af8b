import Analytics
import Panels

/// How a target stands in a year.
///
/// The columns that it becomes are those of `targets.csv` (`docs/results.md`).
public struct TargetResult: Sendable {
  /// What the value rests on.
  public enum Basis: String, Sendable {
    /// Data of the year.
    case observed
    /// A projection into the year.
    case projected
    /// The median of the outlook, which counts how items are gained and lost.
    case expected
    /// What was last seen, repeated: there is no forecast of it.
    case carried
  }

  /// The target.
  public let target: Target
  /// The unit, for a target judged commune by commune.
  public var unit: String?
  /// The year.
  public let year: Int
  /// What the value rests on.
  public var basis: Basis
  /// The value, `NaN` when it cannot be known.
  public var value: Double
  /// Whether it passes.
  public var verdict: Verdict
  /// The value under the other reading, where the words allow two.
  public var otherReading: Double?
  /// Whether the value of the other reading passes.
  public var otherVerdict: Verdict?
  /// The units it rests on.
  public var units: Int
  /// The units of which nothing is known.
  public var unknown: Int
  /// The least trustworthy provenance it rests on.
  public var provenance: Provenance
  /// How likely it is met, for a year ahead.
  public var outlook: TargetOutlook?
  /// Why there is no probability, for a year ahead without one; or no figure, for a share of nobody.
  public var missingChance: MissingChance?

  /// The margin in the target's unit, negative when it falls short.
  public var margin: Double { value.isNaN ? .nan : target.requirement.margin(of: value) }
}
