import Foundation
import Panels
import Testing

@testable import IO

@Suite("Numbers as people write them")
struct WrittenNumberTests {
  private static let number = Indicator(id: "n", kind: .number)
  private static let share = Indicator(id: "poverty", kind: .share, unit: "percent")
  private static let income = Indicator(
    id: "income", kind: .positive, unit: "million_vnd_per_person_per_year")
  private static let households = Indicator(id: "households", kind: .count, unit: "households")
  private static let road = Indicator(id: "road", kind: .positive, unit: "km")
  private static let met = Indicator(id: "met", kind: .yesno)

  /// What a cell says, in short: the value, "missing", "n/a" or the code of the problem.
  private static func read(
    _ text: String, _ indicator: Indicator = number, _ mark: DecimalMark
  ) -> (said: String, notices: [String]) {
    var text = text
    var notices: [ProblemKind] = []
    let parser = CellParser(mark: mark)
    let value = text.withUTF8 { parser.parse($0, indicator, notices: &notices) }
    return (said(value), notices.map(\.code))
  }

  private static func said(_ value: CellValue) -> String {
    switch value {
    case .missing: "missing"
    case .notApplicable: "n/a"
    case .value(let value): "\(value)"
    case .wrong(let kind): kind.code
    }
  }

  @Test(
    "thousands are grouped by point, comma, space, unbroken space or apostrophe, by threes only",
    arguments: [
      ("1.234.567", "1234567.0", "other-decimal-mark"),
      ("1,234,567", "other-decimal-mark", "1234567.0"),
      ("1.234,5", "1234.5", "other-decimal-mark"), ("1,234.5", "other-decimal-mark", "1234.5"),
      ("1 234 567", "1234567.0", "1234567.0"), ("1\u{A0}234,5", "1234.5", "other-decimal-mark"),
      ("1\u{202F}234.5", "other-decimal-mark", "1234.5"), ("1'234'567", "1234567.0", "1234567.0"),
      ("1’234", "1234.0", "1234.0"), ("12.345", "12345.0", "12.345"),
      ("93,5", "93.5", "not-a-number"), ("0.5", "other-decimal-mark", "0.5"),
      ("12.34.5", "malformed-groups", "malformed-groups"),
      ("1.23.456", "malformed-groups", "malformed-groups"),
      ("0.123.456", "malformed-groups", "malformed-groups"),
      ("1234.567.890", "malformed-groups", "malformed-groups"),
      ("1.234 567", "malformed-groups", "malformed-groups"),
      ("1.234.567,", "not-a-number", "not-a-number"), ("12 34", "not-a-number", "not-a-number"),
      ("1,2,3", "malformed-groups", "malformed-groups"),
      ("-1.234,5", "-1234.5", "other-decimal-mark"),
      ("1..5", "not-a-number", "not-a-number"), ("5-6", "not-a-number", "not-a-number"),
      ("1.234e2", "123400.0", "123.4"),
    ])
  func grouping(text: String, comma: String, point: String) {
    #expect(Self.read(text, .comma).said == comma, "comma")
    #expect(Self.read(text, .point).said == point, "point")
  }

  private static func read(_ text: String, _ mark: DecimalMark) -> (said: String, notices: [String])
  {
    read(text, number, mark)
  }

  @Test(
    "signs of typesetters and spreadsheets are read as what they stand for",
    arguments: [
      ("−5,2", "-5.2"), ("–5,2", "-5.2"), ("‑5,2", "-5.2"), ("(5,2)", "-5.2"),
      ("( 1.234 )", "-1234.0"),
      ("９３，５", "93.5"), ("－１．２３４", "-1234.0"), ("'46,5", "46.5"), ("+7", "7.0"), (",5", "0.5"),
      ("５％", "stray-percent"), ("(-5)", "not-a-number"), ("(5", "not-a-number"),
      ("--5", "not-a-number"), ("≈5", "not-a-number"), ("5,2 (ước)", "not-a-number"),
    ])
  func signs(text: String, said: String) {
    #expect(Self.read(text, .comma).said == said)
  }

