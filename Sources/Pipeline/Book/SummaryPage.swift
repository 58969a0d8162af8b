import IO
import Panels
import Reporting

/// Writes the parts of a report into a sheet, one below the other.
final class SummaryPage {
  /// Where the parts stand and how high they are.
  private(set) var parts = SheetParts()
  private let sheet: BookSheet
  private let book: BookWriter
  private let look: BookLook
  private let language: Language
  private let widths: [Double]
  private var row = 1

  /// Starts at the top of a sheet.
  ///
  /// `widths`: How wide the columns are, in letters.
  init(sheet: BookSheet, book: BookWriter, look: BookLook, language: Language, widths: [Double]) {
    self.sheet = sheet
    self.book = book
    self.look = look
    self.language = language
    self.widths = widths
  }

  /// Writes a part below the last one.
  func write(_ block: ReportDocument.Block) {
    switch block {
    case .heading(let level, let text):
      if level > 1 { row += 1 }
      sheet.text(text.plain, row: row, column: 1, style: level == 1 ? look.title : look.bold)
      close(.heading, rows: row...row)
    case .paragraph(let text), .note(let text): wide(text.plain, style: look.wrapped)
    case .banner(let text): wide(text.plain, style: look.warning)
    case .list(let items):
      for item in items { wide("• " + item.plain, style: look.wrapped) }
    case .table(let table): write(table)
    case .picture: break
    }
  }

  private func close(_ kind: SheetParts.Kind, rows: ClosedRange<Int>) {
    parts.add(kind, rows: rows)
    row = rows.upperBound + 1
  }

  private func height(_ height: Double, row: Int) {
    sheet.height(height, row: row)
    parts.heights[row] = height
  }

  /// A paragraph across the columns; the row is as high as its lines ask for, since spreadsheet
  /// programs do not fit rows to merged cells.
  private func wide(_ text: String, style: BookStyle) {
    let letters = widths.reduce(0, +) * GridSheet.lettersAUnit
    let lines = (Double(text.count) / letters).rounded(.up)
    height(13.5 * max(1, lines) + 2, row: row)
    sheet.wideText(text, row: row, columns: 1...widths.count, style: style)
    close(.text, rows: row...row)
  }

  /// How high a row must be for its cells.
  private func rowHeight(_ cells: [String], _ widths: [Double]) -> Double {
    zip(cells, widths).map { GridSheet.height($0, width: $1 * GridSheet.lettersAUnit - 2) }.max()
      ?? 15
  }

  /// From so many letters on the text of a last column goes on to the right of it.
  private static let longText = 34

  /// A table; where its last column has long text, that lies across all that is right of it.
  private func write(_ table: ReportTable) {
    let first = row
    let last = table.columns.count
    let isWide =
      last > 1 && last < widths.count && !table.columns[last - 1].isNumeric
      && (last == 2 || table.rows.contains { $0[last - 1].plain.count > Self.longText })
    var columnWidths = Array(widths.prefix(last))
    if isWide { columnWidths[last - 1] = widths[(last - 1)...].reduce(0, +) }
    height(rowHeight(table.columns.map(\.title), columnWidths), row: row)
    for (index, column) in table.columns.enumerated() {
      let style = column.isNumeric ? look.numberHeading : look.heading
      if isWide, index == last - 1 {
        sheet.wideText(column.title, row: row, columns: last...widths.count, style: style)
      } else {
        sheet.text(column.title, row: row, column: index + 1, style: style)
      }
    }
    for texts in table.rows {
      row += 1
      let cells = texts.map(\.plain)
      height(rowHeight(cells, columnWidths), row: row)
      for (index, cell) in cells.enumerated() {
        if isWide, index == last - 1 {
          sheet.wideText(cell, row: row, columns: last...widths.count, style: look.cell)
        } else {
          write(cell, column: index + 1, isNumeric: table.columns[index].isNumeric)
        }
      }
    }
    close(.table, rows: first...row)
    row += 1
  }

  /// A cell: a number where it is nothing else, which can be summed and drawn.
  private func write(_ text: String, column: Int, isNumeric: Bool) {
    guard isNumeric, let number = PrintedNumber(text, language) else {
      sheet.text(
        text, row: row, column: column, style: isNumeric ? look.rightText : look.cell)
      return
    }
    let style = book.style(look.figure.with { $0.numberFormat = number.format })
    sheet.number(number.value, row: row, column: column, style: style)
  }
}
