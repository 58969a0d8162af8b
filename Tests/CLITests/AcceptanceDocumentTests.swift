import Foundation
import Testing

@Suite("The acceptance table")
struct AcceptanceDocumentTests {
  private static func text(_ path: String) -> String? {
    try? String(contentsOf: CommandLineTool.root.appending(path: path), encoding: .utf8)
  }

  private static func document() throws -> AcceptanceDocument {
    AcceptanceDocument(try #require(text("docs/acceptance.md")))
  }

  private static func result(_ plan: ShippedPlan) async throws -> PlanResult {
    try await PlanRuns.shared.result(plan)
  }

  /// The files of tests by name.
  private static func tests() -> [String: String] {
    let folder = CommandLineTool.root.appending(path: "Tests")
    var found: [String: String] = [:]
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.lastPathComponent.hasSuffix("Tests.swift") else { continue }
      found[file.deletingPathExtension().lastPathComponent] = try? String(
        contentsOf: file, encoding: .utf8)
    }
    return found
  }

  @Test("it holds each of the 150 rows of the five plans once, and no other")
  func rows() throws {
    let rows = try Self.document().rows
    #expect(AcceptanceDocument.ids.count == 150)
    #expect(rows.map(\.id) == AcceptanceDocument.ids)
    for row in rows { #expect(!row.content.isEmpty && !row.places.isEmpty, "\(row.id)") }
  }

  @Test("every file names its row, every test and command exists")
  func places() async throws {
    let tests = Self.tests()
    let help = try await CommandLineTool().run("--help").output
    for row in try Self.document().rows {
      // What is to come is no proof by itself.
      #expect(row.places.contains { if case .see = $0 { false } else { true } }, "\(row.id)")
      for place in row.places {
        switch place {
        case .planFile(let path):
          let content = Self.text(path) ?? ""
          let names = content.firstMatch(of: try Regex("\(row.id)(?![0-9a-z])")) != nil
          #expect(names, "\(row.id): \(path)")
        case .file(let path): #expect(Self.text(path) != nil, "\(row.id): \(path)")
        case .test(let file, let function):
          #expect(
            tests[file]?.contains("  func \(function)(") == true, "\(row.id): \(file).\(function)")
        case .command(let name):
          #expect(help.contains("\n  \(name) "), "\(row.id): lotrinh \(name)")
        case .see: break
        case .unclear(let text): Issue.record("\(row.id): \(text)")
        }
      }
    }
  }

  @Test("each ambiguous row of a plan gives its warning", arguments: AcceptanceDocument.ambiguous)
  func ambiguities(row: String) async throws {
    let plans: [ShippedPlan] = [.namTruc, .haNam, .tuanGiao, .quangTri, .thienKe]
    let plan = plans[Int(row.dropFirst().prefix(1)) ?? 0]
    let problems = try await Self.result(plan).table("problems").rows(["problem": "ambiguity"])
    let own = problems.filter { $0["message_en"]?.hasPrefix("[\(row)] ") == true }
    #expect(own.count == 1 && own.allSatisfy { $0["severity"] == "warning" })
  }

  // MARK: Hà Nam

  @Test("Hà Nam: 58.2 million in 2023 leave 8.1 per cent a year to the 68 of 2025")
  func haNamPath() async throws {
    let result = try await Self.result(.haNam)
    let path = try result.table("plausibility").row(["target": "income-2025", "start": "target"])
    #expect(path["start_name"] == "income" && path["start_year"] == "2023")
    #expect(path.number("start_value") == 58.2 && path.number("bar") == 68)
    #expect(path["change_in"] == "percent" && rounded(path.number("required_change"), 1) == 8.1)
    let observed = path.number("observed_change")
    let reached = 58.2 * (1 + observed / 100) * (1 + observed / 100)
    #expect(abs(path.number("reached") - reached) < 1e-6)
    #expect(path["verdict"] == (reached >= 68 ? "met" : "not_met"))
    let warnings = try result.table("problems").rows(["problem": "path-too-short"])
    #expect(warnings.isEmpty == (reached >= 68))
  }

  @Test("Hà Nam: debt and satisfaction have owners")
  func conditionOwners() async throws {
    let conditions = try await Self.result(.haNam).table("conditions")
    #expect(try conditions.row(["row": "S1-16"])["owner"] == "Sở Kế hoạch & Đầu tư")
    #expect(try conditions.row(["row": "S1-12"])["condition"] == "satisfaction")
  }

