import Foundation
import Testing

@Suite("A value a thousand times too large")
struct LeftOutValuesTests {
  private static let reading = [
    "--value", "income:positive", "--value", "poverty_poor:share", "--group", "province", "--group",
    "district", "--lang", "en",
  ]

  /// A panel with the income of a commune in 2020 made a thousand times too large, and one without it.
  private static func panels(in place: TemporaryFolder) async throws -> (
    spoilt: String, without: String, unit: String
  ) {
    let made = try await CommandLineTool().run([
      "simulate", "--units", "60", "--years", "2014-2023", "--out", place.path("panel.csv"),
    ])
    try #require(made.status == 0)
    let rows = try String(contentsOfFile: place.path("panel.csv"), encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let income = try #require(rows[0].firstIndex(of: "income"))
    let row = try #require(rows.firstIndex { $0.contains("2020") && Double($0[income]) != nil })
    func changed(_ change: (String) -> String, _ name: String) throws -> String {
      var rows = rows
      rows[row][income] = change(rows[row][income])
      return try place.write(
        rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n", to: name)
    }
    return (
      try changed({ Double($0).map { "\($0 * 1_000)" } ?? $0 }, "spoilt.csv"),
      try changed({ _ in "" }, "without.csv"), rows[row][0]
    )
  }

  @Test("leaves every trend, forecast and chance as it is without it, and says so")
  func leftOut() async throws {
    let place = try TemporaryFolder()
    let panels = try await Self.panels(in: place)
    for command in ["forecast", "trend", "brief", "track", "backtest"] {
      let files = [panels.spoilt, panels.without].enumerated().map {
        (path: $1, out: place.path("\(command)-\($0)"))
      }
      for (path, out) in files {
        let result = try await CommandLineTool().run(
          [command, path, "--out", out] + Self.reading
            + (["trend", "backtest"].contains(command) ? [] : ["--target", "income>=70@2026"]))
        #expect(result.status == 0, "\(command): \(result.messages)")
        #expect(
          result.messages.contains("trends and forecasts are made without it")
            == (path == panels.spoilt), "\(command): \(result.messages)")
      }
      let trees = try files.map { try FileTree($0.out) }
      // The summary of a back-test names the file, the foot of a chart the data.
      let differences = FileTree.differences(trees[0], trees[1]).filter { text in
        !["manifest.json", "problems.csv", "charts/", "summary.md"].contains { text.contains($0) }
          && !(command == "trend" && text.contains("trend.csv"))
      }
      #expect(differences.isEmpty, "\(command): \(differences)")
    }
    let trends = try ResultTable(contentsOf: place.path("trend-0/trend.csv"))
      .row(["unit": panels.unit, "indicator": "income"])
    #expect(trends["reason"] == "1 year without a value; 1 year whose value can hardly be true")
    #expect(trends["dropped"] == "2")
    let without = try ResultTable(contentsOf: place.path("trend-1/trend.csv"))
      .row(["unit": panels.unit, "indicator": "income"])
    #expect(trends["slope"] == without["slope"])
  }

  @Test("is used where the call asks for that")
  func used() async throws {
    let place = try TemporaryFolder()
    let panels = try await Self.panels(in: place)
    let result = try await CommandLineTool().run(
      ["forecast", panels.spoilt, "--fit-doubtful", "--out", place.path("out")] + Self.reading)
    #expect(result.status == 0)
    #expect(!result.messages.contains("made without it"))
    let forecasts = try ResultTable(contentsOf: place.path("out/forecast.csv"))
      .rows(["unit": panels.unit, "indicator": "income"])
    #expect(forecasts.contains { Double($0["q975"] ?? "") ?? 0 > 1_000 })
    let manifest = try String(contentsOfFile: place.path("out/manifest.json"), encoding: .utf8)
    #expect(manifest.contains("\"fit_doubtful\" : true"))
  }
}
