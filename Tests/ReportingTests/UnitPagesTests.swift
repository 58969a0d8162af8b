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

  @Test("have the last value and forecast of every indicator, the roadmap and the recognition")
  func indicators() throws {
    var results = programme
    results.add(
      "trend",
      """
      unit,name,indicator,segment_from,slope,last_year,last_value
      u0,An,income,2010,1.5,2019,31.5
      u0,An,income,2020,2.5,2023,41.5
      u0,An,poverty,2010,-1,2023,7.25
      """)
    results.add("group_forecast", "level,group,indicator,year\nall,,income,2025")
    results.add(
      "forecast",
      """
      unit,indicator,year,status,q50
      u0,income,2024,ok,43.25
      u0,income,2025,ok,46.75
      u0,poverty,2025,no_spread,7.25
      """)
    results.add("roadmap", "unit,level,set,year,verdict,met_year\nu0,met,set-1,2025,not_met,2024")
    let texts = try pages(results, .vi)
    for text in ["41,5", "46,75", "7,25", "+2,5", "✓ 2024"] {
      #expect(texts.contains("\"\(text)\""), "\(text)")
    }
    #expect(!texts.contains("31,5") && !texts.contains("43,25"))
    // A bar of the indicator tells its own year; the mark of a doubtful forecast is explained.
    results.add(
      "attainment",
      """
      unit,indicator,year,requirement,last_year,last_value,observed_change,p_met_in_year
      u0,income,2024,≥ 42,2023,41.5,2.5,0.75
      """)
    results.add(
      "methods",
      "indicator,skill_last_value,skill_ols,backtest_forecasts\nincome,0.2,-0.5,100")
    let barred = try pages(results, .vi)
    #expect(barred.contains("\"43,25 ⚠ kém tin cậy\"") && !barred.contains("46,75"))
    #expect(barred.contains("⚠ kém tin cậy: khi thử lại trên các năm trước"))
    let script = String(decoding: PackageResources.report_js, as: UTF8.self)
    #expect(script.contains("units.doubt.note"))
  }

  @Test("say what a decision recognised")
  func recognised() throws {
    var results = programme
    let levels = try #require(results.tables["levels"])
    results.add(
      "levels", levels.headings + ["recognised_level", "decision_date"],
      levels.rows.map { row in
        levels.headings.map { row[$0] }
          + (row["unit"] == "u2" && row["year"] == "2023" ? ["met", "2024-05-06"] : ["", ""])
      })
    #expect(try pages(results, .vi).contains("\"✓ Đạt chuẩn (06/05/2024)\""))
    var account = ReportAccount()
    account.statusYear = 2023
    let area = ReportArea(level: "unit", group: "u2", name: "Châu", units: ["u2"])
    let report = MarkdownRenderer.render(
      ReportMaker(results, account: account, area: area, language: .vi).document())
    #expect(report.contains("✓ Đạt chuẩn (06/05/2024)"))
  }
}
