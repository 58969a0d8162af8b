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
    #expect(cells(chart, "label") == ["14 (22%)", "<0,1 (<1%)"].map { .text($0) })
    for layer in try Specification(chart).layers {
      guard let y = (layer["encoding"] as? [String: Any])?["y"] as? [String: Any],
        let axis = y["axis"] as? [String: Any]
      else { continue }
      let values = try #require(axis["values"] as? [Double])
      #expect(values.count > 2 && values.allSatisfy { $0 == $0.rounded() })
      #expect(Set(values).count == values.count)
    }
  }

  @Test("are shares of all communes counted, seen and expected alike, and say so")
  func denominators() throws {
    let chart = try #require(PlanProgress.charts(context(advanced(target: Self.added))).first)
    #expect(cells(chart, "label") == ["14 (22%)", "16,0 (25%)"].map { .text($0) })
    #expect(chart.specification.text.contains("phần trăm trên mọi xã đánh giá được"))
    #expect(chart.sources.contains("averages"))
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
