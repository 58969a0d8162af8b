import Panels
import Testing

@testable import Reporting

@Suite("The pages of communes that a browser shows on demand")
struct UnitPagesTests {
  /// The texts of a page, by what it is about.
  private func pages(
    _ results: MadeResults, _ language: Language, simulated: Int = 0
  ) throws -> String {
    var account = ReportAccount()
    account.statusYear = 2023
    account.simulated = (simulated, 100)
    let maker = ReportMaker(results, account: account, language: language)
    return try #require(UnitPages(maker).json).text
  }

  private var programme: MadeResults {
    var results = MadeResults.programme(names: ["An", "Bình", "Châu", "Đức"])
    results.add(
      "units",
      "code,name,kind,zone,special_area,aliases,district\nu0,An,commune,,no,,A\nu1,Bình,commune,,no,,A\nu2,Châu,commune,,no,,A\nu3,Đức,commune,,no,,A"
    )
    return results
  }

  @Test(
    "say of how many criteria a number is expected where some have no outlook",
    arguments: [
      (Language.vi, "2,5 (trong 2/3 tiêu chí dự báo được)"),
      (.en, "2.5 (of 2 of 3 criteria, the others having no outlook)"),
    ])
  func expected(language: Language, expected: String) throws {
    // The fourth commune has criterion 1 open.
    #expect(try pages(programme, language).contains("\"\(expected)\""))
    var known = MadeResults.programme(names: ["An", "Bình", "Châu"])
    known.tables["units"] = programme.tables["units"]
    #expect(try !pages(known, language).contains(expected))
  }

  @Test("bear the mark of simulated data where the report does, and say which columns are numbers")
  func mark() throws {
    #expect(try !pages(programme, .vi).contains("MÔ PHỎNG"))
    let simulated = try pages(programme, .vi, simulated: 5)
    #expect(simulated.contains("\"mark\" : \"SỐ LIỆU MÔ PHỎNG"))
    #expect(simulated.filter { !$0.isWhitespace }.contains("[true,false,true,true,true]"))
    let script = String(decoding: PackageResources.report_js, as: UTF8.self)
    #expect(script.contains("units.mark") && script.contains("kind.numeric"))
  }

  @Test("leave out years in which a set was not in force, but for that reported on")
  func inForce() throws {
    var results = programme
    let levels = try #require(results.tables["levels"])
    func set(_ years: Set<String>) {
      results.add(
        "levels", levels.headings,
        levels.rows.map { row in
          levels.headings.map {
            $0 == "in_force" && years.contains(row["year"]) ? "no" : row[$0]
          }
        })
    }
    #expect(try pages(results, .en).contains("\"2022\""))
    set(["2022"])
    #expect(try !pages(results, .en).contains("\"2022\""))
    set(["2022", "2023"])
    #expect(try pages(results, .en).contains("\"2023\""))
  }
}
