import Panels
import Testing

@Suite("Places of values")
struct ValueOriginsTests {
  private static let codes = ["a", "b", "c"]
  private static let years = [2019, 2020]
  private static let column = ValueOrigins.Column(file: "x.csv", column: 3, name: "income")

  @Test("a wide table shares its lines among all indicators")
  func wide() {
    let origins = ValueOrigins.wide(
      codes: Self.codes, years: Self.years, lines: [2, 3, 0, 5, 6, 7],
      columns: [
        "income": Self.column, "poverty": ValueOrigins.Column(file: "x.csv", column: 4),
      ])
    #expect(
      origins.location(of: "income", unit: "b", year: 2019)
        == SourceLocation(file: "x.csv", line: 3, column: 3, columnName: "income"))
    #expect(origins.location(of: "poverty", unit: "c", year: 2020)?.line == 7)
    #expect(origins.location(of: "poverty", unit: "c", year: 2020)?.column == 4)
    #expect(origins.location(of: "income", unit: "c", year: 2019) == nil)
    #expect(origins.location(of: "other", unit: "a", year: 2019) == nil)
    #expect(origins.location(of: "income", unit: "d", year: 2019) == nil)
    for year in [2018, 2021] {
      #expect(origins.location(of: "income", unit: "a", year: year) == nil)
    }
  }

  @Test("cells of one indicator may come from several files and sheets")
  func cells() {
    var origins = ValueOrigins(codes: Self.codes, years: Self.years)
    let sheet = ValueOrigins.Column(file: "y.xlsx", sheet: "2020", column: 28)
    origins.set("income", cell: 0, line: 9, column: Self.column)
    origins.set("income", cell: 4, line: 14, column: sheet)
    origins.set("income", cell: 5, line: 10, column: Self.column)
    #expect(origins.location(of: "income", unit: "a", year: 2019)?.file == "x.csv")
    #expect(origins.location(of: "income", unit: "b", year: 2020)?.cell == "AB14")
    #expect(origins.location(of: "income", unit: "c", year: 2020)?.line == 10)
    #expect(origins.location(of: "income", unit: "b", year: 2019) == nil)
    #expect(ValueOrigins.none.location(of: "income", unit: "a", year: 2019) == nil)
  }
}
