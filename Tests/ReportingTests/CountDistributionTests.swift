import Panels
import Reporting
import Testing

@Suite("The chart of how many communes")
struct CountDistributionTests {
  /// Three communes with chance 1/2 each: 1, 3, 3 and 1 eighths.
  private func chart(_ requirement: String, language: Language = .vi) throws -> Chart {
    var results = MadeResults()
    let chances = [(0, 1.0), (1, 0.875), (2, 0.5), (3, 0.125)]
    results.add(
      "level_counts",
      "level,group,set,year,statistic,standard,count,p_at_least,communes,communes_not_assessable,provenance\n"
        + chances.map {
          "all,all,set-1,2025,communes_at_or_above,met,\($0.0),\($0.1),3,1,observed"
        }.joined(separator: "\n"))
    results.add(
      "targets", ["unit", "year", "basis", "requirement", "statistic", "subject", "set"],
      [["", "2025", "expected", requirement, "communes_at_or_above", "met", "set-1"]])
    return try #require(
      CountDistributionChart.charts(
        ChartContext(results, language: language, statusYear: 2023)
      ).first)
  }

  private func lines(_ chart: Chart) throws -> [Int] {
    try Specification(chart).layers.compactMap { layer in
      let x = (layer["encoding"] as? [String: Any])?["x"] as? [String: Any]
      return x?["datum"] as? Int
    }
  }

  @Test(
    "the title, the chance and the line agree with what the plan asks",
    arguments: [
      ("≥ 2", "ít nhất 2 xã", "50%", [2]), ("> 2", "ít nhất 3 xã", "13%", [3]),
      ("[1, 2]", "từ 1 đến 2 xã", "75%", [1, 2]), ("[2, 2]", "đúng 2 xã", "38%", [2]),
      ("≤ 1", "nhiều nhất 1 xã", "50%", [1]), ("< 1", "nhiều nhất 0 xã", "13%", [0]),
    ])
  func agrees(requirement: String, goal: String, chance: String, bounds: [Int]) throws {
    let chart = try chart(requirement)
    #expect(
      chart.title == "Đạt chuẩn năm 2025: khả năng có \(goal) theo kế hoạch là \(chance)")
    #expect(try lines(chart) == bounds)
  }

  @Test("the bands are told by a mark of each, too, for print without colours")
  func marks() throws {
    let chart = try chart("≥ 2")
    let mark = try #require(chart.table.columns.firstIndex(of: "mark"))
    // 1, 0.875, 0.5 and 0.125: one count in each band, two bands without any.
    #expect(chart.table.rows.map { $0[mark] } == ["▲", "△", "◆", "▽"].map { .text($0) })
    #expect(chart.specification.text.contains(#""field" : "mark""#))
  }

  @Test("what is counted holds those that cannot be told, and the note says the plan's own words")
  func note() throws {
    let text = try chart("> 2", language: .en).specification.text
    #expect(text.contains("n = 4 communes · ? 1 without a chance that can be computed"))
    #expect(text.contains("dashed line: the plan, > 2 communes"))
    // At least 9 in 10 for none, 1 in 10 for three.
    #expect(text.contains("8 in 10 chance: between 0 and 3 communes"))
  }

  @Test("a bar that is a slip of the pen is said, not drawn", arguments: ["≥ 1e+30", "≥ inf"])
  func absurd(requirement: String) throws {
    let chart = try chart(requirement, language: .en)
    #expect(chart.title.hasSuffix("as planned, is <1%"))
    #expect(try lines(chart) == [])
  }

  @Test("a plan outside the picture is said, not drawn")
  func outside() throws {
    let chart = try chart("≥ 9", language: .en)
    #expect(chart.title.hasSuffix("the chance of at least 9 communes, as planned, is <1%"))
    #expect(try lines(chart) == [])
    #expect(chart.specification.text.contains("the plan, ≥ 9 communes, lies outside"))
  }
}
