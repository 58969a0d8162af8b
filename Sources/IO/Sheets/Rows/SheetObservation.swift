import Panels

/// A value of a sheet with its unit, year, indicator and place.
///
/// Twenty-eight bytes, because a sheet may hold millions; ``SheetTables`` gives the words.
public struct SheetObservation: Sendable {
  /// The position of the unit in ``SheetTables/units``.
  public var unit: Int32
  /// The position of the series in ``SheetTables/series``.
  public var series: Int16
  /// The year.
  public var year: Int16
  /// The row of the sheet.
  public var row: Int32
  /// The column of the sheet.
  public var column: Int16
  /// The position of the sheet in ``SheetTables/sheets``.
  public var sheet: Int16
  /// The value; `NaN` says that the indicator does not apply.
  public var value: Double
}
