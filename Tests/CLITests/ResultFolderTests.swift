import Foundation
import Testing

@Suite("The folder of results")
struct ResultFolderTests {
  private func result(
    _ plan: ShippedPlan, _ language: String = "vi"
  ) async throws -> PlanResult {
    try await PlanRuns.shared.result(plan, language: language)
  }

  @Test("has a report in Vietnamese and, when asked, in English", arguments: ShippedPlan.allCases)
  func summary(plan: ShippedPlan) async throws {
    let vietnamese = try await result(plan, "vi").text("report.md")
    let english = try await result(plan, "en").text("report.md")
    #expect(vietnamese.hasPrefix("# ") && english.hasPrefix("# "))
    let findings = ["\n## Kết quả nổi bật\n", "\n## Tóm tắt\n"]
    #expect(findings.contains { vietnamese.contains($0) })
    #expect(vietnamese.contains("\n## Phụ lục: phương pháp và độ tin cậy\n"))
    #expect(["\n## What stands out\n", "\n## Summary\n"].contains { english.contains($0) })
    #expect(english.contains("\n## Annex: method and reliability\n"))
  }

  @Test("holds the same tables in both languages", arguments: ShippedPlan.allCases)
  func tablesOfBothLanguages(plan: ShippedPlan) async throws {
    let vietnamese = try FileTree(try await result(plan, "vi").folder)
    let english = try FileTree(try await result(plan, "en").folder)
    #expect(vietnamese.names == english.names)
    // What charts say is in the language of the reader.
    for table in vietnamese.tables where table != "charts.csv" {
      #expect(vietnamese.files[table] == english.files[table], "\(table) differs.")
    }
  }

  @Test(
    "warns of simulated values on top of the report and in every chart",
    arguments: ShippedPlan.allCases)
  func banner(plan: ShippedPlan) async throws {
    let isSimulated = ShippedPlan.simulated.contains(plan)
    for (language, words) in [("vi", "SỐ LIỆU MÔ PHỎNG"), ("en", "SIMULATED")] {
      let result = try await result(plan, language)
      let summary = try result.text("report.md")
      let place = summary.range(of: words)?.lowerBound
      #expect((place != nil) == isSimulated)
      if let place {
        let first = try #require(summary.range(of: "\n## ")?.lowerBound)
        #expect(place < first, "The warning stands below the first heading.")
      }
      let charts = try FileTree(result.folder).names.filter { $0.hasSuffix(".vl.json") }
      #expect(!charts.isEmpty)
      for chart in charts {
        let specification = try JSONDecoder().decode(
          ChartSpecification.self, from: Data(result.text(chart).utf8))
        let subtitle = specification.title.subtitle.joined(separator: "\n")
        #expect(subtitle.contains(words) == isSimulated, "\(chart): \(subtitle)")
      }
      #expect(result.outcome.messages.contains(words) == isSimulated)
    }
  }

  /// The tables that rest on no value of any commune: texts of the plan and its own arithmetic,
  /// published aggregates, the account of cells, and the list of problems, which names the simulation.
  static let withoutValues: Set<String> = [
    "account.csv", "assignments.csv", "charts.csv", "conditions.csv", "consistency.csv",
    "coverage.csv",
    "marks.csv", "milestones.csv", "owner_due.csv", "problems.csv", "registrations.csv",
    "indicators.csv", "plan_texts.csv", "reported.csv", "sets.csv", "units.csv",
    "roadmap-years.csv", "work_shares.csv", "works.csv",
  ]

  @Test(
    "marks every row that rests on simulated values, in every table",
    arguments: ShippedPlan.simulated)
  func provenance(plan: ShippedPlan) async throws {
    let result = try await result(plan)
    let isAll = try result.manifest().provenance.keys.allSatisfy { $0 == "simulated" }
    for name in try FileTree(result.folder).tables
    where !Self.withoutValues.contains(name) {
      let table = try ResultTable(result.text(name))
      #expect(table.columns.contains("provenance"), "\(name) has no column \"provenance\".")
      let marks = table.column("provenance")
      if table.rows.isEmpty || !table.columns.contains("provenance") { continue }
      #expect(marks.contains("simulated"), "\(name)")
      #expect(marks.allSatisfy { !$0.isEmpty }, "\(name)")
      let isOfDecisions = { (row: [String: String]) in row["basis"] == "decision" }
      if isAll {
        let other = table.rows.filter { $0["provenance"] != "simulated" && !isOfDecisions($0) }
        #expect(other.count == 0, "\(name): \(other.prefix(2))")
      }
    }
    let problems = try result.table("problems")
    #expect(problems.rows(["problem": "simulated"]).count == 1)
  }

