import Panels
import Testing

@testable import IO

@Suite("Random workbooks")
struct WorkbookPropertyTests {
  @Test("a random workbook is read back exactly, by both ways of reading", arguments: 0..<200)
  func roundTrip(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let made = MadeWorkbook(using: &generator)
    for usesScanner in [true, false] {
      let read = try ReadWorkbook(bytes: made.parts.bytes, usesScanner: usesScanner)
      #expect(read.sheets == made.sheets)
    }
  }
}
