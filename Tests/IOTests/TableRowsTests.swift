import Panels
import Testing

@testable import IO

@Suite("Result tables row by row")
struct TableRowsTests {
  private func read(_ path: String) throws -> [[String]] {
    let rows = try TableRows(path: path)
    var read = [rows.columns]
    while try rows.next() { read.append(rows.columns.indices.map(rows.text)) }
    return read
  }

  @Test("gives back what the writer of tables wrote, over many blocks")
  func everyField() throws {
    let folder = TemporaryFolder()
    var generator = SplitMix64(seed: 11)
    let pieces = ["a", "é", "\"", ",", "\n", "'", " ", "Tỷ lệ", "#", "0"]
    var expected: [[String]] = []
    var text = TableText()
    for _ in 0..<20_000 {
      let fields = (0..<4).map { _ in
        (0..<Int.random(in: 1...6, using: &generator)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        }.joined()
      }
      for field in fields { text.text(field) }
      text.endRow()
      expected.append(fields)
    }
    let path = try folder.write(text.document(columns: ["a", "b", "c", "d"]), to: "t.csv")
    let found = try read(path)
    #expect(found.first == ["a", "b", "c", "d"])
    #expect(Array(found.dropFirst()) == expected)
  }

  @Test("counts the digits behind the point of a number")
  func decimals() throws {
    let folder = TemporaryFolder()
    let rows = try TableRows(path: folder.write("a,b,c,d,e\n12,1.5,-0.25,1e-7,\n"))
    #expect(try rows.next())
    #expect((0..<5).map(rows.decimals) == [0, 1, 2, .max, 0])
  }

  @Test(
    "tells numbers from text",
    arguments: [
      ("1", 1.0), ("-0.25", -0.25), ("1e-7", 1e-7), ("never", nil), ("", nil), ("0x10", nil),
      ("nan", nil), ("inf", nil), ("1 2", nil), ("1e999", nil),
    ] as [(String, Double?)])
  func numbers(text: String, value: Double?) throws {
    let folder = TemporaryFolder()
    let rows = try TableRows(path: folder.write("a,b\n\(text),x\n"))
    #expect(try rows.next())
    #expect(rows.number(0) == value)
    #expect(rows.isEmpty(0) == text.isEmpty)
  }

  @Test("names the line of a row of another width")
  func ragged() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("a,b\n1,2\n\"x\ny\",2\n1\n")
    let error = #expect(throws: InputError.self) { _ = try read(path) }
    #expect(error?.problems.first?.kind == .raggedRow(expected: 2, found: 1))
    #expect(error?.problems.first?.location?.line == 5)
  }

  @Test("refuses text that is not UTF-8")
  func notUTF8() throws {
    let folder = TemporaryFolder()
    let path = try folder.write(Array("a\n".utf8) + [0xFF, 10], to: "t.csv")
    #expect(throws: InputError.self) { _ = try read(path) }
  }
}
