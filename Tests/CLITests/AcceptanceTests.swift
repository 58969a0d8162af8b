import Foundation
import Testing

/// What five real plans and the published figures must come to, read from the shipped datasets
/// through the command line. Rows such as S4-07 are those of the plans.
@Suite("The shipped plans")
struct AcceptanceTests {
  private func result(_ plan: ShippedPlan) async throws -> PlanResult {
    try await PlanRuns.shared.result(plan)
  }

  // MARK: Thiện Kế (runs 1 and 2)

  @Test("Thiện Kế: 6.4 km are 24.62 %, and 6.9 km more give 51.16 %, where 6.60 would do")
  func road() async throws {
    let road = try await result(.thienKe).table("works").row(["row": "S4-07"])
    #expect(road.number("built") == 6.4)
    #expect(road.number("share") == 24.62)
    #expect(road.number("planned") == 6.9)
    #expect(road["requirement"] == "> 50")
    #expect(road["verdict"] == "met")
    // 6.4 / 0.2462 = 25.995, printed as 26.0 in the plan's own terms.
    #expect(isNear(road.number("implied_total"), 6.4 / 0.2462))
    #expect(rounded(road.number("implied_total"), 1) == 26.0)
    #expect(rounded(road.number("share_after"), 2) == 51.16)
    #expect(isNear(road.number("share_after"), 100 * 13.3 / (6.4 / 0.2462)))
    #expect(rounded(road.number("minimum"), 2) == 6.60)
    #expect(isNear(road.number("minimum"), 0.5 * 6.4 / 0.2462 - 6.4))
    #expect(rounded(road.number("spare"), 2) == 0.30)
  }

