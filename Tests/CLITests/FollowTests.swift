import Foundation
import Testing

/// A run on data to 2020, held against the same data with 2021, one value revised and one withdrawn.
@Suite("Last year's forecast against this year's data")
struct FollowTests {
  private static let units = (0..<24).map { "U\(10 + $0)" }
  private static let options = [
    "--value", "income:positive", "--target", "income>=50", "--criteria", "qd-1980-2016",
    "--region",
    "TDMNPB",
  ]

  /// Income of a unit in a year: no pattern that a line would hit.
  private static func income(_ unit: Int, _ year: Int) -> Double {
    let wave = Double((unit * 7 + (year - 2008) * 5) % 11) / 4
    return 20 + Double(unit) + 2.2 * Double(year - 2013) + wave
  }

  /// Criteria 1 to 19 as reported: all but the last three; in 2021 the first unit loses 5 and gains 17.
  private static func criteria(_ unit: Int, _ year: Int) -> [Int] {
    (1...19).map { criterion in
      if unit == 0, year == 2021 {
        if criterion == 5 { return 0 }
        if criterion == 17 { return 1 }
      }
      return criterion <= 16 ? 1 : 0
    }
  }

  private static func table(to last: Int, revised: Bool) -> String {
    var text = "unit,year,income," + (1...19).map { "1980/\($0)" }.joined(separator: ",") + "\n"
    for (index, unit) in units.enumerated() {
      for year in 2013...last {
        var value = String(income(index, year))
        if revised, index == 3, year == 2018 { value = "99" }
        if revised, index == 4, year == 2019 { value = "" }
        let verdicts = criteria(index, year).map(String.init).joined(separator: ",")
        text += "\(unit),\(year),\(value),\(verdicts)\n"
      }
    }
    return text
  }

  private static func follow(_ place: TemporaryFolder) async throws -> Outcome {
    let old = try place.write(table(to: 2020, revised: false), to: "old.csv")
    let new = try place.write(table(to: 2021, revised: true), to: "new.csv")
    let verdicts = (1...19).flatMap { ["--value", "1980/\($0):yesno"] }
    let run = try await CommandLineTool().run(
      ["run", old, "--out", place.path("run"), "--keep", place.path("runs.sqlite")]
        + options + verdicts)
    try #require(run.status == 0, "\(run.messages)")
    return try await CommandLineTool().run(
      [
        "runs", "follow", "1", new, "--out", place.path("follow"), "--lang", "en", "--runs",
        place.path("runs.sqlite"),
      ] + options + verdicts)
  }

