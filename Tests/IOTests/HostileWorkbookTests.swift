import Panels
import Testing

@testable import IO

@Suite("Hostile workbooks")
struct HostileWorkbookTests {
  @Test(
    "a hostile workbook gives the right table or an error with its place",
    arguments: HostileWorkbook.all)
  func outcome(book: HostileWorkbook) {
    for usesScanner in [true, false] { check(book, usesScanner) }
  }

  private func check(_ book: HostileWorkbook, _ usesScanner: Bool) {
    do throws(InputError) {
      let read = try ReadWorkbook(
        bytes: book.bytes, limits: book.limits, usesScanner: usesScanner)
      switch book.outcome {
      case .rows(let rows): #expect(read.values == rows)
      case .error(let code, _, _): Issue.record("read, but \(code) was expected")
      }
    } catch {
      guard case .error(let code, let cell, let row) = book.outcome else {
        Issue.record("refused: \(error)")
        return
      }
      #expect(error.codes == [code])
      let location = error.problems.first?.location
      #expect(location?.file == "book.xlsx")
      if let cell {
        #expect(location?.cell == cell)
        #expect(location?.sheet == "S1")
      }
      if let row { #expect(location?.line == row) }
    }
  }

  @Test("there are more than a hundred hostile workbooks, each with a name of its own")
  func count() {
    let names = HostileWorkbook.all.map(\.description)
    #expect(names.count > 100)
    #expect(Set(names).count == names.count)
  }

  private static let whole = WorkbookParts(
    rows: #"<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>5</v></c></row>"#,
    strings: ["<t>Xã</t>"], styles: "<cellXfs><xf/></cellXfs>")

  @Test("a workbook cut anywhere is refused")
  func truncated() throws {
    let bytes = Self.whole.bytes
    for length in 0..<bytes.count {
      #expect(throws: InputError.self, "\(length) of \(bytes.count) bytes") {
        _ = try ReadWorkbook(bytes: Array(bytes.prefix(length)))
      }
    }
  }

  @Test("a part cut anywhere is refused")
  func truncatedParts() throws {
    for entry in Self.whole.entries where entry.name != "[Content_Types].xml" {
      for length in 0..<entry.data.count {
        let cut = Self.whole.with { $0[entry: entry.name].data = Array(entry.data.prefix(length)) }
        #expect(throws: InputError.self, "\(length) bytes of \(entry.name)") {
          _ = try ReadWorkbook(bytes: cut.bytes)
        }
      }
    }
  }

  @Test("a flipped byte gives a table, or an error, never a crash")
  func flipped() {
    var generator = SplitMix64(seed: 11)
    let whole = Self.whole.with { book in
      for index in book.entries.indices { book.entries[index].method = 8 }
    }.bytes
    var refused = 0
    for _ in 0..<1_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      if (try? ReadWorkbook(bytes: bytes)) == nil { refused += 1 }
    }
    #expect(refused > 250)
  }

  @Test("flipped bytes in a sheet read alike the short and the long way")
  func flippedSheets() {
    var generator = SplitMix64(seed: 12)
    let rows = """
      <row r="1" spans="1:3" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0"/></row>
      <row r="2"><c r="A2"><f>1+1</f><v>2.5e3</v></c><c r="C2" t="b"><v>1</v></c></row>
      <row><c t="inlineStr"><is><t xml:space="preserve"> Đỗ_x0041_ </t></is></c></row>
      """
    let alphabet = Array("<>/\"'=& rcvtsf019AB_x!?-[]\u{0}\n\t".utf8) + [0xC3, 0xA3, 0xFF]
    let whole = WorkbookParts(rows: rows, strings: ["<t>Xã</t>"])
    let sheet = whole[entry: WorkbookParts.firstSheet].data
    for _ in 0..<1_500 {
      var data = sheet
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let position = Int.random(in: 150..<data.count, using: &generator)
        let byte = alphabet.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: data[position] = byte
        case 1: data.insert(byte, at: position)
        default: data.remove(at: position)
        }
      }
      let bytes = whole.with { $0[entry: WorkbookParts.firstSheet].data = data }.bytes
      let short = try? ReadWorkbook(bytes: bytes, usesScanner: true)
      let long = try? ReadWorkbook(bytes: bytes, usesScanner: false)
      #expect(short == long, "\(String(decoding: data, as: UTF8.self))")
    }
  }
}
