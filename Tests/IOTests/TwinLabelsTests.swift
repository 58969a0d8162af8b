import Panels
import Testing

@testable import IO

@Suite("Labels of groups that differ by capitals or spaces")
struct TwinLabelsTests {
  private static let twins = TextProblem.twinLabels(
    column: "district", label: "huyện  a", units: 1, usual: "Huyện A", usualUnits: 2)

  @Test("are two groups, with a warning at the rarer one in a table of units")
  func units() throws {
    let folder = TemporaryFolder()
    let path = try folder.write(
      "code,name,district\n1,Một,Huyện A\n2,Hai,huyện  a\n3,Ba,Huyện A\n4,Bốn,Huyện B\n")
    var log = ProblemLog()
    let units = try UnitTableReader.read(
      path: path, levels: ["district"], encoding: nil, into: &log
    ).names.units
    #expect(units.levels[0].labels.count == 3)
    #expect(log.problems.map(\.kind) == [.text(Self.twins)])
    #expect(log.problems[0].location?.line == 3 && log.problems[0].location?.column == 3)
    #expect(log.problems[0].severity == .warning)
    // Nothing of it keeps the table from being read.
    #expect(try UnitTableReader.read(path: path, levels: ["district"]).units.count == 4)
  }

  @Test("are named at the latest year of the unit in a panel")
  func panel() throws {
    let folder = TemporaryFolder()
    let path = try folder.write(
      """
      unit,district,year,income
      1,Huyện A,2020,3
      2,huyện  a,2020,4
      2,huyện  a,2021,5
      3,Huyện A,2021,6
      4,Huyện B,2021,6

      """)
    let layout = PanelTableLayout(
      unit: "unit", year: "year", values: .wide([Indicator(id: "income", kind: .positive)]),
      groups: ["district"])
    let reading = try PanelTableReader.read(path: path, layout: layout)
    #expect(reading.log.problems.map(\.kind) == [.text(Self.twins)])
    #expect(reading.log.problems[0].location?.line == 4)
    #expect(reading.panels.units.levels[0].labels.count == 3)
  }

  @Test("of one name are none")
  func alike() {
    let column = CategoryColumn(name: "district", values: ["Huyện A", "Huyện A", "Huyện Á", ""])
    #expect(TwinLabels.pairs(column).isEmpty)
  }
}
