import Panels

/// A table of units with the places of its fields.
struct PlacedUnits {
  /// The units.
  let names: UnitNames
  /// The file.
  let file: String
  /// Its headings.
  let columns: [String]
  /// For each unit the line it stands on.
  let lines: [Int]
  /// Whether there are rows that could not be taken for units.
  let lacksRows: Bool

  /// Where a field of a unit stands.
  func location(_ unit: Int, _ column: String) -> SourceLocation {
    SourceLocation(
      file: file, line: lines[unit], column: columns.firstIndex(of: column).map { $0 + 1 },
      columnName: column)
  }
}
