import Panels
import Testing

@testable import IO

@Suite("Marks that nobody sees in names")
struct UnseenMarksTests {
  private static let problems: [ProblemKind] = [
    .text(.unseenMarks(name: "Xã \u{202E}Hai\u{202C} và \u{202E}Ba", marks: ["U+202E", "U+202C"])),
    .text(.unseenMarks(name: "Huyện\u{200B}A", marks: ["U+200B"])),
  ]

  @Test("are told at the name in a table of units, which keeps them")
  func units() throws {
    let folder = TemporaryFolder()
    let path = try folder.write(
      "code,name,district\n1,Một,Huyện Á\n2,Xã \u{202E}Hai\u{202C} và \u{202E}Ba,Huyện\u{200B}A\n")
    var log = ProblemLog()
    let units = try UnitTableReader.read(
      path: path, levels: ["district"], encoding: nil, into: &log
    ).names.units
    #expect(log.problems.map(\.kind) == Self.problems)
    #expect(log.problems.map(\.location?.line) == [3, 3])
    #expect(log.problems.map(\.location?.column) == [2, 3])
    #expect(log.problems.allSatisfy { $0.severity == .notice })
    #expect(units.names[1] == "Xã \u{202E}Hai\u{202C} và \u{202E}Ba")
  }

  @Test("are no part of names in sheets, where they are told; inside a code they refuse the row")
  func sheets() throws {
    let tables = try sheet(
      """
      Mã xã;Tên xã;Huyện;Năm;Thu nhập bình quân đầu người (triệu đồng/người/năm)
      26000;An Bình;Sơn Dương;2022;38,0
      26000;An\u{200B} Bình;Sơn Dương;2023;39,5
      \u{200F}26001;Bình \u{202E}Minh\u{202C};Sơn\u{2060} Dương;2023;41,5

      """)
    #expect(tables.units.map(\.name) == ["An Bình", "Bình Minh"])
    #expect(tables.units.map(\.code) == ["26000", "26001"])
    #expect(Set(tables.units.map(\.district)) == ["Sơn Dương"])
    let told = tables.log.problems.filter { $0.kind.code == "unseen-marks" }
    #expect(told.map(\.location?.line) == [3, 4, 4])
    let broken = try sheet(
      """
      Mã xã;Tên xã;Năm;Thu nhập bình quân đầu người (triệu đồng/người/năm)
      26000;An Bình;2022;38,0
      26\u{202E}000;An Bình;2023;39,5

      """)
    #expect(broken.units.count == 1)
    let error = try #require(broken.log.problems.first { $0.severity == .error })
    #expect(error.kind == .controlCharacter("26\u{202E}000"))
    #expect(error.text(in: .en).contains("\"26[U+202E]000\""))
    #expect(error.location?.line == 3 && error.location?.column == 1)
  }

  private func sheet(_ text: String) throws -> SheetTables {
    try SheetTables.read(TextTableSource(bytes: Array(text.utf8), name: "bieu.csv"))
  }

  @Test("are told at the latest year of the unit in a panel")
  func panel() throws {
    let folder = TemporaryFolder()
    let path = try folder.write(
      """
      unit,name,district,year,income
      1,Một,Huyện Á,2020,3
      2,Xã \u{202E}Hai\u{202C} và \u{202E}Ba,Huyện\u{200B}A,2020,4
      2,Xã \u{202E}Hai\u{202C} và \u{202E}Ba,Huyện\u{200B}A,2021,4

      """)
    var layout = PanelTableLayout(
      unit: "unit", year: "year", values: .wide([Indicator(id: "income", kind: .positive)]),
      groups: ["district"])
    layout.name = "name"
    let reading = try PanelTableReader.read(path: path, layout: layout)
    #expect(reading.log.problems.map(\.kind) == Self.problems)
    #expect(reading.log.problems.map(\.location?.line) == [4, 4])
  }
}
