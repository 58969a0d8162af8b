import Foundation
import Panels
import Reporting
import Testing

@Suite("What a report says stands out")
struct FindingsTests {
  private func report(_ results: MadeResults, _ language: Language, area: ReportArea = .whole)
    -> [String]
  {
    var account = ReportAccount()
    account.statusYear = 2023
    let maker = ReportMaker(results, account: account, area: area, language: language)
    return MarkdownRenderer.render(maker.document()).components(separatedBy: "\n")
  }

  private func sentences(_ results: MadeResults, _ language: Language) -> [String] {
    report(results, language).filter { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) }
  }

  /// A table of incomes, poverty and people without criteria, with one bar for income.
  private var table: MadeResults {
    var results = MadeResults()
    results.add(
      "indicators",
      "indicator,name_vi,name_en,kind,unit_of_measure\npeople,Dân số,People,count,people\nroad,Có đường,Road,yesno,\nincome,Thu nhập,Income,positive,\npoverty,Hộ nghèo,Poverty,share,percent"
    )
    results.add(
      "means",
      "level,group,indicator,year,statistic,weight,value,units\nall,all,people,2022,sum,,9000,3\nall,all,people,2023,sum,,12345,3\nall,all,road,2023,mean,,50,3\nall,all,income,2023,mean,,51.344,3\nall,all,poverty,2023,mean,,4.5,1\ndistrict,A,income,2023,mean,,40,1"
    )
    results.add(
      "group_forecast",
      "level,group,indicator,year,q10,q50,q90\nall,all,income,2024,50,54.5,60\nall,all,income,2026,56.39,65.056,75.06\nall,all,poverty,2026,1.5,2.25,3"
    )
    results.add(
      "chances",
      "indicator,source,year,requirement,communes_90,communes_66,communes_33,communes_10,communes_0,communes_unknown\nincome,option,2025,≥ 58,0,1,1,1,0,0\nincome,option,2026,≥ 58,1,0,1,0,1,2\npoverty,option,2026,< 2,1,0,0,0,0,0"
    )
    return results
  }

  @Test("is of a table without criteria where each indicator stands, and how many meet each bar")
  func tableInVietnamese() {
    #expect(
      sentences(table, .vi) == [
        "Thu nhập năm 2023: bình quân 51,34 (3 xã có số liệu); dự báo năm 2026 là 65,06 (khoảng 80%: 56,39–75,06).",
        "Hộ nghèo năm 2023: bình quân 4,5% (1 xã có số liệu); dự báo năm 2026 là 2,25% (khoảng 80%: 1,5–3).",
        "Dân số năm 2023: tổng 12.345 người (3 xã có số liệu).",
        "Thu nhập ≥ 58 năm 2026, theo khả năng đạt: ▲ rất chắc (>90%) 1 xã; ◆ ngang ngửa (33–66%) 1 xã; ▼ rất khó (<10%) 1 xã; 2 xã chưa tính được.",
        "Hộ nghèo < 2% năm 2026, theo khả năng đạt: ▲ rất chắc (>90%) 1 xã.",
      ])
  }

  @Test(
    "marks a forecast that did clearly worse than something simpler, and says below what the mark means"
  )
  func doubtful() {
    var results = table
    results.add(
      "methods",
      "indicator,backtest_forecasts,skill_last_value,skill_ols\nincome,30,0.7,-0.2\npoverty,30,0.7,-0.05"
    )
    let said = sentences(results, .en)
    #expect(said[0].hasSuffix("(80% range 56.39–75.06) ⚠ doubtful."))
    #expect(said.count { $0.contains("⚠") } == 1)
    #expect(
      report(results, .en).contains { $0.hasPrefix("⚠ doubtful: when tried on earlier years") })
    #expect(!report(table, .en).contains { $0.contains("⚠") })
  }

  @Test(
    "tells the mean of the last year that nearly all communes have, as the forecast is of all",
    arguments: [
      (
        Language.vi,
        "Thu nhập năm 2023: bình quân 51,34 (30 xã có số liệu); năm 2024 mới có số liệu của 5 xã; dự báo năm 2026 là 65,06 (khoảng 80%: 56,39–75,06).",
        "Hộ nghèo năm 2024: bình quân 4,5% (29 xã có số liệu); dự báo năm 2026 là 2,25% (30 xã; khoảng 80%: 1,5–3).",
        "Dân số năm 2023: tổng 12.345 người (30 xã có số liệu); năm 2024 mới có số liệu của 5 xã; dự báo năm 2026 là 12.346 người (khoảng 80%: 12.340–12.350)."
      ),
      (
        .en,
        "Income in 2023: 51.34 on average (30 communes with data); data of 2024 so far for 5 communes; forecast for 2026: 65.06 (80% range 56.39–75.06).",
        "Poverty in 2024: 4.5% on average (29 communes with data); forecast for 2026: 2.25% (30 communes; 80% range 1.5–3).",
        "People in 2023: 12,345 people in all (30 communes with data); data of 2024 so far for 5 communes; forecast for 2026: 12,346 people (80% range 12,340–12,350)."
      ),
    ])
  func partialLastYear(language: Language, income: String, poverty: String, people: String) {
    var results = table
    results.add(
      "means",
      "level,group,indicator,year,statistic,weight,value,units\nall,all,people,2023,sum,,12345,30\nall,all,people,2024,sum,,2000,5\nall,all,income,2022,mean,,48,30\nall,all,income,2023,mean,,51.344,30\nall,all,income,2024,mean,,44,5\nall,all,poverty,2023,mean,,5,30\nall,all,poverty,2024,mean,,4.5,29"
    )
    results.add(
      "group_forecast",
      "level,group,indicator,year,units,q10,q50,q90\nall,all,income,2026,30,56.39,65.056,75.06\nall,all,poverty,2026,30,1.5,2.25,3\nall,all,people,2026,30,12340.2,12345.6,12350.4"
    )
    var account = ReportAccount()
    account.statusYear = 2024
    let maker = ReportMaker(results, account: account, language: language)
    let lines = MarkdownRenderer.render(maker.document()).components(separatedBy: "\n")
    for sentence in [income, poverty, people] {
      #expect(lines.contains("- " + sentence), "\(lines.filter { $0.hasPrefix("- ") })")
    }
  }

  @Test("names the option of the call that a bar comes from in words")
  func options() {
    var results = table
    results.add(
      "chances",
      "indicator,source,year,requirement,communes_90,communes_66,communes_33,communes_10,communes_0,communes_unknown\nincome,option:1,2025,≥ 58,0,1,1,1,0,0\nincome,option:2,2025,≥ 60,0,1,1,1,0,0"
    )
    let rows = report(results, .vi).filter { $0.hasPrefix("| Thu nhập") }
    #expect(rows.contains { $0.contains("| ≥ 60 (nêu khi chạy) |") }, "\(rows)")
    #expect(!rows.contains { $0.contains("option:") })
  }

  @Test("is the same in English")
  func tableInEnglish() {
    let said = sentences(table, .en)
    #expect(
      said.first
        == "Income in 2023: 51.34 on average (3 communes with data); forecast for 2026: 65.06 (80% range 56.39–75.06)."
    )
    #expect(said.contains { $0.contains("4.5% on average (1 commune with data)") })
    #expect(said.contains { $0.hasPrefix("People in 2023: 12,345 people in all") })
    #expect(
      said.contains(
        "Income ≥ 58 in 2026, by the chance of it: ▲ very likely (>90%) 1 commune; ◆ even (33–66%) 1 commune; ▼ very unlikely (<10%) 1 commune; for 2 communes it is not known."
      ))
  }

  @Test("is not that nothing can be counted where one criterion is open everywhere")
  func oneOpenCriterion() {
    var results = MadeResults.programme(names: ["An", "Bình"])
    results.add(
      "averages",
      "level,group,set,year,communes,communes_unknown,average,provenance\nall,all,set-1,2023,0,2,,observed"
    )
    let said = sentences(results, .vi)
    #expect(
      said.contains(
        "Chưa xã nào đánh giá được đủ mọi tiêu chí theo 1/QĐ, nên không tính số tiêu chí bình quân."
      ))
  }

  @Test("tables of bands say that they count only the communes known in full, where others are not")
  func knownInFull() {
    var results = MadeResults.programme(names: ["An", "Bình"])
    results.add(
      "bands",
      "level,group,set,year,band,communes,total,share\nall,all,set-1,2023,19,1,1,100")
    for (unknown, isSaid) in [(1, true), (0, false)] {
      results.add(
        "averages",
        "level,group,set,year,communes,communes_unknown,average,provenance\nall,all,set-1,2023,1,\(unknown),2,observed"
      )
      #expect(
        report(results, .en).contains(
          "Under 1/QĐ this table counts the 1 commune known in full; 1 other is not in its numbers, averages and shares."
        ) == isSaid)
    }
  }

  @Test("names communes of one name with their place, or with their code where that is the same")
  func sharedNames() {
    var results = MadeResults.programme(names: ["An", "An", "Bình", "Bình", "Châu"])
    results.add(
      "units",
      "code,name,kind,zone,special_area,aliases,district\nu0,An,commune,,no,,A\nu1,An,commune,,no,,B\nu2,Bình,commune,,no,,A\nu3,Bình,commune,,no,,A\nu4,Châu,commune,,no,,A"
    )
    // The first commune has one criterion now as a year ago; the others rose by one and more.
    let rows = report(results, .vi).filter { $0.hasPrefix("| ") }.map {
      $0.dropFirst(2).prefix { $0 != "|" }.trimmingCharacters(in: .whitespaces)
    }
    for name in ["An (A)", "An (B)", "Bình (u2)", "Bình (u3)", "Châu"] {
      #expect(rows.contains(name), "\(name) in \(rows)")
    }
    // In a report on one of them there is nothing to tell apart.
    let area = ReportArea(level: "unit", group: "u0", name: "An", units: ["u0"])
    #expect(!report(results, .vi, area: area).contains { $0.contains("An (A)") })
  }

  @Test("names who stands in the table of communes and is not counted")
  func notCounted() throws {
    var results = MadeResults.programme(names: ["An", "Bình"])
    let levels = try #require(results.tables["levels"])
    let rows = levels.rows.map { row in
      levels.headings.map { $0 == "counted" && row["unit"] == "u1" ? "no" : row[$0] }
    }
    let sentence = "Có tên trong bảng nhưng không tính vào số xã, bình quân và khả năng: Bình."
    #expect(!report(results, .vi).contains { $0.contains(sentence) })
    results.add("levels", levels.headings, rows)
    #expect(report(results, .vi).contains { $0.hasSuffix(sentence) })
  }

  @Test(
    "says what a level above the standard is a share of, and who meets every criterion without it")
  func aboveTheStandard() {
    var results = MadeResults()
    results.add("sets", "set,legal_number,from,to,highest_level\nset-2,2/QĐ,2020,2030,advanced")
    results.add(
      "levels",
      "unit,name,year,set,criteria,criteria_met,criteria_not_assessable,level,counted\nu0,An,2023,set-2,19,19,0,advanced,yes\nu1,Bình,2023,set-2,19,19,0,none,yes\nu2,Châu,2023,set-2,19,18,0,none,yes"
    )
    results.add(
      "bands",
      "level,group,set,year,band,communes,total,share\nall,all,set-2,2023,19,2,3,66.7\nall,all,set-2,2023,15-18,1,3,33.3"
    )
    results.add(
      "shares",
      "level,group,year,standard,set,basis,communes,communes_unknown,denominator,share\nall,all,2023,advanced,set-2,assessment,1,0,2,50"
    )
    let lines = report(results, .vi)
    #expect(lines.contains("Mức nâng cao: mẫu số là số xã đạt chuẩn, năm 2023 là 2 xã."))
    #expect(
      lines.contains {
        $0.hasPrefix("1 xã đủ mọi tiêu chí của 2/QĐ")
          && $0.hasSuffix("(như đạt chuẩn trước): Bình.")
      })
  }

  @Test("tells what fell by set, with the years")
  func fallen() throws {
    var results = MadeResults.programme(names: ["An", "Bình"])
    let levels = try #require(results.tables["levels"])
    let rows = levels.rows.map { row in
      levels.headings.map {
        $0 == "criteria_met" && row["unit"] == "u1"
          ? (row["year"] == "2022" ? "3" : "2") : row[$0]
      }
    }
    results.add("levels", levels.headings, rows)
    #expect(
      sentences(results, .vi).contains(
        "Từ năm 2022 đến năm 2023, 1 xã giảm số tiêu chí theo 1/QĐ: Bình."))
  }

  @Test("rise and fall are said where the criteria left open cannot explain them")
  func certainMoves() {
    var results = MadeResults.programme(names: ["An"])
    let row = { (unit: Int, year: Int, met: Int, open: String, level: String, status: String) in
      "u\(unit),Xã \(unit),\(year),set-1,19,\(met),\(open.split(separator: " ").count),\(level),met=\(status),,,\(open),yes"
    }
    let levels = [
      // Nineteen, then eighteen with one open: nobody knows.
      row(0, 2022, 19, "", "met", "met"), row(0, 2023, 18, "16", "none", "not_assessable"),
      // The same the other way round.
      row(1, 2022, 18, "16", "none", "not_assessable"), row(1, 2023, 19, "", "met", "met"),
      // Nineteen, then at most seventeen.
      row(2, 2022, 19, "", "met", "met"), row(2, 2023, 15, "3 4", "none", "not_met"),
      // At most eighteen, then nineteen.
      row(3, 2022, 17, "16", "none", "not_met"), row(3, 2023, 19, "", "met", "met"),
      // The same is open in both years: fewer may have been met, or not.
      row(4, 2022, 15, "16", "none", "not_met"), row(4, 2023, 14, "16", "none", "not_met"),
    ]
    results.add(
      "levels",
      "unit,name,year,set,criteria,criteria_met,criteria_not_assessable,level,level_status,recognised_level,decision_date,not_assessable,counted\n"
        + levels.joined(separator: "\n"))
    let lines = report(results, .vi).map { $0.replacing(/\ +/, with: " ") }
    let section = { (heading: String) in
      lines.drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("#") }
        .filter { $0.hasPrefix("| Xã ") }.dropFirst().map(\.self)
    }
    #expect(
      section("### Xã lên mức theo số liệu")
        == ["| Xã 3 | 17 + 1? | 19 | ? | Chưa đạt chuẩn | Đạt chuẩn |"])
    #expect(
      section("### Xã tụt mức hoặc giảm tiêu chí")
        == ["| Xã 2 | 19 | 15 + 2? | ? | Đạt chuẩn | Chưa đạt chuẩn |"])
    #expect(
      section("### Chưa rõ lên hay tụt, vì có tiêu chí chưa đánh giá được") == [
        "| Xã 0 | 19 | 18 + 1? | ? | Đạt chuẩn | Chưa đánh giá được |",
        "| Xã 1 | 18 + 1? | 19 | ? | Chưa đánh giá được | Đạt chuẩn |",
      ])
    #expect(lines.contains { $0.contains("1 xã giảm số tiêu chí") && $0.hasSuffix("Xã 2.") })
    #expect(lines.contains { $0.hasPrefix("| Xã 4 ") && $0.contains("| −1 |") })
  }

  @Test("name units by their kind, and units of several ranks as units")
  func kinds() {
    var results = table
    results.add("units", "code,name,kind\np1,Một,province\np2,Hai,province\np3,Ba,province")
    results.add(
      "trend",
      "unit,name,indicator,segment_from,slope,last_year,last_value\np1,Một,income,2015,1,2023,40")
    #expect(sentences(results, .vi)[0].contains("bình quân 51,34 (3 tỉnh có số liệu)"))
    #expect(sentences(results, .en)[0].contains("(3 provinces with data)"))
    #expect(!sentences(results, .vi).joined().contains(" xã"))
    #expect(report(results, .vi).contains("## Kết quả theo đơn vị"))
    #expect(report(results, .vi).contains { $0.hasPrefix("| Tỉnh") })
    results.add("units", "code,name,kind\np1,Một,province\np2,Hai,nation\np3,Ba,town")
    #expect(sentences(results, .vi)[0].contains("(3 đơn vị có số liệu)"))
    #expect(report(results, .vi).contains { $0.hasPrefix("| Đơn vị") })
    results.add("units", "code,name,kind\np1,Một,commune\np2,Hai,\np3,Ba,town")
    #expect(sentences(results, .vi)[0].contains("(3 xã có số liệu)"))
  }

  @Test("gives no per cent of the communes with a verdict where many have none")
  func openCriteria() throws {
    var results = MadeResults.programme(names: ["An", "Bình"])
    results.add(
      "criteria",
      "set,year,criterion,name_vi,name_en,met,not_met,not_assessable\nset-1,2023,15,Y tế,Health,0,20,40\nset-1,2023,1,Quy hoạch,Planning,60,0,0"
    )
    #expect(
      sentences(results, .vi).contains(
        "Tiêu chí nhiều xã chưa đạt nhất theo 1/QĐ: 15 Y tế, 20 trong 60 xã; 40 xã chưa đánh giá được."
      ))
    let rows = try #require(results.tables["criteria"]?.rows)
    let block = try #require(
      ChartBlock.hardest(rows, aim: nil, words: Words(.vi), vocabulary: BookVocabulary(.vi)))
    #expect(block.title.contains("Y tế (20 xã); 40 xã chưa đánh giá được"), "\(block.title)")
    results.add(
      "criteria",
      "set,year,criterion,name_vi,name_en,met,not_met,not_assessable\nset-1,2023,15,Y tế,Health,34,20,6"
    )
    #expect(sentences(results, .vi).contains { $0.hasSuffix("15 Y tế, 20/54 xã (37,0%).") })
  }

  @Test("says of a commune whose chance of all criteria has no number that it cannot be computed")
  func chanceOfAll() throws {
    var results = MadeResults.programme(names: ["An", "Bình"])
    results.add(
      "criteria_outlook",
      "unit,name,set,year,p_all,provenance\nu0,An,set-1,2025,0.4,observed\nu1,Bình,set-1,2025,,observed"
    )
    let lines = report(results, .vi)
    #expect(lines.contains { $0.hasPrefix("| Bình") && $0.contains("? chưa tính được") })
    #expect(!lines.contains { $0.hasPrefix("| An") && $0.contains("? chưa tính được") })
  }
}