  @Test(
    "of plans without simulated values has no such mark",
    arguments: [
      ShippedPlan.thienKe, .quangTri, .published,
    ])
  func noProvenance(plan: ShippedPlan) async throws {
    let result = try await result(plan)
    for name in try FileTree(result.folder).tables {
      #expect(!(try result.text(name).contains("simulated")), "\(name)")
    }
  }

  @Test("has a manifest whose cells add up", arguments: ShippedPlan.allCases)
  func cells(plan: ShippedPlan) async throws {
    let manifest = try await result(plan).manifest()
    let cells = manifest.cells
    #expect(manifest.command == "run")
    #expect(cells.balanced)
    #expect(
      cells.read == cells.used + cells.missing + cells.notApplicable + cells.superseded
        + cells.partYear + cells.planned + cells.refused)
    #expect(cells.refused == 0)
    #expect(manifest.provenance.values.reduce(0, +) == cells.used)
    #expect(manifest.units == (try plan.file("units.csv").rows.count))
  }

  @Test("has a manifest with the size and SHA-256 of every input", arguments: ShippedPlan.allCases)
  func inputs(plan: ShippedPlan) async throws {
    let inputs = try await result(plan).manifest().inputs
    #expect(inputs.first?.file == plan.path)
    for input in inputs {
      // Criteria sets are named below their folder, wherever the program found it.
      let path = (input.file.hasPrefix("criteria/") ? "datasets/" : "") + input.file
      let data = try Data(contentsOf: URL(filePath: path, relativeTo: CommandLineTool.root))
      #expect(input.bytes == data.count, "\(input.file)")
      #expect(input.sha256 == SHA256.hexadecimal(data), "\(input.file)")
    }
    let named = Set(inputs.map { URL(filePath: $0.file).lastPathComponent })
    let folder = CommandLineTool.root.appending(path: plan.folder).path
    let text = try String(
      contentsOf: CommandLineTool.root.appending(path: plan.path), encoding: .utf8)
    for file in try FileTree(folder).names where file.hasSuffix(".csv") && text.contains(file) {
      #expect(named.contains(file), "\(file) is read and not in the manifest.")
    }
  }

  @Test("a digest of the tests is that of the standard")
  func digest() {
    #expect(
      SHA256.hexadecimal(Data("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.hexadecimal(Data())
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test("has as many rows in each table as the manifest says", arguments: ShippedPlan.allCases)
  func rowCounts(plan: ShippedPlan) async throws {
    let result = try await result(plan)
    let manifest = try result.manifest()
    let tables = try FileTree(result.folder).tables
    #expect(Set(manifest.tables.map { $0.name + ".csv" }) == Set(tables))
    #expect(manifest.tables.count == tables.count)
    for table in manifest.tables {
      #expect(try result.table(table.name).rows.count == table.rows, "\(table.name)")
    }
  }

  @Test("has _SUCCESS as its newest file", arguments: ShippedPlan.allCases)
  func success(plan: ShippedPlan) async throws {
    let result = try await result(plan)
    let tree = try FileTree(result.folder)
    #expect(tree.isWhole)
    let mark = try Self.modified("\(result.folder)/_SUCCESS")
    for name in tree.names {
      #expect(try Self.modified("\(result.folder)/\(name)") <= mark, "\(name)")
    }
    let entries = try FileManager.default.contentsOfDirectory(atPath: result.folder)
    let left = entries.filter { $0.hasPrefix(".") }.flatMap {
      [$0] + (FileManager.default.subpaths(atPath: "\(result.folder)/\($0)") ?? [])
    }
    #expect(left.isEmpty, "Staging is left behind; the run said: \(result.outcome.messages)")
  }

  private static func modified(_ path: String) throws -> Date {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.modificationDate] as? Date)
  }

  @Test(
    "every row of a table about units names a unit of the plan", arguments: ShippedPlan.allCases)
  func units(plan: ShippedPlan) async throws {
    let result = try await result(plan)
    let codes = Set(try plan.file("units.csv").column("code"))
    for name in ["levels", "assessment", "trend", "forecast", "probability", "roadmap", "works"] {
      let found = Set(try result.table(name).column("unit"))
      #expect(found.isSubset(of: codes), "\(name): \(found.subtracting(codes))")
    }
  }

  @Test("every unit of a plan has its trend and forecast, with a reason where there is none")
  func everyUnit() async throws {
    let result = try await result(.haNam)
    let codes = Set(try ShippedPlan.haNam.file("units.csv").column("code"))
    for name in ["trend", "forecast"] {
      let table = try result.table(name)
      #expect(Set(table.column("unit")) == codes)
      for row in table.rows where row["status"] != "ok" {
        #expect(row["reason"]?.isEmpty == false, "\(row)")
      }
    }
  }
}

/// The part of a Vega-Lite specification that the tests look at.
struct ChartSpecification: Decodable {
  struct Title: Decodable {
    let text: [String]
    let subtitle: [String]
  }
  let title: Title
}
