import Panels

/// What a cell of a sheet holds, as the program that wrote it means it.
public enum SheetValue: Hashable, Sendable {
  /// Text as it stands, not yet trimmed.
  case text(String)
  /// A number, with the way its format shows it.
  case number(Double, NumberFormat)
  /// True or false.
  case boolean(Bool)
  /// A number that its format shows as a day.
  case date(CalendarDate)
  /// A formula that failed: `#DIV/0!`.
  case error(String)

  /// How a number is shown.
  public enum NumberFormat: Hashable, Sendable {
    /// As it is.
    case plain
    /// Times a hundred, with a percent sign: 0.935 as 93,5%.
    case percent
  }
}

/// A filled cell of a row.
public struct SheetCell: Hashable, Sendable {
  /// The column; the first is 1.
  public var column: Int
  /// What it holds.
  public var value: SheetValue
  /// Whether the value is the stored result of a formula.
  public var isFormula: Bool

  /// Makes a cell.
  public init(column: Int, value: SheetValue, isFormula: Bool = false) {
    self.column = column
    self.value = value
    self.isFormula = isFormula
  }
}

/// A row of a sheet with its filled cells.
public struct SheetRow: Hashable, Sendable {
  /// The row's number; the first is 1. In a text file, the line on which the record starts.
  public var number: Int
  /// Whether the row is hidden.
  public var isHidden: Bool
  /// The filled cells by ascending column; empty ones are left out.
  public var cells: [SheetCell]

  /// Makes a row.
  public init(number: Int = 0, isHidden: Bool = false, cells: [SheetCell] = []) {
    self.number = number
    self.isHidden = isHidden
    self.cells = cells
  }
}

/// A rectangle of cells, rows and columns counted from 1: a merged heading, a range chosen.
public struct CellRange: Hashable, Sendable {
  /// The rows.
  public var rows: ClosedRange<Int>
  /// The columns.
  public var columns: ClosedRange<Int>

  /// Makes a range.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}
