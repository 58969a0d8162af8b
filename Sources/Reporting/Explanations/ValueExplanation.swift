import Analytics
import Panels

/// A value with the cell it was read in, and what else is known of it.
public struct ValueExplanation: Sendable {
  /// Where a value comes from.
  public enum Origin: String, Sendable {
    /// A cell of a file.
    case cell
    /// Counted from the villages of the commune.
    case villages
    /// The plan says it: a registration, a finding.
    case plan
    /// Made from the values of other units by a crosswalk.
    case crosswalk
    /// There is no value.
    case missing
    /// There is a value and its place is not known.
    case unknown
  }

  /// The indicator of the data.
  public var measure: String
  /// The year.
  public var year: Int
  /// The value; `NaN` when it is missing.
  public var value: Double
  /// Whether it is yes (1) or no (0).
  public var isYesNo = false
  /// Whether the indicator does not apply to the unit.
  public var isNotApplicable = false
  /// Where it comes from.
  public var origin = Origin.missing
  /// How it came to be; `nil` when it is missing.
  public var provenance: Provenance?
  /// The cell.
  public var location: SourceLocation?
  /// The cell as it is written.
  public var written: String?
  /// The source, the remark and the row of the plan that stand beside it.
  public var source: String?, note: String?
  /// Values that other sources give for the same cell, or that stand for part of the year.
  public var others: [OtherValue] = []
  /// The values of other units that it was made from.
  public var parts: [PartValue] = []
  /// How it is restated where a line is fitted; verdicts are never given on it.
  public var restated: RestatedValue?
  /// Declared breaks of the series of the unit.
  public var breaks: [SeriesBreak] = []
  /// The last earlier year with a value.
  public var lastKnown: (year: Int, value: Double, location: SourceLocation?)?

  /// Starts with a value of which nothing else is known.
  public init(measure: String, year: Int, value: Double) {
    self.measure = measure
    self.year = year
    self.value = value
    if !value.isNaN { origin = .unknown }
  }
}

/// A value that is kept beside the one used.
public struct OtherValue: Sendable {
  /// Why it is not the one used.
  public enum Reason: Hashable, Sendable {
    /// Another source gives it for the same cell.
    case otherSource
    /// It is by the old standard of a year measured both ways.
    case otherStandard
    /// It stands for a part of the year, and is used or not.
    case partOfYear(String, isUsed: Bool)
  }

  /// Why it is not the one used.
  public var reason: Reason
  /// The value as written.
  public var text: String
  /// Its source.
  public var source: String
  /// Where it stands.
  public var location: SourceLocation?

  /// Makes a value.
  public init(reason: Reason, text: String, source: String, location: SourceLocation?) {
    self.reason = reason
    self.text = text
    self.source = source
    self.location = location
  }
}

/// The value of an old unit that is a part of a new one.
public struct PartValue: Sendable {
  /// The code of the old unit.
  public var code: String
  /// Its name.
  public var name: String
  /// What became of it.
  public var kind: UnitChange.Kind
  /// The part of it that the new unit has, by the bases of the crosswalk.
  public var weights: [(base: String, part: Double)]
  /// Its value.
  public var value: Double
  /// What its value weighs in a mean, and where that was read; `nil` for values that are added up.
  public var weight: (measure: String, value: Double, location: SourceLocation?)?
  /// Where it stands.
  public var location: SourceLocation?

  /// Makes a part.
  public init(
    code: String, name: String, kind: UnitChange.Kind, weights: [(base: String, part: Double)],
    value: Double, weight: (measure: String, value: Double, location: SourceLocation?)?,
    location: SourceLocation?
  ) {
    self.code = code
    self.name = name
    self.kind = kind
    self.weights = weights
    self.value = value
    self.weight = weight
    self.location = location
  }
}

/// A value in the terms of a later standard, for fitting lines.
public struct RestatedValue: Sendable {
  /// The value restated.
  public var value: Double
  /// The links it went through, with the years of their breaks.
  public var links: [(breakYear: Int, link: SpliceLink)]

  /// Makes a restated value.
  public init(value: Double, links: [(breakYear: Int, link: SpliceLink)]) {
    self.value = value
    self.links = links
  }
}
