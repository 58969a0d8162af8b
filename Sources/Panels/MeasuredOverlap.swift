/// A year of a unit that the data give both ways: by the old standard and by the new.
///
/// One of the two stands in the panel, that of the regime in force by the declared break; this keeps
/// both, so that a splice has its factor.
public struct MeasuredOverlap: Hashable, Sendable {
  /// The indicator.
  public var indicator: String
  /// The code of the unit.
  public var unit: String
  /// The year.
  public var year: Int
  /// The value by the old standard.
  public var before: Double
  /// The value by the new standard.
  public var after: Double
  /// The less trustworthy provenance of the two.
  public var provenance: Provenance
  /// Where both were read.
  public var source: String
  /// Where the value that does not stand in the panel was read.
  public var location: SourceLocation?

  /// Makes an overlap.
  public init(
    indicator: String, unit: String, year: Int, before: Double, after: Double,
    provenance: Provenance = .observed, source: String = "", location: SourceLocation? = nil
  ) {
    self.indicator = indicator
    self.unit = unit
    self.year = year
    self.before = before
    self.after = after
    self.provenance = provenance
    self.source = source
    self.location = location
  }
}
