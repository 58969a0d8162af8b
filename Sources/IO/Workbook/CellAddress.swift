/// An address such as `AB14`, and a range such as `A1:C3`, as workbooks write them.
enum CellAddress {
  /// The row and the column of an address within the bounds of sheets.
  static func position(_ text: Substring) -> (row: Int, column: Int)? {
    var column = 0
    let letters = text.utf8.prefix { (65...90).contains($0) }
    guard (1...3).contains(letters.count) else { return nil }
    for letter in letters { column = column * 26 + Int(letter) - 64 }
    let digits = text.utf8.dropFirst(letters.count)
    guard (1...7).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }),
      let row = Int(String(digits) ?? ""), row >= 1, row <= WorkbookLimits.rowCount,
      column <= WorkbookLimits.columnCount
    else { return nil }
    return (row, column)
  }

  /// The range between two corners, or of one cell.
  static func range(_ text: String) -> CellRange? {
    let corners = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(corners.count), let first = position(corners[0]),
      let last = position(corners[corners.count - 1])
    else { return nil }
    return CellRange(
      rows: min(first.row, last.row)...max(first.row, last.row),
      columns: min(first.column, last.column)...max(first.column, last.column))
  }
}
