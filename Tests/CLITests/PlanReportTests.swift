import Foundation
import Testing

/// Reports say of the plan, its sets and its level what the tables say.
@Suite("Reports of a plan with its own level")
struct PlanReportTests {
  /// The cells of the rows of a table of the report in Markdown, found by a heading.
  private func table(_ text: String, under heading: String, _ number: Int = 0) throws -> [[String]]
  {
    let lines = text.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex(of: heading), "no \(heading)")
    let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("#") } ?? lines.endIndex
    var tables: [[[String]]] = []
    var isInside = false
    for line in lines[start..<end] {
      guard line.hasPrefix("| ") else {
        isInside = false
        continue
      }
      if !isInside { tables.append([]) }
      isInside = true
      if line.hasPrefix("| --") { continue }
      tables[tables.count - 1].append(
        line.dropFirst(2).dropLast(2).components(separatedBy: " | ").map {
          $0.trimmingCharacters(in: .whitespaces)
        })
    }
    try #require(number < tables.count)
    return tables[number]
  }

  @Test("give the chance of every commune under the plan's set, in the plan's year")
  func chances() async throws {
    let result = try await PlanRuns.shared.result(.namTruc)
    let outlook = try result.table("criteria_outlook")
      .rows(["set": "nam-dinh-12-2018", "year": "2020"])
    let rows = try table(result.text("report.md"), under: "## Kết quả theo xã")
    #expect(rows[0].last == "Khả năng đủ tiêu chí 2020")
    let own = rows.filter { $0[1].contains("(nâng cao)") }
    #expect(own.count == 20)
    var compared = 0
    for row in outlook {
      guard let chance = Double(row["p_all"] ?? "") else { continue }
      let said = try #require(own.first { $0[0] == row["name"] }?.last)
      let number = try #require(said.split(separator: "(").last?.dropLast())
      #expect(ReportFigures.says(String(number), chance, comma: true), "\(said) is \(chance)")
      compared += 1
    }
    #expect(compared > 10)
  }

  @Test(
    "count what is expected out of the communes that can be counted, and say how many cannot",
    arguments: [ShippedPlan.namTruc, .haNam])
  func denominators(plan: ShippedPlan) async throws {
    let result = try await PlanRuns.shared.result(plan)
    let next = plan == .namTruc ? "2019" : "2023"
    let row = try result.table("level_outlook").row([
      "level": "all", "statistic": "communes_at_or_above", "standard": "basic", "year": next,
    ])
    let (known, open) = (row["communes"]!, row["communes_not_assessable"]!)
    #expect(open != "0")
    let said = try table(result.text("report.md"), under: "## Năm trước, hiện nay, kế hoạch")
      .first { $0[0] == "Số xã cơ bản đạt chuẩn" }?[5]
    #expect(
      said
        == "\(row["q50"]!)/\(known) (\(row["q05"]!)–\(row["q95"]!)), \(next), \(open) xã chưa tính được"
    )
  }

  @Test("hold the plan's own goal against now, and not a goal that is its context")
  func ownGoal() async throws {
    let text = try await PlanRuns.shared.result(.haNam).text("report.md")
    let rows = try table(text, under: "## Năm trước, hiện nay, kế hoạch")
    #expect(rows.first { $0[0] == "Số xã nâng cao" }?[4] == "thêm 8–10 (2023)")
    #expect(!rows.joined().contains { $0.contains("(2025)") })
    let findings = text.components(separatedBy: "## Kết quả nổi bật")[1]
      .components(separatedBy: "\n## ")[0]
    #expect(findings.contains("- Kế hoạch năm 2023: Công nhận thêm 8-10 xã nâng cao;"))
    #expect(!findings.contains("2025") || !findings.contains("S120"))
    // A level of another set is no criterion.
    #expect(!findings.contains("M1"))
    #expect(findings.contains("318/QĐ-TTg (nâng cao): 17 Môi trường, 25/65 xã"))
  }

  @Test("say of no commune of a higher set that it misses the standard")
  func levels() async throws {
    for plan in [ShippedPlan.haNam, .namTruc] {
      let text = try await PlanRuns.shared.result(plan).text("report.md")
      let high = text.components(separatedBy: "\n").filter {
        $0.hasPrefix("| ") && ($0.contains("(nâng cao)") || $0.contains("(kiểu mẫu)"))
      }
      #expect(!high.isEmpty && !high.contains { $0.contains("Chưa đạt chuẩn") })
      #expect(high.contains { $0.contains("Chưa đạt nâng cao") })
    }
  }

  @Test("show the goal of a single commune, and two sources that differ on it")
  func single() async throws {
    let result = try await PlanRuns.shared.result(.thienKe)
    let rows = try table(result.text("report.md"), under: "## Năm trước, hiện nay, kế hoạch")
    let row = try #require(rows.first { $0[0].hasPrefix("Số tiêu chí đạt của Thiện Kế") })
    #expect(Array(row[2...5]) == ["15", "–", "≥ 19 (2020)", "15 (giữ nguyên)"])
    let source = try result.table("sources").row(["indicator": "criteria_met"])
    #expect(source["kept"] == "15" && source["other"] == "14")
    #expect(
      try result.text("report.md").contains(
        "Hai nguồn khác nhau về số tiêu chí đạt năm 2019: 15 (kế hoạch, dùng để tính) và 14 (S124)."
      ))
  }

  @Test("tell bounds of a chance from none at all")
  func bounds() async throws {
    let result = try await PlanRuns.shared.result(.haNam)
    let text = try result.text("report.md")
    let rows = try table(text, under: "## Mục tiêu của kế hoạch")
    #expect(rows[0].last == "Trung vị so với mục tiêu")
    #expect(rows.first { $0[0] == "Giữ chuẩn các xã kiểu mẫu" }?[5] == "chưa biết")
    #expect(
      text.contains(
        "Chỉ biết khoảng của xác suất vì có tiêu chí chưa đánh giá được: Công nhận thêm 8-10 xã nâng cao;"
      ))
    #expect(
      text.contains(
        "Không có xác suất vì có tiêu chí chưa đánh giá được: Giữ chuẩn các xã kiểu mẫu."))
  }

  @Test("name the condition that fails, the chance by each year, and recognitions without a name")
  func roadmap() async throws {
    let result = try await PlanRuns.shared.result(.namTruc)
    let lines = try result.table("roadmap").rows
    let rows = try table(result.text("report.md"), under: "## Lộ trình", 1)
    #expect(rows.count == lines.count + 1)
    let failing = lines.count { $0["conditions"] == "not_met" }
    #expect(failing == 5)
    #expect(rows.count { $0[5].contains("Không có nợ đọng xây dựng cơ bản") } == failing)
    let outlook = try result.table("criteria_outlook")
    for (line, row) in zip(lines, rows.dropFirst()) {
      let chance = outlook.rows([
        "unit": line["unit"]!, "set": line["set"]!, "year": line["year"]!,
      ]).first?["p_advanced"]
      if let number = Double(chance ?? "") {
        let said = row[6].split(separator: "(").last?.dropLast() ?? ""
        #expect(ReportFigures.says(String(said), number, comma: true), "\(row)")
      }
      // Of eleven recognised three are known by name.
      #expect(row[7] == (line["met_year"] == "" ? "? chưa rõ tên" : "✓ 2019 (28/09/2020)"))
    }
  }

  @Test("leave out no warning and no notice, of a place neither")
  func problems() async throws {
    let result = try await PlanRuns.shared.result(.tuanGiao)
    let problems = try result.table("problems")
    let text = try result.text("report.md")
    let bars = problems.rows(["problem": "missing-bar"])
    #expect(text.contains("Chưa có mức phải đạt cho \(bars.count) chỉ tiêu:"))
    for row in bars {
      let item = row["indicator"]!
      // An id that is a word says nothing beside the name.
      #expect(text.contains("318/QĐ-TTg \(item) (") == item.contains(where: \.isNumber), "\(item)")
    }
    #expect(text.contains("318/QĐ-TTg (Tỷ lệ người dân hài lòng"))
    let notes = text.components(separatedBy: "## Lưu ý về số liệu")[1]
      .components(separatedBy: "\n## ")[0]
    let plan = try result.table("plan_texts").rows.count { ["note", "break"].contains($0["kind"]) }
    let items = notes.components(separatedBy: "\n- ").count - 1
    let own = problems.rows.count {
      !["missing-bar", "simulated", "no-pandoc", "no-renderer"].contains($0["problem"])
    }
    #expect(items >= own + plan && own > 10)
    #expect(!notes.contains("[S2-") && !notes.contains("plan.yaml"))

    let place = try TemporaryFolder()
    let area = try await CommandLineTool().run(
      "report", result.folder, "--area", "Quài Nưa", "--out", place.path("one"))
    #expect(area.status == 0, "\(area.messages)")
    let name = try FileTree(place.path("one")).names.first { $0.hasSuffix(".md") }
    let said = try String(
      contentsOf: URL(filePath: place.path("one/\(name ?? "")")), encoding: .utf8)
    #expect(said.contains("Chưa có mức phải đạt cho \(bars.count) chỉ tiêu:"))
  }

  @Test(
    "communes with a decision of the year are newly recognised, also where an older set had them")
  func recognisedAgain() async throws {
    let place = try TemporaryFolder()
    let plan = place.path("plan")
    try FileManager.default.copyItem(
      at: CommandLineTool.root.appending(path: "datasets/plans/tuan-giao-2024"),
      to: URL(filePath: plan))
    let path = URL(filePath: plan + "/recognitions.csv")
    let decided = try String(contentsOf: path, encoding: .utf8)
    try Data(
      (decided
        + "03274,basic,qd-318-2022,2023,1/QĐ,2023-11-20,S63\n03289,basic,qd-318-2022,2023,2/QĐ,2023-12-20,S63\n")
        .utf8
    ).write(to: path)
    let run = try await CommandLineTool().run(
      "run", plan, "--out", place.path("out"), "--no-docx", "--no-workbook")
    try #require(run.status == 0, "\(run.messages)")
    let report = try String(contentsOf: URL(filePath: place.path("out/report.md")), encoding: .utf8)
    #expect(report.contains("- 2 xã mới được công nhận: Quài Nưa, Quài Cang."))
    #expect(report.contains("cơ bản đạt chuẩn (đã công nhận), 1980/QĐ-TTg 3/18 xã"))
    #expect(report.contains("cơ bản đạt chuẩn (đã công nhận), 318/QĐ-TTg 2/18 xã"))
    #expect(report.contains(/\| Quài Cang +\|.*\| Cơ bản đạt chuẩn +\| 20\/12\/2023/))
  }
}
