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

  @Test("are marked in the sheets of forecasts, with what the mark means")
  func book() async throws {
    let result = try await PlanRuns.shared.result(.tuanGiao)
    let book = try OpenedBook(result.folder + "/workbook.xlsx")
    let names = try result.manifestNames()
    let doubtful = Set(
      try result.table("methods").rows.filter { row in
        Int(row["backtest_forecasts"]!)! >= 20
          && ["skill_last_value", "skill_ols"].contains { Double(row[$0]!) ?? 0 < -0.1 }
      }.compactMap { names[$0["indicator"]!] })
    try #require(!doubtful.isEmpty)
    for table in ["forecast", "group_forecast"] {
      let sheet = try #require(book.describedSheets.first { $0.table == table })
      let place = try #require(sheet.columns.first { $0.id == "indicator" }).place
      let texts = Set(sheet.rows.compactMap { $0[place].map(OpenedBook.text) })
      let mark = " ⚠ kém tin cậy"
      #expect(
        Set(texts.filter { $0.hasSuffix(mark) }) == Set(doubtful.map { $0 + mark }), "\(texts)")
      let answer = book.sheets[sheet.name]?[2]?[1].map(OpenedBook.text) ?? ""
      #expect(answer.contains("⚠ kém tin cậy: khi thử lại"), "\(answer)")
    }
    // A fan says it of the indicator that it shows.
    for name in ["Biểu đồ quạt của vùng", "Biểu đồ quạt từng đơn vị"] {
      let fan = try #require(book.sheets[name])
      let chosen = try #require(fan[6]?[2].map(OpenedBook.text))
      #expect(!chosen.contains("⚠"))
      let note = fan[3]?[3].map(OpenedBook.text) ?? ""
      #expect(note.contains("⚠ kém tin cậy: khi thử lại") == doubtful.contains(chosen), "\(note)")
    }
  }
}
