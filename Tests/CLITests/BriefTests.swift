import Foundation
import Testing

@Suite("The whole job in brief")
struct BriefTests {
  private static let set = """
    id: bars
    key: bars
    title: {vi: Thử, en: Trial}
    legal: {number: none, issued: 2000-01-01, in-force: 2000-01-01, verified: false, source: [S1]}
    years: {from: 2000, to: 2100}
    unit-level: commune
    counts: {criteria: 4, indicators: 4, indicators-verified: true}
    ladder: [{level: met}]
    criteria:
      - {id: "1", vi: Thu nhập, en: Income, indicators: [{id: "1.1", vi: Thu nhập, en: Income, kind: positive, unit: points, measure: income, comparison: at-least, thresholds: [{value: 40, from: 2000, to: 2020, verified: true, source: [S1]}, {value: 45, from: 2021, to: 2100, verified: true, source: [S1]}]}]}
      - {id: "2", vi: Hộ nghèo, en: Poverty, indicators: [{id: "2.1", vi: Hộ nghèo, en: Poverty, kind: share, unit: percent, measure: poverty_poor, comparison: below, thresholds: [{value: 6, verified: true, source: [S1]}]}]}
      - {id: "3", vi: Bảo hiểm, en: Insurance, indicators: [{id: "3.1", vi: Bảo hiểm, en: Insurance, kind: share, unit: percent, measure: insurance, comparison: at-least, thresholds: [{value: 85, verified: true, source: [S1]}]}]}
      - {id: "4", vi: Nước, en: Water, indicators: [{id: "4.1", vi: Nước, en: Water, kind: share, unit: percent, measure: water, comparison: at-least, thresholds: [{value: 60, verified: true, source: [S1]}]}]}
    sources:
      S1: made for a test
    """

  /// A panel of communes with gaps, beside a set of four bars.
  private struct Work {
    let place: TemporaryFolder
    var tool = CommandLineTool()

    init(water: Bool = true) throws {
      place = try TemporaryFolder()
      try FileManager.default.createDirectory(
        atPath: place.path("criteria"), withIntermediateDirectories: true)
      try BriefTests.set.write(
        toFile: place.path("criteria/bars.yaml"), atomically: true, encoding: .utf8)
      var text =
        "code,province,district,year,income,poverty_poor,insurance\(water ? ",water" : "")\n"
      for unit in 0..<150 {
        for year in 2014...2023 {
          let step = Double(year - 2014)
          let wobble = Double((unit * 31 + year * 17) % 23)
          let cells = [
            25 + Double(unit % 20) + 2.1 * step + 0.2 * wobble,
            12 - 0.7 * step + 0.1 * wobble, 70 + 2 * step + 0.3 * wobble,
            50 + Double(unit % 15) + step,
          ].prefix(water ? 4 : 3)
          let shown = cells.enumerated().map { index, value in
            (unit * 7 + year * 3 + index) % 29 == 0 ? "" : String(format: "%.2f", value)
          }
          let row = ["u\(1000 + unit)", "p\(unit / 50)", "d\(unit / 10)", "\(year)"] + shown
          text += row.joined(separator: ",") + "\n"
        }
      }
      try text.write(toFile: place.path("panel.csv"), atomically: true, encoding: .utf8)
    }

    static let columns = [
      "--unit", "code", "--group", "province", "--group", "district", "--lang", "en",
    ]
    static let values = ["--value", "income:positive", "--value", "poverty_poor:share"]

    func run(_ command: String, _ arguments: [String], out: String) async throws -> Outcome {
      try await tool.run(
        [command, place.path("panel.csv")] + Self.columns + arguments
          + ["--out", place.path(out)])
    }

    func table(_ path: String) throws -> ResultTable {
      try ResultTable(contentsOf: place.path(path))
    }

    func text(_ path: String) throws -> String {
      try String(contentsOfFile: place.path(path), encoding: .utf8)
    }
  }

  /// Whether a number is another one with seven digits.
  private static func isShort(_ short: String, _ long: String) -> Bool {
    guard let short = Double(short), let long = Double(long) else {
      return short.isEmpty && long.isEmpty
    }
    return abs(short - long) <= max(abs(long) * 6e-7, 6e-8)
  }

  @Test(
    "says what assess, trend and forecast say, with the criteria counted while the table is read")
  func others() async throws {
    let work = try Work()
    let brief = try await work.run(
      "brief", Work.values + ["--criteria", "bars", "--target", "income>=50@2026"], out: "brief")
    #expect(brief.status == 0, "\(brief.messages)")
    #expect(try await work.run("assess", ["--criteria", "bars"], out: "assess").status == 0)
    #expect(try await work.run("trend", Work.values, out: "trend").status == 0)
    let bars = [
      "--target", "income>=50@2026", "--target", "income>=45", "--target", "poverty_poor<6",
    ]
    #expect(try await work.run("forecast", Work.values + bars, out: "forecast").status == 0)
    #expect(try work.text("brief/averages.csv") == work.text("assess/averages.csv"))
    let text = Data(try work.text("brief/manifest.json").utf8)
    let manifest = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    #expect(manifest["indicators"] as? [String] == ["income", "poverty_poor"])
    #expect(
      manifest["indicators_counted"] as? [String] == [
        "income", "poverty_poor", "insurance", "water",
      ])

