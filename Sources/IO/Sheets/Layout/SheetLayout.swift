import Panels

/// What a sheet means: where its headings are, what each column holds, where its rows begin.
///
/// How sheets of offices are understood is in docs/formats.md.
///
/// ```swift
/// let tables = try SheetTables.read(SheetSources.open(path: "bieu.xlsx"))
/// tables.sheets[0].layout?.column(.unitName)  // the column of the communes' names
/// ```
public struct SheetLayout: Sendable {
  /// How the sheet is turned.
  public enum Shape: String, Sendable {
    /// Units down the rows; indicators and years across, or in columns of their own.
    case unitsDown = "units-down"
    /// Units across; indicators or years down.
    case unitsAcross = "units-across"
  }

  /// Where the year of a sheet comes from.
  public enum YearOrigin: String, Sendable {
    /// The user's word.
    case option
    /// The name of the sheet.
    case sheetName = "sheet-name"
    /// A row above the table.
    case title
  }

  /// A text above the table.
  public struct Title: Hashable, Sendable {
    /// Its row.
    public var row: Int
    /// What it says.
    public var text: String
  }

  /// How the sheet is turned.
  public var shape: Shape
  /// The texts above the table.
  public var titles: [Title]
  /// The rows of the headings.
  public var headingRows: ClosedRange<Int>
  /// The row of numbers below the headings: (1) (2) (3).
  public var numberingRow: Int?
  /// The row from which data are read.
  public var firstDataRow: Int
  /// The columns, from the left.
  public var columns: [SheetColumn]
  /// The year of values whose column and row name none.
  public var year: Int?
  /// The month of such values, for part of a year.
  public var month: Int?
  /// Where the year comes from.
  public var yearOrigin: YearOrigin?
  /// The district of all units, by the title or the user's word.
  public var district: String?
  /// The province of all units.
  public var province: String?
  /// Whether numbers written as text have a decimal comma.
  public var numbers: SheetNumberStyle

  /// The position of the column with a part of the row.
  public func column(_ kind: SheetColumnRole.Kind) -> Int? {
    columns.first { $0.role == .label(kind) }?.column
  }

  /// The columns of values.
  public var valueColumns: [(column: SheetColumn, values: SheetValues)] {
    columns.compactMap { column in
      if case .values(let values) = column.role { (column, values) } else { nil }
    }
  }
}
