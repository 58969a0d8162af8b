import Foundation
import Panels
import Testing

@testable import IO

@Suite("Workbooks written")
struct BookWriterTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/book.xlsx" }

  /// Writes a workbook and reads it back with our own reader.
  private func written(_ body: (BookWriter) throws -> Void) throws -> ReadWorkbook {
    let book = try BookWriter(path: path, title: "Sổ", author: "Lotrinh", created: 946_684_800)
    try body(book)
    try book.close()
    return try ReadWorkbook(Workbook(path: path))
  }

  static let hostile = [
    "=cmd()", "+1", "@x", "-1", "'=1", "<script>alert(1)</script>", "\u{202E}ngược\u{202C}",
    String(repeating: "ằ", count: 300), "a\u{1}b", "&amp; \" '", "00123", "  hai  ", "dòng\nhai",
    "_x0041_", "../../x", "-0,5", "\tx", "\u{200B}=1",
  ]
  /// Those that a cell holds otherwise: no formula without an apostrophe, no mark that nobody sees.
  static let guarded = [
    "=cmd()": "'=cmd()", "+1": "'+1", "@x": "'@x", "-1": "'-1", "-0,5": "'-0,5", "\tx": "'\tx",
    "\u{200B}=1": "'=1", "\u{202E}ngược\u{202C}": "ngược",
  ]

  @Test("keep text from data as text, whatever it begins with")
  func hostileText() throws {
    let read = try written { book in
      let sheet = try book.addSheet("Chữ")
      let style = book.style(CellStyle())
      for (index, text) in Self.hostile.enumerated() {
        sheet.text(text, row: index + 1, column: 1, style: style)
      }
    }
    #expect(read.values == Self.hostile.map { [.text(Self.guarded[$0] ?? $0)] })
    #expect(read.sheets[0].rows.allSatisfy { $0.cells.allSatisfy { !$0.isFormula } })
  }

  @Test("leave out marks that turn the direction of writing, as pages and texts do")
  func directionMarks() throws {
    let marks = [
      "\u{00AD}", "\u{061C}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202E}",
      "\u{2066}",
      "\u{2069}",
      "\u{FEFF}",
    ]
    let read = try written { book in
      let sheet = try book.addSheet("Chữ")
      let style = book.style(CellStyle())
      for (index, mark) in marks.enumerated() {
        sheet.text("● xã\(mark) – ữ", row: index + 1, column: 1, style: style)
      }
    }
    #expect(read.values == marks.map { _ in [.text("● xã – ữ")] })
  }

  @Test("leave out the two code points that XML refuses")
  func refusedCodePoints() throws {
    let read = try written { book in
      try book.addSheet("Chữ").text(
        "a\u{FFFE}b\u{FFFF}c", row: 1, column: 1, style: book.style(CellStyle()))
    }
    #expect(read.values == [[.text("abc")]])
  }

  @Test("cut text that no cell can hold, and count it")
  func longText() throws {
    let text = String(repeating: "á", count: 40_000)
    let read = try written { book in
      let sheet = try book.addSheet("Dài")
      sheet.text(text, row: 1, column: 1, style: book.style(CellStyle()))
      #expect(sheet.cutTexts == 1)
    }
    let kept = String(repeating: "á", count: 32_765) + "…"
    #expect(read.values == [[.text(kept)]])
  }

  @Test("keep every number to the last bit of ten digits")
  func numbers() throws {
    var generator = SplitMix64(seed: 5)
    var numbers: [Double] = [0, -1, 1e-300, 123_456_789_0, 0.1, 2.0 / 3]
    for _ in 0..<2_000 {
      let digits = Double.random(in: -1...1, using: &generator)
      let scale = pow(10, Double(Int.random(in: -12...12, using: &generator)))
      numbers.append(try #require(Double(String(format: "%.10g", digits * scale))))
    }
    let read = try written { book in
      let sheet = try book.addSheet("Số")
      let style = book.style(CellStyle().with { $0.numberFormat = "#,##0.0#" })
      for (index, number) in numbers.enumerated() {
        sheet.number(number, row: index + 1, column: 1, style: style)
      }
    }
    #expect(read.values.count == numbers.count)
    for (found, number) in zip(read.values, numbers) {
      guard case .number(let value, _) = found[0] else {
        Issue.record("\(number) is no number any more")
        continue
      }
      #expect(abs(value - number) <= abs(number) * 1e-14)
    }
  }

  @Test("have number formats of a Vietnamese book marked as such, where they have marks at all")
  func decimalMarks() throws {
    for (language, mark) in [(Language.vi, "[$-42A]"), (.en, "")] {
      let path = folder.path + "/\(language).xlsx"
      let book = try BookWriter(path: path, title: "", author: "", created: 0, language: language)
      #expect(book.numberFormat("#,##0.0") == mark + "#,##0.0")
      #expect(book.numberFormat("0") == "0" && book.numberFormat("@") == "@")
      let sheet = try book.addSheet("Số")
      sheet.number(
        1234.5, row: 1, column: 1, style: book.style(CellStyle().with { $0.numberFormat = "0.0" }))
      try book.close()
    }
  }

  @Test("give sheets names that spreadsheet programs take")
  func sheetNames() throws {
    let wanted = [
      "a/b\\c*d?e:f[g]", "'trích'", String(repeating: "Tên rất dài ", count: 5), "Xã", "xã", "Xã",
      "", "dòng\nhai",
    ]
    let read = try written { book in
      for name in wanted { _ = try book.addSheet(name) }
    }
    let names = read.sheets.compactMap(\.outline.name)
    #expect(names.count == wanted.count)
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    #expect(Array(names[3...5]) == ["Xã", "xã (2)", "Xã (3)"])
    for name in names {
      #expect(!name.isEmpty && name.utf16.count <= 31)
      #expect(!name.contains { "[]:*?/\\\n".contains($0) })
      #expect(!name.hasPrefix("'") && !name.hasSuffix("'"))
    }
  }

  @Test("draw charts whose series point at the cells named")
  func charts() throws {
    _ = try written { book in
      let sheet = try book.addSheet("Số liệu 'A'")
      let style = book.style(CellStyle())
      for row in 1...4 {
        sheet.number(Double(row), row: row, column: 2, style: style)
      }
      let cells = { (rows: ClosedRange<Int>, column: Int) in
        BookChart.Cells(
          sheet: sheet.name, range: CellRange(rows: rows, columns: column...column))
      }
      var chart = BookChart(.column, title: "Tiêu đề")
      chart.series = [
        BookChart.Series(
          name: cells(1...1, 2), categories: cells(2...4, 1), values: cells(2...4, 28))
      ]
      sheet.insert(chart, row: 6, column: 1)
    }
    let archive = try ZipArchive(
      descriptor: open(path, O_RDONLY), path: path, limits: .standard)
    let part = try archive.open(try #require(archive.entry("xl/charts/chart1.xml")))
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = try bytes.withUnsafeMutableBytes { try part.read(into: $0) }
    let text = String(decoding: bytes[..<count], as: UTF8.self)
    for reference in ["$B$1", "$A$2:$A$4", "$AB$2:$AB$4"] {
      #expect(text.contains("<c:f>'Số liệu ''A'!\(reference)</c:f>"), "\(reference)")
    }
    #expect(text.contains("Tiêu đề"))
  }

  @Test("are the same bytes for the same cells")
  func sameBytes() throws {
    var files: [Data] = []
    for _ in 0..<2 {
      _ = try written { book in
        let sheet = try book.addSheet("A")
        for row in 1...50 {
          sheet.text("x\(row)", row: row, column: 1, style: book.style(CellStyle()))
        }
      }
      files.append(try Data(contentsOf: URL(filePath: path)))
    }
    #expect(files[0] == files[1])
  }

  @Test("leave nothing when they are given up")
  func givenUp() throws {
    do {
      let book = try BookWriter(path: path, title: "", author: "", created: 0)
      try book.addSheet("A").text("x", row: 1, column: 1, style: book.style(CellStyle()))
    }
    #expect(PackageFiles.names(in: folder.path).isEmpty)
  }

  @Test("say so when the file cannot be written")
  func noFolder() throws {
    let place = folder.path + "/none/book.xlsx"
    #expect(throws: InputError.self) {
      let book = try BookWriter(path: place, title: "", author: "", created: 0)
      _ = try book.addSheet("A")
      try book.close()
    }
  }
}
