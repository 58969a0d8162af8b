import Testing

@testable import Pipeline

@Suite("Pages of a sheet of parts")
struct SheetPartsTests {
  /// Parts one below the other with an empty row between them; rows are 15 points high.
  private func parts(_ sizes: [(SheetParts.Kind, Int)]) -> SheetParts {
    var parts = SheetParts()
    var row = 1
    for (kind, count) in sizes {
      parts.add(kind, rows: row...(row + count - 1))
      row += count + (kind == .table ? 1 : 0)
    }
    return parts
  }

  @Test("do not end between a heading and its table")
  func heading() {
    // Rows 1–8 of text, heading 9, table 10–14; a page has ten rows.
    let made = parts([(.text, 8), (.heading, 1), (.table, 5)])
    #expect(made.breaks(onPagesOf: 150) == [8])
    #expect(made.breaks(onPagesOf: 15 * 14) == [])
  }

  @Test("end within a table only where it is longer than a page, and not behind its first rows")
  func longTable() {
    let made = parts([(.text, 4), (.heading, 1), (.table, 25)])
    // The heading and four rows fit below the text.
    #expect(made.breaks(onPagesOf: 150) == [10, 20])
    // They do not where the text leaves four rows.
    #expect(
      parts([(.text, 6), (.heading, 1), (.table, 25)]).breaks(onPagesOf: 150) == [6, 16, 26])
  }

  @Test("keep a remark with the table above it")
  func remark() {
    let made = parts([(.text, 3), (.heading, 1), (.table, 6)])
    var longer = made
    longer.add(.text, rows: 12...12)
    #expect(made.breaks(onPagesOf: 150) == [])
    #expect(longer.breaks(onPagesOf: 150) == [3])
  }

  @Test("are filled as far as the heights of rows allow")
  func heights() {
    var made = parts([(.table, 4), (.table, 4)])
    #expect(made.breaks(onPagesOf: 150) == [])
    made.heights[2] = 60
    #expect(made.breaks(onPagesOf: 150) == [5])
  }

  @Test("take all columns of a sheet")
  func paper() {
    let narrow = PaperPage(isLandscape: false, columnWidths: [30, 20])
    #expect(narrow.scale == 100)
    let wide = PaperPage(isLandscape: true, columnWidths: Array(repeating: 20, count: 10))
    #expect(wide.scale < 70 && wide.scale > 60)
    // So many points of the sheet make a page.
    #expect(abs(wide.height * Double(wide.scale) / 100 - 0.97 * 501.7) < 0.1)
  }
}