  @Test("Hà Nam: six themes and nine contents, which together work on all 19 criteria")
  func programmeParts() async throws {
    let parts = try await Self.result(.haNam).table("programme_parts")
    #expect(Set(parts.rows(["kind": "theme"]).map { $0["part"] ?? "" }).count == 6)
    let contents = parts.rows(["kind": "content"])
    #expect(Set(contents.map { $0["part"] ?? "" }) == Set((1...9).map { "4.\($0)" }))
    let items = contents.compactMap { $0["item"] }.filter { !$0.isEmpty }
    #expect(items.count == 19 && Set(items) == Set((1...19).map(String.init)))
    for row in contents where row["item"] != "" {
      #expect(row.number("met") + row.number("not_met") + row.number("not_assessable") == 65)
    }
  }

  // MARK: Tuần Giáo

  @Test("Tuần Giáo: 18 villages in 2023 by their own set, 12 more are the 30 promised")
  func villages() async throws {
    let result = try await Self.result(.tuanGiao)
    let counts = try result.table("village_counts")
    let district = try counts.row(["level": "district", "group": "Tuần Giáo", "year": "2023"])
    #expect(district["met"] == "18" && district["not_assessable"] == "0")
    let communes = counts.rows(["level": "commune", "year": "2023"])
    #expect(communes.count == 19)
    #expect(communes.reduce(0) { $0 + $1.number("met") } == 18)
    let villages = try result.table("villages").rows(["year": "2023", "verdict": "met"])
    #expect(villages.count == 18 && villages.allSatisfy { $0["set"] == "dien-bien-1926-2022" })
    let target = try result.table("plausibility").row(["row": "S2-03"])
    #expect(target.number("start_value") == 18 && target.number("bar") == 30)
    #expect(target.number("required_change") == 12)
  }

  @Test("Tuần Giáo: three named, three in the roadmap; a mean of 42 may lie below their own bar")
  func tuanGiaoChecks() async throws {
    let result = try await Self.result(.tuanGiao)
    let checks = try result.table("plan_checks")
    let roadmap = try checks.row(["check": "roadmap", "row": "S2-02"])
    #expect(roadmap["promised"] == "3" && roadmap["slack"] == "0" && roadmap["verdict"] == "met")
    let bar = try checks.row(["check": "mean_and_bar", "row": "S2-05"])
    #expect(bar["verdict"] == "not_assessable" && bar["bound"] == "")
    #expect(
      Set((bar["units"] ?? "").split(separator: "|").map(String.init))
        == ["Quài Cang", "Quài Nưa", "Chiềng Sinh"])
    let warnings = try result.table("problems").rows(["problem": "mean-bar-unknown"])
    #expect(warnings.contains { $0["message_en"]?.contains("42") == true })
  }

  @Test("Tuần Giáo: from the 20.5 million of the province 42 would take 43 per cent a year")
  func tuanGiaoReference() async throws {
    let result = try await Self.result(.tuanGiao)
    let row = try result.table("plausibility").row(["row": "S2-05", "start": "reference"])
    #expect(row["start_name"] == "Điện Biên" && row["start_year"] == "2022")
    // √(42 / 20.5) − 1 = 0.43136.
    #expect(rounded(row.number("required_change"), 1) == 43.1)
    #expect(row["ambition"] == "not_seen_before")
    #expect(try result.table("problems").rows(["problem": "far-from-reference"]).count == 1)
  }

  // MARK: Thiện Kế

  @Test("Thiện Kế: each of the 19 criteria has a lead; one person holds three")
  func owners() async throws {
    let result = try await Self.result(.thienKe)
    let coverage = try result.table("coverage").row(["set": "qd-1980-2016"])
    #expect(coverage["gaps"] == "0" && coverage["lapses"] == "0")
    let led = try result.table("assignments").rows { $0["role"] == "lead" && $0["item"] != "" }
    #expect(Set(led.map { $0["item"] ?? "" }) == Set((1...19).map(String.init)))
    let held = Dictionary(grouping: led) { $0["agency"] ?? "" }.mapValues(\.count)
    #expect(held.values.max() == 3)
  }
}
