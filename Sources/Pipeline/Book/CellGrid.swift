import IO
import Reporting

/// Cells put down in any order and written row by row, for small sheets.
struct CellGrid {
  /// What a cell holds.
  enum Content {
    case text(String)
    case number(Double)
    /// Text across the columns up to one.
    case wide(String, to: Int)
    case formula(String, BookSheet.FormulaResult)
  }

  private var cells: [Int: [(column: Int, content: Content, style: BookStyle)]] = [:]

  mutating func set(_ row: Int, _ column: Int, _ content: Content, _ style: BookStyle) {
    cells[row, default: []].append((column, content, style))
  }

  mutating func put(_ cell: ChartBlock.Cell, _ row: Int, _ column: Int, _ style: BookStyle) {
    switch cell {
    case .empty: break
    case .number(let value): set(row, column, .number(value), style)
    case .text(let text): set(row, column, .text(text), style)
    }
  }

  /// Writes all cells.
  ///
  /// - Parameter between: Called with the number of every row before the next, also of empty ones: what
  ///   else a sheet has must come in the order of its rows.
  func fill(_ sheet: BookSheet, between: (Int) -> Void = { _ in }) {
    guard let last = cells.keys.max() else { return }
    for row in 1...last {
      between(row)
      for cell in cells[row] ?? [] {
        switch cell.content {
        case .text(let text): sheet.text(text, row: row, column: cell.column, style: cell.style)
        case .wide(let text, let last):
          sheet.wideText(text, row: row, columns: cell.column...last, style: cell.style)
        case .number(let value):
          sheet.number(value, row: row, column: cell.column, style: cell.style)
        case .formula(let formula, let result):
          sheet.formula(formula, result: result, row: row, column: cell.column, style: cell.style)
        }
      }
    }
  }
}
