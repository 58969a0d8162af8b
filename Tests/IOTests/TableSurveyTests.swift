import Foundation
import Panels
import Testing

@testable import IO

@Suite("What the first rows of a table show")
struct TableSurveyTests {
  private static func survey(
    _ rows: [String], delimiter: String = ";", indicators: [Indicator] = []
  ) throws -> TableSurvey {
    let text = (["unit;year;v;w"] + rows).joined(separator: "\n")
      .replacingOccurrences(of: ";", with: delimiter)
    return TableSurvey(
      try DelimitedText(bytes: Array(text.utf8), name: "t.csv"),
      indicators: IndicatorCatalogue(sets: [], declared: indicators))
  }

  private static func mark(_ survey: TableSurvey, areGuessed: Bool = true) -> String {
    switch survey.mark(of: ["v", "w"], areGuessed: areGuessed) {
    case .point: "point"
    case .comma(let example, let plain, let place):
      "comma \(example) \(plain) \(place.line ?? 0):\(place.column ?? 0)"
    case .refused(let problem): "\(problem.kind.code) \(problem.location?.line ?? 0)"
    }
  }

  @Test("a column of numbers may hold percent signs, words for missing and single slips")
  func numeric() throws {
    let survey = try Self.survey([
      "A;2020;85%;đạt", "A;2021;không có;đạt", "A;2022;NA;1", "A;2023;…;chưa", "A;2024;86 %;2",
      "A;2025;#DIV/0!;x", "A;2026;1.234 hộ;không rõ",
    ])
    #expect(survey.columns.map(\.isNumeric) == [false, true, true, false])
    #expect(survey.columns[2].hasPercentSign && survey.columns[2].textExample == nil)
    #expect(survey.columns[3].textExample == "đạt")
    let empty = try Self.survey(["A;2020;;-"])
    #expect(empty.columns[2].isNumeric && empty.columns[3].isNumeric)
  }

  @Test("the comma is the decimal mark where a number can be read in no other way")
  func comma() throws {
    #expect(Self.mark(try Self.survey(["A;2020;12;1", "A;2021;1,5;2"])) == "comma 1,5 1.5 3:3")
    #expect(Self.mark(try Self.survey(["A;2020;12;1.234.567"])) == "comma 1.234.567 1234567 2:4")
    #expect(Self.mark(try Self.survey(["A;2020;1.5;2"])) == "point")
    #expect(Self.mark(try Self.survey(["A;2020;15;2"])) == "point")
    let count = Indicator(id: "v", kind: .count)
    #expect(
      Self.mark(try Self.survey(["A;2020;1.234;2"], indicators: [count])) == "comma 1.234 1234 2:3")
  }

  @Test("numbers that are clear in no column are doubted only where nobody said what they are")
  func doubts() throws {
    let unclear = try Self.survey(["A;2020;1.234;2", "A;2021;2.345;3"])
    #expect(Self.mark(unclear) == "unclear-decimal-mark 2")
    #expect(Self.mark(unclear, areGuessed: false) == "point")
    // Another column shows the mark of the table.
    #expect(Self.mark(try Self.survey(["A;2020;1.234;2.5"])) == "point")
    let different = try Self.survey(["A;2020;1,5;2.5"])
    #expect(Self.mark(different) == "different-decimal-marks 2")
    #expect(Self.mark(different, areGuessed: false) == "point")
  }

  @Test("a heading that names a count makes 1.234 a thousand, one that names a share does not")
  func headings() throws {
    func mark(_ heading: String) throws -> String {
      let text = "unit,year,\(heading)\nA,2020,1.234\nA,2021,2.345\n"
      let survey = TableSurvey(
        try DelimitedText(bytes: Array(text.utf8), name: "t.csv"),
        indicators: IndicatorCatalogue(sets: []))
      switch survey.mark(of: [heading], areGuessed: true) {
      case .point: return "point"
      case .comma: return "comma"
      case .refused: return "refused"
      }
    }
    #expect(try mark("population") == "comma")
    #expect(try mark("Dân số") == "comma")
    #expect(try mark("something") == "refused")
  }

  @Test("a table with one value a row is looked at by indicator")
  func long() throws {
    let text = """
      unit;year;indicator;value
      A;2020;one;1,5
      A;2020;two;85%
      A;2020;three;abc
      """
    let survey = TableSurvey(
      try DelimitedText(bytes: Array(text.utf8), name: "t.csv"),
      long: ("indicator", "value"), indicators: IndicatorCatalogue(sets: []))
    #expect(survey.columns.map(\.name) == ["one", "two", "three"])
    #expect(survey.columns.map(\.hasPercentSign) == [false, true, false])
    #expect(survey.columns.map(\.isNumeric) == [true, true, false])
    guard case .comma(_, _, let place) = survey.mark(of: ["one", "two"], areGuessed: true) else {
      Issue.record("no comma")
      return
    }
    #expect(place.line == 2 && place.columnName == "value")
  }

  @Test("a workbook is told by its first bytes whatever its name, a text is not")
  func workbooks() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let starts: [([UInt8], Bool)] = [
      ([0x50, 0x4B, 3, 4, 0, 0, 0, 0], true),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], true),
      (Array("unit,year,income\n".utf8), false), (Array("PK".utf8), false), ([], false),
    ]
    for (bytes, isWorkbook) in starts {
      let path = folder.appending(path: "table.csv").path
      try Data(bytes).write(to: URL(filePath: path))
      #expect(SheetSources.isWorkbook(path) == isWorkbook)
    }
    #expect(SheetSources.isWorkbook("none.XLSB") && SheetSources.isWorkbook("none.ods"))
    #expect(!SheetSources.isWorkbook("-") && !SheetSources.isWorkbook("none.csv"))
  }

  @Test("a sheet whose text was looked at is read from its first line")
  func lookedAtSheet() throws {
    let text = "BIỂU NĂM 2021\nTT;Tên xã;Thu nhập\n1;Xã A;50,5\n"
    let rows = try TextTableSource(DelimitedText(bytes: Array(text.utf8), name: "-")).rows(
      ofSheet: 0)
    let direct = try TextTableSource(bytes: Array(text.utf8), name: "-").rows(ofSheet: 0)
    var (one, other) = (SheetRow(), SheetRow())
    for _ in 0..<3 {
      #expect(try rows.next(into: &one) && direct.next(into: &other))
      #expect(one == other)
    }
    #expect(try !rows.next(into: &one))
  }
}
