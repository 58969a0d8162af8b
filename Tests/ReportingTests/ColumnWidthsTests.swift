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

  @Test("share the lines: no column breaks names into three where another has room")
  func lines() {
    let rows = (0..<10).map { _ in
      [
        "Hồng Quang", "12/2018/QĐ-UBND (nâng cao)", "19/19", "+1", "Chưa đạt nâng cao",
        "1, 4, 7, 8", "△ nhiều khả năng (76%)",
      ]
    }
    let made = widths(
      ["Xã", "Bộ tiêu chí", "Tiêu chí đạt", "So năm trước", "Mức", "Chưa đạt", "Khả năng"], rows)
    let points = made.shares.map { Double($0) * 4.67 - 9 }
    // In points of the letters of the page: 57, 138, 80 and 118 in one line.
    #expect(points[1] > 138 / 2 && points[4] > 80 / 2 && points[6] > 118 / 2, "\(points)")
    // One long remark takes no room from the rows that have none.
    let remark = String(repeating: "chờ thẩm định ", count: 40)
    let rare = widths(
      ["Xã", "Mức", "Ghi chú"],
      (0..<10).map { ["Xã Nam Hồng", "Chưa đạt chuẩn", $0 == 3 ? remark : "không"] })
    #expect(Double(rare.shares[1]) * 4.67 - 9 > 75)
  }
}
