import Panels

/// Sheets held in memory: for tests, and for programs that have their cells already.
///
/// ```swift
/// let sheet = GridSource.Sheet("2023", values: [["Xã", "Thu nhập"], ["Ba Sao", 46.5]])
/// let tables = try SheetTables.read(GridSource(path: "cells", sheets: [sheet]))
/// ```
public struct GridSource: SheetSource {
  /// One sheet.
  public struct Sheet: Sendable {
    /// What is known before the rows.
    public var outline: SheetOutline
    /// The rows by ascending number, each with a filled cell.
    public var rows: [SheetRow]

    /// Makes a sheet of rows as they stand.
    public init(_ outline: SheetOutline, rows: [SheetRow]) {
      self.outline = outline
      self.rows = rows
    }

    /// Makes a sheet of values; row and column 1 come first, `nil` is an empty cell.
    ///
    /// - Parameters:
    ///   - name: The name on the tab.
    ///   - values: The values, row by row.
    ///   - merges: The merged cells.
    ///   - hiddenRows: The numbers of hidden rows.
    public init(
      _ name: String?, values: [[SheetValue?]], merges: [CellRange] = [],
      hiddenRows: Set<Int> = []
    ) {
      outline = SheetOutline(name: name, merges: merges)
      rows = []
      for (index, line) in values.enumerated() {
        var row = SheetRow(number: index + 1, isHidden: hiddenRows.contains(index + 1))
        for (column, value) in line.enumerated() {
          guard let value else { continue }
          row.cells.append(SheetCell(column: column + 1, value: value))
        }
        if !row.cells.isEmpty { rows.append(row) }
      }
    }
  }

  /// The name that stands for the file in messages.
  public let path: String
  private let grids: [Sheet]

  /// Makes a source of sheets.
  public init(path: String, sheets: [Sheet]) {
    self.path = path
    grids = sheets
  }

  /// The sheets in order.
  public var sheets: [SheetOutline] { grids.map(\.outline) }

  /// Starts reading a sheet.
  public func rows(ofSheet index: Int) throws(InputError) -> any SheetRowReader {
    precondition(grids.indices.contains(index), "no such sheet")
    return GridRowReader(rows: grids[index].rows)
  }
}

/// Gives the rows of a grid.
final class GridRowReader: SheetRowReader {
  private let rows: [SheetRow]
  private var position = 0

  init(rows: [SheetRow]) { self.rows = rows }

  func next(into row: inout SheetRow) throws(InputError) -> Bool {
    guard position < rows.count else { return false }
    row = rows[position]
    position += 1
    return true
  }
}

extension SheetValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// A plain number.
  public init(floatLiteral value: Double) { self = .number(value, .plain) }
  /// A plain number.
  public init(integerLiteral value: Int) { self = .number(Double(value), .plain) }
}
