import Foundation
import Panels
import Reporting
import Testing

@Suite("What a report says of targets")
struct ReportTargetsTests {
  private func rows(_ results: MadeResults, _ language: Language, under heading: String) -> [String]
  {
    var account = ReportAccount()
    account.statusYear = 2023
    let maker = ReportMaker(results, account: account, language: language)
    let lines = MarkdownRenderer.render(maker.document()).components(separatedBy: "\n")
    let section = lines.drop { !$0.hasPrefix("#") || !$0.hasSuffix(heading) }.dropFirst()
    return section.prefix { !$0.hasPrefix("#") }.filter { $0.hasPrefix("| ") }
  }

  private func text(_ results: MadeResults, _ language: Language) -> String {
    var account = ReportAccount()
    account.statusYear = 2023
    return MarkdownRenderer.render(
      ReportMaker(results, account: account, language: language).document())
  }

  private static let headings = [
    "target", "name_vi", "name_en", "unit", "year", "basis", "requirement", "measured_in", "value",
    "verdict", "units", "q05", "q95", "statistic", "subject", "set",
  ]

  @Test(
    "a forecast of an indicator that did worse than something simpler is marked beside the figure",
    arguments: [
      (Language.vi, "39,44 (36,75–42,32) ⚠ kém tin cậy"), (.en, "39.44 (36.75–42.32) ⚠ doubtful"),
    ])
  func doubtful(language: Language, expected: String) {
    var results = MadeResults.programme(names: ["An", "Bình", "Châu"])
    results.add(
      "targets", Self.headings,
      [
        [
          "a", "Thu nhập", "Income", "", "2024", "expected", "≥ 42", "", "39.44", "not_met", "3",
          "36.75", "42.32", "mean", "income", "",
        ],
        [
          "b", "Thu nhập", "Income", "", "2025", "carried", "≥ 42", "", "36.68", "not_met", "3",
          "", "", "mean", "income", "",
        ],
      ])
    #expect(!text(results, language).contains("⚠"))
    results.add(
      "methods",
      "indicator,backtest_forecasts,skill_last_value,skill_ols\nincome,380,0.7,-0.58")
    let marked = text(results, language).split(separator: "\n").filter { $0.contains("⚠") }
    #expect(marked.count { $0.hasPrefix("|") && $0.contains(expected) } == 1, "\(marked)")
    #expect(marked.count == 2, "the figure and what the mark means: \(marked)")
  }

  @Test(
    "a forecast of communes added says so, beside columns that count all communes",
    arguments: [
      (Language.vi, "Năm trước, hiện nay, kế hoạch", "thêm 8–10 (2024) | thêm 5 (0–15)"),
      (.en, "Last year, now, plan", "added: 8–10 (2024) | added: 5 (0–15)"),
    ])
  func added(language: Language, heading: String, expected: String) {
    var results = MadeResults.programme(names: ["An", "Bình", "Châu"])
    results.add(
      "shares",
      ["level", "group", "year", "standard", "set", "basis", "communes", "denominator", "share"],
      [
        ["all", "all", "2022", "met", "set-1", "assessment", "7", "50", "14"],
        ["all", "all", "2023", "met", "set-1", "assessment", "14", "59", "23.7"],
      ])
    results.add(
      "targets", Self.headings,
      [
        [
          "a", "Thêm", "More", "", "2024", "expected", "[8, 10]", "communes", "5", "not_met", "64",
          "0", "15", "communes_added", "met", "set-1",
        ]
      ])
    let row = rows(results, language, under: heading).first { $0.contains("14/59") }
    #expect(row?.contains(expected) == true, "\(row ?? "no row")")
    // What is added is new at the level; what a level loses is not taken away.
    let note = language == .vi ? "chưa trừ những xã mất mức" : "takes none away that lose it"
    #expect(text(results, language).contains(note))
    let target = results.tables["targets"]
    results.add(
      "targets", Self.headings,
      (target?.rows ?? []).map { row in
        Self.headings.map { $0 == "statistic" ? "communes_at_or_above" : row[$0] }
      })
    #expect(!text(results, language).contains(note))
  }

  /// Results with targets ahead: the bounds of each chance, its probability and the units that are not known.
  private func open(_ targets: [(bounds: (String, String), chance: String, unknown: String)])
    -> MadeResults
  {
    var results = MadeResults.programme(names: ["An", "Bình", "Châu"])
    results.add(
      "targets",
      Self.headings + ["probability", "probability_least", "probability_most", "units_unknown"],
      targets.enumerated().map { index, target in
        [
          "t\(index)", "Giữ \(index)", "Keep \(index)", "", "2024", "expected", "≤ 0", "communes",
          "0", "not_assessable", "51", "0", "0", "communes_lost", "met", "set-1", target.chance,
          target.bounds.0, target.bounds.1, target.unknown,
        ]
      })
    return results
  }

