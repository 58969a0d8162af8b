import Foundation
import Testing

/// Rows S0-29, S1-05, S1-06, S1-13, S1-15, S1-19, S1-22, S1-23, S2-10, S2-13, S2-14, S3-08, S3-13, S3-17, S4-19.
@Suite("Reports by owner")
struct OwnersTests {
  private static func owners(
    _ plan: ShippedPlan, _ arguments: [String] = []
  ) async throws -> (TemporaryFolder, Outcome) {
    let place = try TemporaryFolder()
    let outcome = try await CommandLineTool().run(
      ["owners", plan.path, "--out", place.path("out")] + arguments)
    try #require(outcome.status == 0, "\(outcome.messages)")
    return (place, outcome)
  }

  private static func table(_ name: String, _ place: TemporaryFolder) throws -> ResultTable {
    try ResultTable(contentsOf: place.path("out/\(name).csv"))
  }

  @Test("S0-29: each agency of Nam Trực sees the communes that lack its items, and no other")
  func namTruc() async throws {
    let (place, _) = try await Self.owners(.namTruc)
    let unmet = try Self.table("owner_unmet", place)
    let assessment = try await PlanRuns.shared.result(.namTruc).table("assessment")
    let items = try ShippedPlan.namTruc.file("assignments.csv").rows
      .filter { !($0["items"] ?? "").isEmpty }
    #expect(items.count == 12)
    for row in items {
      let own = Set((row["items"] ?? "").split(separator: " ").map(String.init))
      // A criterion stands for itself and its indicators; a criterion of the same id is its own indicator.
      let failed = assessment.rows([
        "year": "2018", "set": "nam-dinh-12-2018", "verdict": "not_met",
      ]).filter { own.contains($0["item"] ?? "") && $0["kind"] != "condition" }
      let expected = Set(failed.map { "\($0["unit"] ?? "") \($0["item"] ?? "")" })
      let found = unmet.rows(["kind": "agency", "owner": row["agency"] ?? ""])
        .filter { own.contains($0["item"] ?? "") && $0["verdict"] == "not_met" }
        .map { "\($0["unit"] ?? "") \($0["item"] ?? "")" }
      #expect(Set(found) == expected, "\(row["agency"] ?? "")")
      #expect(found.count == Set(found).count, "\(row["agency"] ?? "")")
    }
    #expect(unmet.rows(["owner": "Phòng Nội vụ"]).isEmpty)
    #expect(unmet.rows(["owner": "Phòng Tư pháp"]).count == 2)
  }

