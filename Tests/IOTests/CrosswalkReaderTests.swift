import Panels
import Testing

@testable import IO

@Suite("Crosswalk files")
struct CrosswalkReaderTests {
  private func read(
    _ text: String, _ columns: CrosswalkColumns = CrosswalkColumns(), date: CalendarDate? = nil
  ) throws(InputError) -> CrosswalkReading {
    try read(Array(text.utf8), columns, date: date)
  }

  private func read(
    _ bytes: [UInt8], _ columns: CrosswalkColumns = CrosswalkColumns(), date: CalendarDate? = nil
  ) throws(InputError) -> CrosswalkReading {
    try bytes.withUnsafeBufferPointer { (bytes) throws(InputError) in
      try CrosswalkReader.read(bytes: bytes, path: "crosswalk.csv", columns: columns, date: date)
    }
  }

  private static let heading = "old_code,old_name,old_kind,new_code,new_name,new_kind,date"

  @Test("a file gives its links, kinds, days, weights and remarks")
  func whole() throws {
    let reading = try read(
      """
      \(Self.heading),population,share,source,note,new_province
      1,Xã A,xã,9,Phường Z,Phường,2025-07-01,0.25,0.5,S55,first,Ninh Bình
      1,Xã A,,8,Xã Y,,2025-07-01,0.75,0.5,,,
      2,Đặc khu B,,8,Xã Y,commune,2025-07-01,,,,,
      """)
    let links = reading.crosswalk.steps[0].links
    #expect(reading.crosswalk.bases == ["population"])
    #expect(links[0].weights == [0.75] && links[1].weights == [0.25])
    #expect(links[1].new?.kind == .ward && links[1].share == 0.5 && links[1].source == "S55")
    #expect(links[1].new?.place("province") == "Ninh Bình")
    #expect(links[2].old?.kind == .specialZone && links[2].weights[0].isNaN)
    #expect(links[0].new?.kind == .commune)
    #expect(reading.crosswalk.steps[0].successorCount("1") == 2)
    #expect(links[1].location?.line == 2)
  }

  @Test("headings of other lists are known, an office's own are mapped")
  func headings() throws {
    let open = try read(
      "old_commune_code,new_commune_code,old_type,new_type\n1,2,Xã,Phường\n",
      date: .init(year: 2025))
    #expect(open.links[0].new?.kind == .ward)
    let mapped = try read(
      "cu;moi;nguoi\n1;2;0.4\n1;3;0.6\n",
      CrosswalkColumns(mapping: ["old_code=cu,new_code=moi", "population=nguoi"]),
      date: .init(year: 2025))
    #expect(mapped.crosswalk.bases == ["population"] && mapped.links[1].weights == [0.6])
    #expect(throws: InputError.self) { try CrosswalkColumns(mapping: ["old_code"]) }
    #expect(throws: InputError.self) { try CrosswalkColumns(mapping: ["old_code=a,old_code=b"]) }
  }

  @Test("the order of rows changes nothing")
  func order() throws {
    let rows = [
      "1,,,9,,,2025,0.3333", "1,,,8,,,2025,0.3333", "1,,,7,,,2025,0.3333", "2,,,9,,,2024,",
    ]
    let expected = try read(([Self.heading + ",share"] + rows).joined(separator: "\n"))
    let turned = try read(([Self.heading + ",share"] + rows.reversed()).joined(separator: "\n"))
    #expect(expected.crosswalk.steps.map(\.date) == turned.crosswalk.steps.map(\.date))
    for (left, right) in zip(expected.crosswalk.steps, turned.crosswalk.steps) {
      #expect(left.links.map { "\($0.share)" } == right.links.map { "\($0.share)" })
      #expect(left.links.map(\.new) == right.links.map(\.new))
    }
  }

  @Test("three thirds written with four digits are divided by their sum, with a notice")
  func thirds() throws {
    let reading = try read(
      Self.heading + ",share\n1,,,9,,,2025,0.3333\n1,,,8,,,2025,0.3333\n1,,,7,,,2025,0.3333\n")
    #expect(reading.log.problems.map(\.kind.code) == ["weights-scaled"])
    let sum = reading.crosswalk.steps[0].links.reduce(0) { $0 + $1.share }
    #expect(abs(sum - 1) < 1e-15)
  }

  @Test("what a later list is made of may bear the codes of an earlier one")
  func reusedCodes() throws {
    // 1 becomes 2 and 2 becomes 1 on one day, and again on another: legal, since lists differ.
    let reading = try read(
      Self.heading + "\n1,,,2,,,2024\n2,,,1,,,2024\n1,,,2,,,2025\n2,,,1,,,2025\n3,,,3,,,2025\n")
    #expect(reading.crosswalk.steps.count == 2 && reading.log.problems.isEmpty)
    #expect(reading.crosswalk.vintage(atEndOf: 2023) == 0)
    #expect(reading.crosswalk.vintage(atEndOf: 2024) == 1)
    #expect(reading.crosswalk.vintage(atEndOf: 2030) == 2)
  }