  @Test("where the communes that cannot be assessed leave everything open no number is forecast")
  func open() {
    let results = open([(("0", "1"), "", "14"), (("0.2", "0.4"), "", "2")])
    let targets = rows(results, .vi, under: "Mục tiêu của kế hoạch")
    #expect(targets.contains { $0.contains("Giữ 0") && $0.contains("–, 14 xã chưa tính được") })
    #expect(!targets.contains { $0.contains("Giữ 0") && $0.contains("0 (0–0)") })
    #expect(
      targets.contains { $0.contains("Giữ 1") && $0.contains("0 (0–0), 2 xã chưa tính được") })
  }

  @Test("the count of likely targets names those of which bounds alone, or nothing, are known")
  func bounded() {
    let results = open([
      (("0", "1"), "", "14"), (("0.2", "0.4"), "", "2"), (("0.7", "0.7"), "0.7", "0"),
    ])
    #expect(
      text(results, .vi).contains(
        "1/1 chỉ tiêu nhiều khả năng đạt (từ 66%), 0 chỉ tiêu khó đạt (dưới 33%); 1 chỉ tiêu chỉ biết khoảng của xác suất; 1 chỉ tiêu chưa tính được xác suất."
      ))
  }

  @Test("an index that says nothing of some communes says of how many")
  func tracking() {
    var results = MadeResults.programme(names: ["An", "Bình", "Châu"])
    results.add(
      "tracking_counts",
      "indicator,target_source,target,target_year,method,on_track,not_on_track,undefined\nincome,option,≥ 50,2026,unsd-2023,28,0,3\nincome,option,≥ 50,2026,accel,27,1,3\nincome,option,≥ 50,2026,aarr,20,11,0"
    )
    let said = text(results, .vi)
    #expect(said.contains("27/28 + 3?") && said.contains("20/31"))
    #expect(!said.contains("20/31 +"))
    // Where nothing but what has met the target is told, no share is.
    #expect(said.contains("UNSD 2023 (Liên hợp quốc) 28 đã đạt, 3 chưa tính được"))
    results.add(
      "tracking",
      "unit,indicator,target_source,target_year,method,class\nu1,income,option,2026,unsd-2023,on_track"
    )
    #expect(text(results, .vi).contains("28/28 + 3?"))
  }

  @Test("what many indices say of a target is said once, also where none can be computed")
  func trackingOfAll() {
    var results = MadeResults.programme(names: ["An", "Bình", "Châu"])
    results.add(
      "tracking_counts",
      (["indicator,target_source,target,target_year,method,on_track,not_on_track,undefined"]
        + ["unsd-2023", "aarr", "accel", "escap-csi"].map { "income,option,≥ 50,2026,\($0),0,0,15" })
        .joined(separator: "\n"))
    #expect(text(results, .vi).contains("4 chỉ số như nhau: 0 đã đạt, 15 chưa tính được"))
  }

  @Test(
    "the annex has the rounding, the forecast in the words of the screen, and what was not compared"
  )
  func annex() {
    var results = MadeResults.programme(names: ["An", "Bình"])
    results.add(
      "methods",
      "indicator,method,centre,backtest_forecasts,mean_absolute_error,skill_last_value,skill_ols,effective_years_first,effective_years_last\nincome,auto,pooled,65,0.5,,,1,1"
    )
    let said = text(results, .vi)
    #expect(
      said.contains("dự báo riêng phần chung của cả vùng, của từng nơi và phần riêng của mỗi"))
    #expect(said.contains("có thể lệch một đơn vị ở chữ số cuối"))
    #expect(said.contains("Không so sánh được với cách khác") && !said.contains("0,0%"))
  }

  @Test("a forecast far worse in too few trials is said to be untold")
  func fewTrials() {
    var results = MadeResults.programme(names: ["An", "Bình"])
    let add = { (count: Int) in
      results.add(
        "methods",
        "indicator,method,centre,backtest_forecasts,mean_absolute_error,skill_last_value,skill_ols,effective_years_first,effective_years_last\nincome,auto,pooled,\(count),0.5,0.8,-0.95,1,1"
      )
    }
    add(18)
    #expect(text(results, .vi).contains("mới thử dưới 20 lần nên chưa đủ để kết luận"))
    add(20)
    #expect(!text(results, .vi).contains("chưa đủ để kết luận"))
    #expect(text(results, .vi).contains("kém hơn hẳn đường thẳng"))
  }

  @Test("the years of a roadmap say why a unit is not in time and yet not known by name")
  func notInTime() {
    var results = MadeResults.programme(names: ["An", "Bình"])
    results.add("slippage", "unit,name,level,planned_year,status\nu0,An,met,2022,not_in_time")
    results.add(
      "roadmap", "unit,level,set,year,verdict,missing,met_year\nu0,met,set-1,2022,not_met,3,")
    #expect(text(results, .vi).contains("đều đã biết tên, không có đơn vị này"))
  }

  @Test("items of a whole set are told from those given by name")
  func wholeSets() {
    var results = MadeResults.programme(names: ["An", "Bình"])
    results.add("coverage", "set,leaves,agencies,gaps,overlaps\nset-1,22,3,20,0")
    #expect(text(results, .en).contains("| Agencies |"))
    #expect(text(results, .vi).contains("thì tính là chủ trì mọi mục của bộ"))
  }

  @Test("targets of one table have the decimals of their own unit of measure")
  func measures() throws {
    var results = MadeResults.programme(names: ["An", "Bình"])
    results.add(
      "targets", Self.headings,
      [
        ["a", "Thêm xã", "Communes", "", "2024", "observed", "≥ 30", "communes", "25"],
        ["b", "Dân giàu", "Wealth", "", "2024", "observed", "≥ 42", "million_vnd", "36.68"],
        ["c", "Dân giàu hơn", "More wealth", "", "2024", "observed", "≥ 42", "million_vnd", "37"],
      ].map { $0 + ["not_met", "2", "", "", "mean", "income", ""] })
    results.add(
      "plausibility",
      "target,unit,start,start_value,start_year,requirement,year,change_in,required_change,observed_change,observed_years,percentile,ambition,reached\na,,status,25,2023,≥ 30,2024,difference,5,2,3,,unknown,27\nb,,status,36.68,2023,≥ 42,2024,difference,5.32,1.5,3,,unknown,38.18"
    )
    results.add(
      "plan_checks",
      "check,target,other,promised,bound,slack,verdict\nmean_and_bar,b,set-1 10.1,42,44.25,-2.25,not_met\navailable,a,,30,40,10,met"
    )
    let targets = rows(results, .vi, under: "Mục tiêu của kế hoạch")
    #expect(targets.contains { $0.contains("Thêm xã") && $0.contains(" 25 |") })
    #expect(targets.contains { $0.contains("Dân giàu ") && $0.contains(" 36,68 |") })
    #expect(targets.contains { $0.contains("Dân giàu hơn") && $0.contains(" 37,00 |") })
    let ways = rows(results, .vi, under: "Mục tiêu so với đà đã qua")
    #expect(ways.contains { $0.contains(" +5 |") && $0.contains(" +2 |") && $0.contains(" 27 |") })
    #expect(ways.contains { $0.contains(" +5,32 |") && $0.contains(" +1,5 |") })
    let checks = rows(results, .vi, under: "Các mục tiêu có khớp nhau không")
    #expect(checks.contains { $0.contains("Thêm xã") && $0.contains(" 30 |") })
    #expect(
      checks.contains { $0.contains("Dân giàu") && $0.contains(" 42 |") && $0.contains(" 44,25 |") }
    )
    // The set and the item have the names they have elsewhere.
    #expect(checks.contains { $0.contains("1/QĐ 10.1 (Thu nhập)") })
    #expect(!checks.contains { $0.contains("set-1") })
  }

  @Test(
    "a level that no target speaks of has the plan of the roadmap beside it",
    arguments: [
      (Language.vi, "3 xã theo lộ trình (2024)"), (.en, "3 by the roadmap (2024)"),
    ])
  func planOfRoadmap(language: Language, expected: String) throws {
    var results = MadeResults.programme(names: ["An", "Bình", "Châu"])
    results.add(
      "shares",
      "level,group,year,standard,set,basis,communes,denominator,share\nall,all,2023,met,set-1,assessment,14,59,23.7\nall,all,2023,met,set-1,decision,12,59,20.3"
    )
    results.add(
      "roadmap", "unit,name,set,level,year\nu0,An,set-1,met,2024\nu1,Bình,set-1,met,2025")
    results.add(
      "roadmap-years",
      "level,year,planned,planned_cumulative,recognised,recognised_cumulative\nmet,2023,1,1,1,1\nmet,2024,2,3,,\nmet,2025,1,4,,"
    )
    let heading = language == .vi ? "Năm trước, hiện nay, kế hoạch" : "Last year, now, plan"
    let found = rows(results, language, under: heading)
    let row = try #require(found.first { $0.contains("14/59") })
    #expect(row.contains("| \(expected) |"), "\(row)")
    #expect(found.first { $0.contains("12/59") }?.contains(expected) == false)
    // Of another set it says nothing.
    results.add("roadmap", "unit,name,set,level,year\nu0,An,set-2,met,2024")
    #expect(!rows(results, language, under: heading).contains { $0.contains(expected) })
  }

  @Test(
    "a target without a year says so, and in which year it is judged",
    arguments: [
      (Language.vi, "– (xét 2023)", "Mục tiêu của kế hoạch"),
      (.en, "– (judged in 2023)", "Targets of the plan"),
    ])
  func withoutYear(language: Language, expected: String, heading: String) {
    var results = MadeResults.programme(names: ["An", "Bình", "Châu"])
    results.add(
      "targets",
      "target,name_vi,name_en,unit,year,asked_year,basis,requirement,measured_in,value,verdict,units,statistic,subject,set\na,Điểm trường,Sites,,2023,,observed,≥ 3,sites,8,met,1,total,sites,\nb,Số xã,Communes,,2023,2025,observed,≥ 3,communes,2,not_met,1,total,communes,"
    )
    let found = rows(results, language, under: heading)
    #expect(found.contains { $0.contains("≥ 3") && $0.contains("| \(expected) |") }, "\(found)")
    // The other is of its own year, not of that of the data.
    #expect(found.contains { $0.contains("| 2025") || $0.contains("2025 |") }, "\(found)")
    #expect(!found.contains { $0.contains("| 2023 |") })
  }

  @Test("a target of other units than the charts count says of how many each is")
  func otherUnits() {
    var results = MadeResults.programme(names: ["An", "Bình", "Châu"])
    results.add(
      "targets",
      "target,name_vi,name_en,unit,year,basis,requirement,measured_in,value,verdict,units,units_unknown,statistic,subject,set\na,Lũy kế,In all,,2025,expected,≥ 20,communes,2,not_met,17,3,communes_at_or_above,met,set-1"
    )
    let outlook = { (open: Int) in
      "level,group,set,year,statistic,standard,communes,communes_not_assessable,mean\nall,all,set-1,2025,communes_at_or_above,met,16,\(open),2"
    }
    results.add("level_outlook", outlook(3))
    let note =
      "In all: of the 20 units that the plan names, a town among them perhaps, of which 17 can be told; the charts are of 19 communes, of which 16 can be told."
    #expect(text(results, .en).contains(note))
    results.add("level_outlook", outlook(4))
    #expect(!text(results, .en).contains("a town among them perhaps"))
  }

  @Test(
    "two chances of one commune say of which run each is",
    arguments: [
      (Language.vi, "lượt chạy run", "lượt chạy roadmap"),
      (.en, "the command run", "the command roadmap"),
    ])
  func chancesOfTwoRuns(language: Language, run: String, roadmap: String) {
    var results = MadeResults.programme(names: ["An", "Bình"])
    results.add("roadmap", "unit,name,set,level,year\nu0,An,set-1,met,2025")
    #expect(!text(results, language).contains(run))
    results.add(
      "roadmap_comparison",
      "unit,name,set,level,given_year,proposed_year,change,given_chance,proposed_chance,left_out\nu0,An,set-1,met,2025,2025,same,0.79,0.79,"
    )
    let both = text(results, language)
    #expect(both.contains(run) && both.contains(roadmap))
    results.tables["roadmap"] = nil
    let alone = text(results, language)
    #expect(!alone.contains(run) && !alone.contains(roadmap))
  }

  @Test(
    "a demand on each commune has the verdict of the worst of them",
    arguments: [
      (["met", "not_met", "met"], "2/3 xã đạt", "✗ Chưa đạt"),
      (["met", "met", "met"], "3/3 xã đạt", "✓ Đạt"),
      (["met", "not_assessable", "met"], "2/3 xã đạt", "? Chưa đánh giá được"),
    ])
  func gain(verdicts: [String], count: String, verdict: String) throws {
    var results = MadeResults.programme(names: ["An", "Bình", "Châu"])
    results.add(
      "targets", Self.headings,
      verdicts.enumerated().map { index, verdict in
        [
          "gain", "Mỗi năm thêm 1-2", "1 to 2 a year", "u\(index)", "2024", "expected", "[1, 2]",
          "criteria", "1", verdict, "1", "0", "2", "yearly_gain", "", "set-1",
        ]
      })
    let row = try #require(
      rows(results, .vi, under: "Mục tiêu của kế hoạch").first { $0.contains("Mỗi năm thêm") })
    #expect(row.contains("| \(count) |"), "\(row)")
    #expect(
      row.split(separator: "|").last?.trimmingCharacters(in: .whitespaces) == verdict, "\(row)")
  }
}
