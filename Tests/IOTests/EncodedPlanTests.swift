import Foundation
import Panels
import Testing

@testable import IO

@Suite("Tables in any encoding and compression")
struct EncodedPlanTests {
  private static let forms: [(name: String, write: @Sendable (String) -> [UInt8])] = [
    ("utf-8", { Array($0.utf8) }), ("utf-8-mark", { [0xEF, 0xBB, 0xBF] + Array($0.utf8) }),
    ("nfd", { Array($0.decomposedStringWithCanonicalMapping.utf8) }),
    ("utf-16le", { OldEncodings.utf16($0, isBigEndian: false, hasMark: true) }),
    ("utf-16be", { OldEncodings.utf16($0, isBigEndian: true, hasMark: true) }),
    ("windows-1258", { OldEncodings.windows1258($0) }), ("tcvn3", { OldEncodings.tcvn3($0) }),
    ("tcvn3-utf-8", { Array(OldEncodings.mojibake($0).utf8) }),
    ("gzip", { Packing.gzip(Array($0.utf8)) }), ("xz", { Packing.xz(Array($0.utf8)) }),
    ("zstd", { Packing.zstd(Array($0.utf8)) }),
    ("tcvn3-gzip", { Packing.gzip(OldEncodings.tcvn3($0)) }),
    ("utf-16-zstd", { Packing.zstd(OldEncodings.utf16($0, isBigEndian: true, hasMark: true)) }),
  ]

  private static let units = """
    code,name,kind,zone,special_area,aliases,district
    13966,Nam Giang,town,DBSH,no,Thị trấn Nam Giang,Nam Trực
    13972,Hồng Quang,commune,DBSH,no,,Nam Trực
    13975,Tân Thịnh,commune,DBSH,no,Tân Thịnh cũ|Tân Thịnh mới,Nam Trực
    13990,Đồng Sơn,commune,DBSH,no,,Nam Trực

    """

  private static let observations = """
    unit,year,indicator,value,note
    Hồng Quang,2020,income,51.2,Báo cáo của ủy ban nhân dân xã
    Đồng Sơn,2020,income,48.7,Số liệu điều tra
    Tân Thịnh cũ,2021,met,đạt,Đã thẩm định
    Thị trấn Nam Giang,2021,met,chưa đạt,Chưa thẩm định
    Nam Giang,2021,income,chưa có,Không có số liệu

    """

  @Test(
    "the same tables say the same, whatever they are written and packed in",
    arguments: forms.indices)
  func tables(index: Int) throws {
    let (name, write) = Self.forms[index]
    let folder = TemporaryFolder()
    let units = try folder.write(write(Self.units), to: "units.csv")
    let observations = try folder.write(write(Self.observations), to: "observations.csv")
    let plain = try CSVTable(path: folder.write(Self.units, to: "plain.csv"), required: ["code"])
    let table = try CSVTable(path: units, required: ["code"])
    #expect(table.columns == plain.columns)
    #expect(table.rows.map(\.fields) == plain.rows.map(\.fields))
    #expect(table.rows.map(\.line) == plain.rows.map(\.line))
    for (left, right) in zip(table.rows, plain.rows) {
      for (one, other) in zip(left.fields, right.fields) {
        #expect(Array(one.utf8) == Array(other.utf8))
      }
    }
    let isPlain = ["utf-8", "utf-8-mark", "gzip", "xz", "zstd"].contains(name)
    #expect(table.notices.count == (isPlain ? 0 : 1))
    let names = try UnitTableReader.read(path: units, levels: ["district"])
    let catalogue = IndicatorCatalogue(
      sets: [],
      declared: [Indicator(id: "income", kind: .positive), Indicator(id: "met", kind: .yesno)])
    var reader = ObservationReader(names: names, catalogue: catalogue)
    let reading = try reader.read(paths: [observations])
    #expect(reading.panels.panel("income")?.series(1) == [51.2, nil])
    #expect(reading.panels.panel("income")?.series(3) == [48.7, nil])
    #expect(reading.panels.panel("met")?.series(2) == [nil, 1])
    #expect(reading.panels.panel("met")?.series(0) == [nil, 0])
    #expect(reading.counts.isBalanced && reading.counts.refused == 0)
    #expect(reading.log.problems.count == (isPlain ? 0 : 1))
    #expect(reading.log.problems.allSatisfy { $0.severity == .notice })
  }

  @Test("a document says the same in every encoding, with a notice", arguments: forms.indices)
  func documents(index: Int) throws {
    let (name, write) = Self.forms[index]
    let text = "tên: Kế hoạch xây dựng nông thôn mới\nxã: [Hồng Quang, Đồng Sơn, Nghĩa An]\n"
    var log = ProblemLog()
    let document = try LocatedValue(bytes: write(text), file: "plan.yaml", notices: &log)
    #expect(document.members.map(\.key) == ["tên", "xã"])
    #expect(document.text("tên") == "Kế hoạch xây dựng nông thôn mới")
    #expect(document.texts("xã") == ["Hồng Quang", "Đồng Sơn", "Nghĩa An"])
    let isPlain = ["utf-8", "utf-8-mark", "gzip", "xz", "zstd"].contains(name)
    #expect(log.problems.count == (isPlain ? 0 : 1))
  }

