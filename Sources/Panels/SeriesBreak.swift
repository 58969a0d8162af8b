/// A declared break: values before `year` and from it on do not belong to one line.
///
/// How a plan declares breaks, and what a treatment does to a fit, is in docs/formats.md.
///
/// ```swift
/// let standard = SeriesBreak(
///   indicator: "poverty_rate", year: 2022, kind: .povertyStandard, treatment: .levelShift)
/// standard.concerns("HN-001")  // true: it names no units, so it concerns all
/// ```
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

    /// Whether values on the two sides measure different things, so that their difference says nothing. Where people
    /// lose or gain state-paid insurance, what is measured stays the same.
    public var changesMeasure: Bool { self != .insurance }
  }

  /// What is done about it where a line is fitted. The values themselves are never changed: criteria
  /// are assessed on what was measured.
  public enum Treatment: String, Sendable, CaseIterable {
    /// The years before are restated in the terms of the new regime, by a year measured both ways.
    case splice
    /// One line with one slope and a step at the break.
    case levelShift = "level-shift"
    /// Two lines: nothing before the break counts after it.
    case newSegment = "new-segment"
  }

  /// A year measured both ways: what links the old regime to the new.
  public struct Overlap: Hashable, Sendable {
    /// The year.
    public var year: Int
    /// The value in the terms of the old regime.
    public var before: Double
    /// The value in the terms of the new regime.
    public var after: Double
    /// Where both were read.
    public var source: String

    /// Makes an overlap.
    public init(year: Int, before: Double, after: Double, source: String = "") {
      self.year = year
      self.before = before
      self.after = after
      self.source = source
    }
  }

  /// The names of the two regimes in the data's own column `regime` or `standard`.
  public struct Regimes: Hashable, Sendable {
    /// The name before the break.
    public var before: String
    /// The name from the break on.
    public var after: String

    /// Makes a pair of names.
    public init(before: String, after: String) {
      self.before = before
      self.after = after
    }
  }

  /// The indicator whose series breaks.
  public var indicator: String
  /// The first year of the new regime.
  public var year: Int
  /// What changed.
  public var kind: Kind
  /// What is done about it.
  public var treatment: Treatment
  /// The overlap as declared; `nil` leaves it to the data.
  public var overlap: Overlap?
  /// The year measured both ways, when it is not the year of the break.
  public var overlapYear: Int?
  /// The names of the regimes in the data, when they have to be told.
  public var regimes: Regimes?
  /// The codes of the units concerned; empty for all.
  public var units: [String]
  /// Why, for the report.
  public var note: LocalizedText
  /// Where it is declared.
  public var location: SourceLocation?

  /// Makes a break.
  public init(
    indicator: String, year: Int, kind: Kind, treatment: Treatment = .newSegment,
    overlap: Overlap? = nil, units: [String] = [],
    note: LocalizedText = LocalizedText(vi: "", en: ""), location: SourceLocation? = nil
  ) {
    self.indicator = indicator
    self.year = year
    self.kind = kind
    self.treatment = treatment
    self.overlap = overlap
    self.units = units
    self.note = note
    self.location = location
  }

  /// Whether it concerns a unit.
  public func concerns(_ unit: String) -> Bool { units.isEmpty || units.contains(unit) }
}
