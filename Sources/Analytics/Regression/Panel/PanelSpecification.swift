import Panels

/// What a pooled panel regression explains its indicators by, beside the effects of the units.
public struct PanelSpecification: Hashable, Sendable {
  /// How the years come in.
  public enum Time: String, Sendable, CaseIterable {
    /// One slope a year.
    case linear
    /// An effect for each year: what moves all units alike has no part in the estimates.
    case effects
    /// Not at all.
    case none
  }

  /// Indicators that explain, in their own unit.
  public var regressors: [String] = []
  /// How the years come in.
  public var time = Time.linear

  /// One slope a year and nothing else.
  public init() {}
}
