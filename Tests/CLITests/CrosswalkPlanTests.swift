import Foundation
import Testing

/// What a plan says of units that a crosswalk changes, through the command line.
@Suite("A plan and its units that change")
struct CrosswalkPlanTests {
  /// A folder with a plan of communes A, B and C.
  private static func place(
    observations: [String], crosswalk: [String], plan: String, status: Int
  ) throws -> TemporaryFolder {
    let place = try TemporaryFolder()
    let text = { (lines: [String]) in lines.joined(separator: "\n") + "\n" }
    try place.write(
      text([
        "code,name,kind,zone", "A,An,commune,DBSH", "B,Bình,commune,DBSH", "C,Cường,commune,DBSH",
      ]),
      to: "units.csv")
    try place.write(text(observations), to: "o.csv")
    try place.write(
      text(["old_code,new_code,new_name,new_kind,date"] + crosswalk), to: "cw.csv")
    try place.write(
      """
      id: units
      title: {vi: T, en: T}
      area: {name: T, kind: district}
      years: {status: \(status), horizon: 2026}
      sets: [qd-1980-2016]
      data:
        units: units.csv
        observations: [o.csv]
        crosswalks: [cw.csv]
      indicators:
        - {id: population, vi: a, en: a, kind: count, unit: people}
        - {id: idx, vi: a, en: a, kind: number, unit: x, weight: population}
        - {id: rate, vi: a, en: a, kind: positive, unit: x, weight: population}
      \(plan)
      """, to: "plan.yaml")
    return place
  }

  /// Ten years of three communes; from 2019 on both measures are higher.
  private static let series =
    ["unit,year,population,idx,rate"]
    + (2014...2023).flatMap { year in
      ["A", "B", "C"].map { unit in
        let isLate = year >= 2019
        return "\(unit),\(year),1000,\(year - 2000 + (isLate ? 20 : 0)),\(isLate ? 21 : 10)"
      }
    }

  private static let merger = ["A,M,Mới,xã,2019-07-01", "B,M,Mới,xã,2019-07-01"]

  private func segments(_ place: TemporaryFolder, _ indicator: String, _ unit: String) throws
    -> [String]
  {
    try ResultTable(contentsOf: place.path("out/trend.csv"))
      .rows(["unit": unit, "indicator": indicator])
      .map { ($0["segment_from"] ?? "") + "-" + ($0["segment_to"] ?? "") }
  }

  private func run(_ place: TemporaryFolder) async throws -> String {
    let outcome = try await CommandLineTool().run(
      "run", place.path("plan.yaml"), "--out", place.path("out"), "--lang", "en")
    #expect(outcome.status == 0, "\(outcome.messages)")
    return outcome.messages
  }

  @Test(
    "a merged commune that keeps a code inherits neither recognition, roadmap, target nor bar",
    arguments: [[], ["A,2025,10100,2,2"]])
  func reusedCode(late: [String]) async throws {
    let place = try Self.place(
      observations: [
        "unit,year,population,idx,rate", "A,2019,1000,1,1", "B,2019,9000,2,2", "A,2020,1000,1,1",
        "B,2020,9000,2,2",
      ] + late,
      crosswalk: ["A,A,Mới,xã,2025-07-01", "B,A,Mới,xã,2025-07-01", "C,C,Cường,xã,2025-07-01"],
      plan: """
        roadmap: [{level: met, set: qd-1980-2016, year: 2024, units: [A]}]
        outcomes: [{level: met, year: 2024, recognised: 0, source: x}]
        targets:
          - {id: t, vi: a, en: a, statistic: criteria-met, set: qd-1980-2016, units: [A], at-least: 19, unit: criteria, year: 2024}
        """, status: 2025)
    try place.write(
      "unit,level,set,met_year,decision,decision_date,source\n"
        + "A,met,qd-1980-2016,2019,1/QĐ,2019-12-01,x\n", to: "rec.csv")
    try place.write(
      "set,indicator,region,province,unit,year,value,source\nqd-1980-2016,15.1,,,A,,70,x\n",
      to: "th.csv")
    let plan = try String(contentsOfFile: place.path("plan.yaml"), encoding: .utf8)
    try place.write(
      plan.replacingOccurrences(
        of: "  crosswalks:", with: "  thresholds: th.csv\n  recognitions: rec.csv\n  crosswalks:"),
      to: "plan.yaml")
    let messages = try await run(place)
    for entry in ["roadmap", "targets", "recognitions", "thresholds"] {
      #expect(messages.contains("Entries of \(entry) for units that were merged"))
    }
    let levels = try ResultTable(contentsOf: place.path("out/levels.csv")).rows(["unit": "A"])
    #expect(!levels.isEmpty && levels.allSatisfy { $0["recognised_level"] == "" })
    #expect(try ResultTable(contentsOf: place.path("out/roadmap.csv")).rows.isEmpty)
  }

  @Test("a break of a lost commune does not cut another that bears its code later")
  func lostCode() async throws {
    let place = try Self.place(
      observations: Self.series,
      crosswalk: ["A,,,,2025-07-01", "B,A,Mới,xã,2025-07-01", "C,C,Cường,xã,2025-07-01"],
      plan: "breaks:\n  - {indicator: idx, year: 2018, kind: method, units: [A], vi: a, en: a}",
      status: 2023)
    #expect(try await run(place).contains("Entries of breaks"))
    #expect(try segments(place, "idx", "A") == ["2014-2023"])
  }

