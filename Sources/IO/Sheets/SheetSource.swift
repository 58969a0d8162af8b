import Panels

/// A file that holds sheets: a workbook, or a text table as one sheet without a name.
///
/// ```swift
/// let source = try SheetSources.open(path: "bieu.xlsx")
/// let rows = try source.rows(ofSheet: 0)
/// var row = SheetRow()
/// while try rows.next(into: &row) { print(row.number, row.cells.count) }
/// ```
public protocol SheetSource {
  /// The file's path as the user gave it.
  var path: String { get }
  /// The sheets in the order of the file.
  var sheets: [SheetOutline] { get }

  /// Starts reading a sheet from its first row. Several may be read one after another.
  ///
  /// - Parameter index: The position in ``sheets``.
  func rows(ofSheet index: Int) throws(InputError) -> any SheetRowReader

  /// What was found when the file was opened, such as a conversion.
  var log: ProblemLog { get }
}

extension SheetSource {
  /// Nothing, unless the source notes something.
  public var log: ProblemLog { ProblemLog() }
}

/// What is known of a sheet before its rows are read.
public struct SheetOutline: Hashable, Sendable {
  /// The name on the sheet's tab; `nil` for a text table.
  public var name: String?
  /// Whether the sheet is hidden.
  public var isHidden: Bool
  /// The merged cells; empty when the sheet is too large to look ahead for them.
  public var merges: [CellRange]
  /// The hidden columns, counted from 1.
  public var hiddenColumns: [ClosedRange<Int>]

  /// Makes an outline.
  public init(
    name: String?, isHidden: Bool = false, merges: [CellRange] = [],
    hiddenColumns: [ClosedRange<Int>] = []
  ) {
    self.name = name
    self.isHidden = isHidden
    self.merges = merges
    self.hiddenColumns = hiddenColumns
  }
}

/// Gives the rows of a sheet one by one; memory does not grow with them.
///
/// ```swift
/// let sheet = GridSource.Sheet("2023", values: [["Xã"], [], ["Ba Sao"]])
/// let source = GridSource(path: "cells", sheets: [sheet])
/// let rows = try source.rows(ofSheet: 0)
/// var row = SheetRow()
/// while try rows.next(into: &row) { print(row.number) }  // 1, then 3: empty rows are passed over
/// ```
public protocol SheetRowReader: AnyObject {
  /// Reads the next row that has a filled cell, by ascending number, into `row`; false at the end.
  ///
  /// - Throws: ``InputError`` with the sheet and the cell where the file is broken.
  func next(into row: inout SheetRow) throws(InputError) -> Bool

  /// What was found in the rows read so far that does not end the reading, such as a formula
  /// without a stored result.
  var log: ProblemLog { get }
}

extension SheetRowReader {
  /// Nothing, unless the reader notes something.
  public var log: ProblemLog { ProblemLog() }
}