  @Test("a large file is read as a stream to the same text", arguments: forms.indices)
  func streams(index: Int) throws {
    let (_, write) = Self.forms[index]
    let text = Self.units + String(repeating: Self.observations, count: 400)
    let stream = try TextStream(ByteStream(bytes: write(text), path: "t"))
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 10_007)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try stream.read(into: $0) }
      output += buffer[..<count]
      if count < buffer.count { break }
    }
    #expect(output == Array(text.utf8))
    #expect(stream.notices.count <= 1)
  }

  @Test("a column that alone has an old font is converted alone, with a notice at the column")
  func oldColumn() throws {
    let names = ["Xã Hồng Quang", "Xã Đồng Sơn", "Xã Nam Cường", "Xã Nghĩa An", "Xã Tân Thịnh"]
    var text = "xã,tên cũ,ghi chú\n"
    for name in names { text += "\(name),\(OldEncodings.mojibake(name)),Đã thẩm định xong\n" }
    var log = ProblemLog()
    let table = try CSVTable(
      bytes: Array(text.utf8), path: "t.csv", required: ["xã"], refusals: &log)
    #expect(table.rows.map { $0.fields[1] } == names)
    #expect(table.rows.map { $0.fields[0] } == names)
    #expect(
      log.problems == [
        Problem(
          .text(.convertedColumn("tcvn3", cells: 5)),
          at: SourceLocation(file: "t.csv", column: 2, columnName: "tên cũ"))
      ])
  }

  @Test("a NUL byte is refused with its place, in a table and in a document")
  func nulBytes() throws {
    var log = ProblemLog()
    let table = try CSVTable(
      bytes: Array("a,b\n1,2\n3,\u{0}4\n".utf8), path: "t.csv", required: ["a"], refusals: &log)
    #expect(table.rows.count == 1 && table.refusedCount == 1)
    #expect(
      log.problems == [
        Problem(
          .text(.nulByte), at: SourceLocation(file: "t.csv", line: 3, column: 2, columnName: "b"))
      ])
    let heading = #expect(throws: InputError.self) {
      try CSVTable(bytes: Array("a,\u{0}b\n1,2\n".utf8), path: "t", required: [], refusals: &log)
    }
    #expect(heading?.codes == ["nul-byte"])
    let document = #expect(throws: InputError.self) {
      try LocatedValue(bytes: Array("a: 1\nb: \u{0}\n".utf8), file: "t", notices: &log)
    }
    #expect(
      document?.problems == [Problem(.text(.nulByte), at: SourceLocation(file: "t", line: 2))])
  }

  @Test(
    "a file with a few bytes that are not UTF-8 stays UTF-8, its rows refused with their places")
  func strayBytes() throws {
    var log = ProblemLog()
    let bytes = Array("xã,năm\nHồng Quang,2020\nNam ".utf8) + [0xFF] + Array("ường,2021\n".utf8)
    let table = try CSVTable(bytes: bytes, path: "t.csv", required: ["xã"], refusals: &log)
    #expect(table.rows.count == 1 && table.refusedCount == 1)
    #expect(
      log.problems == [
        Problem(.notUTF8, at: SourceLocation(file: "t.csv", line: 3, column: 1, columnName: "xã"))
      ])
    let error = #expect(throws: InputError.self) {
      try LocatedValue(bytes: Array("a: 1\nb: ".utf8) + [0xFF, 10], file: "t", notices: &log)
    }
    #expect(error?.problems == [Problem(.notUTF8, at: SourceLocation(file: "t", line: 2))])
  }

  @Test("the decimal mark of each column is found out when asked for")
  func decimalMarks() throws {
    let folder = TemporaryFolder()
    let path = try folder.write(
      "unit;year;income;households;poverty\n01;2020;1.234,5;1.234;0.5\n02;2020;2.345;2.001;1.5\n")
    let units = UnitTable(codes: ["01", "02"], names: ["A", "B"])
    let catalogue = IndicatorCatalogue(
      sets: [],
      declared: [
        Indicator(id: "income", kind: .positive), Indicator(id: "households", kind: .count),
        Indicator(id: "poverty", kind: .share),
      ])
    var reader = ObservationReader(
      names: UnitNames(units: units), catalogue: catalogue, decimalMark: .automatic)
    let reading = try reader.read(paths: [path])
    #expect(reading.log.problems == [])
    #expect(reading.panels.panel("income")?.values == [1234.5, 2345])
    #expect(reading.panels.panel("households")?.values == [1234, 2001])
    #expect(reading.panels.panel("poverty")?.values == [0.5, 1.5])
  }
}