  @Test(
    "S3-08, S3-13, S3-17: Ba Tầng has 9 of 19, ten named; a sponsor's report holds its communes only"
  )
  func quangTri() async throws {
    let (place, _) = try await Self.owners(
      .quangTri, ["--sponsor", "hoi cuu chien binh", "--on", "2021-01-01"])
    let unmet = try Self.table("owner_unmet", place)
    let baTang = unmet.rows(["kind": "commune", "name": "Ba Tầng"])
    #expect(
      baTang.column("item") == ["2", "5", "6", "8", "9", "10", "11", "13", "14", "17"])
    #expect(
      unmet.rows(["kind": "commune", "name": "Triệu Long"]).column("item") == ["2", "6", "9"])
    let owners = try Self.table("owners", place)
    #expect(Set(owners.column("kind")) == ["sponsor", "commune"])
    #expect(try owners.row(["kind": "sponsor"])["roles"] == "sponsor in-charge")
    #expect(try owners.row(["owner": "Triệu Phước"])["unmet"] == "0")
    let page = try String(
      contentsOf: URL(filePath: place.path("out/owners/commune-ba-tang.md")), encoding: .utf8)
    #expect(page.contains("đạt 9/19 (1, 3, 4, 7, 12, 15, 16, 18, 19)"))
    #expect(page.contains("10 tiêu chí trong 5 năm, mỗi năm 2."))
    let due = try Self.table("owner_due", place).rows(["kind": "sponsor"])
    #expect(due.map { $0["next"] } == ["2021-03-31", "2021-06-30"])
    let (whole, _) = try await Self.owners(.quangTri)
    let reports = try Self.table("owner_due", whole).rows(["row": "S3-13"])
    #expect(reports.map { $0["next"] } == ["2021-06-30", ""])
    #expect(reports.map { $0["status"] } == ["due", "on_demand"])
  }

  @Test(
    "S4-19: the four unmet criteria of Thiện Kế have their leads; everyone assigned reports by month and quarter"
  )
  func thienKe() async throws {
    let (place, _) = try await Self.owners(.thienKe)
    let unmet = try Self.table("owner_unmet", place)
    let commune = unmet.rows(["kind": "commune", "item_kind": "criterion"])
    #expect(
      Dictionary(uniqueKeysWithValues: commune.map { ($0["item"] ?? "", $0["leads"] ?? "") })
        == ["2": "TK-VICE", "13": "TK-OFF-02", "15": "TK-WOMEN", "17": "TK-OFF-03"])
    let health = try unmet.row(["kind": "commune", "item": "15"])
    #expect(health["indicators_met"] == "2" && health["indicators_applicable"] == "3")
    #expect(health["partly_met"] == "yes")
    let road = try unmet.row(["kind": "commune", "item": "2.4"])
    #expect(road.number("value") == 24.62 && road["requirement"] == "> 50")
    let due = try Self.table("owner_due", place)
    for agency in ["TK-OFF-02", "TK-WOMEN", "TK-OFF-17"] {
      let own = due.rows(["owner": agency, "row": "S4-19"])
      #expect(own.map { $0["next"] } == ["2020-01-31", "2020-03-31"], "\(agency)")
      #expect(own.map { $0["remaining"] } == ["12", "4"], "\(agency)")
    }
    #expect(due.rows(["owner": "TK-SEC", "row": "S4-19"]).isEmpty)
    let clean = try due.row(["owner": "TK-FRONT", "row": "S4-18"])
    #expect([clean["next"], clean["following"]] == ["2020-01-10", "2020-01-20"])
    #expect(due.rows(["owner": "Người được phân công"]).isEmpty)
    let page = try String(
      contentsOf: URL(filePath: place.path("out/owners/agency-tk-health.md")), encoding: .utf8)
    #expect(page.hasPrefix("# TK-HEALTH: Trạm y tế xã\n"))
    #expect(page.contains("tính từ ngày 01/01/2020."))
  }

  @Test(
    "S2-10, S2-13, S2-14: what is met and at risk; the order of work goes by what is missing, then effort"
  )
  func tuanGiao() async throws {
    let (place, _) = try await Self.owners(.tuanGiao)
    let run = try await PlanRuns.shared.result(.tuanGiao)
    let assessment = try run.table("assessment")
    let risks = try Self.table("owner_risk", place)
    #expect(!risks.rows.isEmpty)
    for risk in risks.rows where risk["item_kind"] != "level" {
      #expect(risk.number("p_lost") > 0.2 && risk["year"] == "2024")
      let now = assessment.rows([
        "unit": risk["unit"] ?? "", "year": "2023", "set": risk["set"] ?? "",
        "kind": risk["item_kind"] ?? "", "item": risk["item"] ?? "",
      ])
      #expect(now.map { $0["verdict"] } == ["met"])
    }
    // The other way round: every indicator met now whose bar is missed with a chance above 20 % is there.
    for row in try run.table("probability").rows(["year": "2024", "event": "met_in_year"])
    where (row["source"] ?? "").hasPrefix("318/") && row.number("probability") < 0.8 {
      let item = String((row["source"] ?? "").dropFirst(4))
      let now = assessment.rows([
        "unit": row["unit"] ?? "", "year": "2023", "kind": "indicator", "item": item,
      ])
      guard now.map({ $0["verdict"] }) == ["met"] else { continue }
      let found = risks.rows([
        "kind": "commune", "unit": row["unit"] ?? "", "item": item, "item_kind": "indicator",
      ])
      #expect(found.count == 1)
      #expect(abs((found.first?.number("p_lost") ?? 0) - (1 - row.number("probability"))) < 1e-8)
    }
    let unmet = try Self.table("owner_unmet", place).rows(["kind": "commune"])
    for (_, all) in Dictionary(grouping: unmet, by: { ($0["unit"] ?? "") + ($0["set"] ?? "") }) {
      let rows = all.filter { $0["item_kind"] == "criterion" }
      #expect(rows.map { $0["order"] } == (1...rows.count).map { "\($0)" })
      let keys = rows.map { row -> (Int, Double) in
        let missing = all.filter {
          $0["item_kind"] == "indicator" && $0["criterion"] == row["item"]
        }
        return (max(1, missing.count), row.number("effort"))
      }
      for (left, right) in zip(keys, keys.dropFirst()) {
        #expect(left.0 < right.0 || (left.0 == right.0 && left.1 <= right.1), "\(keys)")
      }
    }
    let due = try Self.table("owner_due", place).rows(["kind": "commune", "source": "roadmap"])
    #expect(Set(due.map { $0["name"] }) == ["Quài Cang", "Quài Nưa", "Chiềng Sinh"])
    #expect(Set(due.map { $0["next"] }) == ["2024-12-31"])
  }

  @Test(
    "S1-05, S1-06, S1-13, S1-15, S1-19, S1-22, S1-23: Hà Nam by province, district, department and commune; registered communes come first"
  )
  func haNam() async throws {
    let (place, _) = try await Self.owners(.haNam)
    let owners = try Self.table("owners", place)
    #expect(owners.rows(["kind": "district"]).count == 6)
    #expect(owners.rows(["kind": "commune"]).count == 65)
    #expect(owners.rows(["kind": "province"]).count == 1)
    let risks = try Self.table("owner_risk", place)
    let province = risks.rows(["kind": "province"])
    #expect(!province.isEmpty && risks.rows(["kind": "district"]).count == province.count)
    #expect(risks.rows(["kind": "commune"]).count == province.count)
    let poverty = try Self.table("owner_unmet", place)
      .rows(["owner": "Sở Lao động - TB&XH"])
    #expect(!poverty.isEmpty)
    #expect(poverty.allSatisfy { ["11", "12"].contains($0["criterion"]) })
    let named = try Self.table("owner_unmet", place)
      .rows(["kind": "district", "set": "qd-318-2022-advanced", "criterion": "12"])
    #expect(!named.isEmpty && named.allSatisfy { $0["leads"] == "Sở Lao động - TB&XH" })
    let ranked = try Self.table("owner_priority", place).rows(["set": "qd-318-2022-advanced"])
    let registered = ranked.map { $0["registered"] == "yes" ? 0 : 1 }
    #expect(registered == registered.sorted())
    #expect(ranked.map { $0["rank"] } == (1...ranked.count).map { "\($0)" })
    let page = try String(
      contentsOf: URL(filePath: place.path("out/owners/district-huyen-mo-phong-a.md")),
      encoding: .utf8)
    #expect(page.contains("SỐ LIỆU MÔ PHỎNG"))
  }

  @Test("names that are alike, empty of letters or paths get files of their own inside the folder")
  func names() async throws {
    let place = try TemporaryFolder()
    let small = CommandLineTool.root.appending(path: "Tests/CLITests/Golden/run-small")
    for name in ["units.csv", "observations.csv"] {
      try place.write(
        String(contentsOf: small.appending(path: name), encoding: .utf8), to: "plan/" + name)
    }
    let plan = try String(contentsOf: small.appending(path: "plan.yaml"), encoding: .utf8)
    let path = try place.write(
      plan.replacingOccurrences(
        of: "  observations: [observations.csv]",
        with: "  observations: [observations.csv]\n  assignments: assignments.csv"),
      to: "plan/plan.yaml")
    try place.write(
      """
      agency,role,set,items,from,to,duty_vi,duty_en,row
      ../../../etc/passwd,lead,qd-1980-2016,1,,,a,a,
      Phòng A,lead,qd-1980-2016,2,,,a,a,
      PHÒNG-A,lead,qd-1980-2016,3,,,a,a,
      …,lead,qd-1980-2016,4,,,a,a,

      """, to: "plan/assignments.csv")
    let outcome = try await CommandLineTool().run("owners", path, "--out", place.path("out"))
    try #require(outcome.status == 0, "\(outcome.messages)")
    let pages = try Self.table("owners", place).rows(["kind": "agency"]).map { $0["page"] ?? "" }
    #expect(
      pages == [
        "owners/agency-etc-passwd.md", "owners/agency-phong-a.md", "owners/agency-phong-a-2.md",
        "owners/agency.md",
      ])
    let tree = try FileTree(place.path("out"))
    #expect(pages.allSatisfy(tree.names.contains))
  }
}

extension [[String: String]] {
  fileprivate func column(_ name: String) -> [String] { map { $0[name] ?? "" } }
}
