import Panels
import Reporting
import Testing

@Suite("Charts of communes at a level against the plan")
struct PlanChartTests {
  private func context(
    _ results: MadeResults, _ language: Language = .vi
  ) -> ChartContext {
    ChartContext(results, language: language, statusYear: 2022)
  }

  private func cells(_ chart: Chart, _ column: String) -> [ChartTable.Cell] {
    let index = chart.table.columns.firstIndex(of: column) ?? 0
    return chart.table.rows.map { $0[index] }
  }

  /// Communes of an advanced level, 14 of the 59 that meet the standard among 65.
  private func advanced(expected: String = "16", target: [String]) -> MadeResults {
    var results = MadeResults()
    results.add("sets", "set,legal_number,from,to,highest_level\nset-2,2/QĐ,2020,2030,advanced")
    results.add(
      "shares",
      "level,group,year,standard,set,basis,communes,communes_unknown,denominator,share\nall,all,2022,advanced,set-2,assessment,14,0,59,23.7"
    )
    results.add(
      "averages",
      "level,group,set,year,communes,communes_unknown,average\nall,all,set-2,2022,65,0,16.2")
    results.add(
      "level_outlook",
      "level,group,set,year,statistic,standard,communes,communes_not_assessable,mean,q10,q90\nall,all,set-2,2023,communes_at_or_above,advanced,64,1,\(expected),6,26"
    )
    results.add(
      "level_counts",
      "level,group,set,year,statistic,standard,count,p_at_least,communes,communes_not_assessable\n"
        + (0...30).map {
          "all,all,set-2,2023,communes_at_or_above,advanced,\($0),\(1 - Double($0) / 32),64,1"
        }.joined(separator: "\n"))
    results.add(
      "targets", ["unit", "year", "basis", "requirement", "statistic", "subject", "set"], [target])
    return results
  }

  private static let added = [
    "", "2023", "expected", "[8, 10]", "communes_added", "advanced", "set-2",
  ]

  @Test("have whole numbers along the axis, each once, and the number of the plan at its mark")
  func progress() throws {
    let results = advanced(
      expected: "0.002",
      target: ["", "2023", "expected", "≥ 3", "communes_at_or_above", "advanced", "set-2"])
    let chart = try #require(PlanProgress.charts(context(results)).first)
    #expect(cells(chart, "plan_label") == ["", "3"].map { .text($0) })
    #expect(cells(chart, "label") == ["14", "<0,1"].map { .text($0) })
    for layer in try Specification(chart).layers {
      guard let y = (layer["encoding"] as? [String: Any])?["y"] as? [String: Any],
        let axis = y["axis"] as? [String: Any]
      else { continue }
      let values = try #require(axis["values"] as? [Double])
      #expect(values.count > 2 && values.allSatisfy { $0 == $0.rounded() })
      #expect(Set(values).count == values.count)
    }
  }

