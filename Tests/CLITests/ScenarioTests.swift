import Foundation
import Testing

@Suite("Scenarios by the command line")
struct ScenarioTests {
  private static let plan = "datasets/scenarios/insurance-feedback/plan.yaml"

  private static func run(
    _ scenarios: String, in folder: TemporaryFolder, _ more: [String] = []
  ) async throws -> String {
    let file = try folder.write(scenarios, to: "scenarios-\(UUID().uuidString).yaml")
    let out = folder.path("out-\(UUID().uuidString)")
    let outcome = try await CommandLineTool().run(
      ["scenario", plan, "--scenarios", file, "--horizon", "2", "--out", out] + more)
    #expect(outcome.status == 0, "\(outcome.messages)")
    return out
  }

  private static func tables(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: try names.map {
        ($0, try Data(contentsOf: URL(filePath: "\(folder)/\($0)")))
      })
  }

  @Test("one without changes is the baseline, byte for byte")
  func noChange() async throws {
    let folder = try TemporaryFolder()
    let out = try await Self.run(
      """
      scenarios:
        - {id: none}
        - {id: nothing, changes: [{drift: insurance, times: 1, plus: 0}, {shock: insurance, year: 2019, plus: 0}]}
        - {id: something, changes: [{shock: insurance, year: 2018, plus: -20}]}
      """, in: folder)
    let baseline = try Self.tables(out + "/baseline")
    #expect(baseline.count >= 8)
    #expect(try Self.tables(out + "/none") == baseline)
    #expect(try Self.tables(out + "/nothing") == baseline)
    #expect(try Self.tables(out + "/something") != baseline)
    let differences = try String(contentsOf: URL(filePath: out + "/scenario.csv"), encoding: .utf8)
    #expect(!differences.contains("\nnone,") && differences.contains("\nsomething,"))
  }

  @Test("the order of the changes, of the scenarios and the number of workers leave the same bytes")
  func order() async throws {
    let folder = try TemporaryFolder()
    let changes = [
      "{drift: insurance, times: 0.5}", "{drift: insurance, plus: -0.7, units: [MP-02]}",
      "{shock: insurance, year: 2019, percent: -10, half-life: 1}",
      "{work: qd-1980-2016, criteria: [\"2\", \"6\"], by: 2019, chance: 0.8}",
      "{entitlement: insurance, entitled: 50, lost: 40, recognised: {level: met, set: qd-1980-2016, by: forecast}}",
      "{bar: qd-1980-2016, indicator: \"15.1\", from: 2019, plus: 3}",
    ]
    let text = { (changes: [String]) in
      "scenarios:\n  - id: all\n    changes:\n"
        + changes.map { "      - \($0)\n" }.joined()
    }
    let forward = try await Self.run(text(changes), in: folder, ["--jobs", "1"])
    let backward = try await Self.run(text(changes.reversed()), in: folder, ["--jobs", "3"])
    #expect(try Self.tables(forward + "/all") == Self.tables(backward + "/all"))
    #expect(try Self.tables(forward + "/all") != Self.tables(forward + "/baseline"))
  }

  @Test("a forecast follows a recognition as likely as it is forecast: the mixture of both courses")
  func recognitionForecast() async throws {
    let folder = try TemporaryFolder()
    let work = "{work: qd-1980-2016, units: [MP-01, MP-02, MP-03], by: 2018, chance: 0.6}"
    let out = try await Self.run(
      """
      scenarios:
        - {id: work, changes: [\(work)]}
        - id: forecast
          changes:
            - \(work)
            - {entitlement: insurance, entitled: entitled_share, lost: 50, recognised: {level: met, set: qd-1980-2016, by: forecast}}
        - id: list
          changes:
            - \(work)
            - {entitlement: insurance, entitled: entitled_share, lost: 50, units: [MP-01, MP-02, MP-03], support: [{from: 2019-01-01, percent: 0}]}
      """, in: folder)
    let number = { (scenario: String, table: String, column: String, fields: [String: String]) in
      let found = try ResultTable(contentsOf: "\(out)/\(scenario)/\(table).csv").row(fields)
      return try #require(Double(found[column] ?? ""))
    }
    for unit in ["MP-01", "MP-02", "MP-03"] {
      let recognised = try number(
        "forecast", "criteria_outlook", "p_met", ["unit": unit, "year": "2018"])
      #expect(recognised > 0.1 && recognised < 0.999)
      let place = [
        "unit": unit, "indicator": "insurance", "year": "2019", "event": "met_in_year",
        "source": "1980/15.1",
      ]
      let chance = { (scenario: String) in
        try number(scenario, "probability", "probability", place)
      }
      let mixed = try (1 - recognised) * chance("work") + recognised * chance("list")
      #expect(abs(try chance("forecast") - mixed) < 1e-6)
      let cell = ["unit": unit, "indicator": "insurance", "year": "2019"]
      let mean = { (scenario: String) in try number(scenario, "forecast", "mean", cell) }
      let expected = try (1 - recognised) * mean("work") + recognised * mean("list")
      #expect(abs(try mean("forecast") - expected) < 1e-6)
      let same = try number("forecast", "forecast", "q50", cell.merging(["year": "2018"]) { $1 })
      #expect(try same == number("work", "forecast", "q50", cell.merging(["year": "2018"]) { $1 }))
    }
  }

  /// The number of communes expected to meet the standard, by year.
  private static func met(_ folder: String) throws -> [Double] {
    let text = try String(
      contentsOf: URL(filePath: folder + "/level_outlook.csv"), encoding: .utf8)
    let rows = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let column = try #require(rows.first?.firstIndex(of: "mean"))
    return rows.filter {
      $0[0] == "all" && $0[4] == "communes_at_or_above" && $0[5] == "met"
    }.compactMap { Double($0[column]) }
  }

  @Test("recognised communes lose the insurance criterion in the year after, or after grace")
  func trap() async throws {
    let folder = try TemporaryFolder()
    let out = folder.path("out")
    let outcome = try await CommandLineTool().run(
      "scenario", Self.plan, "--horizon", "3", "--out", out)
    #expect(outcome.status == 0)
    // Columns of the screen bear titles, not ids.
    let screen = outcome.messages[
      try #require(outcome.messages.range(of: "SỐ LIỆU MÔ PHỎNG")).lowerBound...]
    #expect(screen.contains("2018, hết hỗ trợ") && !screen.contains("trap"))
    let finished = try Self.met(out + "/finished")
    let trap = try Self.met(out + "/trap")
    let grace = try Self.met(out + "/trap-grace")
    let supported = try Self.met(out + "/trap-support-70")
    // Three communes finish in 2018, and keep it as well as others did.
    #expect(finished.count == 3 && finished[0] > 2.5 && finished.allSatisfy { $0 > 2 })
    // 2018, 2019, 2020: recognised in the first, lost in the second, or in the third with a year of grace.
    #expect(trap[0] == finished[0] && trap[1] < 0.5 && trap[2] < 0.5)
    #expect(grace[0] == finished[0] && grace[1] == finished[1] && grace[2] < 0.5)
    #expect(supported[1] > 2)
  }

  @Test(
    "people read the titles of scenarios: on the screen, in the workbook, in the report and in the chart"
  )
  func titles() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      scenarios:
        - {id: slow-1, vi: "Chậm lại", en: "Slower", changes: [{drift: insurance, times: 0}]}
        - {id: slow-2, vi: "Chậm lại", en: "Slower", changes: [{drift: insurance, plus: -2}]}
        - {id: fast-3, vi: "Nhanh hơn", en: "Faster", changes: [{drift: insurance, plus: 0.1}]}
      """, to: "titled.yaml")
    let out = folder.path("titled")
    let tool = CommandLineTool()
    let run = try await tool.run(
      "scenario", Self.plan, "--scenarios", file, "--horizon", "2", "--out", out)
    try #require(run.status == 0, "\(run.messages)")
    let own = "Nhanh hơn", shared = "Chậm lại [slow-2]"
    #expect(run.messages.contains("  \(shared)  \(own)\n"))
    for command in ["workbook", "report"] {
      let outcome = try await tool.run(
        command, out, "--out", folder.path(command == "report" ? "told" : "book.xlsx"))
      try #require(outcome.status == 0, "\(outcome.messages)")
    }
    let sheets = try OpenedBook(folder.path("book.xlsx")).sheets
    for name in ["Kịch bản", "Biểu đồ kịch bản", "Nội dung kịch bản"] {
      let cells = try #require(sheets[name], "\(sheets.keys.sorted())").values.flatMap(\.values)
        .map(OpenedBook.text)
      #expect(cells.contains(own) && cells.contains(shared), "\(name)")
      #expect(!cells.contains("fast-3"), "\(name)")
    }
    let report = try String(
      contentsOf: URL(filePath: folder.path("told/report.md")), encoding: .utf8)
    #expect(report.contains("Chậm lại \\[slow-2\\]") && !report.contains("fast-3"))
    let chart = try String(
      contentsOf: URL(filePath: out + "/charts/scenario-levels.csv"), encoding: .utf8)
    #expect(chart.contains("fast-3,\(own),"))
  }
}
