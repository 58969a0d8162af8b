import Foundation
import IO
import Testing

@Suite("Tables kept column by column")
struct CSVColumnsTests {
  @Test(
    "are put together again byte for byte",
    arguments: [
      "a\n", "a,b\n1,2\n", "a,b\n,\n", "a,b\n\"x,\"\"y\"\"\n z\",'=1\n3,\n", "a\n\"\"\n",
      "tên,giá trị\nBa Tầng,\"1,5\"\n",
    ])
  func roundTrip(text: String) throws {
    let columns = try #require(CSVColumns(Array(text.utf8)))
    #expect(columns.joined() == Array(text.utf8))
    let packed = columns.fields.map { PackedBytes.unpack(PackedBytes.pack($0)) }
    #expect(packed == columns.fields.map { Optional($0) })
  }

  @Test("give the texts that were written, without quotes and the apostrophe of formulas")
  func texts() throws {
    let names = [
      "plain", "with, comma", "a \"quote\"", "two\nlines", "=1+1", "-5", "'tis", "", "#x",
    ]
    var rows = TableText()
    for (number, name) in names.enumerated() {
      rows.text(name)
      rows.number(Double(number) - 1.5)
      rows.endRow()
    }
    let columns = try #require(CSVColumns(rows.document(columns: ["name", "value"])))
    #expect(columns.headings == ["name", "value"] && columns.rowCount == names.count)
    #expect(CSVColumns.texts(of: columns.fields[0]) == names)
    #expect(
      CSVColumns.texts(of: columns.fields[1]).map { Double($0) }
        == names.indices.map { Double($0) - 1.5 })
  }

  @Test(
    "are refused where rows differ in width or the text is cut short",
    arguments: ["", "a,b\n1\n", "a\n1,2\n", "a\n1", "a\n\"1\n", "a\n1\u{0}\n"])
  func refused(text: String) { #expect(CSVColumns(Array(text.utf8)) == nil) }

  @Test("packed bytes that were changed are not unpacked to other ones of the same length unseen")
  func damage() {
    let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
    let packed = PackedBytes.pack(bytes)
    #expect(PackedBytes.unpack(packed) == bytes)
    #expect(PackedBytes.unpack(Array(packed.dropLast())) == nil)
    #expect(PackedBytes.unpack([]) == nil)
    #expect(PackedBytes.unpack([1, 2, 3, 4, 5, 6, 7, 8, 9]) == nil)
  }
}

@Suite("Names of files made from names of owners")
struct SafeFileNameTests {
  @Test(
    "are plain letters, digits and hyphens",
    arguments: [
      ("Phòng Nông nghiệp & PTNT", "phong-nong-nghiep-ptnt"), ("Đồng Sơn", "dong-son"),
      ("../../etc/passwd", "etc-passwd"), ("a\\b:c*?\"<>|", "a-b-c"), ("...", ""), ("", ""),
      ("ĐIỆN BIÊN", "dien-bien"), ("  x  ", "x"), ("\u{0}\n", ""),
    ])
  func slug(name: String, expected: String) { #expect(SafeFileName.slug(name) == expected) }

  @Test("are never long")
  func long() {
    let slug = SafeFileName.slug(String(repeating: "Ủy ban nhân dân xã ", count: 50))
    #expect(slug.utf8.count <= 60 && !slug.hasSuffix("-") && slug.hasPrefix("uy-ban-nhan-dan-xa"))
  }
}
