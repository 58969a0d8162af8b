import Panels
import Reporting
import Testing

@Suite("Changes of scenarios in words")
struct ScenarioWordsTests {
  private static let units = UnitTable(codes: ["a", "b"])

  private static func text(_ effect: ScenarioChange.Effect, _ language: Language) -> String {
    let income = Indicator(
      id: "income", name: LocalizedText(vi: "Thu nhập", en: "Income"), kind: .positive)
    return ScenarioWords(
      Words(language), indicators: [income, Indicator(id: "bare", kind: .share)]
    ).text(of: ScenarioChange(effect), units: units)
  }

  @Test("a change that does nothing says so, without a gap")
  func nothing() {
    let still = ScenarioChange.Effect.drift(DriftChange(indicator: "income", from: 2020))
    #expect(Self.text(still, .vi) == "Nhịp tăng của Thu nhập: không đổi từ năm 2020")
    #expect(Self.text(still, .en) == "Pace of Income: unchanged from 2020")
    let effects: [ScenarioChange.Effect] = [
      still, .shock(LevelShock(indicator: "bare", year: 2026)),
      .bar(BarChange(set: "s", indicator: "1.1", from: 2026)),
    ]
    for effect in effects {
      for language in Language.allCases {
        let text = Self.text(effect, language)
        #expect(!text.contains("  ") && !text.hasSuffix(" "), "\(text)")
      }
    }
  }

  @Test("indicators have their names, and their ids where they have none")
  func names() {
    let link = ScenarioChange.Effect.passThrough(
      PassThrough(source: "income", target: "bare", elasticity: -1))
    #expect(Self.text(link, .en).hasPrefix("bare follows Income "))
    #expect(Self.text(link, .vi).hasPrefix("bare theo Thu nhập "))
  }

  @Test(
    "the chart of a workbook names scenarios by their titles, and by their ids where two share one")
  func chart() throws {
    var results = MadeResults()
    results.add(
      "scenario",
      """
      scenario,table,level,statistic,standard,year,figure,baseline,value
      trap,level_outlook,all,communes_at_or_above,met,2026,mean,3,2
      held,level_outlook,all,communes_at_or_above,met,2026,mean,3,4
      more,level_outlook,all,communes_at_or_above,met,2026,mean,3,5
      """)
    var vocabulary = BookVocabulary(.vi)
    vocabulary.scenarios = ScenarioTitles.byID([
      ("trap", "Hết hỗ trợ"), ("held", "Giữ"), ("more", "Giữ"),
    ])
    let rows = results.tables["scenario"]?.rows ?? []
    let block = try #require(
      ChartBlock.scenario(rows, words: Words(.vi), vocabulary: vocabulary))
    #expect(block.columns.dropFirst(2).map(\.title) == ["Hết hỗ trợ", "Giữ [held]", "Giữ [more]"])
  }
}