  @Test("Thiện Kế: 15 of 19 criteria are met; roads, production, health and environment are not")
  func thienKe() async throws {
    let result = try await result(.thienKe)
    let level = try result.table("levels").row(["year": "2019"])
    #expect(level["name"] == "Thiện Kế")
    #expect(level["criteria"] == "19")
    #expect(level["criteria_met"] == "15")
    #expect(level["criteria_not_met"] == "4")
    #expect(level["criteria_not_assessable"] == "0")
    #expect(level["missing"] == "2 13 15 17")
    #expect(level["level"] == "basic")
    let names = try result.table("criteria").rows.filter { $0["not_met"] == "1" }
      .map { $0["name_vi"] ?? "" }
    #expect(
      names == ["Giao thông", "Tổ chức sản xuất", "Y tế", "Môi trường và an toàn thực phẩm"])
  }

  @Test("Thiện Kế: health is not met with two of its three indicators met")
  func health() async throws {
    let result = try await result(.thienKe)
    let items = try result.table("assessment")
    let health = try items.row(["kind": "criterion", "item": "15"])
    #expect(health["verdict"] == "not_met")
    #expect(health["indicators_met"] == "2")
    #expect(health["indicators_applicable"] == "3")
    let insurance = try items.row(["item": "15.1"])
    #expect(insurance["verdict"] == "met")
    #expect(insurance.number("value") == 90.5)
    #expect(insurance.number("threshold") == 85)
    #expect(insurance["comparison"] == "at-least")
    #expect(try items.row(["item": "15.2"])["verdict"] == "not_met")
    let stunting = try items.row(["item": "15.3"])
    #expect(stunting["verdict"] == "met")
    #expect(stunting.number("value") == 12.8)
    #expect(stunting.number("threshold") == 26.7)
    #expect(stunting["comparison"] == "at-most")
    let level = try result.table("levels").row(["year": "2019"])
    #expect(level["partly_met"] == "15 (2/3)")
  }

  @Test("Thiện Kế: the 14 criteria of the provincial site stand beside the plan's 15")
  func twoSources() async throws {
    let problem = try await result(.thienKe).table("problems").row(["problem": "source-conflict"])
    #expect(problem["message_en"]?.contains("15 (the plan) is used, 14 (S124)") == true)
    #expect(problem["file"] == "datasets/plans/thien-ke-2020/observations.csv")
    #expect(problem["line"] == "4")
  }

  @Test(
    "Tuần Giáo: insurance and stunting are judged by the bar of the region, or are open without one"
  )
  func prescribed() async throws {
    let items = try await result(.tuanGiao).table("assessment")
    for item in ["15.1", "15.3"] {
      let rows = items.rows([
        "item": item, "kind": "indicator", "set": "qd-318-2022", "year": "2023",
      ])
      #expect(rows.count == 19, "18 communes and a town")
      for row in rows {
        let isKnown = !(row["threshold"] ?? "").isEmpty && !(row["value"] ?? "").isEmpty
        #expect(["met", "not_met"].contains(row["verdict"] ?? "") == isKnown, "\(row)")
      }
    }
    try await expectNote("S2-17", of: .tuanGiao)
  }

  @Test("Nam Trực: the reward is told, with no amount made up")
  func notes() async throws {
    try await expectNote("S0-15", of: .namTruc)
  }

  /// The note of a row stands in the report in its own words.
  private func expectNote(_ row: String, of plan: ShippedPlan) async throws {
    let note = try await result(plan).table("plan_texts").row(["kind": "note", "row": row])
    let text = try #require(note["text_vi"])
    #expect(text.count > 20)
    #expect(try await result(plan).text("report.md").contains(text), "\(text)")
  }

  @Test("Hà Nam: the communes under the newer set, requirement by requirement, nothing guessed")
  func beside() async throws {
    let folder = try TemporaryFolder()
    let out = folder.path("out")
    let outcome = try await CommandLineTool().run(
      "assess", "datasets/plans/ha-nam-2023/plan.yaml", "--beside", "qd-51-2025", "--out", out)
    #expect(outcome.status == 0, "\(outcome.messages)")
    let table = try ResultTable(contentsOf: out + "/set_differences.csv")
    // Its ten criteria are listed, its 47 indicators are not: no bar, no verdict, and nothing is dropped.
    let new = table.rows.filter { $0["new_set"] == "qd-51-2025" }
    #expect(Set(new.compactMap { $0["new_criterion"] }) == Set((1...10).map(String.init)))
    #expect(new.allSatisfy { $0["new_threshold"] == "" && $0["newly_failing"] == "0" })
    #expect(table.rows(["change": "dropped"]).isEmpty)
    #expect(table.rows.contains { $0["old_threshold"] != "" })
  }

  // MARK: Quảng Trị (run 3)

  @Test("Quảng Trị: Ba Tầng meets 9 criteria, Triệu Long 16, Triệu Phước 19: 14.67 on average")
  func sponsored() async throws {
    let result = try await result(.quangTri)
    let levels = try result.table("levels")
    let missing = [
      "Ba Tầng": ("9", "2 5 6 8 9 10 11 13 14 17"), "Triệu Long": ("16", "2 6 9"),
      "Triệu Phước": ("19", ""),
    ]
    #expect(levels.rows.count == 3)
    for (name, (count, list)) in missing {
      let row = try levels.row(["name": name])
      #expect(row["criteria_met"] == count)
      #expect(row["missing"] == list)
      #expect(row["criteria_not_assessable"] == "0")
    }
    let average = try result.table("averages").row(["level": "all"])
    #expect(average["criteria_total"] == "44")
    #expect(average["communes"] == "3")
    #expect(isNear(average.number("average"), 44.0 / 3))
    #expect(rounded(average.number("average"), 2) == 14.67)
    #expect(try result.text("report.md").contains("14,67"))
  }

  // MARK: Nam Trực (run 4)

  @Test(
    "Nam Trực: 11 units for 2019 and 9 for 2020 are 20; 3 and then 8 were recognised, 11 in all")
  func roadmap() async throws {
    let result = try await result(.namTruc)
    let years = try result.table("roadmap-years")
    #expect(years.rows.count == 2)
    let first = try years.row(["level": "advanced", "year": "2019"])
    #expect(first["planned"] == "11")
    #expect(first["planned_cumulative"] == "11")
    #expect(first["recognised"] == "3")
    #expect(first["recognised_cumulative"] == "3")
    let second = try years.row(["level": "advanced", "year": "2020"])
    #expect(second["planned"] == "9")
    #expect(second["planned_cumulative"] == "20")
    #expect(second["recognised"] == "8")
    #expect(second["recognised_cumulative"] == "11")
    let entries = try result.table("roadmap")
    #expect(entries.rows.count == 20)
    #expect(Set(entries.column("unit")).count == 20)
    let names = try Dictionary(uniqueKeysWithValues: result.codes().map { ($1, $0) })
    let recognised = entries.rows.filter { !($0["decision"] ?? "").isEmpty }
    #expect(
      Set(recognised.map { names[$0["unit"] ?? ""] ?? "" }) == ["Đồng Sơn", "Nam Hùng", "Nam Hồng"])
    for row in recognised {
      #expect(row["decision"] == "2400/QĐ-UBND")
      #expect(row["decision_date"] == "2020-09-28")
      #expect(row["year"] == "2019")
      #expect(row["slippage_years"] == "0")
    }
  }

  @Test("Nam Trực: 11 agencies answer for all 25 leaf items, without gap or overlap")
  func coverage() async throws {
    let result = try await result(.namTruc)
    let coverage = try result.table("coverage").row(["set": "nam-dinh-12-2018"])
    #expect(coverage["leaves"] == "25")
    #expect(coverage["agencies"] == "11")
    #expect(coverage["gaps"] == "0")
    #expect(coverage["overlaps"] == "0")
    let led = try result.table("assignments").rows {
      $0["role"] == "lead" && $0["item"] != ""
    }
    #expect(led.count == 25)
    #expect(Set(led.map { $0["item"] ?? "" }).count == 25)
    #expect(Set(led.map { $0["agency"] ?? "" }).count == 11)
  }

  @Test("Nam Trực: \"Đông Sơn\" is read as Đồng Sơn, with a warning that says where")
  func dongSon() async throws {
    let result = try await result(.namTruc)
    let problem = try result.table("problems").row(["problem": "tolerant-match"])
    #expect(problem["severity"] == "warning")
    #expect(problem["file"] == "datasets/plans/nam-truc-2018-2020/plan.yaml")
    let lines = try String(
      contentsOf: CommandLineTool.root.appending(path: ShippedPlan.namTruc.path), encoding: .utf8
    ).split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(Int(problem["line"] ?? ""))
    let column = try #require(Int(problem["column"] ?? ""))
    #expect(lines[line - 1].dropFirst(column - 1).hasPrefix("Đông Sơn"))
    #expect(problem["message_vi"]?.contains("\"Đông Sơn\" được hiểu là \"Đồng Sơn\"") == true)
    let code = try #require(try result.codes()["Đồng Sơn"])
    #expect(try result.table("roadmap").rows(["unit": code]).count == 1)
  }

  // MARK: Tuần Giáo (run 6)

  @Test(
    "Tuần Giáo: each of the eight targets keeps its strictness",
    arguments: [
      ("S2-01", "≥ 13"), ("S2-02", "≥ 19"), ("S2-03", "≥ 30"), ("S2-04", "> 15.8"),
      ("S2-05", "≥ 42"), ("S2-06", "< 28"), ("S2-07", "> 60"), ("S2-08", "> 90"),
    ])
  func strictness(row: String, requirement: String) async throws {
    let targets = try await result(.tuanGiao).table("targets").rows(["row": row])
    #expect(targets.count == (row == "S2-02" ? 6 : 2))
    #expect(targets.allSatisfy { $0["requirement"] == requirement })
    #expect(Set(targets.map { $0["year"] ?? "" }) == ["2023", "2024"])
    for target in targets {
      let value = target.number("value")
      let bar = try #require(Double(requirement.split(separator: " ")[1]))
      let isMet =
        switch requirement.prefix(1) {
        case "≥": value >= bar
        case ">": value > bar
        default: value < bar
        }
      #expect(target["verdict"] == (isMet ? "met" : "not_met"))
    }
  }

  @Test(
    "Tuần Giáo: 13 communes beside the 3, or 10 beside the 3 among 13, must average 15.38 or 15.8")
  func readings() async throws {
    let readings = try await result(.tuanGiao).table("consistency")
    #expect(readings.rows.count == 2)
    let separate = try readings.row(["reading": "separate"])
    let included = try readings.row(["reading": "included"])
    for reading in [separate, included] {
      #expect(reading["communes"] == "18")
      #expect(reading["met_communes"] == "3")
      // The least whole total above 15.8 × 18 = 284.4, and (285 − 57) / 15.
      #expect(reading["needed_total"] == "285")
      #expect(isNear(reading.number("needed_of_rest"), 15.2))
      #expect(reading["possible"] == "yes")
    }
    #expect(separate["basic_communes"] == "13")
    #expect(separate["other_communes"] == "2")
    // (285 − 57 − 2 × 14) / 13.
    #expect(isNear(separate.number("needed_of_basic"), 200.0 / 13))
    #expect(included["basic_communes"] == "10")
    #expect(included["other_communes"] == "5")
    // (285 − 57 − 5 × 14) / 10.
    #expect(isNear(included.number("needed_of_basic"), 15.8))
  }

  // MARK: Hà Nam (run 7)

  @Test(
    "Hà Nam: the targets of 2023 are a closed range, a floor, a strict ceiling and a floor",
    arguments: [
      ("S1-01", "[8, 10]", "communes"),
      ("S1-02", "≥ 58.2", "million_vnd_per_person_per_year"), ("S1-03", "< 2", "percent"),
      ("S1-04", "≥ 93.5", "percent"),
    ])
  func haNamTargets(row: String, requirement: String, unit: String) async throws {
    let targets = try await result(.haNam).table("targets").rows(["row": row])
    #expect(targets.count == 2)
    #expect(targets.allSatisfy { $0["requirement"] == requirement && $0["measured_in"] == unit })
    // The poverty standard changed in 2022: one year of it has no trend, what was last seen stands.
    // Communes that will move up are counted by the outlook of their criteria, means have a distribution.
    let ahead = row == "S1-03" ? "carried" : "expected"
    #expect(Set(targets.map { $0["basis"] ?? "" }) == ["observed", ahead])
    if row == "S1-01" {
      let later = try #require(targets.first { $0["basis"] == "expected" })
      #expect(later.number("q05") <= later.number("value"))
      #expect(later.number("value") <= later.number("q95"))
      #expect(later.number("probability_least") <= later.number("probability_most"))
      // Eight or more communes: the range and all beyond it.
      #expect(later.number("probability_enough_least") > later.number("probability_least"))
      #expect(later.number("probability_enough_most") > later.number("probability_most"))
      let report = try await result(.haNam).text("report.md")
      #expect(report.contains(/8–10 xã.*; ít nhất 8: [^|]*[0-9]+%/))
      #expect(report.contains("được xét đúng như đã ghi"))
      #expect(later.number("units") + later.number("units_unknown") == 65)
    }
  }

  @Test(
    "Hà Nam: a provincial mean weighs communes by people or households",
    arguments: [
      ("income", "population", "S1-02"), ("poverty_total", "households", "S1-03"),
      ("insurance", "population", "S1-04"),
    ])
  func weightedMean(indicator: String, weight: String, row: String) async throws {
    let result = try await result(.haNam)
    let values = try ShippedPlan.haNam.file("simulated.csv")
    let units = try ShippedPlan.haNam.file("units.csv")
    let communes = Set(units.rows(["kind": "commune"]).map { $0["code"] ?? "" })
    #expect(communes.count > 50)
    let read = { (name: String) in
      Dictionary(
        uniqueKeysWithValues: values.rows(["indicator": name, "year": "2022"]).map {
          ($0["unit"] ?? "", $0.number("value"))
        })
    }
    let (rates, weights) = (read(indicator), read(weight))
    let weighted = communes.sorted().reduce(into: (sum: 0.0, weight: 0.0)) { total, code in
      guard let rate = rates[code], let weight = weights[code] else { return }
      total.sum += rate * weight
      total.weight += weight
    }
    let mean = weighted.sum / weighted.weight
    let printed = try result.table("means")
      .row(["level": "all", "indicator": indicator, "year": "2022"])
    #expect(printed["weight"] == weight)
    #expect(printed["statistic"] == "mean")
    #expect(isNear(printed.number("value"), mean))
    #expect(isNear(printed.number("weight_total"), weighted.weight))
    #expect(printed["units"] == "\(communes.count)")
    let target = try result.table("targets").row(["row": row, "year": "2022"])
    #expect(isNear(target.number("value"), mean))
    let plain = rates.values.reduce(0, +) / Double(rates.count)
    #expect(!isNear(plain, mean, tolerance: 1e-6), "The weights make no difference here.")
  }

  // MARK: Published band tables (run 8)

  @Test("Published shares and averages come out to the printed decimals", arguments: BandTable.all)
  func published(table: BandTable) async throws {
    let result = try await result(.published)
    let bands = try result.table("bands").rows(["group": table.place, "year": table.year])
    #expect(bands.map { $0["band"] ?? "" } == table.bands.map(\.name))
    #expect(bands.map { $0["communes"] ?? "" } == table.bands.map { "\($0.communes)" })
    #expect(bands.allSatisfy { $0["total"] == "\(table.total)" })
    let checks = try result.table("reported").rows(["place": table.place, "year": table.year])
      .filter { $0["month"] == "" }
    for band in table.bands {
      guard let printed = band.printed else { continue }
      let check = try #require(checks.first { $0["item"] == "share:band:\(band.name)" })
      #expect(check["printed"] == printed)
      #expect(check["recomputed"] == printed)
      #expect(check["outcome"] == "agrees")
    }
    let average = try #require(checks.first { $0["item"] == "criteria_average" })
    #expect(average["printed"] == table.average)
    // The bands alone bound the average; a total of criteria fixes it.
    #expect(average["outcome"] == (table.criteria == nil ? "consistent" : "agrees"))
    if table.criteria != nil { #expect(average["recomputed"] == table.average) }
  }

  @Test("The bands and the average follow from the communes' own counts", arguments: BandTable.all)
  func fromCommunes(table: BandTable) async throws {
    let place = try TemporaryFolder()
    let counts = table.counts
    #expect(counts.count == table.total)
    let year = table.year
    let rows = counts.enumerated().map { "C\(1000 + $0),\(year),\($1)\n" }
    let file = try place.write(
      "unit,year,criteria_met\n" + rows.joined(), to: "communes.csv")
    let outcome = try await CommandLineTool().run(
      "assess", file, "--value", "criteria_met:count", "--out", place.path("out"))
    #expect(outcome.status == 0, "\(outcome.messages)")
    let bands = try ResultTable(contentsOf: place.path("out/bands.csv"))
    #expect(bands.column("band") == ["19", "15-18", "10-14", "5-9", "0-4"])
    for (row, expected) in zip(bands.rows, table.standardBands) {
      #expect(row["communes"] == "\(expected.communes)")
      #expect(row["total"] == "\(table.total)")
      guard let printed = expected.printed else { continue }
      let decimals = printed.split(separator: ".").dropFirst().first?.count ?? 0
      #expect(rounded(row.number("share"), decimals) == Double(printed))
    }
    let shares = bands.rows.map { $0.number("share_rounded") }
    #expect(isNear(shares.reduce(0, +), 100))
    let average = try ResultTable(contentsOf: place.path("out/averages.csv")).row(["level": "all"])
    #expect(average["criteria_total"] == "\(counts.reduce(0, +))")
    #expect(average["communes"] == "\(table.total)")
    let decimals = table.average.split(separator: ".")[1].count
    #expect(rounded(average.number("average"), decimals) == Double(table.average))
  }

  // MARK: A missing bar (run 10)

  @Test("Income under 318/QĐ-TTg is not assessable without a bar, and met or not with the office's")
  func missingBar() async throws {
    let place = try TemporaryFolder()
    let panel = try place.write(
      "unit,year,income\nA,2022,90\nB,2022,30\n", to: "panel.csv")
    let bars = try place.write(
      """
      set,indicator,region,province,unit,year,value,source
      qd-318-2022,10.1,TDMNPB,,,2022,40,an example

      """, to: "thresholds.csv")
    let arguments = [
      "assess", panel, "--criteria", "qd-318-2022", "--region", "TDMNPB", "--lang", "en",
    ]
    let without = try await CommandLineTool().run(arguments + ["--out", place.path("without")])
    #expect(without.status == 0)
    #expect(without.messages.contains("qd-318-2022 10.1"))
    #expect(without.messages.contains("no bar is known for TDMNPB, 2022"))
    let open = try ResultTable(contentsOf: place.path("without/assessment.csv"))
    for unit in ["A", "B"] {
      let row = try open.row(["unit": unit, "item": "10.1"])
      #expect(row["verdict"] == "not_assessable")
      #expect(row["reason"] == "bar_missing")
      #expect(row["threshold"] == "")
      #expect(try open.row(["unit": unit, "item": "10"])["verdict"] == "not_assessable")
    }
    let levels = try ResultTable(contentsOf: place.path("without/levels.csv"))
    #expect(levels.rows.allSatisfy { $0["criteria_met"] == "0" })
    let with = try await CommandLineTool().run(
      arguments + ["--thresholds", bars, "--out", place.path("with")])
    #expect(with.status == 0)
    let judged = try ResultTable(contentsOf: place.path("with/assessment.csv"))
    #expect(try judged.row(["unit": "A", "item": "10.1"])["verdict"] == "met")
    #expect(try judged.row(["unit": "B", "item": "10.1"])["verdict"] == "not_met")
    #expect(try judged.row(["unit": "B", "item": "10.1"]).number("threshold") == 40)
  }
}

/// A value to some decimals, halves away from zero, as offices round.
func rounded(_ value: Double, _ decimals: Int) -> Double {
  let factor = (0..<decimals).reduce(1.0) { factor, _ in factor * 10 }
  return (value * factor).rounded() / factor
}

extension ResultTable {
  /// The rows for which something holds.
  func rows(where holds: ([String: String]) -> Bool) -> [[String: String]] { rows.filter(holds) }
}