  @Test(
    "a splice of one part, or of each, cuts the merged commune with a located warning",
    arguments: [["A"], ["A", "B"]])
  func splicedParts(units: [String]) async throws {
    let breaks = units.map { unit in
      "  - {indicator: rate, year: 2019, kind: method, treatment: splice, "
        + "overlap: {year: 2019, before: 10, after: 20}, units: [\(unit)], vi: a, en: a}"
    }
    let place = try Self.place(
      observations: Self.series, crosswalk: Self.merger,
      plan: "crosswalk: {codes: first}\nbreaks:\n" + breaks.joined(separator: "\n"), status: 2021)
    let messages = try await run(place)
    #expect(messages.components(separatedBy: "the splice of 2019").count == 1 + units.count)
    #expect(messages.contains("plan.yaml, line "))
    #expect(try segments(place, "rate", "M") == ["2014-2018", "2019-2023"])
    #expect(try segments(place, "rate", "C") == ["2014-2023"])
  }

  @Test("one factor for every commune splices a merged one once")
  func splicedAll() async throws {
    let place = try Self.place(
      observations: Self.series, crosswalk: Self.merger,
      plan: """
        crosswalk: {codes: first}
        breaks:
          - {indicator: rate, year: 2019, kind: method, treatment: splice, overlap: {year: 2019, before: 10, after: 21}, vi: a, en: a}
        """, status: 2021)
    #expect(try await !run(place).contains("the splice of"))
    #expect(try segments(place, "rate", "M") == ["2014-2023"])
    let trends = try ResultTable(contentsOf: place.path("out/trend.csv"))
    let merged = try trends.row(["unit": "M", "indicator": "rate"])
    let alone = try trends.row(["unit": "C", "indicator": "rate"])
    #expect(isNear(merged.number("level"), 21) && isNear(alone.number("level"), 21))
  }

  @Test("a difference declared for every commune splices those that go on and cuts the merged one")
  func splicedDifference() async throws {
    let place = try Self.place(
      observations: Self.series, crosswalk: Self.merger + [",N,Mới lập,xã,2019-07-01"],
      plan: """
        crosswalk: {codes: first}
        breaks:
          - {indicator: idx, year: 2019, kind: method, treatment: splice, overlap: {year: 2019, before: 19, after: 39}, vi: a, en: a}
        """, status: 2021)
    // Only the merged commune is made of parts; one that is formed anew has nothing to restate.
    #expect(try await run(place).contains("made of several parts (Mới (M))"))
    #expect(try segments(place, "idx", "M") == ["2014-2018", "2019-2023"])
    #expect(try segments(place, "idx", "C") == ["2014-2023"])
  }

  @Test("a break of units is lifted in the year of a step, for the communes it names, and no other")
  func unitBreaks() async throws {
    for (year, units, isLifted) in [
      (2019, ", units: [C]", false), (2019, "", true), (2019, ", units: [A, B]", true),
      (2020, "", false),
    ] {
      let place = try Self.place(
        observations: Self.series, crosswalk: Self.merger,
        plan: """
          crosswalk: {codes: first}
          breaks:
            - {indicator: idx, year: \(year), kind: units\(units), vi: a, en: a}
          """, status: 2021)
      #expect(try await run(place).contains("no longer cut the series") == false)
      let problems = try ResultTable(contentsOf: place.path("out/problems.csv"))
      #expect(
        problems.rows(["problem": "unit-breaks-lifted"]).map { $0["message_en"] ?? "" }
          .allSatisfy { $0.contains("of Mới (M):") })
      #expect(problems.rows(["problem": "unit-breaks-lifted"]).isEmpty == !isLifted)
      let isNamed = units.isEmpty || units.contains("C")
      #expect(try segments(place, "idx", "C").count == (isNamed ? 2 : 1))
      #expect(try segments(place, "idx", "M").count == (year == 2020 ? 2 : 1))
    }
  }

  @Test("the account of cells sets aside what a crosswalk carries nowhere")
  func account() async throws {
    let place = try Self.place(
      observations: Self.series, crosswalk: Self.merger, plan: "notes: []", status: 2021)
    // By the lists of each year A and B have no values after the merger.
    #expect(try await run(place).contains("there are 15 values of 2019–2023"))
    let account = try #require(ResultTable(contentsOf: place.path("out/account.csv")).rows.first)
    #expect(account.number("used") == 60 && account.number("set_aside") == 30)
    #expect(account["balanced"] == "yes")
  }

  @Test("a decimal comma in a crosswalk is read as the refusal says")
  func decimalComma() async throws {
    let place = try TemporaryFolder()
    try place.write("unit;year;population\nA;2022;1000\n", to: "p.csv")
    try place.write(
      "old_code;new_code;new_kind;date;population\nA;X;xã;2023-05-01;0,25\nA;Y;xã;2023-05-01;0,75\n",
      to: "cw.csv")
    let words = [
      "crosswalk", place.path("p.csv"), "--value", "population:count", "--crosswalk",
      place.path("cw.csv"), "--out", place.path("out"), "--lang", "en",
    ]
    let refused = try await CommandLineTool().run(words)
    #expect(refused.status == 65 && refused.messages.contains("pass --decimal-comma"))
    let read = try await CommandLineTool().run(words + ["--decimal-comma"])
    #expect(read.status == 0, "\(read.messages)")
    let panel = try ResultTable(contentsOf: place.path("out/panel.csv"))
    #expect(try panel.row(["unit": "X"]).number("value") == 250)
  }
}
