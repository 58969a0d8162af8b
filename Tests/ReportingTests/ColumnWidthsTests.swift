import Testing

@testable import Reporting

@Suite("Columns in word processors")
struct ColumnWidthsTests {
  private func widths(_ titles: [String], _ rows: [[String]]) -> ColumnWidths {
    ColumnWidths(ReportTable(titles.map { ReportTable.Column($0) }, rows: rows))
  }

  @Test("have room for short words and numbers beside long texts")
  func room() {
    let text = String(repeating: "tiêu chí ", count: 30)
    let made = widths(
      ["Mục tiêu", "Năm", "Tỷ lệ", "Dư"],
      [[text, "2024", "88,9%", "5"], [text, "2024", "100,0%", "22"]])
    #expect(made.shares.reduce(0, +) == 100 && !made.isDense)
    // A line of 467 points: Times of 10.5 points draws "Năm" in bold 22 points wide, "100,0%" 32, and a cell has
    // margins of 7.
    let points = made.shares.map { Double($0) * 4.67 }
    #expect(points[1] >= 29 && points[2] >= 39 && points[3] >= 22)
  }

  @Test("take smaller letters where the longest words do not fit")
  func dense() {
    let words = (1...12).map { "mười-hai-cột-\($0)" }
    let made = widths(words, [words])
    #expect(made.isDense && made.shares.reduce(0, +) == 100)
    #expect(made.shares.max()! - made.shares.min()! <= 2)
  }
}
