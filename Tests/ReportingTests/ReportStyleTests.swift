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

  @Test(
    "promises have one count of decimals for each unit of measure, and none where nothing is asked",
    arguments: [(Language.vi, "chưacógìđểhứa"), (.en, "nothing")])
  func promises(language: Language, nothing: String) {
    var results = MadeResults.programme(names: ["An", "Bình"])
    results.add(
      "indicators",
      "indicator,name_vi,name_en,kind,unit_of_measure\ninsurance,Insured,Insured,share,percent\npoverty,Poor,Poor,share,percent\nincome,Income,Income,positive,million_vnd_per_person_per_year\nbalance,Balance,Balance,number,points"
    )
    let head =
      "level,unit,name,set,figure,year,sign,confidence,last_value,median,promise_rounded,probability_rounded,ambition"
    let rows = [
      "insurance,2024,≥,0.8,92.59,93.5,93.25,0.87,unknown",
      "poverty,2024,≤,0.8,34.4,30.25,35,0.8,already_met",
      "income,2024,≥,0.8,36.68,39.44,38,0.81,unknown",
      "balance,2024,≥,0.8,1,2,0,0.81,unknown",
      "communes_at_or_above:met,2024,≥,0.8,0,0,0,,unknown",
      "communes_at:met,2024,≥,0.8,0,0,0,,unknown",
      "communes_at_or_above:basic,2024,≥,0.8,6,5,4,,unknown",
      "communes_at:basic,2024,≥,0.8,5,4,3,,unknown",
      "average_criteria,2024,≥,0.8,16.2,16.95,16.4,,unknown",
    ].map { "all,all,all,\($0.hasPrefix("c") || $0.hasPrefix("a") ? "set-1" : ""),\($0)" }
    results.add("promises", ([head] + rows).joined(separator: "\n"))
    let lines = report(results, language)
    let mark = language == .vi ? "," : "."
    let numbers = { (name: String, places: Range<Int>) in
      cells(lines, name).dropFirst(places.lowerBound).prefix(places.count).map {
        $0.replacing(mark, with: ".")
      }
    }
    #expect(numbers("Insured", 1..<4) == ["92.59", "93.50", "≥93.25"])
    #expect(numbers("Poor", 1..<4) == ["34.40", "30.25", "≤35.00"])
    #expect(numbers("Income", 1..<4) == ["36.68", "39.44", "≥38"])
    #expect(numbers("Balance", 1..<4) == ["1", "2", "≥0"])
    let (atLeast, exactly) =
      language == .vi
      ? ("Số xã từ mức", "Số xã ở mức") : ("Communes at meeting", "Communes at basic")
    #expect(Array(cells(lines, atLeast).dropFirst().prefix(4)) == ["0", "0", nothing, "–"])
    let basic = lines.last { $0.hasPrefix("| \(exactly)") } ?? ""
    #expect(basic.contains(" 5 |") && basic.contains(" 4 |") && basic.contains("≥ 3 |"))
    // Where nobody stands above a level, it and "or above" are one promise.
    #expect(lines.count { $0.hasPrefix(language == .vi ? "| Số xã " : "| Communes at ") } == 3)
  }

  @Test(
    "that every indicator is forecast alike is said once",
    arguments: [
      (Language.vi, "tự chọn (auto), phần chung và phần riêng."),
      (.en, "centre shared and own parts."),
    ])
  func oneMethod(language: Language, expected: String) {
    var results = MadeResults()
    results.add(
      "indicators",
      "indicator,name_vi,name_en,kind,unit_of_measure\nincome,Thu nhập,Income,positive,")
    results.add(
      "methods",
      "indicator,method,centre,backtest_forecasts,mean_absolute_error,skill_last_value,skill_ols,effective_years_first,effective_years_last\nincome,auto,pooled,380,7.8,0.8,0.06,6,1"
    )
    let said = report(results, language).first { $0.contains("(auto)") || $0.contains("auto") }
    let note = report(results, language).last { $0.lowercased().contains(expected) }
    #expect(note != nil, "\(said ?? "nothing")")
    #expect(note?.contains("gộp phần chung") != true)
  }

  @Test("weights stand by their names, without the column that data have them in")
  func weights() {
    var results = MadeResults.programme(names: ["An", "Bình"])
    results.add(
      "problems",
      [
        "severity", "problem", "indicator", "message_vi", "fix_vi",
      ],
      [
        [
          "warning", "missing-weight", "", "Số liệu không có dân số (population).",
          "Hãy bổ sung dân số (population).",
        ]
      ])
    let text = report(results, .vi).joined(separator: "\n")
    #expect(text.contains("Số liệu không có dân số. Hãy bổ sung dân số."), "\(text)")
  }

  @Test("what was forecast worse than by a line or the last value is named, and nothing else")
  func doubts() {
    var results = MadeResults.programme(names: ["An", "Bình"])
    let head =
      "indicator,method,centre,backtest_forecasts,mean_absolute_error,skill_last_value,skill_ols"
    results.add(
      "methods",
      "\(head)\nincome,auto,pooled,60,2.3,0.7,-0.58\npoverty,auto,pooled,60,1.1,-0.2,0.1\npeople,auto,pooled,60,9,-0.05,-0.09\nfew,auto,pooled,6,1,-0.4,-0.4\nnew,auto,pooled,0,,,"
    )
    let lines = report(results, .vi)
    let doubts = lines.filter { $0.contains("Trong các lần thử, dự báo kém hơn hẳn") }
    #expect(doubts.count == 2)
    #expect(doubts.first?.contains("giữ giá trị cuối: poverty (−20,0%).") == true, "\(doubts)")
    #expect(
      doubts.last?.contains("từng đơn vị: Thu nhập (triệu đồng/người/năm) (−58,0%).")
        == true, "\(doubts)")
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
