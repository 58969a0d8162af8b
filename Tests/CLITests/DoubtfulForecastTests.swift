import Testing

@Suite("Forecasts that did worse than something simpler")
struct DoubtfulForecastTests {
  @Test(
    "are marked on the screen of a run and in its report, where a target is of such an indicator",
    arguments: ShippedPlan.simulated)
  func marked(plan: ShippedPlan) async throws {
    let result = try await PlanRuns.shared.result(plan)
    let doubtful = Set(
      try result.table("methods").rows.filter { row in
        Int(row["backtest_forecasts"]!)! >= 20
          && ["skill_last_value", "skill_ols"].contains { Double(row[$0]!) ?? 0 < -0.1 }
      }.map { $0["indicator"]! })
    let isAsked = try result.table("targets").rows.contains {
      doubtful.contains($0["subject"]!) && $0["basis"] == "expected"
    }
    #expect(isAsked == (plan == .tuanGiao), "\(doubtful)")
    #expect(result.outcome.messages.contains("⚠ kém tin cậy: khi thử lại") == isAsked)
    #expect(try result.text("report.md").contains(" ⚠ kém tin cậy") == isAsked)
  }
}