  @Test("a percent sign belongs to a percentage and is refused elsewhere")
  func percents() {
    for text in ["93,5%", "93,5 %", "93,5\u{A0}%", "９３，５％", "93,5 phần trăm"] {
      #expect(Self.read(text, Self.share, .comma).said == "93.5")
    }
    #expect(Self.read("28,6%", Self.income, .comma).said == "stray-percent")
    #expect(Self.read("28,6% triệu đồng", Self.income, .comma).said == "stray-percent")
    #expect(Self.read("1.234%", Self.households, .comma).said == "stray-percent")
    #expect(Self.read("101%", Self.share, .comma).said == "out-of-range")
  }

  @Test(
    "the indicator's own unit behind a number is left out with a notice, any other is refused",
    arguments: [
      ("46,5 triệu", income, "46.5"), ("46,5 triệu đồng/người/năm", income, "46.5"),
      ("46,5 trđ/người", income, "46.5"), ("46,5 tr.đ", income, "46.5"),
      ("46,5 TRIỆU ĐỒNG", income, "46.5"), ("46,5 triệu/tháng", income, "other-unit"),
      ("46.500 nghìn đồng", income, "other-unit"), ("1,2 tỷ", income, "other-unit"),
      ("46,5 hộ", income, "other-unit"), ("1.234 hộ", households, "1234.0"),
      ("1.234 người", households, "other-unit"), ("6,4 km", road, "6.4"), ("6,4km", road, "6.4"),
      ("6,4 dặm", road, "unknown-unit-word"), ("6,4 km", number, "other-unit"),
      ("6,4 phần trăm", road, "other-unit"), ("12 x", road, "unknown-unit-word"),
      ("0x10", road, "not-a-number"), ("-6 km", road, "out-of-range"),
    ] as [(String, Indicator, String)])
  func units(text: String, indicator: Indicator, said: String) {
    let found = Self.read(text, indicator, .comma)
    #expect(found.said == said)
    let isRead = Double(said) != nil
    #expect(found.notices == (isRead ? ["unit-word-dropped"] : []))
    // Where nobody listens to notices, nothing is left out.
    var copy = text
    let strict = copy.withUTF8 { CellParser(mark: .comma).parse($0, indicator) }
    #expect(Self.said(strict) == (isRead ? "not-a-number" : said))
  }

  @Test(
    "words and dashes for missing are missing, never zero",
    arguments: [
      "", "-", "–", "—", "…", "...", "không có", "Không Có", "chưa có", "chưa có số liệu", "NA",
      "na",
      "n.a.", "#N/A", "null", "NaN", "KHÔNG  CÓ", "Chưa có".decomposedStringWithCanonicalMapping,
    ])
  func missing(text: String) {
    for mark in DecimalMark.allCases {
      #expect(Self.read(text, Self.income, mark).said == "missing")
    }
  }

  @Test(
    "yes and no are read from words and from numbers; no figure is told from no only when it is plain",
    arguments: [
      ("đạt", "1.0"), ("Chưa đạt", "0.0"), ("x", "1.0"), ("1", "1.0"), ("１", "1.0"), ("0", "0.0"),
      ("không", "0.0"), ("không có", "not-yes-no"), ("chưa có", "missing"), ("2", "out-of-range"),
      ("n/a", "n/a"), ("#DIV/0!", "not-yes-no"),
    ])
  func yesNo(text: String, said: String) {
    #expect(Self.read(text, Self.met, .comma).said == said)
  }

  @Test("failed formulas, infinities and words are refused, each by its own name")
  func refused() {
    #expect(Self.read("#DIV/0!", .comma).said == "failed-formula")
    #expect(Self.read("#REF!", .point).said == "failed-formula")
    #expect(Self.read("inf", .point).said == "not-finite")
    #expect(Self.read("1e999", .point).said == "not-finite")
    #expect(Self.read("abc", .point).said == "not-a-number")
    #expect(Self.read("25/3", .point).said == "not-a-number")
  }

