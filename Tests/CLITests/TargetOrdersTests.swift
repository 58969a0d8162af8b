import Foundation
import Testing

@Suite("What targets ask of communes")
struct TargetOrdersTests {
  @Test("a target for a mean asks of each commune its share, in both tables, and nothing else")
  func means() async throws {
    let folder = try TemporaryFolder()
    let out = folder.path("out")
    let outcome = try await CommandLineTool().run(
      "targets", "datasets/plans/ha-nam-2023/plan.yaml", "--out", out, "--quiet")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let steps = try ResultTable(contentsOf: out + "/target_milestones.csv")
    let shares = try ResultTable(contentsOf: out + "/target_shares.csv")
      .rows(["target": "income", "indicator": "income"]).filter { $0["share"] != "" }
    #expect(shares.count > 50)
    for row in shares {
      let own = steps.rows([
        "unit": row["unit"] ?? "", "source": "target:income", "year": row["year"] ?? "",
      ])
      let share = try #require(Double(row["share"] ?? ""))
      #expect(own.count == 1)
      #expect(abs((Double(own.first?["milestone"] ?? "") ?? .nan) - share) < 1e-6)
      #expect(own.first?["requirement"] == "≥ \(row["share"] ?? "")")
    }
    // 58.2 is the mean's bar, not that of each: communes are asked for more and for less.
    let asked = shares.compactMap { Double($0["share"] ?? "") }
    #expect(asked.contains { $0 < 58.2 } && asked.contains { $0 > 58.2 })
  }

  @Test("what communes can promise together has its last value beside it, and starts from there")
  func lastValues() async throws {
    let folder = try TemporaryFolder()
    let out = folder.path("out")
    let outcome = try await CommandLineTool().run(
      "targets", "datasets/plans/tuan-giao-2024/plan.yaml", "--out", out, "--quiet")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let promises = try ResultTable(contentsOf: out + "/promises.csv")
    let run = try await PlanRuns.shared.result(.tuanGiao)
    let average = try run.table("averages").row(["level": "all", "year": "2023"])["average"]
    let own = promises.rows(["level": "all", "figure": "average_criteria"])
    #expect(!own.isEmpty)
    for row in own {
      #expect(isNear(row.number("last_value"), Double(average ?? "") ?? .nan))
      #expect(row["last_year"] == "2023")
      #expect(row["provenance"] == "simulated")
    }
    for (standard, count) in [("basic", 6.0), ("met", 0)] {
      let share = try run.table("shares").row([
        "level": "all", "year": "2023", "standard": standard, "basis": "assessment",
      ])
      #expect(share.number("communes") == count)
      let rows = promises.rows(["level": "all", "figure": "communes_at_or_above:\(standard)"])
      #expect(!rows.isEmpty && rows.allSatisfy { $0.number("last_value") == count })
      // The chance of a count is that of the table of counts; what most likely comes true is promised.
      let counts = try ResultTable(contentsOf: out + "/level_counts.csv")
      for row in rows where row.number("promise_rounded") > 0 {
        let chance = try counts.row([
          "level": "all", "statistic": "communes_at_or_above", "standard": standard,
          "year": row["year"] ?? "", "count": row["promise_rounded"] ?? "",
        ]).number("p_at_least")
        #expect(isNear(row.number("probability_rounded"), chance) && chance >= 0.8)
      }
    }
    // The mean of 18 communes reaches what is promised, and a criterion of one commune more is not so likely.
    for row in own {
      #expect((0.8...1).contains(row.number("probability_rounded")))
    }
  }

  @Test("on the screen counts have no decimals because measures have some")
  func screen() async throws {
    let result = try await PlanRuns.shared.result(.tuanGiao)
    let lines = result.outcome.messages.components(separatedBy: "\n")
    let targets = try result.table("targets")
    let figures = { (start: String) in
      lines.first { $0.hasPrefix(start) }?.components(separatedBy: "  ")
        .map { $0.filter { $0 != " " } }.filter { !$0.isEmpty } ?? []
    }
    // The value now, the one forecast and its distance from what is asked.
    let expected = { (target: String, format: String) -> [String] in
      let rows = [("observed", "2023"), ("expected", "2024")].map { basis, year in
        targets.rows(["target": target, "year": year, "basis": basis]).first
      }
      return try [
        #require(rows[0]?.number("value")), #require(rows[1]?.number("value")),
        #require(rows[1]?.number("margin")),
      ].map {
        String(format: format, $0).replacing(".", with: ",").replacing("-", with: "−")
      }
    }
    for (name, target, format) in [
      ("30 bản", "villages-met", "%.0f"), ("13 xã", "communes-basic", "%.0f"),
      ("Bình quân tiêu", "average-criteria", "%.2f"),
    ] {
      let expected = try expected(target, format)
      #expect(Array(figures(name).dropFirst(3).prefix(3)) == expected, "\(name)")
    }
  }

  @Test("no commune has a chance of a target for the mean")
  func chances() async throws {
    let result = try await PlanRuns.shared.result(.haNam)
    let sources = Set(try result.table("probability").rows.compactMap { $0["source"] })
    #expect(!sources.contains { $0.hasPrefix("target:") }, "\(sources.sorted())")
    #expect(try result.table("targets").rows.contains { $0["target"] == "income" })
  }
}
