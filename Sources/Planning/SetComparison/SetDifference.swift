import Panels

/// One requirement under two criteria sets, and what the communes that share both bars make of it.
public struct SetDifference: Sendable {
  /// A side of the comparison.
  public struct Side: Sendable {
    /// The set.
    public let set: String
    /// The criterion.
    public let criterion: Criterion
    /// The indicator; `nil` for a criterion whose indicators the set's file does not list.
    public let rule: IndicatorRule?
    /// The height of the bar, in the indicator's unit; `NaN` where it is not known, or there is none.
    public var bar: Double

    /// The id and the name: of the indicator, else of the criterion.
    public var id: String { rule?.id ?? criterion.id }
    /// The name of the same.
    public var name: LocalizedText { rule?.name ?? criterion.name }
  }

  /// What the newer set makes of the requirement.
  public enum Change: String, Sendable, CaseIterable {
    /// The same bar.
    case same
    /// Harder to meet.
    case stricter
    /// Easier to meet.
    case looser
    /// Asked for in another way.
    case changed
    /// A bar, or the list of indicators, is not known: nothing is guessed.
    case unknown
    /// Only the newer set asks for it.
    case added
    /// The newer set no longer asks for it.
    case dropped
  }

  /// The requirement of the older set; `nil` where it has none.
  public let old: Side?
  /// The requirement of the newer set; `nil` where it has none.
  public let new: Side?
  /// What changes.
  public let change: Change
  /// The communes that have these bars.
  public let communes: Int
  /// Those that meet the older requirement.
  public let metOld: Int
  /// Those that meet the newer one.
  public let metNew: Int
  /// Those of which the newer one cannot be said.
  public let unknownNew: Int
  /// The codes of those that met the older one and fail the newer.
  public let newlyFailing: [String]
  /// The codes of those that failed the older one and meet the newer.
  public let newlyMet: [String]
  /// The year of the data.
  public let year: Int
  /// The least trustworthy provenance of the year's data.
  public let provenance: Provenance
}
