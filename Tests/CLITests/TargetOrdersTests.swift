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

  @Test("no commune has a chance of a target for the mean")
  func chances() async throws {
    let result = try await PlanRuns.shared.result(.haNam)
    let sources = Set(try result.table("probability").rows.compactMap { $0["source"] })
    #expect(!sources.contains { $0.hasPrefix("target:") }, "\(sources.sorted())")
    #expect(try result.table("targets").rows.contains { $0["target"] == "income" })
  }
}