    let rows = try work.table("brief/brief.csv").rows
    // 150 communes, five years, a bar of the set each; and the target in its year.
    let (ofIncome, ofPoverty) = (5 + 1, 5)
    #expect(rows.count == 150 * (ofIncome + ofPoverty))
    let key = { (row: [String: String], names: [String]) in names.map { row[$0] ?? "" } }
    let series = ["unit", "indicator"]
    let lines = Dictionary(
      uniqueKeysWithValues: try work.table("trend/trend.csv").rows.map { (key($0, series), $0) })
    let forecasts = Dictionary(
      uniqueKeysWithValues: try work.table("forecast/forecast.csv").rows.map {
        (key($0, series + ["year"]), $0)
      })
    let chances = Dictionary(
      uniqueKeysWithValues: try work.table("forecast/probability.csv")
        .rows(["event": "met_in_year"]).map {
          (key($0, series + ["year", "requirement"]), $0["probability"] ?? "")
        })
    for row in rows {
      let line = try #require(lines[key(row, series)])
      let forecast = try #require(forecasts[key(row, series + ["year"])])
      for (name, long) in [
        ("slope", line["slope"]), ("residual_sd", line["residual_sd"]), ("q025", forecast["q025"]),
        ("q50", forecast["q50"]), ("q975", forecast["q975"]),
        ("probability", chances[key(row, series + ["year", "requirement"])]),
      ] {
        #expect(Self.isShort(row[name] ?? "?", try #require(long)), "\(name) of \(row)")
      }
      #expect(row["status"] == forecast["status"])
    }
    #expect(
      Set(rows.compactMap { $0["source"] }) == ["option", "bars/1.1", "bars/2.1"])
  }

  @Test("gives the bytes of one worker by three, and from shuffled rows")
  func bytes() async throws {
    let work = try Work()
    let options = Work.values + ["--criteria", "bars"]
    #expect(try await work.run("brief", options + ["--jobs", "1"], out: "one").status == 0)
    #expect(try await work.run("brief", options + ["--jobs", "3"], out: "three").status == 0)
    var lines = try work.text("panel.csv").split(separator: "\n").map(String.init)
    let heading = lines.removeFirst()
    lines = lines.indices.map { lines[($0 * 641) % lines.count] }
    #expect(Set(lines).count == 1_500)
    try ([heading] + lines).joined(separator: "\n").write(
      toFile: work.place.path("panel.csv"), atomically: true, encoding: .utf8)
    #expect(try await work.run("brief", options, out: "shuffled").status == 0)
    for file in ["brief.csv", "averages.csv", "methods.csv"] {
      for other in ["three", "shuffled"] {
        #expect(try work.text("one/\(file)") == work.text("\(other)/\(file)"), "\(other) \(file)")
      }
    }
  }

  @Test("names criteria without data, as assess does")
  func missing() async throws {
    let work = try Work(water: false)
    let options = ["--criteria", "bars"]
    #expect(try await work.run("brief", Work.values + options, out: "brief").status == 0)
    #expect(try await work.run("assess", options, out: "assess").status == 0)
    let problems = { (folder: String) in
      try work.table(folder + "/problems.csv").rows(["problem": "missing-data"])
        .compactMap { $0["message_en"] }
    }
    #expect(try problems("brief") == problems("assess"))
    #expect(try problems("brief").count == 1)
    #expect(try work.table("brief/averages.csv").rows.isEmpty)
  }

  @Test("keeps all values where bars differ between units, and says the same averages")
  func zones() async throws {
    let work = try Work()
    try """
    set,indicator,region,province,unit,year,value,source
    bars,3.1,,p1,,,92,made for a test

    """.write(toFile: work.place.path("bars.csv"), atomically: true, encoding: .utf8)
    let options = ["--criteria", "bars", "--thresholds", work.place.path("bars.csv")]
    let brief = try await work.run("brief", Work.values + options, out: "brief")
    #expect(brief.status == 0, "\(brief.messages)")
    #expect(try await work.run("assess", options, out: "assess").status == 0)
    #expect(try await work.run("assess", ["--criteria", "bars"], out: "same").status == 0)
    #expect(try work.text("brief/averages.csv") == work.text("assess/averages.csv"))
    #expect(try work.text("brief/averages.csv") != work.text("same/averages.csv"))
  }

  @Test("without a set or bars there are rows all the same")
  func bare() async throws {
    let work = try Work()
    #expect(try await work.run("brief", ["--value", "income:positive"], out: "brief").status == 0)
    let rows = try work.table("brief/brief.csv").rows
    #expect(rows.count == 150 * 5)
    #expect(rows.allSatisfy { $0["probability"] == "" && $0["requirement"] == "" })
    #expect(rows.allSatisfy { $0["q50"] != "" && $0["status"] == "ok" })
    let names = try FileManager.default.contentsOfDirectory(atPath: work.place.path("brief"))
    #expect(!names.contains("averages.csv"))
  }
}