  @Test("scores, moves and revisions are those worked out from the tables apart")
  func scores() async throws {
    let place = try TemporaryFolder()
    let outcome = try await Self.follow(place)
    try #require(outcome.status == 0, "\(outcome.messages)")
    let table = { (folder: String, name: String) in
      try ResultTable(contentsOf: place.path("\(folder)/\(name).csv"))
    }
    let told = try String(contentsOfFile: place.path("follow/summary.md"), encoding: .utf8)
    #expect(told.contains("1980/QĐ-TTg") && !told.contains("qd-1980-2016"))
    // Forecasts.
    let forecasts = try table("run", "forecast").rows(["indicator": "income", "year": "2021"])
    try #require(forecasts.count == Self.units.count)
    var inside80 = 0.0, inside95 = 0.0, error = 0.0, lastError = 0.0
    for (index, unit) in Self.units.enumerated() {
      let row = try #require(forecasts.first { $0["unit"] == unit })
      let actual = Self.income(index, 2021)
      if actual >= row.number("q10"), actual <= row.number("q90") { inside80 += 1 }
      if actual >= row.number("q025"), actual <= row.number("q975") { inside95 += 1 }
      error += abs(row.number("q50") - actual)
      lastError += abs(Self.income(index, 2020) - actual)
    }
    let n = Double(Self.units.count)
    let score = try table("follow", "follow_forecasts").row(["indicator": "income", "year": "2021"])
    #expect(score["n"] == "24" && score["missing"] == "0" && score["horizon"] == "1")
    #expect(abs(score.number("coverage_80") - inside80 / n) < 1e-9)
    #expect(abs(score.number("coverage_95") - inside95 / n) < 1e-9)
    #expect(abs(score.number("mae") - error / n) < 1e-7)
    #expect(abs(score.number("mae_last_value") - lastError / n) < 1e-7)
    #expect(abs(score.number("skill") - (1 - error / lastError)) < 1e-7)
    // Probabilities.
    let chances = try table("run", "probability").rows([
      "indicator": "income", "year": "2021", "event": "met_in_year", "source": "option",
    ])
    try #require(chances.count == Self.units.count)
    var brier = 0.0, lastBrier = 0.0, log = 0.0, expected = 0.0
    var met = 0
    for (index, unit) in Self.units.enumerated() {
      let p = try #require(chances.first { $0["unit"] == unit }).number("probability")
      let isMet = Self.income(index, 2021) >= 50
      expected += p
      met += isMet ? 1 : 0
      brier += (isMet ? 1 - p : p) * (isMet ? 1 - p : p)
      lastBrier += isMet == (Self.income(index, 2020) >= 50) ? 0 : 1
      log -= Foundation.log(max(1e-12, isMet ? p : 1 - p))
    }
    #expect(met > 0 && met < Self.units.count)
    let said = try table("follow", "follow_probabilities")
      .row(["subject": "bar", "name": "income", "event": "option", "year": "2021"])
    #expect(said["n"] == "24" && said["occurred"] == "\(met)")
    #expect(abs(said.number("expected") - expected) < 1e-7)
    #expect(abs(said.number("brier") - brier / n) < 1e-7)
    #expect(abs(said.number("brier_last_value") - lastBrier / n) < 1e-9)
    #expect(abs(said.number("log_score") - log / n) < 1e-7)
    // Who moved: the first unit, criteria 5 and 17 of the reported verdicts.
    let moves = try table("follow", "follow_moves").rows(["kind": "criterion"])
    #expect(moves.count == 2 && Set(moves.map { $0["unit"] }) == ["U10"])
    #expect(moves.map { ["5", "17"].contains($0["item"]) } == [true, true])
    #expect(moves.first { $0["item"] == "5" }?["move"] == "lost")
    #expect(moves.first { $0["item"] == "17" }?["move"] == "gained")
    // What was revised: one value, and one taken away.
    let revisions = try table("follow", "follow_revisions").rows
    #expect(
      revisions.map { [$0["unit"], $0["year"], $0["change"]] }
        == [["U13", "2018", "revised"], ["U14", "2019", "withdrawn"]])
    #expect(revisions[0].number("before") == Self.income(3, 2018))
    #expect(revisions[0].number("after") == 99)
    let summary = try String(
      contentsOf: URL(filePath: place.path("follow/summary.md")), encoding: .utf8)
    #expect(summary.contains("1 gained, 1 lost") && outcome.messages.contains("Run 1"))
  }

  @Test("data that reach no further are refused")
  func nothingNew() async throws {
    let place = try TemporaryFolder()
    let old = try place.write(Self.table(to: 2020, revised: false), to: "old.csv")
    let arguments = ["--value", "income:positive", "--lang", "en"]
    let runs = ["--runs", place.path("runs.sqlite")]
    let run = try await CommandLineTool().run(
      ["run", old, "--out", place.path("run"), "--keep", place.path("runs.sqlite")] + arguments)
    try #require(run.status == 0, "\(run.messages)")
    let outcome = try await CommandLineTool().run(
      ["runs", "follow", "last", old, "--out", place.path("follow")] + arguments + runs)
    #expect(outcome.status == 65 && outcome.messages.contains("not beyond 2020"))
  }
}
