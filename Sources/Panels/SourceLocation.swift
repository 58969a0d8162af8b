/// Where in an input file something stands. Lines and columns count from 1.
///
/// ```swift
/// let place = SourceLocation(file: "bieu.xlsx", sheet: "Biểu 1", line: 14, column: 28)
/// place.cell  // "AB14"
/// place.description  // "bieu.xlsx:Biểu 1!AB14"
/// ```
public struct SourceLocation: Hashable, Sendable {
  /// The file's path as the user gave it.
  public var file: String
  /// The sheet, in a workbook.
  public var sheet: String?
  /// The line, or the row of a sheet; `nil` for the file as a whole.
  public var line: Int?
  /// The column: the character in a YAML file, the field in a table, the column of a sheet.
  public var column: Int?
  /// The heading of the column, in a table.
  public var columnName: String?
  /// Whether ``line`` is the number of a row, in a table that has no lines: of a database, of Parquet.
  public var countsRows = false

  /// Makes a location.
  public init(
    file: String, sheet: String? = nil, line: Int? = nil, column: Int? = nil,
    columnName: String? = nil
  ) {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
    self.columnName = columnName
  }

  /// The address of the cell, such as `AB14`; `nil` outside workbooks.
  public var cell: String? {
    guard sheet != nil, let line, let column else { return nil }
    return Self.columnLetters(column) + "\(line)"
  }

  /// The letters of a sheet's column: 1 is `A`, 27 is `AA`.
  public static func columnLetters(_ column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      let digit = UInt8((rest - 1) % 26)
      letters = String(UnicodeScalar(UInt8(ascii: "A") + digit)) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`, the form editors jump to; in a workbook `file:sheet!cell`.
  public var description: String {
    var text = file
    if let sheet { text += ":\(sheet)" }
    if let cell {
      text += "!\(cell)"
    } else {
      if let line { text += ":\(line)" }
      if line != nil, let column { text += ":\(column)" }
    }
    if let columnName { text += " (\(columnName))" }
    return text
  }
}
