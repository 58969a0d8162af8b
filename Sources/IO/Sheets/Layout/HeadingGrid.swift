import Panels

/// The first rows of a sheet, as recognition looks at them.
struct HeadingGrid {
  let rows: [SheetRow]
  private let merges: [CellRange]

  init(rows: [SheetRow], merges: [CellRange]) {
    self.rows = rows
    let last = rows.last?.number ?? 0
    self.merges = merges.filter { $0.rows.lowerBound <= last }
  }

  /// The cell of a row, by the row's position.
  func value(_ index: Int, _ column: Int) -> SheetValue? {
    let cells = rows[index].cells
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].column < column { low = middle + 1 } else { high = middle }
    }
    return low < cells.count && cells[low].column == column ? cells[low].value : nil
  }

  /// The text of a cell as a heading has it; numbers as they are written, `nil` when it is empty.
  func text(_ index: Int, _ column: Int) -> String? { value(index, column)?.headingText }

  /// The merged cells that hold a cell.
  func merge(row: Int, column: Int) -> CellRange? {
    merges.first { $0.rows.contains(row) && $0.columns.contains(column) }
  }

  /// The position of the row with a number.
  func index(ofRow number: Int) -> Int? { rows.firstIndex { $0.number == number } }

  /// The last column with anything in it.
  var lastColumn: Int { rows.compactMap { $0.cells.last?.column }.max() ?? 0 }
}

extension SheetValue {
  /// The text as a heading or a label has it; `nil` for errors and truth values.
  var headingText: String? {
    switch self {
    case .text(let text): return text.allSatisfy(\.isWhitespace) ? nil : text
    case .number(let number, _): return DecimalText.text(number)
    case .date(let date):
      let parts = [date.day, date.month, date.year].compactMap { $0.map { "\($0)" } }
      return parts.joined(separator: "/")
    case .boolean, .error: return nil
    }
  }
}
