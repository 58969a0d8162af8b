import Foundation
import Testing

@Suite("The specifications of charts")
struct ChartSpecificationTests {
  static let canValidate: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: ChartPicturesTests.python)
    process.arguments = ["-c", "import altair, jsonschema"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  private func validate(_ folders: [String]) throws -> (status: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(filePath: ChartPicturesTests.python)
    process.arguments =
      [CommandLineTool.root.appending(path: "scripts/validate-charts").path] + folders
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  @Test(
    "fit the schema of Vega-Lite, of every command that draws",
    .enabled(if: canValidate, "No .venv with altair here: scripts/setup makes it."))
  func schema() async throws {
    var folders: [String] = []
    for plan in ShippedPlan.allCases {
      folders.append(try await PlanRuns.shared.result(plan).folder)
    }
    for call in PlanRuns.otherCalls {
      let folder = try await PlanRuns.shared.result(of: call)
      let charts = try FileTree(folder).names.filter { $0.hasSuffix(".vl.json") }
      #expect(!charts.isEmpty, "\(call[0]) draws nothing")
      folders.append(folder)
    }
    folders.append(try await PlanRuns.shared.bareTable())
    let (status, said) = try validate(folders)
    #expect(status == 0, "\(said)")
  }

  @Test(
    "that do not fit are found", .enabled(if: canValidate, "No .venv with altair here."))
  func broken() throws {
    let place = try TemporaryFolder()
    try place.write(#"{"data": {"values": []}, "vconcat": [{"mark": "no-mark"}]}"#, to: "a.vl.json")
    #expect(try validate([place.url.path]).status == 1)
  }

  @Test("say below their picture by which method they come about and of which result they are")
  func feet() async throws {
    var folders: [(path: String, run: String?)] = []
    for plan in ShippedPlan.allCases {
      let folder = try await PlanRuns.shared.result(plan).folder
      let report = try String(contentsOfFile: folder + "/report.md", encoding: .utf8)
      let run = report.firstMatch(of: /Mã kết quả +\| ([0-9a-f]{12}),/).map { String($0.output.1) }
      try #require(run != nil, "\(folder)")
      folders.append((folder, run))
    }
    for call in PlanRuns.otherCalls {
      folders.append((try await PlanRuns.shared.result(of: call), nil))
    }
    folders.append((try await PlanRuns.shared.bareTable(), nil))
    for (folder, run) in folders {
      let tree = try FileTree(folder)
      for name in tree.names where name.hasSuffix(".vl.json") {
        // Lines of the foot are texts of their own.
        let text = String(decoding: try #require(tree.files[name]), as: UTF8.self)
          .replacing(/",\s*"/, with: " ")
        #expect(text.contains("Phương pháp: "), "\(folder)/\(name)")
        let said = text.matches(of: /mã kết quả ([0-9a-f]{12})"/).map { String($0.output.1) }
        #expect(said.count == 1 && run ?? said[0] == said[0], "\(folder)/\(name): \(said)")
      }
    }
  }

  @Test("hold the rows of the table beside them", arguments: ShippedPlan.allCases)
  func tables(plan: ShippedPlan) async throws {
    let result = try await PlanRuns.shared.result(plan)
    let index = try result.table("charts")
    #expect(!index.rows.isEmpty)
    for chart in index.column("chart") {
      let table = try result.table("charts/\(chart)")
      let document = try #require(
        JSONSerialization.jsonObject(with: Data(result.text("charts/\(chart).vl.json").utf8))
          as? [String: Any])
      let rows = (document["data"] as? [String: Any])?["values"] as? [[String: Any]] ?? []
      try #require(rows.count == table.rows.count && !rows.isEmpty)
      for (found, row) in zip(rows, table.rows) {
        for (column, text) in row {
          switch found[column] {
          case let number as NSNumber:
            #expect(isNear(number.doubleValue, row.number(column)), "\(chart), \(column)")
          case let word as String:
            // A text that a spreadsheet would take for a formula has an apostrophe in the table.
            #expect(word == text || "'" + word == text, "\(chart), \(column)")
          default: #expect(found[column] is NSNull && text.isEmpty, "\(chart), \(column)")
          }
        }
      }
    }
  }

  @Test("are described in docs/charts.md, each of them", arguments: ShippedPlan.allCases)
  func described(plan: ShippedPlan) async throws {
    let text = try String(
      contentsOf: CommandLineTool.root.appending(path: "docs/charts.md"), encoding: .utf8)
    for chart in try await PlanRuns.shared.result(plan).table("charts").column("chart") {
      let family =
        chart.hasPrefix("fan-")
        ? "fan-INDICATOR"
        : chart.hasPrefix("communes-")
          ? "communes-INDICATOR"
          : chart.hasPrefix("plan-progress-") ? "plan-progress-LEVEL" : chart
      #expect(text.contains("`\(family)`"), "\(chart)")
    }
  }

  @Test("hold the figures of the result tables they name", arguments: ShippedPlan.simulated)
  func figures(plan: ShippedPlan) async throws {
    let result = try await PlanRuns.shared.result(plan)
    let bands = try result.table("bands")
    for row in try result.table("charts/bands-by-year").rows {
      let fits = bands.rows(["level": "all", "year": row["year"] ?? ""]).contains {
        $0["communes"] == row["communes"] && isNear($0.number("share"), row.number("share"))
      }
      #expect(fits, "\(row)")
    }
    let levels = try result.table("levels")
    for row in try result.table("charts/criteria-moves").rows {
      let own = levels.rows(["unit": row["unit"] ?? "", "criteria": row["all_criteria"] ?? ""])
      #expect(own.contains { $0["criteria_met"] == row["now"] }, "\(row)")
      #expect(own.contains { $0["criteria_met"] == row["base"] }, "\(row)")
    }
    let counts = try result.table("level_counts")
    for row in try result.table("charts/count-distribution").rows {
      #expect(
        counts.rows(["level": "all", "count": row["communes"] ?? ""]).contains {
          isNear($0.number("p_at_least"), row.number("probability"))
        }, "\(row)")
    }
  }

  @Test("rest on counts whose chances add up to the outlook", arguments: ShippedPlan.simulated)
  func counts(plan: ShippedPlan) async throws {
    let result = try await PlanRuns.shared.result(plan)
    let counts = try result.table("level_counts")
    let key = ["level", "group", "set", "year", "statistic", "standard"]
    let groups = Dictionary(grouping: counts.rows) { row in key.map { row[$0] ?? "" } }
    #expect(!groups.isEmpty)
    for (names, rows) in groups {
      let outlook = try result.table("level_outlook").row(
        Dictionary(uniqueKeysWithValues: zip(key, names)))
      let sum = rows.reduce(0) { $0 + $1.number("p_exactly") }
      // From the 0.1 % to the 99.9 % quantile.
      #expect(sum > 0.998 - 1e-9 && sum < 1 + 1e-9)
      let least = rows.map { $0.number("count") }.min() ?? 0
      // The mean is what is below the least count, and the chances of each count above it.
      let mean =
        least
        + rows.filter { $0.number("count") > least }.reduce(0) {
          $0 + $1.number("p_at_least")
        }
      let spread = (rows.map { $0.number("count") }.max() ?? 0) - least + 1
      #expect(
        abs(mean - outlook.number("mean")) <= 0.002 * max(1, spread) + 0.02 * least, "\(names)")
      for (row, next) in zip(rows, rows.dropFirst()) {
        #expect(
          abs(row.number("p_at_least") - row.number("p_exactly") - next.number("p_at_least")) < 1e-8
        )
      }
      for level in ["q05", "q10", "q50", "q90", "q95"] {
        let p = (Double(level.dropFirst()) ?? 0) / 100
        let quantile = outlook.number(level)
        let above = rows.first { $0.number("count") == quantile + 1 }?.number("p_at_least") ?? 0
        #expect(1 - above >= p - 1e-9, "\(names) \(level)")
      }
    }
  }
}
