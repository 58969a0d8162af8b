import Panels
import Testing

@testable import IO

@Suite("An office's own bars")
struct ThresholdOverlayReaderTests {
  private static let set = CriteriaSet(
    id: "qd-1", key: "1", title: LocalizedText(vi: "Bộ", en: "Set"), legalNumber: "1/QĐ",
    years: 2016...2025, zones: [Zone(code: "TN", name: LocalizedText(vi: "TN", en: "TN"))],
    criteria: [
      Criterion(
        id: "10", name: LocalizedText(vi: "Thu nhập", en: "Income"),
        indicators: [
          IndicatorRule(
            id: "10.1", name: LocalizedText(vi: "Thu nhập", en: "Income"), measure: "income",
            kind: .positive, thresholds: [Threshold(scope: .national, level: .unknown)]),
          IndicatorRule(
            id: "11.1", name: LocalizedText(vi: "Nghèo", en: "Poverty"), measure: "poverty",
            kind: .share, comparison: .atMost),
        ])
    ], ladder: [],
    conditions: [
      IndicatorRule(
        id: "satisfaction", name: LocalizedText(vi: "Hài lòng", en: "Satisfaction"),
        measure: "satisfaction", kind: .share),
      IndicatorRule(
        id: "debt", name: LocalizedText(vi: "Nợ", en: "Debt"), measure: "debt", kind: .yesno),
    ])

  private static let units = UnitNames(
    units: UnitTable(codes: ["01", "02"], names: ["Ba Tầng", "Hướng Linh"]))

  private static func apply(_ rows: String, comma: Bool = false) throws -> CriteriaSet {
    let folder = TemporaryFolder()
    let text = "set,indicator,region,province,unit,year,value,source\n" + rows
    let sets = try ThresholdOverlayReader.apply(
      path: folder.write(text, to: "thresholds.csv"), to: [set], names: units, decimalComma: comma)
    return try #require(sets.first)
  }

  @Test("a sign before a height makes it stricter or less strict, in the indicator's direction")
  func signs() throws {
    let set = try Self.apply(
      """
      qd-1,10.1,,,,2020,> 36,
      qd-1,10.1,,,,2021,>=37,
      qd-1,11.1,,,,2020,<5,

      """)
    let bars = try #require(set.rule("10.1")).thresholds.dropFirst()
    #expect(bars.map(\.level) == [.value(36), .value(37)])
    #expect(bars.map(\.comparison) == [.above, nil])
    #expect(set.rule("11.1")?.thresholds.map(\.comparison) == [.below])
    #expect(throws: InputError.self) { try Self.apply("qd-1,10.1,,,,2020,< 36,\n") }
    #expect(throws: InputError.self) { try Self.apply("qd-1,10.1,,,,2020,>,\n") }
  }

  @Test("a good file lays its bars over the set's own, each with its scope, year and source")
  func good() throws {
    let set = try Self.apply(
      """
      qd-1,10.1,,,,2020,36,QĐ 1
      1,10.1,TN,,,,38.5,
      qd-1,10.1,,Quảng Trị,,,37,
      qd-1,10.1,,,Ba Tầng,2021,30,
      qd-1,satisfaction,,,,,80,

      """)
    let bars = try #require(set.rule("10.1")).thresholds
    #expect(
      bars.map(\.scope) == [.national, .national, .zone("TN"), .province("Quảng Trị"), .unit("01")])
    #expect(bars.map(\.level) == [.unknown, .value(36), .value(38.5), .value(37), .value(30)])
    #expect(bars.map(\.years) == [nil, 2020...2020, nil, nil, 2021...2021])
    #expect(bars.map(\.isOverlay) == [false, true, true, true, true])
    #expect(bars[1].sources == ["QĐ 1"] && bars.dropFirst().allSatisfy(\.verified))
    #expect(set.rule("satisfaction")?.thresholds.map(\.level) == [.value(80)])
    #expect(set.rule("11.1")?.thresholds == [])
  }

  @Test("two bars for one scope and year are refused, and a bar for a yes/no item")
  func twice() throws {
    #expect {
      _ = try Self.apply("qd-1,10.1,TN,,,2020,36,a\n1,10.1,TN,,,2020,37,b\n")
    } throws: { error in
      let problem = (error as? InputError)?.problems.first
      return problem?.location?.line == 3
        && problem?.kind == .duplicateCode("1 10.1 2020", firstLine: 2)
    }
    #expect(throws: InputError.self) { _ = try Self.apply("qd-1,debt,,,,,1,\n") }
    #expect(throws: Never.self) {
      _ = try Self.apply("qd-1,10.1,TN,,,2020,36,a\n1,10.1,TN,,,2021,37,b\n")
    }
  }

  @Test("a decimal comma is read when asked for")
  func decimalComma() throws {
    let set = try Self.apply("qd-1,10.1,,,,,\"38,5\",\n", comma: true)
    #expect(set.rule("10.1")?.thresholds.last?.level == .value(38.5))
  }

  @Test(
    "a wrong bar is refused at its own field",
    arguments: [
      ("qd-2,10.1,,,,,36,", "unknown-set", 1), ("qd-1,10.2,,,,,36,", "unknown-item", 2),
      ("qd-1,10.1,TX,,,,36,", "not-allowed", 3), ("qd-1,10.1,TN,Quảng Trị,,,36,", "wrong-form", 5),
      ("qd-1,10.1,,Quảng Trị,01,,36,", "wrong-form", 5),
      ("qd-1,10.1,,,Nowhere,,36,", "unknown-unit", 5),
      ("qd-1,10.1,,,,soon,36,", "not-a-year", 6), ("qd-1,10.1,,,,2020,high,", "not-a-number", 7),
      ("qd-1,10.1,,,,2020,\"36,5\",", "not-a-number", 7), ("qd-1,11.1,,,,,150,", "out-of-range", 7),
      ("qd-1,11.1,,,,,-1,", "out-of-range", 7), ("qd-1,10.1,,,,,0,", "out-of-range", 7),
      ("qd-1,10.1,,,,,,", "empty-field", 7), ("qd-1,10.1,,,,,n/a,", "empty-field", 7),
      ("qd-1,10.1,,,,,1e999,", "not-finite", 7),
    ])
  func refusals(row: String, code: String, column: Int) throws {
    let error = #expect(throws: InputError.self) { try Self.apply("# a comment\n" + row + "\n") }
    #expect(error?.codes == [code])
    #expect(error?.problems.first?.location?.line == 3)
    #expect(error?.problems.first?.location?.column == column)
  }

  @Test("every wrong row is told, not only the first")
  func all() {
    let error = #expect(throws: InputError.self) {
      try Self.apply("qd-2,10.1,,,,,36,\nqd-1,10.1,,,,,40,\nqd-1,x,,,,,36,\n")
    }
    #expect(error?.codes == ["unknown-set", "unknown-item"])
  }

  @Test("a column that the file does not have is refused with a suggestion")
  func unknownColumn() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("set,indicator,value,sorce\nqd-1,10.1,36,x\n")
    let error = #expect(throws: InputError.self) {
      try ThresholdOverlayReader.apply(path: path, to: [Self.set], names: Self.units)
    }
    #expect(
      error?.kinds == [
        .unknownKey("sorce", allowed: ThresholdOverlayReader.columns, suggestion: "source")
      ])
  }
}