  @Test(
    "a number that can be read in two ways is refused unless the indicator rules one out",
    arguments: [
      ("1.234", number, "ambiguous-number"), ("1,234", number, "ambiguous-number"),
      ("-12.345", number, "ambiguous-number"), ("1.234", households, "1234.0"),
      ("1,234", households, "1234.0"), ("12.345", share, "12.345"), ("93,5", share, "93.5"),
      ("0.123", number, "0.123"), ("1234.567", number, "1234.567"),
      ("1.234.567", number, "1234567.0"),
      ("1.234,5", number, "1234.5"), ("12", number, "12.0"), ("1 234", number, "1234.0"),
      ("1.2345", number, "1.2345"), ("1.5e3", number, "1500.0"),
    ] as [(String, Indicator, String)])
  func ambiguity(text: String, indicator: Indicator, said: String) {
    #expect(Self.read(text, indicator, .automatic).said == said)
  }

  @Test("where the point is only assumed, a comma groups nothing that might be a decimal")
  func assumedPoint() {
    let parser = CellParser(decimalComma: false)
    let read = { (text: String, indicator: Indicator) in
      var text = text
      return Self.said(text.withUTF8 { parser.parse($0, indicator) })
    }
    #expect(read("1.234", Self.number) == "1.234")
    #expect(read("1,234", Self.number) == "ambiguous-number")
    #expect(read("1,5", Self.number) == "not-a-number")
    #expect(read("1,234,567", Self.number) == "1234567.0")
    #expect(read("1.234", Self.households) == "ambiguous-number")
    #expect(read("1.234", Self.share) == "1.234")
  }

  private static func finding(_ cells: [String], _ indicator: Indicator? = nil)
    -> DecimalMarkDetector
  {
    var detector = DecimalMarkDetector(indicator: indicator)
    for (row, cell) in cells.enumerated() { detector.feed(cell, line: row + 2) }
    return detector
  }

  @Test("a column proves its decimal mark by the cells that can be read in one way only")
  func proofs() {
    let cases: [([String], DecimalMark)] = [
      (["1.234", "93,5", "12"], .comma), (["1.234", "1.234.567"], .comma),
      (["1,234", "0.5"], .point),
      (["1,234", "1,234,567"], .point), (["1.234,5"], .comma), (["1,234.5"], .point),
      (["12", "-", "không có"], .automatic), (["1.234", "12.345"], .automatic),
    ]
    for (cells, mark) in cases { #expect(Self.finding(cells).mark == mark, "\(cells)") }
    #expect(Self.finding(["1.234", "2.345"], Self.households).mark == .comma)
    #expect(Self.finding(["1,234", "2,345"], Self.households).mark == .point)
    #expect(
      Self.finding(["1.234", "93,5"]).finding
        == .proven(.comma, evidence: .init(text: "93,5", line: 3, count: 1)))
  }

