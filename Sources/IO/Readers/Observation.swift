import Panels

/// One value of an observation table, not yet in its panel.
struct Observation {
  var unit: Int
  var year: Int
  var part: YearPart?
  var indicator: Indicator
  var value: CellValue
  /// The value as written.
  var shown: String
  var provenance: Provenance
  var source: String
  /// The name of the standard it was measured by; empty when none is given.
  var regime: String
  /// The position of the file among those read.
  var file: Int
  var place: SourceLocation

  /// The number, if it is one.
  var number: Double? {
    if case .value(let value) = value { value } else { nil }
  }
}
