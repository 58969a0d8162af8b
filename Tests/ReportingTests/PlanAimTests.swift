import Panels
import Testing

@testable import Reporting

@Suite("What a plan is about first")
struct PlanAimTests {
  private func planned(_ targets: [String], roadmap: [String] = []) -> PlanAim? {
    var results = MadeResults()
    results.add(
      "targets",
      (["statistic,subject,set,unit,year,basis"] + targets).joined(separator: "\n"))
    results.add("roadmap", (["unit,level,set,year"] + roadmap).joined(separator: "\n"))
    return PlanAim(
      targets: results.table("targets")?.rows ?? [], roadmap: results.table("roadmap")?.rows ?? [])
  }

  @Test("is the nearest goal for communes; later ones are its context")
  func nearest() throws {
    let aim = try #require(
      planned([
        "communes_lost,met,base,,2023,expected",
        "communes_at_or_above,advanced,high,,2025,expected",
        "communes_added,advanced,high,,2022,observed",
        "communes_added,advanced,high,,2023,expected",
        "mean,income,,,2021,expected",
      ]))
    #expect(aim.set == "high" && aim.level == "advanced" && aim.year == 2023)
  }

  @Test("ends where its roadmap ends")
  func roadmap() throws {
    let aim = try #require(
      planned(
        ["communes_added,advanced,high,,2019,expected"],
        roadmap: ["u1,advanced,high,2019", "u2,advanced,high,2020"]))
    #expect(aim.year == 2020 && aim.level == "advanced")
    let bare = try #require(planned([], roadmap: ["u1,met,base,2024"]))
    #expect(bare.set == "base" && bare.level == "met" && bare.year == 2024)
  }

  @Test("is nothing where neither targets nor a roadmap speak of communes")
  func nothing() {
    #expect(planned(["mean,income,,,2024,expected"]) == nil)
    #expect(planned([]) == nil)
  }

  /// The programme with a second, higher set under which other communes fail, and a plan for it.
  private var twoSets: MadeResults {
    var results = MadeResults.programme(names: ["Xã An", "Xã Bình"])
    results.add(
      "sets",
      "set,legal_number,from,to,highest_level\nset-1,1/QĐ,2020,2030,met\nset-2,2/QĐ,2020,2030,advanced"
    )
    var lines = [
      "unit,name,year,set,in_force,criteria,criteria_met,criteria_not_assessable,missing,not_assessable,counted"
    ]
    var outlook = ["unit,name,set,year,not_assessable,expected,p_met,p_advanced,provenance"]
    for (unit, name) in [("u0", "Xã An"), ("u1", "Xã Bình")] {
      lines.append("\(unit),\(name),2023,set-1,yes,3,2,0,3,,yes")
      lines.append("\(unit),\(name),2023,set-2,yes,3,1,0,1 2,,yes")
      outlook += [2024, 2025].map { "\(unit),\(name),set-1,\($0),0,2.5,0.5,,observed" }
      // The set of the plan ends a year before the other.
      outlook.append("\(unit),\(name),set-2,2024,0,1.5,,0.\(unit == "u0" ? 2 : 9),observed")
    }
    results.add("levels", lines.joined(separator: "\n"))
    results.add("criteria_outlook", outlook.joined(separator: "\n"))
    results.add(
      "level_outlook",
      "level,group,set,year,statistic,standard\nall,all,set-1,2024,,\nall,all,set-1,2025,,\nall,all,set-2,2024,,"
    )
    results.add(
      "criteria",
      "set,year,criterion,name_vi,name_en\n"
        + ["set-1", "set-2"].flatMap { set in
          (1...3).map { "\(set),2023,\($0),Tiêu chí \($0),Criterion \($0)" }
        }.joined(separator: "\n"))
    results.add(
      "targets",
      "statistic,subject,set,unit,year,basis,requirement\ncommunes_added,advanced,set-2,,2025,expected,≥ 1"
    )
    return results
  }

  private var context: ChartContext { ChartContext(twoSets, language: .vi, statusYear: 2023) }

  @Test("gives each set its own last year of the outlook")
  func outlook() {
    let years = Dictionary(grouping: context.outlook()) { $0["set"] }
      .mapValues { Set($0.map { $0["year"] }) }
    #expect(years == ["set-1": ["2025"], "set-2": ["2024"]])
  }

  @Test("chooses the set and the level that charts draw, though another is more open")
  func charts() throws {
    let bars = try #require(ProbabilityBars.charts(context).first)
    #expect(bars.title.hasPrefix("Nâng cao năm 2024: 1/2 xã nhiều khả năng (từ 66%)"))
    let blocking = try #require(BlockingCriteria.charts(context).first)
    // Of two sets with criteria of the same numbers the title and the text in its place say which it is.
    for chart in [blocking, try #require(HeatMap.charts(context).first)] {
      #expect(chart.title.hasSuffix("– 2/QĐ (nâng cao)"), "\(chart.title)")
      #expect(chart.alternative.contains("– 2/QĐ (nâng cao)"), "\(chart.alternative)")
    }
    #expect(
      blocking.table.rows.map { $0[0] } == ["1", "1", "2", "2"].map { ChartTable.Cell.text($0) })
  }

  @Test(
    "says no probability in the word of one band and the number of another",
    arguments: [
      (0.098, "9,8%"), (0.1, "10%"), (0.904, "90,4%"), (0.9, "90%"), (0.3295, "32,95%"),
      (0.66, "66%"), (0.6599, "65,99%"), (0.001, "<1%"), (0.999, ">99%"),
    ])
  func bands(probability: Double, said: String) {
    #expect(ChanceBand.percent(probability, Words(.vi)) == said)
  }
}
