import Foundation
import Testing

@testable import IO

@Suite("Writing tables")
struct TableWriterTests {
  /// The text of a table of texts.
  private static func written(_ rows: [[String]]) throws -> String {
    let folder = TemporaryFolder()
    let path = folder.path + "/out.csv"
    let writer = TableWriter(try OutputFile(path: path), columns: ["first", "second", "third"])
    var table = TableText()
    for row in rows {
      for field in row { table.text(field) }
      table.endRow()
      if table.rowCount == 1_000 { writer.append(&table) }
    }
    writer.append(&table)
    #expect(table.rowCount == 0)
    #expect(writer.rowCount == rows.count)
    try writer.close()
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test(
    "a text that a spreadsheet would take for a formula is neutralised",
    arguments: ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "=", "\r=1", "=HYPERLINK(\"x\",\"y\")"])
  func formulas(text: String) throws {
    let cell = try #require(
      CSVTokenizerTests.records(try Self.written([[text, "b", "c"]])).last?[0])
    #expect(cell == ReferenceCSV.trimmed("'" + text))
    #expect(!"=+-@\t\r".contains(cell.prefix(1)))
  }

  @Test(
    "an ordinary text is written as it is",
    arguments: ["a", "Xã Thiện Kế", "1=1", "a-b", "'", "1.5"])
  func plain(text: String) throws {
    #expect(try Self.written([["x", text, "y"]]) == "first,second,third\nx,\(text),y\n")
  }

  @Test("a text with a comma, a quote or a line end is quoted")
  func quoting() throws {
    let text = try Self.written([["a,b", "c\"d", "e\nf"]])
    #expect(text == "first,second,third\n\"a,b\",\"c\"\"d\",\"e\nf\"\n")
  }

  @Test("what is written is read back, text for text")
  func roundTrip() throws {
    var generator = SplitMix64(seed: 31)
    let alphabet = Array("ab1đệ \"\",;\t\n#=+-@'\\") + ["\r\n"]
    let rows = (0..<400).map { _ in
      (0..<3).map { _ in
        String(
          (0..<Int.random(in: 0...7, using: &generator)).map { _ in
            alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
          })
      }
    }
    let found = CSVTokenizerTests.records(try Self.written(rows)).dropFirst()
    let expected = rows.map { row in
      row.map { text in
        let isFormula =
          text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        return ReferenceCSV.trimmed(isFormula ? "'" + text : text)
      }
    }
    #expect(Array(found) == expected)
  }

  @Test("numbers are left alone, and a missing one is an empty field")
  func numbers() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/out.csv"
    let writer = TableWriter(try OutputFile(path: path), columns: ["a", "b", "c", "d"])
    var row = TableText()
    row.number(-1.5)
    row.number(.nan)
    row.integer(-3)
    row.integer(nil)
    row.endRow()
    writer.append(&row)
    try writer.close()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a,b,c,d\n-1.5,,-3,\n")
  }

  @Test("the fields in front of a row stand once more in the next")
  func repeatedFields() {
    var rows = TableText()
    rows.text("first")
    rows.endRow()
    let start = rows.position
    rows.text("a,b")
    rows.number(1.5)
    let fields = start..<rows.position
    rows.text("x")
    rows.endRow()
    rows.fields(again: fields)
    rows.number(2)
    rows.endRow()
    #expect(
      String(decoding: rows.document(columns: ["c"]), as: UTF8.self)
        == "c\nfirst\n\"a,b\",1.5,x\n\"a,b\",1.5,2\n")
    #expect(rows.rowCount == 3)
  }

  @Test("a table of many rows loses none")
  func manyRows() throws {
    let rows = (0..<40_000).map { ["unit-\($0)", "x", "y"] }
    let text = try Self.written(rows)
    #expect(text.utf8.count(where: { $0 == 10 }) == 40_001)
    #expect(text.hasSuffix("unit-39999,x,y\n"))
  }
}
