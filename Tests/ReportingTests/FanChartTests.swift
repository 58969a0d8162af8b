import Panels
import Reporting
import Testing

@Suite("The fan chart")
struct FanChartTests {
  private static let results: MadeResults = {
    var results = MadeResults()
    results.add(
      "means",
      "level,group,indicator,year,statistic,value,provenance\nall,all,income,2021,mean,40,observed\nall,all,income,2022,mean,42,observed"
    )
    results.add(
      "group_forecast",
      "level,group,indicator,year,statistic,units,units_unknown,q05,q10,q25,q50,q75,q90,q95,method,provenance\nall,all,income,2023,mean,5,1,41,42,43,44,45,46,47,auto,observed\nall,all,income,2024,mean,5,1,42,43,45,47,49,51,52,auto,simulated"
    )
    results.add(
      "targets",
      "target,unit,year,basis,requirement,units,statistic,subject\na,,2023,observed,≥ 1,5,mean,income\nother,,2023,expected,≥ 90,7,mean,income\na,,2023,expected,≥ 43.5,5,mean,income\nb,,2024,expected,≥ 48,5,mean,income\nc,,2024,expected,< 3,5,mean,poverty"
    )
    return results
  }()

  @Test("joins past, future and a target that moves by year, and says the chance in a sentence")
  func joined() throws {
    let chart = try #require(
      FanChart.charts(ChartContext(Self.results, language: .vi, statusYear: 2022)).first)
    #expect(chart.name == "fan-income")
    #expect(
      chart.table.columns == [
        "year", "observed", "q05", "q10", "q25", "q50", "q75", "q90", "q95", "target",
        "label",
      ])
    let none = Double.nan
    let expected: [[Double]] = [
      [40, none, none, none, none, none, none, none, none],
      [42, 42, 42, 42, 42, 42, 42, 42, none],
      [none, 41, 42, 43, 44, 45, 46, 47, 43.5], [none, 42, 43, 45, 47, 49, 51, 52, 48],
    ]
    for (row, numbers) in zip(chart.table.rows, expected) {
      for (cell, number) in zip(row.dropFirst(), numbers) {
        guard case .number(let value) = cell else {
          Issue.record("not a number")
          continue
        }
        #expect(value == number || (value.isNaN && number.isNaN))
      }
    }
    #expect(chart.title.contains("trung vị chưa đạt mục tiêu ≥ 48 năm 2024"))
    #expect(
      chart.alternative.contains(
        "8 phần 10 khả năng: giá trị năm 2024 nằm giữa 43,0 và 51,0"))
    #expect(chart.alternative.contains("SỐ LIỆU MÔ PHỎNG"))
    #expect(chart.specification.text.contains("n = 6 xã · ? 1 thiếu số liệu"))
    try expectSameRows(chart)
  }

  @Test("draws no line across a declared break of the indicator, and says so")
  func breaks() throws {
    var results = Self.results
    let head = "indicator,year,kind,treatment,applied,unit"
    let chart = { (rows: String) in
      results.add("breaks", head + rows)
      return try #require(
        FanChart.charts(ChartContext(results, language: .vi, statusYear: 2022)).first)
    }
    let cut = try chart("\nincome,2022,standard,new-segment,new-segment,")
    #expect(cut.table.columns.last == "segment")
    #expect(cut.table.rows.map { $0.last } == [0, 1, 1, 1].map { .integer($0) })
    #expect(cut.specification.text.contains("\"detail\""))
    #expect(cut.specification.text.contains("Đường bị cắt ở các điểm gãy đã khai báo: 2022"))
    // Another indicator's, one that is bridged, that of one unit, and one before all years cut nothing.
    let whole = try chart(
      "\npoverty,2022,standard,new-segment,new-segment,\nincome,2022,standard,splice,splice,\nincome,2022,standard,new-segment,new-segment,u1\nincome,2021,standard,new-segment,new-segment,"
    )
    #expect(whole.table.columns.last == "label")
    #expect(!whole.specification.text.contains("segment"))
  }

  @Test(
    "says at its foot where something simpler was clearly better in twenty trials or more",
    arguments: [
      (
        "380,0.7,-0.58",
        "⚠ kém tin cậy: thử lại trên các năm trước, sai số lớn hơn 58% so với đường thẳng"
      ),
      (
        "20,-0.11,-0.05",
        "⚠ kém tin cậy: thử lại trên các năm trước, sai số lớn hơn 11% so với giữ giá trị cuối"
      ),
      ("19,-0.9,-0.9", nil), ("380,-0.1,0.2", nil), ("380,,", nil),
    ])
  func doubtful(tried: String, foot: String?) throws {
    var results = Self.results
    results.add(
      "methods",
      "indicator,backtest_forecasts,skill_last_value,skill_ols\nincome," + tried
        + "\npoverty,380,-0.5,-0.5")
    let chart = try #require(
      FanChart.charts(ChartContext(results, language: .vi, statusYear: 2022)).first)
    let text = chart.specification.text
    #expect(text.contains("⚠") == (foot != nil))
    if let foot { #expect(text.contains(foot)) }
  }

  @Test("has the sign of per cent behind every share of its title", arguments: [Language.vi, .en])
  func shares(language: Language) throws {
    var results = Self.results
    results.add(
      "indicators",
      "indicator,name_vi,name_en,kind,unit_of_measure\nincome,Nước,Water,share,percent")
    let context = ChartContext(results, language: language, statusYear: 2022)
    let chart = try #require(FanChart.charts(context).first)
    for share in language == .vi ? ["42,0%", "47,0%", "≥ 48%"] : ["42.0%", "47.0%", "≥ 48%"] {
      #expect(chart.title.contains(share), "\(chart.title)")
    }
  }

  @Test("a year whose mean lacks communes is told and not drawn, and they are counted")
  func partialYear() throws {
    var results = MadeResults()
    results.add(
      "means",
      "level,group,indicator,year,statistic,value,units,missing,provenance\nall,all,income,2020,mean,46,4,0,observed\nall,all,income,2021,mean,48,4,0,observed\nall,all,income,2022,mean,50,4,0,observed\nall,all,income,2023,mean,32,3,1,observed"
    )
    results.add(
      "group_forecast",
      "level,group,indicator,year,statistic,units,units_unknown,q05,q10,q25,q50,q75,q90,q95,method,provenance\nall,all,income,2024,mean,4,0,50,51,52,54,56,57,58,auto,observed"
    )
    let chart = try #require(
      FanChart.charts(ChartContext(results, language: .en, statusYear: 2023)).first)
    let seen = chart.table.rows.compactMap { row -> Double? in
      guard case .number(let value) = row[1], !value.isNaN else { return nil }
      return value
    }
    #expect(seen == [46, 48, 50])
    let text = chart.specification.text
    #expect(text.contains("Not drawn: 2023") && text.contains("? 1 with data missing"))
  }

  @Test(
    "years of other communes than those ahead are points that nothing joins, and no change is told")
  func varyingUnits() throws {
    var results = MadeResults()
    results.add(
      "means",
      "level,group,indicator,year,statistic,value,units,missing,provenance\nall,all,income,2020,mean,46,4,8,observed\nall,all,income,2021,mean,48,11,1,observed\nall,all,income,2022,mean,59,9,3,observed"
    )
    results.add(
      "group_forecast",
      "level,group,indicator,year,statistic,units,units_unknown,q05,q10,q25,q50,q75,q90,q95,method,provenance\nall,all,income,2023,mean,12,0,50,51,52,54,56,57,58,auto,observed"
    )
    let chart = try #require(
      FanChart.charts(ChartContext(results, language: .en, statusYear: 2022)).first)
    #expect(chart.title.contains("around 54.0 in 2023") && !chart.title.contains("59"))
    let rows = chart.table.rows
    #expect(rows.count == 4 && Set(rows.map { "\($0[$0.count - 1])" }).count == 4)
    // The fan begins with the first year ahead.
    for row in rows.dropLast() {
      if case .number(let median) = row[5] { #expect(median.isNaN) }
    }
    #expect(chart.specification.text.contains("means of 4 to 11 communes"))
  }

  @Test("the average of criteria is held against the targets of its own set")
  func ownSet() throws {
    var results = MadeResults()
    results.add(
      "sets", "set,legal_number,highest_level,from,to\na,A,met,2021,2025\nb,B,met,2021,2025")
    results.add(
      "averages",
      "level,group,set,year,communes,average,provenance\nall,all,a,2022,5,14,observed\nall,all,b,2022,5,9,observed"
    )
    results.add(
      "level_outlook",
      "level,group,set,year,statistic,communes,communes_not_assessable,q05,q10,q25,q50,q75,q90,q95,provenance\nall,all,a,2023,average_criteria,5,0,13,14,15,16,17,18,19,observed\nall,all,b,2023,average_criteria,5,0,7,8,9,10,11,12,13,observed"
    )
    results.add(
      "targets",
      "target,unit,year,basis,requirement,units,statistic,subject,set\nz,,2023,expected,≥ 3,5,communes_at_or_above,met,a\ny,,2023,expected,≥ 11,5,average_criteria,,b\nx,,2023,expected,≥ 15,5,average_criteria,,a"
    )
    let charts = FanChart.charts(ChartContext(results, language: .en, statusYear: 2022))
    let bars = charts.map { chart in
      chart.table.rows.compactMap { row -> Double? in
        guard case .number(let bar) = row[9], !bar.isNaN else { return nil }
        return bar
      }
    }
    #expect(bars == [[15]])
  }

  @Test("the year the plan is about is said first, later targets below")
  func planYear() throws {
    var results = Self.results
    results.add(
      "targets",
      "target,unit,year,basis,requirement,units,statistic,subject\na,,2023,expected,≥ 43.5,5,mean,income\nb,,2024,expected,≥ 48,5,mean,income\nc,,2023,expected,≥ 3,5,communes_at_or_above,met"
    )
    let chart = try #require(
      FanChart.charts(ChartContext(results, language: .vi, statusYear: 2022)).first)
    #expect(chart.title.contains("năm 2023 khoảng 44,0"))
    #expect(chart.title.hasSuffix("; trung vị đạt mục tiêu ≥ 43,5 năm 2023"))
    #expect(chart.alternative.contains("giá trị năm 2023 nằm giữa 42,0 và 46,0"))
    #expect(chart.specification.text.contains("Mục tiêu sau đó: ≥ 48 (2024)"))
  }

  @Test("the average says of how many communes its last year is, and that others are forecast")
  func averageOfPart() throws {
    var results = MadeResults()
    results.add("sets", "set,legal_number,highest_level,from,to\na,A,met,2021,2025")
    results.add(
      "averages",
      "level,group,set,year,communes,communes_unknown,average,provenance\nall,all,a,2021,6,4,13,observed\nall,all,a,2022,7,3,14,observed"
    )
    results.add(
      "level_outlook",
      "level,group,set,year,statistic,communes,communes_not_assessable,q05,q10,q25,q50,q75,q90,q95,provenance\nall,all,a,2023,average_criteria,10,0,13,14,15,16,17,18,19,observed"
    )
    let chart = try #require(
      FanChart.average(ChartContext(results, language: .vi, statusYear: 2022)))
    let text = chart.specification.text
    #expect(text.contains("n = 10 xã · ? 3 có tiêu chí chưa đánh giá được"))
    #expect(text.contains("(năm 2022: 7 xã), phần dự báo: của cả 10 xã"))
  }

  @Test("a strict bar is written with its sign, and the bar itself does not pass it")
  func strict() throws {
    var results = Self.results
    results.add(
      "targets",
      "target,unit,year,basis,requirement,units,statistic,subject\na,,2024,expected,> 47,5,mean,income"
    )
    let chart = try #require(
      FanChart.charts(ChartContext(results, language: .en, statusYear: 2022)).first)
    #expect(chart.title.contains("the median misses the target of > 47 in 2024"))
    #expect(chart.table.rows.last?.last == .text("> 47"))
  }

  @Test("the bar that an option sets for every commune is drawn, and not asked of the mean")
  func option() throws {
    var results = Self.results
    results.tables["targets"] = nil
    results.add(
      "probability",
      "unit,indicator,event,source,year,requirement\na,income,met_in_year,option,2024,≥ 48\nb,income,met_in_year,option,2024,≥ 48\na,income,met_in_year,318/10.1,2023,≥ 40"
    )
    let chart = try #require(
      FanChart.chart(
        indicator: "income", ChartContext(results, language: .en, statusYear: 2022)))
    #expect(chart.title.hasSuffix("; the bar of each unit is ≥ 48 in 2024"))
    #expect(chart.table.rows.map { $0.last } == ["", "", "", "≥ 48"].map { .text($0) })
    #expect(chart.sources.contains("probability"))
  }

  @Test("every indicator with a target is drawn, and a target for other units is told")
  func chosen() throws {
    var results = Self.results
    let indicators = ["villages", "income", "poverty", "water"]
    results.add(
      "means",
      "level,group,indicator,year,statistic,value,provenance\n"
        + indicators.map { "all,all,\($0),2022,mean,42,observed" }.joined(separator: "\n"))
    results.add(
      "group_forecast",
      "level,group,indicator,year,statistic,units,units_unknown,q05,q10,q25,q50,q75,q90,q95,method,provenance\n"
        + indicators.map { "all,all,\($0),2024,mean,18,0,42,43,45,47,49,51,52,auto,observed" }
        .joined(separator: "\n"))
    results.add(
      "targets",
      "target,unit,year,basis,requirement,units,statistic,subject\n"
        + indicators.map { "\($0),,2024,expected,≥ 30,\($0 == "villages" ? 19 : 18),mean,\($0)" }
        .joined(separator: "\n"))
    let context = ChartContext(results, language: .vi, statusYear: 2022)
    #expect(
      FanChart.chosen(context).map(\.name) == ["fan-income", "fan-poverty", "fan-water"])
    let other = try #require(FanChart.charts(context).first { $0.name == "fan-villages" })
    #expect(
      other.specification.text.contains(
        "Không vẽ mục tiêu ≥ 30 năm 2024: mục tiêu tính 19 đơn vị, đường này tính 18"))
  }

  @Test("of a table every indicator is drawn, those with a bar of the call first")
  func bars() {
    var results = Self.results
    results.tables["targets"] = nil
    let indicators = ["people", "income", "poverty"]
    results.add(
      "means",
      "level,group,indicator,year,statistic,value,provenance\n"
        + indicators.flatMap { id in
          (2020...2022).map { "all,all,\(id),\($0),mean,42,observed" }
        }.joined(separator: "\n"))
    results.add(
      "group_forecast",
      "level,group,indicator,year,statistic,units,units_unknown,q05,q10,q25,q50,q75,q90,q95,method,provenance\n"
        + indicators.map { "all,all,\($0),2024,mean,18,0,42,43,45,47,49,51,52,auto,observed" }
        .joined(separator: "\n"))
    results.add(
      "probability",
      "unit,indicator,event,source,year,requirement\na,income,met_in_year,option,2024,≥ 48\na,poverty,met_in_year,option,2024,< 2"
    )
    let context = ChartContext(results, language: .vi, statusYear: 2022)
    #expect(
      FanChart.chosen(context).map(\.name) == ["fan-income", "fan-poverty", "fan-people"])
    // A plan that asks for something else has those with a bar alone.
    results.add(
      "targets",
      "target,unit,year,basis,requirement,units,statistic,subject\nz,,2024,expected,≥ 3,18,communes_at_or_above,met"
    )
    let planned = ChartContext(results, language: .vi, statusYear: 2022)
    #expect(FanChart.chosen(planned).map(\.name) == ["fan-income", "fan-poverty"])
  }

  @Test("of a table with many indicators eight are drawn")
  func many() {
    var results = Self.results
    results.tables["targets"] = nil
    let indicators = (1...12).map { "i\($0)" }
    results.add(
      "means",
      "level,group,indicator,year,statistic,value,provenance\n"
        + indicators.flatMap { id in
          (2020...2022).map { "all,all,\(id),\($0),mean,42,observed" }
        }.joined(separator: "\n"))
    results.add(
      "group_forecast",
      "level,group,indicator,year,statistic,units,units_unknown,q05,q10,q25,q50,q75,q90,q95,method,provenance\n"
        + indicators.map { "all,all,\($0),2024,mean,18,0,42,43,45,47,49,51,52,auto,observed" }
        .joined(separator: "\n"))
    let context = ChartContext(results, language: .vi, statusYear: 2022)
    #expect(FanChart.chosen(context).map(\.name) == (1...8).map { "fan-i\($0)" })
  }

  @Test(
    "communes without data are counted once, whether the mean or the forecast lacks them",
    arguments: [(0, 3), (3, 0), (3, 3), (2, 3)])
  func missing(unknown: Int, missing: Int) throws {
    var results = Self.results
    results.add(
      "means",
      "level,group,indicator,year,statistic,value,units,missing,provenance\n"
        + "all,all,income,2021,mean,41,20,0,observed\nall,all,income,2022,mean,42,20,\(missing),observed"
    )
    results.add(
      "group_forecast",
      "level,group,indicator,year,statistic,units,units_unknown,q05,q10,q25,q50,q75,q90,q95,method,provenance\n"
        + "all,all,income,2024,mean,\(20 - unknown),\(unknown),42,43,45,47,49,51,52,auto,observed")
    let chart = try #require(
      FanChart.chart(
        indicator: "income", ChartContext(results, language: .en, statusYear: 2022)))
    #expect(chart.specification.text.contains("n = 20"))
    #expect(chart.specification.text.contains("? 3 with data missing"))
  }
}
