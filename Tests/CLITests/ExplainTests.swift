import Foundation
import Testing

/// What `lotrinh explain --json` says, as far as the tests look at it.
private struct Explained: Decodable {
  struct Place: Decodable {
    let file: String
    let line: Int?
    let column: Int?
  }
  struct Value: Decodable {
    let value: Double?
    let origin: String
    let provenance: String?
    let place: Place?
    let written: String?
  }
  struct Indicator: Decodable {
    let id: String
    let verdict: String?
    let outcome: String?
    let requirement: String?
    let margin: Double?
    let value: Value
  }
  struct Level: Decodable {
    let level: String
    let verdict: String
    let met: Int
  }
  struct Year: Decodable {
    let year: Int
    let chance: Double?
    let forecasts: [Forecast]
  }
  struct Forecast: Decodable {
    let id: String
    let chance: Double?
    let median: Double?
    let q10: Double?
    let q90: Double?
  }
  let verdict: String?
  let indicators: [Indicator]
  let levels: [Level]
  let outlook: [Year]
}

@Suite("An explanation")
struct ExplainTests {
  private func explained(_ words: String...) async throws -> Explained {
    let outcome = try await CommandLineTool().run(["explain"] + words + ["--json"])
    try #require(outcome.status == 0, "\(outcome.messages)")
    return try JSONDecoder().decode(Explained.self, from: outcome.standardOutput)
  }

  /// Every so many rows of a table, spread over it.
  private func sample(_ rows: [[String: String]], _ count: Int) -> [[String: String]] {
    let step = max(1, rows.count / count)
    return rows.indices.filter { $0 % step == step / 2 }.prefix(count).map { rows[$0] }
  }

  @Test(
    "says what assessment.csv says, of indicators in every plan",
    arguments: [ShippedPlan.tuanGiao, .namTruc, .haNam, .thienKe])
  func agrees(plan: ShippedPlan) async throws {
    let table = try await PlanRuns.shared.result(plan).table("assessment")
    let rows = table.rows.filter { $0["kind"] == "indicator" }
    for row in sample(rows, 4) {
      let item = try #require(row["item"])
      let found = try await explained(
        plan.path, row["unit"] ?? "", row["year"] ?? "", item, "--set", row["set"] ?? "")
      #expect(found.verdict == row["verdict"], "\(row)")
      let indicator = try #require(found.indicators.first)
      #expect(indicator.outcome == row["reason"], "\(row)")
      #expect(indicator.value.value == row["value"].flatMap(Double.init), "\(row)")
      #expect(isNear(indicator.margin, row.number("distance")), "\(row)")
    }
  }

  @Test(
    "says what assessment.csv says, of criteria in every plan",
    arguments: [ShippedPlan.tuanGiao, .namTruc, .quangTri])
  func agreesOnCriteria(plan: ShippedPlan) async throws {
    let table = try await PlanRuns.shared.result(plan).table("assessment")
    for row in sample(table.rows.filter { $0["kind"] == "criterion" }, 4) {
      let found = try await explained(
        plan.path, row["unit"] ?? "", row["year"] ?? "", row["item"] ?? "", "--set",
        row["set"] ?? "")
      #expect(found.verdict == row["verdict"], "\(row)")
    }
  }

