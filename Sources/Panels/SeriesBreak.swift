/// A declared break: values before `year` and from it on do not belong to one line.
public struct SeriesBreak: Hashable, Sendable {
  /// What changed.
  public enum Kind: String, Sendable, CaseIterable {
    /// The criteria set.
    case criteria
    /// The poverty standard.
    case povertyStandard = "poverty-standard"
    /// The administrative units.
    case units
    /// The entitlement to state-paid insurance.
    case insurance
    /// The way of measuring.
    case method
  }

  /// The indicator whose series breaks.
  public var indicator: String
  /// The first year of the new regime.
  public var year: Int
  /// What changed.
  public var kind: Kind
  /// The codes of the units concerned; empty for all.
  public var units: [String]
  /// Why, for the report.
  public var note: LocalizedText

  /// Makes a break.
  public init(
    indicator: String, year: Int, kind: Kind, units: [String] = [],
    note: LocalizedText = LocalizedText(vi: "", en: "")
  ) {
    self.indicator = indicator
    self.year = year
    self.kind = kind
    self.units = units
    self.note = note
  }
}
