import Foundation
import Testing

@Suite("The same input gives the same bytes")
struct ReproducibilityTests {
  /// The files of a run, the manifest without its timings and without the words of the call.
  private func files(
    _ source: [String], jobs: Int, in place: TemporaryFolder, as name: String = UUID().uuidString
  ) async throws -> [String: Data] {
    let out = place.path(name)
    let outcome = try await CommandLineTool().run(
      ["run"] + source + ["--out", out, "--jobs", "\(jobs)"])
    try #require(outcome.status == 0, "\(outcome.messages)")
    var files = try FileTree(out).files
    let manifest = try #require(files["manifest.json"])
    var account = try #require(
      JSONSerialization.jsonObject(with: manifest) as? [String: Any])
    account["seconds"] = nil
    account["arguments"] = nil
    files["manifest.json"] = try JSONSerialization.data(
      withJSONObject: account, options: [.sortedKeys])
    return files
  }

  private func expectEqual(_ left: [String: Data], _ right: [String: Data]) {
    let different = Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }
    #expect(different.isEmpty, "different: \(different.sorted())")
  }

  @Test("run after run, for any number of workers", arguments: [ShippedPlan.namTruc, .tuanGiao])
  func workers(plan: ShippedPlan) async throws {
    let place = try TemporaryFolder()
    let first = try await files([plan.path], jobs: 1, in: place)
    for jobs in [1, 2, 4] {
      expectEqual(first, try await files([plan.path], jobs: jobs, in: place))
    }
  }

  /// More communes than a block holds, so that several workers have something to do.
  private func panel(in place: TemporaryFolder) async throws -> String {
    let path = place.path("panel.csv")
    let outcome = try await CommandLineTool().run(
      "simulate", "--units", "2100", "--years", "2019-2022", "--out", path)
    try #require(outcome.status == 0)
    return path
  }

  private func trend(_ path: String, _ options: [String]) async throws -> Data {
    let outcome = try await CommandLineTool().run(
      ["trend", path, "--value", "income:positive", "--value", "poverty_poor:share"] + options)
    try #require(outcome.status == 0, "\(outcome.messages)")
    return outcome.standardOutput
  }

  @Test("when several blocks go to several workers, and whatever the order of rows")
  func blocks() async throws {
    let place = try TemporaryFolder()
    let path = try await panel(in: place)
    let first = try await trend(path, ["--jobs", "1"])
    #expect(first.count > 100_000)
    for jobs in [2, 4] { #expect(try await trend(path, ["--jobs", "\(jobs)"]) == first) }
    let shuffled = try place.write(Self.shuffled(path, seed: 5), to: "shuffled.csv")
    #expect(try await trend(shuffled, ["--jobs", "3"]) == first)
  }

  @Test("indices of progress, over blocks and whatever the order of rows")
  func indices() async throws {
    let place = try TemporaryFolder()
    let path = try await panel(in: place)
    let shuffled = try place.write(Self.shuffled(path, seed: 6), to: "shuffled.csv")
    var results: [[Data?]] = []
    for (input, jobs) in [(path, "1"), (path, "3"), (shuffled, "2")] {
      let out = place.path("\(results.count)")
      let outcome = try await CommandLineTool().run([
        "track", input, "--value", "income:positive", "--value", "poverty_poor:share", "--target",
        "income>=60@2027", "--target", "poverty_poor<=3@2025", "--jobs", jobs, "--out", out,
      ])
      try #require(outcome.status == 0, "\(outcome.messages)")
      let files = try FileTree(out).files
      results.append(
        ["tracking", "tracking_sensitivity", "tracking_disagreements"].map { files["\($0).csv"] })
    }
    #expect(results[0].allSatisfy { ($0?.count ?? 0) > 1_000 })
    #expect(results[1] == results[0])
    #expect(results[2] == results[0])
  }

  /// More than one block of communes in districts and provinces, one row in six of which is missing.
  @Test("forecasts with groups, gaps and targets, over blocks", arguments: ["auto", "pooled"])
  func forecasts(method: String) async throws {
    let place = try TemporaryFolder()
    let whole = try String(contentsOfFile: await panel(in: place), encoding: .utf8)
    var generator = SplitMix64(seed: 8)
    let kept = whole.split(separator: "\n").enumerated().filter { index, _ in
      index < 4 || Int.random(in: 0..<6, using: &generator) > 0
    }
    let path = try place.write(kept.map { $0.1 }.joined(separator: "\n") + "\n", to: "gaps.csv")
    let mixed = try place.write(Self.shuffled(path, seed: 9), to: "mixed.csv")
    var results: [[Data?]] = []
    for (input, jobs) in [(path, "1"), (path, "2"), (path, "4"), (mixed, "3")] {
      let out = place.path("\(results.count)")
      let outcome = try await CommandLineTool().run([
        "forecast", input, "--value", "income:positive", "--value", "poverty_poor:share",
        "--group", "province", "--group", "district", "--target", "income>=60@2024", "--target",
        "poverty_poor<=3@2025", "--horizon", "4", "--method", method, "--jobs", jobs, "--out", out,
      ])
      try #require(outcome.status == 0, "\(outcome.messages)")
      let files = try FileTree(out).files
      results.append(
        ["forecast", "probability", "attainment", "methods"].map { files["\($0).csv"] })
    }
    #expect(results[0].allSatisfy { ($0?.count ?? 0) > 100 })
    #expect((results[0][0]?.count ?? 0) > 1_000_000)
    for other in results.dropFirst() { #expect(other == results[0]) }
  }

  @Test("forecasts tried on the past, over blocks and whatever the order of rows")
  func backtests() async throws {
    let place = try TemporaryFolder()
    let path = try await panel(in: place)
    let shuffled = try place.write(Self.shuffled(path, seed: 7), to: "shuffled.csv")
    let tables = ["backtest", "reliability", "recalibration", "backtest_forecasts"]
    var results: [[Data?]] = []
    for (input, jobs) in [(path, "1"), (path, "2"), (path, "4"), (shuffled, "3")] {
      let out = place.path("\(results.count)")
      let outcome = try await CommandLineTool().run([
        "backtest", input, "--value", "income:positive", "--origins", "2020-2021", "--horizon",
        "2", "--method", "auto", "--method", "ols", "--group", "province", "--detail",
        "forecasts", "--jobs", jobs, "--out", out,
      ])
      try #require(outcome.status == 0, "\(outcome.messages)")
      let files = try FileTree(out).files
      results.append(tables.map { files["\($0).csv"] } + [files["summary.md"]])
    }
    #expect(results[0].allSatisfy { ($0?.count ?? 0) > 100 })
    for other in results.dropFirst() { #expect(other == results[0]) }
  }

  @Test("whatever the order of rows in the tables of a plan")
  func rows() async throws {
    let place = try TemporaryFolder()
    let plan = ShippedPlan.tuanGiao
    let source = CommandLineTool.root.appending(path: plan.folder)
    // The same names on both sides: messages and manifest name files.
    for (side, seed) in [("straight", nil), ("mixed", 11 as UInt64?)] {
      for file in try FileTree(source.path).names {
        let path = source.appending(path: file).path
        let isShuffled = ["units.csv", "simulated.csv", "recognitions.csv"].contains(file)
        let text =
          if let seed, isShuffled { try Self.shuffled(path, seed: seed) } else {
            try String(contentsOf: URL(filePath: path), encoding: .utf8)
          }
        try place.write(text, to: "\(side)/\(file)")
      }
    }
    var straight = try await files([place.path("straight/plan.yaml")], jobs: 2, in: place)
    var mixed = try await files([place.path("mixed/plan.yaml")], jobs: 2, in: place)
    // The manifest holds the digests of the inputs, which do differ; so does the workbook, which shows it.
    for name in ["manifest.json", "workbook.xlsx"] {
      #expect(straight.removeValue(forKey: name) != nil)
      #expect(mixed.removeValue(forKey: name) != nil)
    }
    for name in straight.keys {
      let general = { (data: Data?, side: String) in
        data.map {
          String(decoding: $0, as: UTF8.self)
            .replacingOccurrences(of: place.path(side), with: "{plan}")
            .replacingOccurrences(of: "\(side)/", with: "")
            // Reports name the inputs by the beginnings of their digests, too.
            .replacing(/[0-9a-f]{12}/, with: "{digest}")
        }
      }
      #expect(general(straight[name], "straight") == general(mixed[name], "mixed"), "\(name)")
    }
    #expect(straight.keys.sorted() == mixed.keys.sorted())
  }

  @Test("roadmaps, for any number of workers and whatever the order of rows")
  func roadmaps() async throws {
    let place = try TemporaryFolder()
    let source = CommandLineTool.root.appending(path: ShippedPlan.tuanGiao.folder)
    for file in try FileTree(source.path).names {
      let path = source.appending(path: file).path
      let text =
        if ["units.csv", "simulated.csv"].contains(file) {
          try Self.shuffled(path, seed: 12)
        } else { try String(contentsOf: URL(filePath: path), encoding: .utf8) }
      try place.write(text, to: "mixed/\(file)")
    }
    var results: [[Data?]] = []
    for (plan, jobs) in [
      (ShippedPlan.tuanGiao.path, "1"), (ShippedPlan.tuanGiao.path, "3"),
      (place.path("mixed/plan.yaml"), "2"),
    ] {
      let out = place.path("\(results.count)")
      let outcome = try await CommandLineTool().run([
        "roadmap", plan, "--years", "2024-2026", "--capacity", "3", "--effort-capacity", "45",
        "--jobs", jobs, "--out", out,
      ])
      try #require(outcome.status == 0, "\(outcome.messages)")
      let files = try FileTree(out).files
      results.append(
        ["score", "proposed", "comparison", "work", "capacity"].map { files["roadmap_\($0).csv"] }
          + [files["summary.md"]])
    }
    #expect(results[0].allSatisfy { ($0?.count ?? 0) > 100 })
    for other in results.dropFirst() { #expect(other == results[0]) }
  }

  /// A table with its data rows in another order; comments and heading stay on top.
  private static func shuffled(_ path: String, seed: UInt64) throws -> String {
    var lines = try String(contentsOf: URL(filePath: path), encoding: .utf8)
      .split(separator: "\n")
    let top = (lines.firstIndex { !$0.hasPrefix("#") } ?? 0) + 1
    var generator = SplitMix64(seed: seed)
    lines[top...].shuffle(using: &generator)
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Steele, Lea and Flood's generator, for tests that must do the same each time.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
