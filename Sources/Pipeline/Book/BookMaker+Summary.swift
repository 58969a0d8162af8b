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
    let page = SummaryPage(
      sheet: sheet, book: book, look: look, language: words.language, widths: widths)
    for block in document.blocks { page.write(block) }
    let isLandscape = widths.reduce(0, +) > 100
    let paper = PaperPage(isLandscape: isLandscape, columnWidths: widths)
    sheet.page(isLandscape: isLandscape, titleRows: nil, footer: footer(sheet.name))
    sheet.scale(paper.scale, breaksAfter: page.parts.breaks(onPagesOf: paper.height))
  }

  /// How wide each column must be for all tables of a report.
  private static func widths(_ document: ReportDocument) -> [Double] {
    var widths = [Double](repeating: 11, count: textColumns)
    for case .table(let table) in document.blocks {
      for (index, column) in table.columns.enumerated() {
        while widths.count <= index { widths.append(11) }
        let lengths = table.rows.map { $0[index].plain.count }
        let isLast = table.columns.count == 2 && index == 1
        let longest = isLast ? 0 : min(Double(lengths.max() ?? 0) + 1.5, index == 0 ? 36 : 21)
        let word = column.title.split(separator: " ").map(\.count).max() ?? 0
        widths[index] = max(widths[index], longest + 1.5, Double(word) + 3)
      }
    }
    return widths
  }
}
