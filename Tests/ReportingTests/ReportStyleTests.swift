import Panels
import Reporting
import Testing

@Suite("How reports print numbers, days and spans")
struct ReportStyleTests {
  private func report(_ results: MadeResults, _ language: Language) -> [String] {
    var account = ReportAccount()
    account.statusYear = 2023
    let maker = ReportMaker(results, account: account, language: language)
    return MarkdownRenderer.render(maker.document()).components(separatedBy: "\n")
  }

  private func cells(_ lines: [String], _ name: String) -> [String] {
    let line = lines.first { $0.hasPrefix("| \(name)") } ?? ""
    return line.split(separator: "|").dropFirst().map { $0.filter { $0 != " " } }
  }

  @Test(
    "a column of numbers has one count of decimals, and a row of counts none",
    arguments: [
      (
        Language.vi, ["89,88", "90,2", "+0,32"], ["10,50", "10,0", "−0,50"],
        ["9.000", "12.345", "+3.345"]
      ),
      (
        .en, ["89.88", "90.2", "+0.32"], ["10.50", "10.0", "−0.50"],
        ["9,000", "12,345", "+3,345"]
      ),
    ])
  func decimals(language: Language, insurance: [String], poverty: [String], people: [String]) {
    var results = MadeResults()
    results.add(
      "indicators",
      "indicator,name_vi,name_en,kind,unit_of_measure\ninsurance,Insured,Insured,share,\npoverty,Poor,Poor,share,\npeople,People,People,count,"
    )
    results.add(
      "means",
      "level,group,indicator,year,statistic,weight,value,units,missing,change,change_units\nall,all,insurance,2022,mean,,89.88,3,0,,0\nall,all,insurance,2023,mean,,90.2,3,0,0.32,3\nall,all,poverty,2022,mean,,10.5,3,0,,0\nall,all,poverty,2023,mean,,10,3,0,-0.5,3\nall,all,people,2022,sum,,9000,3,0,,0\nall,all,people,2023,sum,,12345,3,0,3345,3"
    )
    let lines = report(results, language)
    #expect(Array(cells(lines, "Insured").prefix(3)) == insurance)
    #expect(Array(cells(lines, "Poor").prefix(3)) == poverty)
    #expect(Array(cells(lines, "People").prefix(3)) == people)
    // Of one year alone, too, beside which nothing else tells counts from measures.
    results.add(
      "means",
      "level,group,indicator,year,statistic,weight,value,units,missing,change,change_units\nall,all,insurance,2023,mean,,90.25,3,0,,0\nall,all,poverty,2023,mean,,10,3,0,,0\nall,all,people,2023,sum,,12345,3,0,,0"
    )
    let one = report(results, language)
    #expect(cells(one, "People")[1] == people[1])
    #expect(cells(one, "Poor")[1] == poverty[1] + "0")
  }

  @Test(
    "means that lack their weights say that they are simple ones", arguments: [Language.vi, .en])
  func simpleMeans(language: Language) {
    var results = MadeResults()
    results.add(
      "indicators",
      "indicator,name_vi,name_en,kind,unit_of_measure\nincome,Thu nhập,Income,positive,\npoverty,Hộ nghèo,Poverty,share,"
    )
    let means = { (lacking: Int) in
      "level,group,indicator,year,statistic,weight,value,units,missing,missing_weight\nall,all,income,2023,mean,,51.34,3,0,\(lacking)\nall,all,poverty,2023,mean,households,4.5,3,0,1"
    }
    let note = { (lines: [String]) in
      lines.first { $0.contains(language == .vi ? "bình quân đơn giản" : "simple means") }
    }
    results.add("means", means(3))
    let said = note(report(results, language))
    #expect(said?.contains(language == .vi ? "Thu nhập" : "Income") == true)
    #expect(said?.contains(language == .vi ? "Hộ nghèo" : "Poverty") == false)
    // One that no weight belongs to is what it is.
    results.add("means", means(0))
    #expect(note(report(results, language)) == nil)
  }

  @Test("spans of bands have a dash, and days two digits each")
  func spans() {
    var results = MadeResults.programme(names: ["An", "Bình"])
    results.add(
      "bands",
      "level,group,set,year,band,low,high,communes,total,share\nall,all,set-1,2023,3,3,3,1,2,50\nall,all,set-1,2023,1-2,1,2,1,2,50"
    )
    results.add(
      "roadmap",
      "unit,name,set,level,year,met_year,decision_date\nu0,An,set-1,met,2023,2023,2023-08-05")
    results.add(
      "roadmap-years",
      "level,year,planned,planned_cumulative,recognised,recognised_cumulative\nmet,2023,1,1,1,1")
    let text = report(results, .vi).joined(separator: "\n")
    #expect(text.contains("1–2 ") && !text.contains("1-2 "))
    #expect(text.contains("✓ 2023 (05/08/2023)"))
  }
}
