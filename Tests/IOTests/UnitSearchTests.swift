import Foundation
import IO
import Panels
import Testing

@Suite("A search for a unit")
struct UnitSearchTests {
  private let names = UnitNames(
    units: UnitTable(
      codes: ["01", "02", "03"], names: ["Thanh Hà", "Thanh Hà", "Quài Nưa"],
      levels: [
        CategoryColumn(name: "province", values: ["Điện Biên", "Hải Dương", "Điện Biên"]),
        CategoryColumn(name: "district", values: ["Tuần Giáo", "Thanh Hà", "Tuần Giáo"]),
      ]))

  private func search(_ text: String) -> (unit: Int?, problems: [Problem]) {
    var log = ProblemLog()
    let unit = names.search(text, into: &log)
    return (unit, log.problems)
  }

  @Test("finds a code and a name that one unit bears, without a word")
  func exact() {
    #expect(search("02").unit == 1 && search("02").problems.isEmpty)
    #expect(search("Quài Nưa").unit == 2 && search("Quài Nưa").problems.isEmpty)
  }

  @Test("finds a name without marks and says so")
  func tolerant() {
    #expect(search("quai nua").unit == 2)
    #expect(search("quai nua").problems.count == 1)
  }

  @Test("tells units of one name apart by the district or province behind a comma")
  func placed() {
    #expect(search("Thanh Hà, Điện Biên").unit == 0)
    #expect(search("Thanh Hà , hai duong").unit == 1)
    #expect(search("Thanh Hà, Tuần Giáo, Điện Biên").unit == 0)
  }

  @Test("refuses a name that several bear and names each with code and places")
  func ambiguous() {
    let (unit, problems) = search("Thanh Hà")
    #expect(unit == nil)
    #expect(
      problems == [
        Problem(
          .ambiguousUnit(
            "Thanh Hà",
            candidates: [
              "Thanh Hà (01, Tuần Giáo, Điện Biên)", "Thanh Hà (02, Thanh Hà, Hải Dương)",
            ]))
      ])
  }

  @Test("refuses what nobody bears, with the nearest name")
  func unknown() {
    let (unit, problems) = search("Quài Nướng")
    #expect(unit == nil)
    #expect(problems == [Problem(.unknownUnit("Quài Nướng", suggestion: "Quài Nưa"))])
    #expect(search("Nhân Huệ").problems.count == 1)
    #expect(search("Quài Nưa, Hải Dương").unit == nil)
  }
}

@Suite("The name of an item of a set")
struct ItemNameTests {
  private let names = ItemNames(
    CriteriaSet(
      id: "qd-318-2022", key: "318", title: LocalizedText(name: "x"), legalNumber: "",
      years: 2021...2025,
      criteria: [
        Criterion(
          id: "10", name: LocalizedText(vi: "Thu nhập", en: "Income"),
          indicators: [
            IndicatorRule(
              id: "10.1", name: LocalizedText(vi: "Thu nhập đầu người", en: "Income per head"),
              measure: "income", kind: .positive)
          ])
      ], ladder: [],
      conditions: [
        IndicatorRule(
          id: "debt", name: LocalizedText(vi: "Không nợ", en: "No debt"), measure: "no_debt",
          kind: .yesno)
      ]))

  @Test(
    "is found by id, with the set before it, by name in both languages, by column",
    arguments: [
      ("10", "10"), ("10.1", "10.1"), ("318/10", "10"), ("qd-318-2022/10.1", "10.1"),
      ("thu nhap", "10"), ("Income per head", "10.1"), ("no_debt", "debt"), ("Không nợ", "debt"),
    ])
  func found(text: String, id: String) { #expect(names.id(of: text) == id) }

  @Test("that is nearly right is suggested with its id")
  func suggestion() {
    #expect(names.id(of: "Thu nhạc") == nil)
    #expect(names.suggestion(for: "Thu nhậ") == "10 Thu nhập")
    #expect(names.suggestion(for: "10.2") == "10.1")
  }
}

@Suite("A written row")
struct WrittenRowTests {
  @Test("is found again by its line, behind remarks, quotes with line ends and empty lines")
  func line() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(
      "# remark\n\nunit,value,note\nA,1.50,\"two\nlines\"\n\nB, 2,\"a \"\"quote\"\"\"\n".utf8
    ).write(to: file)
    let row = { (line: Int) in WrittenRow(at: SourceLocation(file: file.path, line: line)) }
    #expect(row(4)?.fields == ["A", "1.50", "two\nlines"])
    #expect(row(7)?.fields == ["B", "2", "a \"quote\""])
    #expect(row(7)?["note"] == "a \"quote\"")
    #expect(row(4)?.field(2) == "1.50")
    #expect(row(4)?["missing"] == nil && row(4)?.field(9) == nil)
    #expect(row(5) == nil && row(99) == nil && row(3) == nil)
  }

  @Test("is not looked for in workbooks, on standard input and in files that are gone")
  func nothing() {
    #expect(WrittenRow(at: SourceLocation(file: "-", line: 2)) == nil)
    #expect(WrittenRow(at: SourceLocation(file: "/nonexistent.csv", line: 2)) == nil)
    #expect(WrittenRow(at: SourceLocation(file: "x.xlsx", sheet: "1", line: 2)) == nil)
  }
}
