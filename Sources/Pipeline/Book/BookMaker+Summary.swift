import IO
import Panels
import Reporting

extension BookMaker {
  private static let textColumns = 8

  /// The report in words, with its tables.
  func addSummary(_ source: BookSource) throws(InputError) {
    guard let document = try source.summary() else { return }
    let sheet = try book.addSheet(words(.bookSummary))
    enter(sheet.name, words(.bookSummaryAnswer))
    sheet.tab(BookColors.ink)
    let widths = Self.widths(document)
    for (index, width) in widths.enumerated() {
      sheet.width(width, columns: (index + 1)...(index + 1))
    }
    let page = SummaryPage(sheet: sheet, look: look, widths: widths)
    var row = 1
    for block in document.blocks { row = page.write(block, at: row) }
    let total = widths.reduce(0, +)
    sheet.page(isLandscape: total > 100, titleRows: nil, footer: footer(sheet.name))
  }

  /// How wide each column must be for all tables of a report.
  private static func widths(_ document: ReportDocument) -> [Double] {
    var widths = [Double](repeating: 11, count: textColumns)
    for case .table(let table) in document.blocks {
      for (index, column) in table.columns.enumerated() {
        while widths.count <= index { widths.append(11) }
        let lengths = table.rows.map { $0[index].plain.count }
        let isLast = table.columns.count == 2 && index == 1
        let longest = isLast ? 0 : min(Double(lengths.max() ?? 0) + 1.5, index == 0 ? 36 : 17)
        let word = column.title.split(separator: " ").map(\.count).max() ?? 0
        widths[index] = max(widths[index], longest + 1.5, Double(word) + 3)
      }
    }
    return widths
  }
}

/// Writes the parts of a report into a sheet, one below the other.
struct SummaryPage {
  let sheet: BookSheet
  let look: BookLook
  let widths: [Double]

  private var columns: ClosedRange<Int> { 1...widths.count }

  /// Writes a part and returns the row behind it.
  func write(_ block: ReportDocument.Block, at row: Int) -> Int {
    switch block {
    case .heading(let level, let text):
      let start = level == 1 ? row : row + 1
      sheet.text(text.plain, row: start, column: 1, style: level == 1 ? look.title : look.bold)
      return start + 1
    case .paragraph(let text), .note(let text):
      return wide(text.plain, at: row, style: look.wrapped)
    case .banner(let text): return wide(text.plain, at: row, style: look.warning)
    case .list(let items):
      return items.reduce(row) { wide("• " + $1.plain, at: $0, style: look.wrapped) }
    case .table(let table): return write(table, at: row)
    case .picture: return row
    }
  }

  /// A paragraph across the columns; the row is as high as its lines ask for, since spreadsheet
  /// programs do not fit rows to merged cells.
  private func wide(_ text: String, at row: Int, style: BookStyle) -> Int {
    let letters = widths.reduce(0, +) * 1.15
    let lines = (Double(text.count) / letters).rounded(.up)
    sheet.height(13.5 * max(1, lines) + 2, row: row)
    sheet.wideText(text, row: row, columns: columns, style: style)
    return row + 1
  }

  /// How high a row must be for its cells.
  private func rowHeight(_ cells: [String]) -> Double {
    zip(cells, widths).map { GridSheet.height($0, width: $1 * GridSheet.lettersAUnit - 2) }.max()
      ?? 15
  }

  /// A table of two columns has the second one across all that is right of the first.
  private func write(_ table: ReportTable, at row: Int) -> Int {
    let isPair = table.columns.count == 2
    sheet.height(rowHeight(table.columns.map(\.title)), row: row)
    for (index, column) in table.columns.enumerated() {
      sheet.text(
        column.title, row: row, column: index + 1,
        style: column.isNumeric ? look.numberHeading : look.heading)
    }
    for (line, texts) in table.rows.enumerated() {
      let cells = texts.map(\.plain)
      let tall = isPair ? [cells[0]] : cells
      sheet.height(rowHeight(tall), row: row + 1 + line)
      for (index, cell) in cells.enumerated() {
        if isPair, index == 1 {
          sheet.wideText(
            cell, row: row + 1 + line, columns: 2...widths.count, style: look.cell)
          continue
        }
        sheet.text(
          cell, row: row + 1 + line, column: index + 1,
          style: table.columns[index].isNumeric ? look.rightText : look.cell)
      }
    }
    return row + table.rows.count + 2
  }
}
