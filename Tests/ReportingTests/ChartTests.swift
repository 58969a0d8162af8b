import Foundation
import Panels
import Reporting
import Testing

@Suite("Charts from result tables")
struct ChartTests {
  private static let names = ["Xã An", "Xã Bình", "Xã Châu", "Xã Dương"]

  private func context(
    _ results: MadeResults, language: Language = .en, units: Set<String>? = nil
  ) -> ChartContext {
    ChartContext(results, language: language, statusYear: 2023, units: units)
  }

  private func cells(_ chart: Chart, _ column: String) -> [ChartTable.Cell] {
    let index = chart.table.columns.firstIndex(of: column) ?? 0
    return chart.table.rows.map { $0[index] }
  }

  @Test("hold in the specification the rows of their table, and nothing else")
  func sameRows() throws {
    let charts = ChartSet.all(context(.programme(names: Self.names)))
    #expect(
      Set(charts.map(\.name)).isSuperset(of: [
        "criteria-by-commune", "criteria-heat-map", "blocking-criteria", "criteria-moves",
        "probability-by-commune",
      ]))
    for chart in charts { try expectSameRows(chart) }
  }

  @Test("mark the thousands of every count in words", arguments: [Language.vi, .en])
  func thousands(language: Language) {
    let names = (0..<4_400).map { "Xã \($0 % 7)-\(UnicodeScalar(UInt8(65 + $0 % 26)))" }
    var results = MadeResults.programme(names: names)
    results.add(
      "bands",
      "level,group,set,year,band,communes,total,share\nall,all,set-1,2022,3,1100,4400,25\nall,all,set-1,2022,0-2,3300,4400,75\nall,all,set-1,2023,3,1100,3300,33.3\nall,all,set-1,2023,0-2,2200,3300,66.7"
    )
    results.add(
      "averages",
      "level,group,set,year,communes,communes_unknown,average\nall,all,set-1,2022,4400,0,1\nall,all,set-1,2023,3300,1100,2"
    )
    let charts = ChartSet.all(context(results, language: language))
    #expect(
      Set(charts.map(\.name)).isSuperset(of: [
        "bands-by-year", "blocking-criteria", "criteria-heat-map", "criteria-moves",
        "probability-bands",
      ]))
    let codes = /\bu\d+/
    for chart in charts {
      let notes = (try? Specification(chart).texts(at: "text")) ?? []
      for text in [chart.title, chart.alternative] + notes {
        let bare = text.replacing(codes, with: "").matches(of: /\d{4,}/).filter {
          !["2022", "2023", "2025"].contains($0.output)
        }
        #expect(bare.isEmpty, "\(chart.name): \(text)")
      }
    }
    let bands = charts.first { $0.name == "bands-by-year" }
    let counted =
      language == .vi ? "n = 4.400 xã · ? 1.100 có tiêu chí" : "n = 4,400 communes · ? 1,100"
    #expect(
      bands?.specification.text.contains(counted) == true, "\(bands?.specification.text ?? "")")
  }

  @Test("count the communes that a criterion blocks alone and with others")
  func blocking() throws {
    let chart = try #require(
      BlockingCriteria.charts(context(.programme(names: Self.names))).first)
    // Of the four communes one lacks 2 and 3, one lacks 3 alone, one nothing; one has 1 open.
    #expect(cells(chart, "criterion") == ["3", "3", "2", "2"].map { .text($0) })
    #expect(cells(chart, "communes") == [1, 1, 0, 1].map { .integer($0) })
    #expect(chart.title.contains("3 Criterion 3 blocks most: 2 of 4"))
  }

  @Test(
    "make no whole of the communes that have a verdict where many have none, and say how many",
    arguments: [Language.vi, .en])
  func denominators(language: Language) throws {
    // The fourth commune has no verdict of criterion 3, which two of the others lack.
    var results = MadeResults.programme(names: Self.names)
    let levels = try #require(results.table("levels"))
    results.add(
      "levels", levels.headings,
      levels.rows.map { row in
        levels.headings.map { heading in
          let isOpen = row["unit"] == "u3" && row["year"] == "2023" && heading == "not_assessable"
          return isOpen ? "3" : row[heading]
        }
      })
    let all = context(results, language: language)
    let lacking =
      language == .vi
      ? "? 1 có tiêu chí chưa đánh giá được" : "? 1 with criteria not assessable"
    for chart in try [
      #require(BlockingCriteria.charts(all).first), #require(HeatMap.charts(all).first),
    ] {
      let of =
        language == .vi
        ? "2 trong 4 xã chưa đạt, 1 xã chưa đánh giá được" : "2 of 4 communes"
      #expect(chart.title.contains(of), "\(chart.title)")
      #expect(language == .vi || chart.title.contains(", 1 not assessable"))
      #expect(chart.specification.text.contains(lacking), "\(chart.name)")
    }
  }

  @Test("show in the heat map what is met, missing and open, most missing first")
  func heatMap() throws {
    let chart = try #require(HeatMap.charts(context(.programme(names: Self.names))).first)
    let symbols = cells(chart, "symbol").map { cell in
      if case .text(let text) = cell { text } else { "" }
    }.joined()
    // The third commune lacks nothing and is not drawn.
    #expect(symbols == "●○○" + "●●○" + "?●●")
    #expect(chart.specification.text.contains("Not drawn: 1 commune that meets all criteria"))
  }

  @Test("say the mean of communes fully assessed alone, and none where there are none")
  func means() throws {
    let mixed = try #require(
      CriteriaByCommune.charts(context(.programme(names: Self.names), language: .vi)).first)
    #expect(
      mixed.title
        == "Năm 2023: 4 xã, 3 xã đánh giá được đủ, các xã này bình quân 2,00 tiêu chí/xã")
    #expect(mixed.specification.text.contains("n = 4 xã · ? 1 có tiêu chí chưa đánh giá được"))
    // The fourth and the eighth are those with an open criterion.
    let open = MadeResults.programme(names: Self.names + Self.names)
    let none = try #require(
      CriteriaByCommune.charts(context(open, language: .vi, units: ["u3", "u7"])).first)
    #expect(none.title == "Năm 2023: 2 xã, chưa xã nào đánh giá được đủ tiêu chí")
    #expect(none.specification.text.contains("n = 2 xã · ? 2 có tiêu chí"))
    let full = try #require(
      CriteriaByCommune.charts(context(open, language: .vi, units: ["u0", "u1"])).first)
    #expect(full.title == "Năm 2023: 2 xã, bình quân 1,50 tiêu chí/xã")
  }

  @Test("of bands say what the shares are of, and draw who cannot be assessed above them")
  func bands() throws {
    var results = MadeResults.programme(names: Self.names)
    results.add(
      "bands",
      "level,group,set,year,band,communes,total,share\nall,all,set-1,2022,3,1,4,25\nall,all,set-1,2022,0-2,3,4,75\nall,all,set-1,2023,3,1,2,50\nall,all,set-1,2023,0-2,1,2,50"
    )
    results.add(
      "averages",
      "level,group,set,year,communes,communes_unknown,average\nall,all,set-1,2022,4,0,1\nall,all,set-1,2023,2,3,2"
    )
    let chart = try #require(BandsByYear.charts(context(results, language: .vi)).first)
    #expect(chart.title == "Năm 2023: trong 2 xã đánh giá được đủ, 50,0% ở mức 3 tiêu chí, 1/QĐ")
    #expect(cells(chart, "communes").last == .integer(3))
    // Three communes on top of two, and no share of those that can be told.
    if case .number(let share)? = cells(chart, "share").last { #expect(share.isNaN) }
    #expect(cells(chart, "label_at").last == .number(3.5))
    #expect(cells(chart, "label").last == .text("? 3"))
    #expect(chart.specification.text.contains("\"field\" : \"communes\""))
    #expect(chart.specification.text.contains("n = 5 xã · ? 3 có tiêu chí chưa đánh giá được"))
    try expectSameRows(chart)
    results.add(
      "averages",
      "level,group,set,year,communes,communes_unknown,average\nall,all,set-1,2023,2,0,2")
    let whole = try #require(BandsByYear.charts(context(results, language: .vi)).first)
    #expect(whole.title == "Năm 2023: 50,0% số xã ở mức 3 tiêu chí, 1/QĐ")
    #expect(whole.table.rows.count == 4)
    #expect(whole.specification.text.contains("Tỷ lệ số xã (%)"))
  }

  @Test("of a run hold a slope of groups and the small multiples of communes, and name the data")
  func drawnByRun() throws {
    var results = MadeResults.programme(names: Self.names)
    let averages = try #require(results.tables["averages"])
    results.add(
      "averages", averages.headings,
      averages.rows.map { row in averages.headings.map { row[$0] } }
        + [
          ["district", "A", "set-1", "2022", "2", "0", "1", "observed"],
          ["district", "A", "set-1", "2023", "2", "0", "2.5", "observed"],
          ["district", "B", "set-1", "2022", "2", "0", "1.5", "observed"],
          ["district", "B", "set-1", "2023", "1", "1", "1", "observed"],
        ])
    results.add("account", "file,rows\ndata/a.csv,1\ndata/b.csv,1")
    results.add(
      "attainment",
      "unit,name,indicator,source,year,requirement,last_year,p_met_in_year\nu0,Xã An,income,option,2025,≥ 48,2023,0.5\nu1,Xã Bình,income,option,2025,≥ 48,2023,0.9\nu0,Xã An,water,option,2025,≥ 48,2023,0.99\nu1,Xã Bình,water,option,2025,≥ 48,2023,0.99"
    )
    results.add(
      "series",
      "unit,name,indicator,year,value,provenance\nu0,Xã An,income,2023,40,observed\nu1,Xã Bình,income,2023,47,observed"
    )
    results.add(
      "forecast",
      "unit,name,indicator,year,q10,q50,q90,method\nu0,Xã An,income,2025,46,48,50,auto\nu1,Xã Bình,income,2025,47,50,53,auto"
    )
    results.add(
      "probability",
      "unit,indicator,event,source,year,requirement,threshold\nu0,income,met_in_year,option,2025,≥ 48,48\nu1,income,met_in_year,option,2025,≥ 48,48"
    )
    let charts = ChartSet.run(context(results, language: .vi))
    let slope = try #require(charts.first { $0.name == "slope" })
    #expect(slope.title == "A tăng nhiều nhất từ 2022 đến 2023: +1,5 tiêu chí/xã")
    #expect(slope.specification.text.contains("n = 4 xã · ? 1 có tiêu chí chưa đánh giá được"))
    #expect(slope.specification.text.contains("không hẳn là cùng các xã"))
    #expect(
      slope.specification.text.contains("Nguồn: số liệu a.csv, b.csv; bảng kết quả averages.csv"))
    let communes = try #require(charts.first { $0.name.hasPrefix("communes-") })
    #expect(communes.name == "communes-income")
    #expect(communes.title.contains("1/2 xã nhiều khả năng (từ 66%) đạt mức ≥ 48 năm 2025"))
    for chart in [slope, communes] { try expectSameRows(chart) }
    let part = ChartContext(
      results, language: .vi, statusYear: 2023, area: ("district", "A"), units: ["u0", "u1"])
    #expect(!ChartSet.run(part).contains { $0.name == "slope" })
  }

  @Test("draw every commune that lacks something, or say how many are left out")
  func heatMapPages() throws {
    // Of four communes three lack something or have it open: 51 of 68, 201 of 268.
    let drawn = HeatMap.charts(context(.programme(names: (0..<68).map { "Xã \($0)" })), upTo: 3)
    #expect(drawn.map { Set(cells($0, "unit").map { "\($0)" }).count } == [25, 26])
    #expect(drawn.map(\.name) == ["criteria-heat-map", "criteria-heat-map-2"])
    #expect(
      drawn.last?.title.contains("2/2") == true || drawn.last?.title.contains("2 of 2") == true)
    let cut = HeatMap.charts(context(.programme(names: (0..<268).map { "Xã \($0)" })), upTo: 3)
    #expect(cut.count == 1)
    let text = try #require(cut.first?.specification.text)
    #expect(text.contains("communes that lack most (of equal ones by code); 161"))
    #expect(cut.first?.title.contains("page") == false)
  }

  @Test("hatch the cells that are not known, and those alone")
  func hatching() throws {
    let chart = try #require(
      HeatMap.charts(context(.programme(names: Self.names), language: .vi)).first)
    let layers = try Specification(chart).layers.filter {
      ($0["mark"] as? [String: Any])?["shape"] != nil
    }
    let transforms = layers.compactMap { ($0["transform"] as? [[String: Any]])?.first }
    let filters = transforms.compactMap { $0["filter"] as? [String: String] }
    #expect(filters == [["field": "symbol", "equal": "?"]])
    #expect(chart.specification.text.contains("? chưa đánh giá được (gạch chéo)"))
    // The swatch of the legend as well.
    let swatches = try Specification(chart).layers.compactMap {
      (($0["encoding"] as? [String: Any])?["shape"] as? [String: Any])?["scale"] as? [String: Any]
    }
    let shapes = try #require(swatches.first?["range"] as? [String])
    #expect(shapes.map { $0.hasPrefix("M") } == [false, false, true])
  }

  @Test("say of groups of how many criteria they lack some, where the others cannot be assessed")
  func groupBase() throws {
    let names = (0..<48).map { "Xã \($0)" }
    var results = MadeResults.programme(names: names)
    results.add(
      "units",
      "code,name,kind,district\n"
        + names.indices.map { "u\($0),Xã \($0),commune,H\($0 % 2)" }.joined(separator: "\n"))
    let told = try #require(GroupHeatMap.charts(context(results, language: .vi)).first)
    #expect(!told.title.contains("đánh giá được"))
    let levels = try #require(results.tables["levels"])
    results.add(
      "levels", levels.headings,
      levels.rows.map { row in
        levels.headings.map {
          $0 == "not_assessable" ? "1 2" : $0 == "criteria_not_assessable" ? "2" : row[$0]
        }
      })
    let open = try #require(GroupHeatMap.charts(context(results, language: .vi)).first)
    #expect(open.title.hasSuffix("tiêu chí/xã chưa đạt (trong 1/3 tiêu chí đánh giá được)"))
  }

  @Test(
    "say from which side a bar is to be met",
    arguments: [
      ("≥ 45", "Khả năng đạt từ 45% trở lên (%)"), ("> 45", "Khả năng đạt trên 45% (%)"),
      ("≤ 5", "Khả năng còn từ 5% trở xuống (%)"), ("< 5", "Khả năng còn dưới 5% (%)"),
    ])
  func side(requirement: String, axis: String) throws {
    var results = MadeResults()
    results.add(
      "indicators", "indicator,name_vi,kind,unit_of_measure\nrate,Tỷ lệ,share,percent")
    results.add(
      "probability",
      "unit,name,indicator,year,event,source,requirement,probability,method,status\nu0,Xã An,rate,2025,met_in_year,option,\(requirement),0.4,auto,ok\nu1,Xã Bình,rate,2025,met_in_year,option,\(requirement),0.8,auto,ok"
    )
    let chart = try #require(ProbabilityBars.charts(context(results, language: .vi)).first)
    #expect(try Specification(chart).texts(at: "title").contains(axis))
  }

  @Test("say how far scenarios lie from the baseline as the numbers printed do")
  func scenarios() throws {
    var results = MadeResults()
    results.add("scenarios", "scenario,name_vi,name_en\na,Một,One")
    for (id, mean) in [("baseline", "1.1258"), ("a", "2.271")] {
      results.add(
        id + "/level_outlook",
        "level,group,set,year,statistic,standard,communes,communes_not_assessable,mean,q10,q90\nall,all,set-1,2025,communes_at_or_above,met,14,0,\(mean),0,3"
      )
    }
    let chart = try #require(ScenarioLevels.charts(context(results, language: .vi)).first)
    #expect(cells(chart, "label") == ["1,1", "2,3 (+1,2)"].map { .text($0) })
    // A piece in each row: no line runs through the names, which stand above in narrow windows.
    let marks = try Specification(chart).layers.compactMap { $0["mark"] as? [String: Any] }
    #expect(marks.first?["type"] as? String == "tick")
  }

  @Test("draw small multiples with the bar above the median, and no axis where no panel is")
  func smallMultiples() throws {
    var results = MadeResults()
    results.add("indicators", "indicator,name_vi,kind,unit_of_measure\nrate,Tỷ lệ,share,percent")
    let units = ["u0", "u1"]
    results.add(
      "attainment",
      "unit,name,indicator,source,requirement,year,last_year,p_met_in_year\n"
        + units.map { "\($0),Xã \($0),rate,option,≥ 45,2024,2023,0.5" }.joined(separator: "\n"))
    results.add(
      "series",
      "unit,name,indicator,year,value\n"
        + units.map { "\($0),Xã \($0),rate,2023,40" }.joined(separator: "\n"))
    results.add(
      "forecast",
      "unit,name,indicator,year,q10,q50,q90,method\n"
        + units.map { "\($0),Xã \($0),rate,2024,40,45,50,auto" }.joined(separator: "\n"))
    results.add(
      "probability",
      "unit,name,indicator,year,event,source,threshold\n"
        + units.map { "\($0),Xã \($0),rate,2024,met_in_year,option,45" }.joined(separator: "\n"))
    let chart = try #require(
      SmallMultiples.chart(indicator: "rate", context(results, language: .vi)))
    let view = (try Specification(chart).document["vconcat"] as? [[String: Any]])?.first
    #expect((view?["resolve"] as? [String: [String: String]])?["axis"]?["x"] == "independent")
    let layers = (view?["spec"] as? [String: Any])?["layer"] as? [[String: Any]] ?? []
    let fields = layers.compactMap {
      (($0["encoding"] as? [String: Any])?["y"] as? [String: Any])?["field"] as? String
    }
    #expect(fields == ["q10", "q50", "bar", "observed"])
  }

  @Test("explain the numbers and marks of the dumbbell")
  func dumbbell() throws {
    let chart = try #require(
      Dumbbell.charts(context(.programme(names: Self.names), language: .vi)).first)
    #expect(
      chart.specification.text.contains(
        "Số: tiêu chí tăng giảm từ 2022 đến 2023 · vạch đứt: đủ 3 tiêu chí"))
  }

  @Test("draw work that takes one year as long as that year, and say who stands on neither roadmap")
  func gantt() throws {
    var results = MadeResults.programme(names: Self.names)
    results.add(
      "roadmap_comparison",
      "unit,name,set,level,given_year,proposed_year,change,given_chance,proposed_chance,left_out,provenance\nu0,Xã An,set-1,met,2024,2025,later,0.5,0.7,,observed\nu1,Xã Bình,set-1,met,2025,2025,same,0.6,0.6,,observed"
    )
    results.add("roadmap_work", "unit,name,year,criterion\nu0,Xã An,2025,2")
    results.add(
      "roadmap_proposed",
      "unit,name,left_out\nu0,Xã An,\nu1,Xã Bình,\nu2,Xã Châu,no_capacity\nu3,Xã Dương,cannot_by_then"
    )
    let chart = try #require(RoadmapGantt.charts(context(results, language: .vi)).first)
    // The second has nothing left to do, and no bar.
    #expect(cells(chart, "work_from") == [.integer(2025), .integer(nil)])
    let bar = try #require(
      try Specification(chart).layers.compactMap { $0["mark"] as? [String: Any] }
        .first { $0["type"] as? String == "rule" })
    let ends = [bar["xOffset"], bar["x2Offset"]].compactMap { $0 as? Int }
    #expect(ends.count == 2 && ends[0] < 0 && ends[1] > 0)
    #expect(
      chart.specification.text.contains(
        "Không vẽ 2 xã ngoài cả hai lộ trình: 1 không kịp (Xã Dương); 1 hết năng lực (Xã Châu)"))
  }

  @Test(
    "say of a commune recognised after the data end that it was, and when, in place of a chance")
  func recognisedSince() throws {
    var results = MadeResults.programme(names: Self.names)
    results.add(
      "roadmap_comparison",
      "unit,name,set,level,given_year,proposed_year,change,proposed_chance,left_out,met_year,provenance\nu0,Xã An,set-1,met,2024,,dropped,,cannot_by_then,2024,observed\nu1,Xã Bình,set-1,met,2025,2025,same,0.6,,2025,observed\nu2,Xã Châu,set-1,met,2025,2026,later,0.7,,,observed"
    )
    let chart = try #require(RoadmapGantt.charts(context(results, language: .vi)).first)
    #expect(
      cells(chart, "label")
        == ["✓ đã công nhận 2024", "✓ đã công nhận 2025", "△ 70%"].map { .text($0) })
    #expect(cells(chart, "done") == [nil, nil, 2026].map { .integer($0) })
    #expect(
      chart.specification.text.contains("2 đơn vị được công nhận sau năm 2023: lộ trình đề xuất"))
    // The mark of each word of the legend stands there, too.
    let channels = try Specification(chart).layers.compactMap {
      ($0["encoding"] as? [String: Any])?["shape"] as? [String: Any]
    }
    let range = (channels.first?["scale"] as? [String: Any])?["range"] as? [String]
    #expect(range?.count == 3 && Set(range ?? []).count == 3)
  }

  @Test("count all units recognised, and say how many of them are known by name")
  func recognised() throws {
    var results = MadeResults.programme(names: Self.names)
    results.add(
      "roadmap",
      "unit,level,set,year,status_year,verdict,missing,met_year,provenance\nu0,met,set-1,2022,2023,met,,2022,observed\nu1,met,set-1,2022,2023,not_met,3,,observed\nu3,met,set-1,2022,2023,not_assessable,,,observed"
    )
    let title = {
      try #require(RoadmapGantt.charts(context(results, language: .vi)).first).specification.text
    }
    #expect(try title().contains("; 1 đơn vị đã được công nhận"))
    // Its data may be whole: it is the verdict that is not known.
    #expect(try title().contains("? chưa đánh giá được"))
    #expect(try !title().contains("biết tên"))
    results.add(
      "roadmap-years", "level,year,planned,recognised,recognised_cumulative\nmet,2022,2,2,2")
    #expect(try title().contains("; 2 đơn vị đã được công nhận (biết tên 1)"))
  }

  @Test("name the commune where there is one alone, and count no average of one")
  func single() throws {
    let results = MadeResults.programme(names: ["Thiện Kế"])
    let vietnamese = ChartSet.all(context(results, language: .vi))
    let titles = Dictionary(uniqueKeysWithValues: vietnamese.map { ($0.name, $0.title) })
    // One bar would say no more than its number.
    #expect(titles["criteria-by-commune"] == nil)
    #expect(titles["criteria-heat-map"] == "Năm 2023: Thiện Kế còn thiếu 2/3 tiêu chí")
    #expect(titles["criteria-moves"] == "Thiện Kế: 1 tiêu chí năm 2022, 1 tiêu chí năm 2023")
  }

  @Test("sort chances and say them in words and numbers, what is missing last")
  func chances() throws {
    let chart = try #require(
      ProbabilityBars.charts(context(.programme(names: Self.names), language: .vi)).first)
    #expect(
      cells(chart, "label")
        == ["▲ 95%", "◆ 50%", "▼ 5%", "? chưa tính được"].map { .text($0) })
    #expect(
      chart.title.contains(
        "trong 3 xã tính được, 1 xã nhiều khả năng (từ 66%), kỳ vọng khoảng 2 xã"))
    #expect(chart.specification.text.contains("n = 4 xã · ? 1 chưa tính được khả năng"))
    #expect(chart.specification.text.contains("Chưa tính được khả năng: có tiêu chí"))
    #expect(chart.specification.text.contains("Phương pháp: khả năng của từng tiêu chí"))
    #expect(try Specification(chart).texts(at: "lineHeight").isEmpty)
  }

  @Test("speak of the units of an area alone when asked for it")
  func area() throws {
    let chart = try #require(
      BlockingCriteria.charts(context(.programme(names: Self.names), units: ["u0", "u2"])).first)
    #expect(chart.title.contains("1 of 2"))
  }

  @Test("stay legible with 3,321 communes: paged, counted by band, by group")
  func many() throws {
    var results = MadeResults.programme(names: (0..<3_321).map { "Xã \($0)" })
    results.add(
      "units", ["code", "name", "kind", "zone", "special_area", "aliases", "province", "district"],
      (0..<3_321).map {
        ["u\($0)", "Xã \($0)", "commune", "", "no", "", "Tỉnh \($0 % 34)", "Huyện \($0 % 640)"]
      })
    let charts = ChartSet.all(context(results))
    let rows = Dictionary(uniqueKeysWithValues: charts.map { ($0.name, $0.table.rows.count) })
    #expect(rows["criteria-heat-map"] == 40 * 3)
    #expect(rows["criteria-heat-map-2"] == nil)
    // 34 provinces fit a picture, 640 districts do not.
    #expect(rows["criteria-heat-map-groups"] == 34 * 3)
    #expect(rows["probability-bands"] == 6)
    #expect(rows["criteria-moves"] == 40)
    #expect(rows["criteria-by-commune"] == nil)
    for chart in charts { try expectSameRows(chart) }
    let groups = try #require(charts.first { $0.name == "criteria-heat-map-groups" })
    let communes = cells(groups, "communes").reduce(0) { sum, cell in
      if case .integer(let count) = cell { sum + (count ?? 0) } else { sum }
    }
    #expect(communes == 3 * 3_321)
  }

  @Test(
    "take hostile names as text: no field, no expression, no markup is made of them",
    arguments: [
      "=cmd()", "<script>alert(1)</script>", "a.b[c]", "datum['x']", "\u{202E}ngược\u{202C}",
      "two\nlines", String(repeating: "Rất dài ", count: 40), "\"quoted\" \\ name", "",
    ])
  func hostile(name: String) throws {
    let results = MadeResults.programme(names: [name, name, "Xã Châu", "Xã Dương"])
    let charts = ChartSet.all(context(results))
    #expect(charts.count >= 5)
    let columns = Set(charts.flatMap(\.table.columns)).union(["properties.band", "legend"])
    for chart in charts {
      try expectSameRows(chart)
      let specification = try Specification(chart)
      #expect(specification.texts(at: "field").allSatisfy(columns.contains), "\(chart.name)")
      // The expressions are those written in the sources: none speaks of anything but these fields.
      for test in specification.texts(at: "test") {
        #expect(
          test.wholeMatch(
            of:
              /datum\.(symbol|share|order)( (===|>) ('.'|[0-9]+)( \|\| )?(datum\.(symbol|order) (===|>) ('.'|[0-9]+))?)/
          ) != nil,
          "\(test)")
      }
      #expect(!chart.specification.text.contains("\\u202e"))
      #expect(!chart.specification.text.unicodeScalars.contains("\u{202E}"))
    }
    // Two communes of one name stay two.
    let moves = try #require(charts.first { $0.name == "criteria-by-commune" })
    #expect(Set(cells(moves, "commune").map { "\($0)" }).count == 4)
  }

  @Test("say in both languages what they show, in numbers of the language")
  func languages() throws {
    let results = MadeResults.programme(names: Self.names)
    let vietnamese = ChartSet.all(context(results, language: .vi))
    let english = ChartSet.all(context(results))
    #expect(vietnamese.map(\.name) == english.map(\.name))
    for (vi, en) in zip(vietnamese, english) {
      #expect(vi.title != en.title && vi.alternative != en.alternative)
      #expect(vi.alternative.contains(vi.title) && en.alternative.contains(en.title))
    }
  }
}
