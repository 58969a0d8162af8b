import Panels
import Testing

@testable import IO

/// Sheets put together at random of the words and cells of offices, and of what does not belong.
@Suite("Properties of reading sheets")
struct SheetPropertyTests {
  private static let words: [SheetValue] = [
    "TT", "STT", "Tên xã", "Xã", "Huyện", "Tỉnh", "Năm", "Năm 2021", "2021", "Thu nhập", "Hộ nghèo",
    "Số hộ", "Tỷ lệ (%)", "BHYT", "Chỉ tiêu", "Giá trị", "Tiêu chí", "Ghi chú", "KH 2022",
    "TH 2021",
    "Cộng", "Bình quân", "I", "II", "Huyện Nam Trực", "Xã Nam Hồng", "Nam Thắng", "TT Nam Giang",
    "đạt", "chưa đạt", "x", "-", "…", "không có", "52,5", "1.234", "93,5%", "(1)", "A", "Mã xã",
    "ĐVT: nghìn đồng", "6 tháng đầu năm 2022", "2021-2025", "", " ", "((", ")", "ngày tháng năm",
    "tiêu chí 99", "/", "....", "\u{300}", "năm năm", "quý", "6 tháng", "TC", "TC19", "Số", "%",
  ]
  private static let numbers: [SheetValue] = [
    0, 1, 2, 3, 19, 52.5, 2021, 2022, -1, .number(0.935, .percent), .number(.infinity, .plain),
    .number(.nan, .plain), .number(1e300, .percent), .boolean(true), .error("#DIV/0!"), 99_999_999,
  ]

  private static func sheet(_ generator: inout SplitMix64, _ name: String) -> GridSource.Sheet {
    let width = Int.random(in: 1...9, using: &generator)
    let height = Int.random(in: 0...14, using: &generator)
    let values = (0..<height).map { _ in
      (0..<width).map { _ -> SheetValue? in
        switch Int.random(in: 0..<10, using: &generator) {
        case 0...1: nil
        case 2...6: words.randomElement(using: &generator)
        default: numbers.randomElement(using: &generator)
        }
      }
    }
    var merges: [CellRange] = []
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      let row = Int.random(in: 1...6, using: &generator)
      let column = Int.random(in: 1...6, using: &generator)
      let down = Int.random(in: 0...2, using: &generator)
      let right = Int.random(in: 0...3, using: &generator)
      merges.append(CellRange(rows: row...row + down, columns: column...column + right))
    }
    return GridSource.Sheet(name, values: values, merges: merges)
  }

  /// A sheet that is likely to be read: true headings above cells at random.
  private static func likelySheet(_ generator: inout SplitMix64) -> GridSource.Sheet {
    var sheet = Self.sheet(&generator, "2021")
    let headings: [[SheetValue]] = [
      ["TT", "Xã", "Thu nhập", "Tỷ lệ hộ nghèo", "TC1", "Dân số"],
      ["TT", "Xã", "Năm", "Thu nhập", "BHYT", "TC2"],
      ["Xã", "Huyện", "Chỉ tiêu", "Năm", "Giá trị", "Ghi chú"],
      ["Chỉ tiêu", "Nam Hồng", "Nam Thắng", "Cộng"],
    ]
    let heading = headings.randomElement(using: &generator) ?? []
    for index in sheet.rows.indices { sheet.rows[index].number += 1 }
    let cells = heading.enumerated().map { SheetCell(column: $0 + 1, value: $1) }
    sheet.rows.insert(SheetRow(number: 1, cells: cells), at: 0)
    return sheet
  }

  @Test(
    "whatever stands in a sheet, every cell of values is accounted for and kept values are sound")
  func accounts() throws {
    var generator = SplitMix64(seed: 11)
    var read = 0
    for round in 0..<800 {
      let sheets =
        round % 4 == 0
        ? [Self.sheet(&generator, "Biểu"), Self.sheet(&generator, "2022")]
        : [Self.likelySheet(&generator)]
      var options = SheetOptions()
      options.blankIsNo = round % 5 == 0
      options.year = round % 7 == 0 ? 2020 : nil
      let source = GridSource(path: "t", sheets: sheets)
      let tables = try SheetTables.read(source, options: options)
      #expect(tables.counts.isBalanced)
      #expect(tables.counts.values + tables.counts.notApplicable == tables.observations.count)
      for observation in tables.observations where !observation.value.isNaN {
        let indicator = tables.series[Int(observation.series)].indicator
        #expect(indicator.kind.allows(observation.value))
      }
      #expect(!SheetPreviewText.render(tables, language: round % 2 == 0 ? .vi : .en).isEmpty)
      guard let reading = try? tables.panelReading() else { continue }
      read += 1
      #expect(reading.counts.isBalanced)
      #expect(reading.counts.read == tables.counts.read)
      #expect(reading.panels.units.codes == reading.panels.units.codes.sorted())
      #expect(Set(reading.panels.units.codes).count == reading.panels.units.count)
    }
    #expect(read > 80)
  }

  @Test("a table exported as text gives what its sheet gives")
  func text() throws {
    let folder = TemporaryFolder()
    for name in [
      "01-one-row-heading", "02-merged-two-rows", "04-districts-and-totals", "06-criteria-words",
    ] {
      let source = try SheetDrawing.file(name)
      let drawing = try SheetTables.read(source)
      let rows = try source.rows(ofSheet: 0)
      var row = SheetRow()
      var text = ""
      var last = 0
      while try rows.next(into: &row) {
        text += String(repeating: ";;\n", count: row.number - last - 1)
        last = row.number
        var fields: [String] = []
        for cell in row.cells {
          while fields.count < cell.column - 1 { fields.append("") }
          fields.append("\"" + (cell.value.headingText ?? "").replacing(".", with: ",") + "\"")
        }
        text += fields.joined(separator: ";") + "\n"
      }
      // A record that is empty but for its delimiters is no row, and takes none of the numbers.
      let exported = try SheetTables.read(TextTableSource(path: folder.write(text)))
      #expect(exported.errors == drawing.errors)
      #expect(try exported.panelReading().panels.lines == drawing.panelReading().panels.lines)
    }
  }

  @Test("the order of the sheets changes no value")
  func order() throws {
    let source = try SheetDrawing.file("03-one-sheet-a-year")
    var sheets: [GridSource.Sheet] = []
    for (index, outline) in source.sheets.enumerated() {
      let rows = try source.rows(ofSheet: index)
      var all: [SheetRow] = []
      var row = SheetRow()
      while try rows.next(into: &row) { all.append(row) }
      sheets.append(GridSource.Sheet(outline, rows: all))
    }
    let forward = try SheetTables.read(GridSource(path: "t", sheets: sheets)).panelReading()
    let backward = try SheetTables.read(
      GridSource(path: "t", sheets: sheets.reversed())
    ).panelReading()
    let plain = { (lines: [String]) in lines.map { PlainWords.fold($0) }.sorted() }
    #expect(plain(forward.panels.lines) == plain(backward.panels.lines))
  }
}
