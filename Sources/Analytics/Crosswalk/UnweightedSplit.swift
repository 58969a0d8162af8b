import Panels

/// A split for which the crosswalk lacks weights that the data need.
public struct UnweightedSplit: Hashable, Sendable {
  /// The unit that was split.
  public var unit: CrosswalkUnit
  /// The day.
  public var date: CalendarDate
  /// What it was split into.
  public var parts: [CrosswalkUnit]
  /// The bases that lack weights, such as `population`; `share` stands for every base without a
  /// column of its own.
  public var bases: [String]
  /// Whether the crosswalk gives no weight of any base.
  public var hasNone: Bool
  /// Whether the rule for missing weights gave some.
  public var isByRule: Bool
  /// Where the split stands in the crosswalk.
  public var location: SourceLocation?
}