  /// A hostile file and the code of the problem it must be refused with, on which line.
  struct Hostile: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var code: String
    var line: Int?
    var column: String?
    var testDescription: String { name }
  }

  static let hostile: [Hostile] = {
    let weighted = heading + ",population,share"
    return [
      Hostile(name: "nothing", text: "", code: "empty-file"),
      Hostile(name: "no rows", text: heading + "\n", code: "header-only"),
      Hostile(name: "no old code", text: "a,new_code\n1,2\n", code: "crosswalk-column", line: 1),
      Hostile(
        name: "a column twice", text: "old_code,old_code,new_code\n1,1,2\n",
        code: "duplicate-column", line: 1),
      Hostile(
        name: "no day", text: "old_code,new_code\n1,2\n", code: "undated-link", line: 2,
        column: "old_code"),
      Hostile(
        name: "a day that is none", text: heading + "\n1,,,2,,,2025-02-30\n", code: "not-a-date",
        line: 2, column: "date"),
      Hostile(name: "no codes", text: heading + "\n,,,,,,2025\n", code: "empty-link", line: 2),
      Hostile(
        name: "a link twice", text: heading + "\n1,,,2,,,2025\n3,,,2,,,2025\n1,,,2,,,2025\n",
        code: "doubled-link", line: 4),
      Hostile(
        name: "a weight below 0", text: weighted + "\n1,,,2,,,2025,-0.5,\n1,,,3,,,2025,1.5,\n",
        code: "bad-weight", line: 2),
      Hostile(
        name: "weights that add to 0.9",
        text: weighted + "\n1,,,2,,,2025,,0.5\n1,,,3,,,2025,,0.4\n", code: "weight-sum", line: 3),
      Hostile(
        name: "a single weight of 0.6", text: weighted + "\n1,,,2,,,2025,,0.6\n",
        code: "weight-sum", line: 2),
      Hostile(
        name: "weights that are all 0", text: weighted + "\n1,,,2,,,2025,0,0\n1,,,3,,,2025,0,0\n",
        code: "weight-sum", line: 3),
      Hostile(
        name: "a weight for one part only",
        text: weighted + "\n1,,,2,,,2025,0.5,\n1,,,3,,,2025,,\n", code: "partial-weights", line: 3),
      Hostile(
        name: "a weight that is no number", text: weighted + "\n1,,,2,,,2025,NaN,\n",
        code: "not-a-number", line: 2, column: "population"),
      Hostile(
        name: "a decimal comma", text: heading + ",share\n1,,,2,,,2025,\"0,5\"\n",
        code: "not-a-number", line: 2, column: "share"),
      Hostile(
        name: "an infinite weight", text: weighted + "\n1,,,2,,,2025,,1e999\n", code: "not-finite",
        line: 2, column: "share"),
      Hostile(
        name: "a kind nobody knows", text: heading + "\n1,,thành,2,,,2025\n", code: "unknown-kind",
        line: 2, column: "old_kind"),
      Hostile(
        name: "two kinds of one unit",
        text: heading + "\n1,,,2,,commune,2025\n3,,,2,,ward,2025\n", code: "two-kinds", line: 2),
      Hostile(
        name: "lost and continued", text: heading + "\n1,,,2,,,2025\n1,,,,,,2025\n",
        code: "lost-and-continued", line: 3),
      Hostile(
        name: "gained and preceded", text: heading + "\n1,,,2,,,2025\n,,,2,,,2025\n",
        code: "gained-and-preceded", line: 3),
      Hostile(
        name: "a unit that ended before", text: heading + "\n1,,,2,,,2024\n1,,,3,,,2025\n",
        code: "ended-unit", line: 3),
      Hostile(
        name: "one list on both sides",
        text: heading + ",old_vintage,new_vintage\n1,,,2,,,2025,x,x\n", code: "vintage-order",
        line: 2),
      Hostile(
        name: "days reversed",
        text: heading + ",old_vintage,new_vintage\n1,,,2,,,2025,a,b\n2,,,3,,,2024,b,c\n",
        code: "dates-reversed", line: 3),
      Hostile(
        name: "two names of one list",
        text: heading + ",old_vintage,new_vintage\n1,,,2,,,2025,a,b\n3,,,4,,,2025,a,c\n",
        code: "two-vintages", line: 3),
      Hostile(
        name: "a cycle of lists",
        text: heading + ",old_vintage,new_vintage\n1,,,2,,,2024,a,b\n2,,,1,,,2025,b,a\n",
        code: "dates-reversed", line: 2),
      Hostile(name: "a ragged row", text: heading + "\n1,2\n", code: "ragged-row", line: 2),
      Hostile(
        name: "an open quote", text: heading + "\n\"1,,,2,,,2025\n", code: "unclosed-quote", line: 2
      ),
    ]
  }()

  @Test("that are wrong are refused with the place and the cure", arguments: hostile)
  func refused(file: Hostile) throws {
    let error = #expect(throws: InputError.self) { try read(file.text) }
    let problems = error?.problems ?? []
    let found = problems.first { $0.kind.code == file.code }
    let problem = try #require(found, "\(problems.map(\.kind.code))")
    #expect(problem.location?.file == "crosswalk.csv")
    if let line = file.line { #expect(problem.location?.line == line) }
    if let column = file.column { #expect(problem.location?.columnName == column) }
    #expect(!problem.kind.english.fix.isEmpty)
  }

  @Test("every error of a file is found at once")
  func everyError() {
    let error = #expect(throws: InputError.self) {
      try read(Self.heading + ",share\n1,,,2,,,2025,0.4\n2,,,3,,,2025,2\n3,,,,,,x,\n")
    }
    #expect(
      Set(error?.problems.map(\.kind.code) ?? [])
        == ["weight-sum", "bad-weight", "not-a-date"])
  }

  @Test("any bytes give links or a refusal")
  func noise() {
    var generator = SplitMix64(seed: 99)
    let alphabet = Array("0123456789,,,\n\n\"abc.-;\tếĐ\u{FEFF}".utf8)
    let start = Array((Self.heading + ",population,share,old_vintage,new_vintage\n").utf8)
    for round in 0..<400 {
      let count = Int.random(in: 0..<200, using: &generator)
      let noise = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      let bytes = (round % 2 == 0 ? start : []) + noise
      if let reading = try? read(bytes) {
        #expect(!reading.links.isEmpty && reading.crosswalk.steps.count <= reading.links.count)
      }
    }
  }
}
