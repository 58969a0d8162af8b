import Panels

/// Reads one bare table into panels; its rows make the unit table.
///
/// ```swift
/// let income = Indicator(id: "income", kind: .positive)
/// let layout = PanelTableLayout(unit: "unit", year: "year", values: .wide([income]))
/// let panels = try PanelTableReader.read(path: "panel.csv", layout: layout).panels
/// ```
public enum PanelTableReader {
  /// Reads the table with one worker. Problems with single cells are in the log, not thrown.
  ///
  /// With several, take a ``PanelTableReading``.
  ///
  /// - Throws: ``InputError`` when there is nothing to read: no file, no rows, no such column.
  /// - Complexity: O(bytes).
  public static func read(
    path: String, layout: PanelTableLayout
  ) throws(InputError) -> PanelReading {
    try read(DelimitedText(path: path), layout: layout)
  }

  /// Reads a table whose headings have been read.
  ///
  /// - Throws: ``InputError`` when there is nothing to read: no rows, no such column.
  public static func read(
    _ text: DelimitedText, layout: PanelTableLayout
  ) throws(InputError) -> PanelReading {
    try whole(PanelTableReading(text, layout: layout))
  }

  /// Reads Parquet files or a query whose columns have been looked at.
  ///
  /// - Throws: ``InputError`` when there is nothing to read: no rows, no such column.
  public static func read(
    _ rows: DatabaseRows, layout: PanelTableLayout
  ) throws(InputError) -> PanelReading {
    try whole(PanelTableReading(rows, layout: layout))
  }

  private static func whole(_ reading: PanelTableReading) throws(InputError) -> PanelReading {
    reading.parse()
    try reading.index()
    reading.assemble()
    return reading.result()
  }
}