  @Test(
    "names the very cell that the value was read in",
    arguments: [ShippedPlan.tuanGiao, .namTruc, .haNam, .thienKe])
  func cell(plan: ShippedPlan) async throws {
    let table = try await PlanRuns.shared.result(plan).table("assessment")
    let rows = table.rows.filter { $0["kind"] == "indicator" && $0["value"] != "" }
    for row in sample(rows, 4) {
      let found = try await explained(
        plan.path, row["unit"] ?? "", row["year"] ?? "", row["item"] ?? "", "--set",
        row["set"] ?? "")
      let value = try #require(found.indicators.first?.value)
      try #require(value.origin == "cell" || value.origin == "villages", "\(row) \(value.origin)")
      guard value.origin == "cell" else { continue }
      let place = try #require(value.place)
      let lines = try String(
        contentsOf: CommandLineTool.root.appending(path: place.file), encoding: .utf8
      ).split(separator: "\n", omittingEmptySubsequences: false)
      let fields = lines[try #require(place.line) - 1].split(
        separator: ",", omittingEmptySubsequences: false)
      let field = fields[try #require(place.column) - 1]
      #expect(value.written == String(field))
      #expect(fields.first.map(String.init) == row["unit"])
      let number = ["yes": 1.0, "no": 0][field] ?? Double(field)
      #expect(number == value.value)
    }
  }

  @Test("gives the chances and quantiles of probability.csv and forecast.csv")
  func chances() async throws {
    let result = try await PlanRuns.shared.result(.tuanGiao)
    let found = try await explained(ShippedPlan.tuanGiao.path, "03274", "2023", "15.3")
    let probabilities = try result.table("probability")
    let forecasts = try result.table("forecast")
    let last = try #require(found.outlook.first)
    let forecast = try #require(last.forecasts.first)
    let key = ["unit": "03274", "indicator": "stunting", "year": "\(last.year)"]
    let row = try forecasts.row(key)
    #expect(isNear(forecast.median, row.number("q50")))
    #expect(isNear(forecast.q10, row.number("q10")))
    #expect(isNear(forecast.q90, row.number("q90")))
    let chance = try probabilities.row(
      key.merging(["source": "318/15.3", "event": "met_in_year"]) { $1 })
    #expect(isNear(forecast.chance, chance.number("probability")))
    #expect(isNear(last.chance, chance.number("probability")))
  }

  private func said(_ words: String...) async throws -> String {
    let outcome = try await CommandLineTool().run(["explain"] + words)
    return outcome.output.split(whereSeparator: \.isWhitespace)
      .filter { !["│", "├─", "└─"].contains($0) }.joined(separator: " ")
  }

  @Test("a bar of the plan that says more than is strict, in words and in the requirement")
  func strict() async throws {
    let plan = ShippedPlan.thienKe.path
    let found = try await explained(plan, "02605", "2019", "2.4")
    #expect(found.indicators.first?.requirement == "> 50")
    let text = try await said(plan, "02605", "2019", "2.4")
    #expect(text.contains("Mức: > 50") && !text.contains("≥ 50"))
  }

  @Test("what to do names the value and the bar where both are missing, and no simulated file")
  func advice() async throws {
    let both = try await said(ShippedPlan.thienKe.path, "02605", "2019", "10.1")
    #expect(both.contains("thêm số liệu thật 02605, 2019, income vào"))
    #expect(both.contains("ghi mức theo văn bản vào thresholds.csv: qd-1980-2016,10.1,TDMNPB"))
    let simulated = try await said(ShippedPlan.haNam.path, "HN-001", "2022", "15.3")
    #expect(simulated.contains("thêm số liệu thật HN-001, 2022, stunting vào một tệp số liệu"))
    #expect(!simulated.contains("vào datasets/plans/ha-nam-2023/simulated.csv"))
  }

  @Test("gives the counts and levels of levels.csv")
  func levels() async throws {
    let table = try await PlanRuns.shared.result(.namTruc).table("levels")
    for row in sample(table.rows.filter { $0["set"] == "qd-1980-2016" && $0["year"] == "2018" }, 3)
    {
      let found = try await explained(
        ShippedPlan.namTruc.path, row["unit"] ?? "", "2018", "1", "--set", "qd-1980-2016")
      #expect(found.levels.allSatisfy { "\($0.met)" == row["criteria_met"] })
    }
  }
}

extension ExplainTests {
  /// A number of JSON, where null stands for none, against one of a table, where an empty field does.
  private func isNear(_ number: Double?, _ other: Double) -> Bool {
    guard let number else { return other.isNaN }
    return abs(number - other) <= 1e-9 * max(1, abs(other))
  }
}
