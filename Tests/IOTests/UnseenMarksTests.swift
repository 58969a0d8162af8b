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
    #expect(log.problems.allSatisfy { $0.severity == .notice })
    #expect(units.names[1] == "Xã \u{202E}Hai\u{202C} và \u{202E}Ba")
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
