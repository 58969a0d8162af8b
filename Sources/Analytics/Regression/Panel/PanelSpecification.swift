import Panels

/// What a pooled panel regression explains its indicators by, beside the effects of the units.
public struct PanelSpecification: Hashable, Sendable {
  /// Indicators that explain, in their own unit.
  public var regressors: [String] = []
  /// Whether every year has an effect of its own, in place of one slope a year.
  public var hasYearEffects = false

  /// One slope a year and nothing else.
  public init() {}
}
