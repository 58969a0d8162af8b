import Foundation
import Testing

/// Scenarios on a small plan written by the test.
@Suite("Scenarios on a small plan")
struct ScenarioPlanTests {
  /// A plan of three communes with what a table says, and its folder.
  private static func plan(
    _ folder: TemporaryFolder, _ scenarios: String, values: [String]
  ) throws -> String {
    try folder.write(
      """
      code,name,kind,zone,special_area,aliases,province,district
      1,Một,commune,TDMNPB,no,,P,D
      2,Hai,commune,TDMNPB,no,,P,D
      3,Ba,commune,TDMNPB,no,,P,D

      """, to: "units.csv")
    try folder.write("scenarios:\n" + scenarios, to: "scenarios.yaml")
    try folder.write(
      "unit,year,indicator,value\n" + values.joined(separator: "\n") + "\n",
      to: "observations.csv")
    return try folder.write(
      """
      id: small
      title: {vi: Kế hoạch nhỏ, en: A small plan}
      area: {name: D, kind: district}
      years: {status: 2024, horizon: 2026}
      sets: [qd-318-2022]
      data: {units: units.csv, observations: [observations.csv], scenarios: scenarios.yaml}
      levels: [province, district]
      indicators:
        - {id: population, vi: Dân số, en: Population, kind: count, unit: people}
        - {id: output, vi: Sản lượng, en: Output, kind: positive}

      """, to: "plan.yaml")
  }

  private static func run(
    _ plan: String, in folder: TemporaryFolder, status: Int32 = 0
  ) async throws -> (out: String, messages: String) {
    let out = folder.path("out")
    let outcome = try await CommandLineTool().run(
      ["scenario", plan, "--horizon", "2", "--out", out, "--lang", "en"])
    #expect(outcome.status == status, "\(outcome.messages)")
    return (out, outcome.messages)
  }

  private static func number(
    _ out: String, _ scenario: String, _ table: String, _ column: String,
    _ fields: [String: String]
  ) throws -> Double {
    let row = try ResultTable(contentsOf: "\(out)/\(scenario)/\(table).csv").row(fields)
    return try #require(Double(row[column] ?? ""))
  }

  @Test("merged communes keep totals and weighted means")
  func merged() async throws {
    let folder = try TemporaryFolder()
    let people = ["1": 1_000.0, "2": 3_000, "3": 2_000]
    let insured = ["1": 80.0, "2": 90, "3": 95]
    // Nothing moves, so that the forecast is the last value: the answer is arithmetic.
    let values = (2018...2024).flatMap { year in
      people.keys.sorted().flatMap { unit in
        [
          "\(unit),\(year),population,\(people[unit] ?? 0)",
          "\(unit),\(year),insurance,\(insured[unit] ?? 0)",
        ]
      }
    }
    try folder.write(
      """
      old_code,new_code,new_name,date,population
      1,9,Chín,2025-01-01,1
      2,9,Chín,2025-01-01,1
      3,3,Ba,2025-01-01,1

      """, to: "merge.csv")
    let plan = try Self.plan(
      folder, "  - {id: merged, en: Merged, vi: Gộp, changes: [{crosswalk: merge.csv}]}\n",
      values: values)
    let (out, _) = try await Self.run(plan, in: folder)
    for year in ["2025", "2026"] {
      let cell = { ["unit": $0, "indicator": $1, "year": year] }
      #expect(
        try Self.number(out, "merged", "forecast", "q50", cell("9", "population")) == 4_000)
      // (1,000 · 80 + 3,000 · 90) / 4,000
      let mean = try Self.number(out, "merged", "forecast", "q50", cell("9", "insurance"))
      #expect(abs(mean - 87.5) < 1e-9)
      #expect(
        abs(try Self.number(out, "merged", "forecast", "q50", cell("3", "insurance")) - 95) < 1e-9)
      for (indicator, expected) in [("population", 6_000.0), ("insurance", 90)] {
        for scenario in ["baseline", "merged"] {
          let found = try Self.number(
            out, scenario, "group_forecast", "mean",
            ["level": "all", "indicator": indicator, "year": year])
          #expect(abs(found - expected) < 1e-6, "\(scenario) \(indicator)")
        }
      }
    }
  }

  /// Communes of which output, income and poverty move.
  private static var moving: [String] {
    (2014...2024).flatMap { year in
      (1...3).flatMap { unit in
        let t = Double(year - 2014) + Double((year * unit) % 3) / 3
        return [
          "\(unit),\(year),output,\(100 + 10 * t)",
          "\(unit),\(year),income,\(30 + 2 * t)",
          "\(unit),\(year),poverty_total,\(30 - 1.5 * t)",
        ]
      }
    }
  }

  @Test("links chain: an elasticity through a second link is the product of both")
  func chain() async throws {
    let folder = try TemporaryFolder()
    let plan = try Self.plan(
      folder,
      """
        - id: chain
          changes:
            - {drift: output, times: 2}
            - {pass-through: income, to-indicator: poverty_total, elasticity: -0.8}
            - {pass-through: output, to-indicator: income, elasticity: 0.5}
        - id: direct
          changes:
            - {drift: output, times: 2}
            - {pass-through: output, to-indicator: poverty_total, elasticity: -0.4}

      """, values: Self.moving)
    let (out, _) = try await Self.run(plan, in: folder)
    for unit in ["1", "2", "3"] {
      let cell = ["unit": unit, "indicator": "poverty_total", "year": "2026"]
      let chained = try Self.number(out, "chain", "forecast", "q50", cell)
      let direct = try Self.number(out, "direct", "forecast", "q50", cell)
      let baseline = try Self.number(out, "baseline", "forecast", "q50", cell)
      #expect(abs(chained - direct) < 1e-6 && abs(chained - baseline) > 0.01)
    }
  }

  @Test("a ring of links is refused at its place")
  func ring() async throws {
    let folder = try TemporaryFolder()
    let plan = try Self.plan(
      folder,
      """
        - id: ring
          changes:
            - {drift: output, times: 2}
            - {pass-through: income, to-indicator: output, elasticity: 0.2}
            - {pass-through: output, to-indicator: income, elasticity: 0.5}

      """, values: Self.moving)
    let (_, messages) = try await Self.run(plan, in: folder, status: 65)
    #expect(messages.contains("scenarios.yaml, line 5"), "\(messages)")
    #expect(
      messages.contains("income → output → income") || messages.contains("output → income → output")
    )
    #expect(messages.contains("links that form no ring"))
  }

  @Test("a change without effect is told, with its line and the reason")
  func idle() async throws {
    let folder = try TemporaryFolder()
    let plan = try Self.plan(
      folder,
      """
        - id: idle
          changes:
            - {shock: insurance, year: 2025, plus: -5, units: [Ba]}
            - {entitlement: insurance, entitled: 50, lost: 50, recognised: {level: met, set: qd-318-2022, by: record}}
            - {pass-through: income, to-indicator: poverty_total, elasticity: -0.8}
            - {drift: income, times: 0.5}

      """, values: Self.moving + ["1,2023,insurance,80", "1,2024,insurance,82"])
    let (out, messages) = try await Self.run(plan, in: folder)
    #expect(
      messages.contains("line 4") && messages.contains("no data of Health insurance coverage"),
      "\(messages)")
    #expect(messages.contains("line 5") && messages.contains("no recognition has consequences"))
    #expect(!messages.contains("line 6") && !messages.contains("line 7"))
    let problems = try ResultTable(contentsOf: out + "/problems.csv")
    #expect(problems.rows(["problem": "idle-change"]).count == 2)
  }
}