  @Test("of a level above the standard have no second share beside that of reports, and say why")
  func denominators() throws {
    let chart = try #require(PlanProgress.charts(context(advanced(target: Self.added))).first)
    #expect(cells(chart, "label") == ["14", "16,0"].map { .text($0) })
    #expect(
      chart.title.contains("kỳ vọng khoảng 16 xã (trong 64 xã tính được), kế hoạch thêm 8–10 xã"))
    #expect(chart.specification.text.contains("tỷ lệ ở mức này tính trên số xã đạt chuẩn"))
    #expect(chart.sources.contains("averages"))
  }

  @Test(
    "take what was seen last from the promises where no shares are written, also to add communes to"
  )
  func promised() throws {
    var results = advanced(target: Self.added)
    results.tables["shares"] = nil
    results.add(
      "promises",
      "level,unit,set,figure,year,last_year,last_value,units,units_unknown\nall,all,set-2,communes_at_or_above:advanced,2023,2022,14,64,1\nunit,u0,set-2,income,2023,2022,50,1,0"
    )
    let chart = try #require(PlanProgress.charts(context(results)).first)
    #expect(cells(chart, "label") == ["14", "16,0"].map { .text($0) })
    #expect(cells(chart, "plan_label") == ["", "22"].map { .text($0) })
    #expect(chart.title.contains("kế hoạch thêm 8–10 xã; năm 2022 có 14 xã"))
    #expect(chart.sources == ["promises", "level_outlook", "targets"])
    let counts = try #require(CountDistributionChart.charts(context(results)).first)
    #expect(counts.sources == ["level_counts", "targets"])
  }

  @Test("do not draw years in which levels are not known, and say what is known of them")
  func partial() throws {
    var results = advanced(target: Self.added)
    results.add(
      "shares",
      "level,group,year,standard,set,basis,communes,communes_unknown,denominator,share\nall,all,2019,advanced,set-2,assessment,0,59,59,\nall,all,2020,advanced,set-2,assessment,9,2,59,23.7\nall,all,2021,advanced,set-2,assessment,11,1,59,\nall,all,2022,advanced,set-2,assessment,14,3,59,23.7"
    )
    let chart = try #require(PlanProgress.charts(context(results)).first)
    let text = chart.specification.text
    #expect(
      text.contains(
        "Không vẽ số thực tế 2020–2022: có xã chưa rõ mức (năm 2022: ít nhất 14 xã ở mức này, 3 xã")
    )
    // One commune has no chance that could be computed, though its data may be whole.
    #expect(text.contains("n = 65 xã · ? 1 chưa tính được khả năng"))
    let outlook = try #require(results.tables["level_outlook"])
    results.add(
      "level_outlook", outlook.headings,
      outlook.rows.map { row in
        outlook.headings.map { $0 == "communes_not_assessable" ? "0" : row[$0] }
      })
    let known = try #require(PlanProgress.charts(context(results)).first)
    #expect(known.specification.text.contains("n = 64 xã · ? 3 chưa rõ mức"))
  }

  @Test("of a part of the whole speak of the plan's year as well")
  func partOfWhole() throws {
    var results = advanced(target: Self.added)
    let outlook = try #require(results.tables["level_outlook"])
    results.add(
      "level_outlook", outlook.headings,
      ["2023", "2025"].map { year in
        [
          "district", "A", "set-2", year, "communes_at_or_above", "advanced", "8", "0", "3", "1",
          "5",
        ]
      })
    results.add(
      "criteria_outlook",
      ["unit", "name", "set", "year", "p_advanced", "provenance"],
      [["u0", "Xã An", "set-2", "2023", "0.4", "observed"]])
    let part = ChartContext(
      results, language: .vi, statusYear: 2022, area: ("district", "A"), units: ["u0"])
    let chart = try #require(PlanProgress.charts(part).first)
    #expect(chart.title.hasPrefix("Nâng cao năm 2023: kỳ vọng"))
  }

  @Test("speak of the plan's year first where only a later year has a number of its own")
  func laterGoal() throws {
    var results = advanced(target: Self.added)
    // Without what was seen the communes to be added make no number.
    results.tables["shares"] = nil
    results.add(
      "targets", ["unit", "year", "basis", "requirement", "statistic", "subject", "set"],
      [
        Self.added,
        ["", "2025", "expected", "≥ 35", "communes_at_or_above", "advanced", "set-2"],
      ])
    let outlook = try #require(results.tables["level_outlook"])
    results.add(
      "level_outlook", outlook.headings,
      ["2023", "2025"].flatMap { year in
        outlook.rows.map { row in outlook.headings.map { $0 == "year" ? year : row[$0] } }
      })
    let chart = try #require(PlanProgress.charts(context(results)).first)
    #expect(chart.title.hasPrefix("Nâng cao năm 2023: kỳ vọng khoảng 16 xã"))
    #expect(cells(chart, "planned").last == .number(35))
  }

  @Test("say of what a share is, which is no chance")
  func share() throws {
    var results = advanced(
      expected: "0.002",
      target: ["", "2023", "expected", "≥ 3", "communes_at_or_above", "met", "set-2"])
    for name in ["shares", "level_outlook"] {
      let table = try #require(results.tables[name])
      results.add(
        name, table.headings,
        table.rows.map { row in table.headings.map { $0 == "standard" ? "met" : row[$0] } })
    }
    let chart = try #require(PlanProgress.charts(context(results)).first)
    #expect(chart.title.contains("(<1% số xã)"))
    #expect(cells(chart, "label") == ["14 (22%)", "<0,1 (<1%)"].map { .text($0) })
  }

  @Test("of a target that names other units say how many, and take its own chance")
  func otherUnits() throws {
    var results = advanced(target: Self.added)
    results.add(
      "targets",
      "unit,year,basis,requirement,statistic,subject,set,units,units_unknown,probability\n,2023,expected,≥ 66,communes_at_or_above,advanced,set-2,67,3,0.25"
    )
    let note = "Mục tiêu tính 70 đơn vị được nêu, có thể gồm đơn vị không phải xã; hình đếm 65 xã"
    let progress = try #require(PlanProgress.charts(context(results)).first)
    #expect(progress.specification.text.contains(note))
    let counts = try #require(CountDistributionChart.charts(context(results)).first)
    #expect(counts.specification.text.contains(note))
    #expect(counts.title.contains("khả năng có ít nhất 66 xã theo kế hoạch là 25%"))
    results.add(
      "targets",
      "unit,year,basis,requirement,statistic,subject,set,units,units_unknown,probability\n,2023,expected,≥ 66,communes_at_or_above,advanced,set-2,64,1,0.25"
    )
    let same = try #require(PlanProgress.charts(context(results)).first)
    #expect(!same.specification.text.contains("được nêu"))
  }

  @Test("tell the chance of a target for communes added apart from the bars of totals")
  func chanceOfAdded() throws {
    var results = advanced(target: Self.added)
    results.add(
      "targets",
      [
        "unit", "year", "basis", "requirement", "statistic", "subject", "set", "probability",
        "probability_least", "probability_most", "probability_enough",
        "probability_enough_least", "probability_enough_most",
      ], [Self.added + ["", "0.12", "0.24", "", "0.32", "0.4"]])
    let chart = try #require(CountDistributionChart.charts(context(results)).first)
    #expect(
      chart.specification.text.contains("khả năng đạt mục tiêu là 12%–24%; ít nhất 8: 32%–40%"))
    // The range stands in the title once, not again behind it.
    #expect(chart.alternative.components(separatedBy: "từ 3 đến 28 xã").count == 2)
  }

  @Test("draw what a target adds to the communes there are, and give 8 of 10 its own words")
  func distribution() throws {
    let chart = try #require(
      CountDistributionChart.charts(context(advanced(target: Self.added))).first)
    #expect(chart.title == "Nâng cao năm 2023: từ 3 đến 28 xã (8 phần 10 khả năng)")
    #expect(!chart.title.contains("nhiều khả năng"))
    #expect(chart.specification.text.contains("đường đứt: kế hoạch, 22–24 (thêm 8–10) xã"))
    let lines = try Specification(chart).layers.compactMap { layer in
      ((layer["encoding"] as? [String: Any])?["x"] as? [String: Any])?["datum"] as? Int
    }
    #expect(lines == [22, 24])
  }
}
