import Panels
import Reporting
import Testing

@Suite("The roadmap of a workbook")
struct RoadmapBlockTests {
  private func block(_ table: String, _ text: String, start: Double = 2023) throws -> ChartBlock {
    var results = MadeResults()
    results.add(table, text)
    return try #require(
      ChartBlock.roadmap(
        results.tables[table]?.rows ?? [], named: table, names: ["u1": "Xã Một", "u2": "Xã Hai"],
        start: start, chances: ["u1": 0.25], words: Words(.vi)))
  }

  private func numbers(_ block: ChartBlock, _ column: Int) -> [Double?] {
    block.rows.map { if case .number(let value) = $0[column] { value } else { nil } }
  }

  private func names(_ block: ChartBlock) -> [String] {
    block.rows.map { if case .text(let text) = $0[0] { text } else { "" } }
  }

  @Test("has for each commune a bar to the year of the plan and one to the year proposed")
  func comparison() throws {
    let block = try block(
      "roadmap_comparison",
      """
      unit,name,set,level,given_year,proposed_year,change,given_chance,proposed_chance
      u1,Xã Một,s,met,2024,2025,later,0.2,0.7
      u2,Xã Hai,s,met,2026,,dropped,0.1,
      u3,Xã Ba,s,met,,2024,added,,0.8
      """)
    #expect(block.kind == .bar)
    #expect(names(block) == ["Xã Một", "Xã Ba", "Xã Hai"])
    #expect(block.columns[1].title == "Năm trong kế hoạch")
    #expect(block.columns[2].title == "Năm đề xuất")
    #expect(numbers(block, 1) == [2024, nil, 2026])
    #expect(numbers(block, 2) == [2025, 2024, nil])
    #expect(numbers(block, 3) == [0.7, 0.8, nil])
    #expect(block.series.map(\.column) == [1, 2])
    // The year stands at the end of each bar, and the legend tells the two apart.
    #expect(block.series.allSatisfy { $0.labelFormat == "0" && $0.isInLegend })
    #expect(Set(block.series.map(\.fill)).count == 2)
    #expect(block.range?.lowerBound == 2023 && (block.range?.upperBound ?? 0) >= 2026)
    #expect(block.title == "Lộ trình đề xuất: 2 đơn vị đến năm 2025")
  }

  @Test("names communes without their chances, and has the years in which they met the level")
  func given() throws {
    let block = try block(
      "roadmap",
      """
      unit,level,set,year,status_year,met_year
      u2,met,s,2023,2023,
      u1,met,s,2024,2023,2022
      """)
    #expect(names(block) == ["Xã Hai", "Xã Một"])
    #expect(numbers(block, 1) == [2023, 2024] && numbers(block, 2) == [nil, 2022])
    #expect(numbers(block, 3) == [nil, 0.25])
    // A bar that ends in the first year has a length.
    #expect(block.range?.lowerBound == 2021)
  }

  @Test("has one bar a commune in the plan's roadmap, whose colour tells what came of it")
  func outcome() throws {
    let text = """
      unit,level,set,year,status_year,met_year
      u1,met,s,2022,2023,2022
      u2,met,s,2022,2023,2023
      u3,met,s,2023,2023,
      u4,met,s,2025,2023,
      """
    let block = try block("roadmap", text)
    #expect(block.kind == .stackedBar && block.valueTitle == "Năm trong kế hoạch")
    let drawn = block.series.map { block.columns[$0.column].title }
    #expect(drawn == ["Đúng hạn", "Muộn", "Chưa rõ", "Chưa đến hạn"])
    #expect(
      block.series.map { numbers(block, $0.column) } == [
        [2022, nil, nil, nil], [nil, 2022, nil, nil], [nil, nil, 2023, nil], [nil, nil, nil, 2025],
      ])
    #expect(
      block.title
        == "Lộ trình kế hoạch: 4 đơn vị đến năm 2025 (đúng hạn 1, muộn 1, chưa rõ 1, chưa đến hạn 1)"
    )
    // What the table of slippage knows counts more.
    var results = MadeResults()
    results.add("roadmap", text)
    results.add("slippage", "unit,level,status\nu3,met,not_in_time")
    let told = try #require(
      ChartBlock.roadmap(
        results.tables["roadmap"]?.rows ?? [], named: "roadmap", names: [:], start: 2023,
        outcomes: results.tables["slippage"]?.rows ?? [], words: Words(.en)))
    #expect(told.series.map { told.columns[$0.column].title }.contains("Not in time"))
  }

  @Test("tells the lines of one commune apart by their levels")
  func levels() throws {
    let block = try block(
      "roadmap_proposed",
      """
      unit,name,set,level,year,chance
      u1,Xã Một,s,met,2024,0.9
      u1,Xã Một,s,advanced,2026,0.4
      """)
    #expect(Set(names(block)).count == 2 && names(block).allSatisfy { $0.hasPrefix("Xã Một – ") })
    #expect(block.series.count == 1 && block.series[0].isInLegend == false)
  }
}
