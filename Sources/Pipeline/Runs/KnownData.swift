import IO
import Panels

/// The data that a kept run knew.
struct KnownData {
  /// A series of the run.
  struct Series: Hashable {
    let unit: String
    let indicator: String
  }

  /// The values by series and year.
  let values: [Series: [Int: Double]]
  /// The units with any value.
  let units: Set<String>
  /// The indicators with any value.
  let indicators: Set<String>

  init(_ run: KeptRun) throws(InputError) {
    let table = KeptFields(
      try run.texts("values", ["unit", "indicator", "year", "value"]))
    var values: [Series: [Int: Double]] = [:]
    for row in 0..<table.rowCount {
      guard let year = table.integer("year", row) else { continue }
      let series = Series(unit: table.text("unit", row), indicator: table.text("indicator", row))
      values[series, default: [:]][year] = table.number("value", row)
    }
    self.values = values
    units = Set(values.keys.map(\.unit))
    indicators = Set(values.keys.map(\.indicator))
  }

  /// The last value of a series; `NaN` where there is none.
  func last(_ unit: String, _ indicator: String) -> Double {
    values[Series(unit: unit, indicator: indicator)]?.max { $0.key < $1.key }?.value ?? .nan
  }
}

/// The fields of a kept table by column and row.
struct KeptFields {
  private let columns: [String: [String]]
  let rowCount: Int

  init(_ table: ColumnTable) {
    columns = Dictionary(
      zip(table.headings, table.columns), uniquingKeysWith: { first, _ in first })
    rowCount = table.rowCount
  }

  func text(_ column: String, _ row: Int) -> String { columns[column]?[row] ?? "" }
  func number(_ column: String, _ row: Int) -> Double { Double(text(column, row)) ?? .nan }
  func integer(_ column: String, _ row: Int) -> Int? { Int(text(column, row)) }
}
