import Foundation
import Testing

/// A plan of `datasets`, which the tests run through the command line.
enum ShippedPlan: String, CaseIterable, Sendable {
  case namTruc = "nam-truc-2018-2020"
  case haNam = "ha-nam-2023"
  case tuanGiao = "tuan-giao-2024"
  case quangTri = "quang-tri-2020"
  case thienKe = "thien-ke-2020"
  case published

  /// The plans that rest on simulated values.
  static let simulated: [ShippedPlan] = [.namTruc, .haNam, .tuanGiao]

  var folder: String { self == .published ? "datasets/published" : "datasets/plans/\(rawValue)" }
  var path: String { "\(folder)/plan.yaml" }

  /// What the plan's own files hold, by name.
  func file(_ name: String) throws -> ResultTable {
    try ResultTable(contentsOf: CommandLineTool.root.appending(path: "\(folder)/\(name)").path)
  }
}

/// The folder a run of a plan left, and what the run said.
struct PlanResult: Sendable {
  let plan: ShippedPlan
  let place: TemporaryFolder
  let outcome: Outcome

  var folder: String { place.path("out") }

  func table(_ name: String) throws -> ResultTable {
    try ResultTable(contentsOf: "\(folder)/\(name).csv")
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: URL(filePath: "\(folder)/\(name)"), encoding: .utf8)
  }

  func manifest() throws -> Manifest {
    try JSONDecoder().decode(
      Manifest.self, from: Data(contentsOf: URL(filePath: "\(folder)/manifest.json")))
  }

  /// The units of the plan by name.
  func codes() throws -> [String: String] {
    Dictionary(
      try plan.file("units.csv").rows.map { ($0["name"] ?? "", $0["code"] ?? "") },
      uniquingKeysWith: { first, _ in first })
  }

  /// The part of `manifest.json` that the tests look at.
  struct Manifest: Decodable {
    struct Input: Decodable {
      let file: String
      let bytes: Int
      let sha256: String
    }
    struct Cells: Decodable {
      let rows, read, used, missing, superseded, planned, refused: Int
      let notApplicable, partYear: Int
      let balanced: Bool

      enum CodingKeys: String, CodingKey {
        case rows, read, used, missing, superseded, planned, refused, balanced
        case notApplicable = "not_applicable"
        case partYear = "part_year"
      }
    }
    struct Table: Decodable {
      let name: String
      let rows: Int
    }
    let command: String
    let inputs: [Input]
    let cells: Cells
    let tables: [Table]
    let units: Int
    let provenance: [String: Int]
  }
}

/// Runs every plan once, however many tests look at its results.
actor PlanRuns {
  static let shared = PlanRuns()
  private var runs: [String: Task<PlanResult, any Error>] = [:]
  private var reports: [String: Task<TemporaryFolder, any Error>] = [:]
  private var others: [[String]: Task<TemporaryFolder, any Error>] = [:]

  func result(_ plan: ShippedPlan, language: String = "vi") async throws -> PlanResult {
    let key = plan.rawValue + language
    let run =
      runs[key]
      ?? Task {
        let place = try TemporaryFolder()
        let outcome = try await CommandLineTool().run(
          "run", plan.path, "--out", place.path("out"), "--lang", language)
        return PlanResult(plan: plan, place: place, outcome: outcome)
      }
    runs[key] = run
    let result = try await run.value
    try #require(result.outcome.status == 0, "\(plan): \(result.outcome.messages)")
    return result
  }

  /// The folder of the plan's report, made of the result that ``result(_:language:)`` has: with drawn charts and as DOCX where
  /// this machine can do so.
  func report(_ plan: ShippedPlan, language: String = "vi") async throws -> String {
    let key = plan.rawValue + language
    let report =
      reports[key]
      ?? Task {
        let result = try await result(plan, language: language)
        let place = try TemporaryFolder()
        let outcome = try await CommandLineTool.drawing.run(
          "report", result.folder, "--out", place.path("out"), "--lang", language)
        try #require(outcome.status == 0, "\(plan): \(outcome.messages)")
        return place
      }
    reports[key] = report
    return try await report.value.path("out")
  }

  /// Commands beside `run` that draw charts.
  static let otherCalls = [
    ["backtest", ShippedPlan.tuanGiao.path], ["roadmap", ShippedPlan.namTruc.path],
    ["track", ShippedPlan.tuanGiao.path], ["targets", ShippedPlan.tuanGiao.path],
    ["scenario", "datasets/scenarios/insurance-feedback/plan.yaml"],
  ]

  /// The folder of the result of a command, without pictures.
  func result(of call: [String]) async throws -> String {
    let run =
      others[call]
      ?? Task {
        let place = try TemporaryFolder()
        let outcome = try await CommandLineTool().run(call + ["--out", place.path("out")])
        try #require(outcome.status == 0, "\(call): \(outcome.messages)")
        return place
      }
    others[call] = run
    return try await run.value.path("out")
  }

  /// The folder of the result of a table without a plan: sixty communes in districts, with a map, drawn.
  func bareTable() async throws -> String {
    let run =
      others[["bare table"]]
      ?? Task {
        let place = try TemporaryFolder()
        let panel = place.path("panel.csv")
        let made = try await CommandLineTool().run(
          "simulate", "--units", "60", "--years", "2016-2023", "--out", panel)
        try #require(made.status == 0, "\(made.messages)")
        let codes = Set(try ResultTable(contentsOf: panel).column("unit")).sorted()
        let shapes = codes.enumerated().map { index, code in
          let (west, south) = (103 + Double(index % 10) * 0.1, 21 + Double(index / 10) * 0.1)
          return
            #"{"type":"Feature","properties":{"ma":"\#(code)"},"geometry":{"type":"Polygon","coordinates":[[[\#(west),\#(south)],[\#(west + 0.1),\#(south)],[\#(west + 0.1),\#(south + 0.1)],[\#(west),\#(south)]]]}}"#
        }
        let map = try place.write(
          #"{"type":"FeatureCollection","features":[\#(shapes.joined(separator: ","))]}"#,
          to: "map.geojson")
        let outcome = try await CommandLineTool.drawing.run(
          "run", panel, "--name", "name", "--group", "district", "--criteria", "qd-318-2022",
          "--region", "DBSH", "--horizon", "2", "--no-workbook", "--map", map, "--out",
          place.path("out"))
        try #require(outcome.status == 0, "\(outcome.messages)")
        return place
      }
    others[["bare table"]] = run
    return try await run.value.path("out")
  }
}