  @Test("a column that proves nothing or both marks is a problem with a place and an option")
  func unprovenColumns() throws {
    let unclear = Self.finding(["12", "1.234", "2.345"])
      .problem(file: "t.csv", column: 3, columnName: "income")
    #expect(unclear?.kind == .text(.unclearDecimalMark("1.234", count: 2)))
    #expect(unclear?.location?.line == 3 && unclear?.location?.column == 3)
    let text = try #require(unclear?.text(in: .vi))
    #expect(text.contains("--decimal-comma") && text.contains("--decimal-point"))
    let conflict = Self.finding(["1,5", "2,5", "0.5"])
      .problem(file: "t.csv", column: 3, columnName: "income")
    #expect(
      conflict?.kind
        == .text(
          .conflictingDecimalMarks(comma: "1,5", commaCount: 2, point: "0.5", pointCount: 1)))
    #expect(conflict?.location?.line == 4)
    for cells in [["1", "2"], ["1,5"], ["0.5"]] {
      #expect(Self.finding(cells).problem(file: "t", column: 1, columnName: "x") == nil)
    }
  }

  @Test("any number printed in any style is read back in that style, and never as another number")
  func styles() {
    var generator = SplitMix64(seed: 9)
    for _ in 0..<20_000 {
      let decimals = Int.random(in: 0...4, using: &generator)
      let units = Int.random(in: -99_999_999...99_999_999, using: &generator)
      let value = Double(units) / pow(10, Double(decimals))
      let isComma = Bool.random(using: &generator)
      let separators = isComma ? [".", " ", "\u{A0}", "'", ""] : [",", " ", "\u{202F}", "’", ""]
      let separator = separators.randomElement(using: &generator) ?? ""
      let text = Self.printed(units, decimals, separator, mark: isComma ? "," : ".")
      #expect(Self.read(text, isComma ? .comma : .point).said == "\(value)", "\(text)")
      let automatic = Self.read(text, .automatic).said
      #expect(automatic == "\(value)" || automatic == "ambiguous-number", "\(text)")
    }
  }

  private static func printed(
    _ units: Int, _ decimals: Int, _ separator: String, mark: String
  ) -> String {
    var digits = String(units.magnitude)
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let fraction = digits.suffix(decimals)
    var whole = String(digits.dropLast(decimals))
    var groups: [String] = []
    while whole.count > 3 {
      groups.insert(String(whole.suffix(3)), at: 0)
      whole = String(whole.dropLast(3))
    }
    groups.insert(whole, at: 0)
    return (units < 0 ? "-" : "") + groups.joined(separator: separator)
      + (decimals > 0 ? mark + fraction : "")
  }

  @Test("the fast way reads a grouped number as the thorough way does, or leaves it to it")
  func fastGroups() {
    var generator = SplitMix64(seed: 12)
    let pieces = ["1", "12", "123", "000", "0", "5", ".", ",", " ", "'", "\u{A0}", "-", "e2"]
    var read = 0
    for _ in 0..<200_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...7, using: &generator) {
        text += pieces.randomElement(using: &generator) ?? ""
      }
      for (mark, byte) in [(DecimalMark.comma, UInt8(ascii: ",")), (.point, UInt8(ascii: "."))] {
        guard let fast = text.withUTF8({ GroupedNumber.value($0, decimalMark: byte) }) else {
          continue
        }
        read += 1
        let thorough = text.withUTF8 { WrittenNumber($0)?.value(decimalMark: mark) }
        #expect(fast == thorough, "\(text)")
      }
    }
    #expect(read > 2_000)
  }

  @Test("a column's mark is proven by plain decimals as by the thorough way")
  func fastProofs() {
    var generator = SplitMix64(seed: 13)
    for _ in 0..<50_000 {
      let whole = String(repeating: "0123456789", count: 2).dropFirst(Int(generator.next() % 10))
        .prefix(Int(generator.next() % 6))
      let fraction = "9876543210".prefix(Int(generator.next() % 6))
      let mark = generator.next() % 2 == 0 ? "," : "."
      let text = (generator.next() % 3 == 0 ? "-" : "") + whole + mark + fraction
      let found = Self.finding([text]).mark
      var copy = text
      let number = copy.withUTF8 { WrittenNumber($0) }
      let comma = number?.value(decimalMark: .comma)
      let point = number?.value(decimalMark: .point)
      let expected: DecimalMark =
        (comma == nil) == (point == nil) || number?.hasMark != true
        ? .automatic : comma == nil ? .point : .comma
      #expect(found == expected, "\(text)")
    }
  }

  @Test("no bytes make a cell trap")
  func hostile() {
    var generator = SplitMix64(seed: 4)
    let pieces = [
      "1", "234", ".", ",", " ", "'", "-", "%", "(", ")", "e", "\u{A0}", "km", "…", "٣",
    ]
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...8, using: &generator) {
        bytes += Array((pieces.randomElement(using: &generator) ?? "").utf8)
        if generator.next() % 16 == 0 { bytes.append(UInt8(truncatingIfNeeded: generator.next())) }
      }
      for mark in DecimalMark.allCases {
        let value = bytes.withUnsafeBufferPointer { CellParser(mark: mark).parse($0, Self.number) }
        if case .value(let number) = value { #expect(number.isFinite) }
      }
    }
  }
}
