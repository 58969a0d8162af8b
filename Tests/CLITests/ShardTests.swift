import Foundation
import Testing

@Suite("A forecast in shards")
struct ShardTests {
  static let reading = [
    "--value", "income:positive", "--value", "poverty_poor:share", "--group", "province", "--group",
    "district", "--lang", "en",
  ]
  static let asking = [
    "--target", "income>=50", "--target", "poverty_poor<=5@2026", "--horizon", "2",
  ]

  /// A panel of two whole blocks and a little more.
  struct Work {
    let place: TemporaryFolder
    let units = 4_200

    init() async throws {
      place = try TemporaryFolder()
      let made = try await CommandLineTool().run([
        "simulate", "--units", "\(units)", "--years", "2018-2023", "--out", place.path("panel.csv"),
      ])
      try #require(made.status == 0)
    }

    func path(_ name: String) -> String { place.path(name) }

    @discardableResult
    func run(_ arguments: [String], input: String? = nil) async throws -> Outcome {
      var tool = CommandLineTool()
      if let input { tool.standardInput = Data(input.utf8) }
      return try await tool.run(arguments + (arguments[0] == "merge" ? [] : ["--quiet"]))
    }

    func fit(_ shard: String, _ out: String) async throws -> Outcome {
      try await run(
        ["fit", path("panel.csv"), "--shard", shard, "--out", path(out)] + ShardTests.reading)
    }

    /// By the last value, which is fitted at once.
    func apply(_ shard: String, _ out: String) async throws -> Outcome {
      try await run(
        [
          "apply", path("panel.csv"), "--model", path("model"), "--shard", shard, "--out",
          path(out), "--method", "last-value",
        ] + ShardTests.reading + ShardTests.asking)
    }

    func text(_ name: String) throws -> String {
      try String(contentsOfFile: path(name), encoding: .utf8)
    }

    func write(_ text: String, to name: String) throws {
      try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    }

    /// Makes the income of some units a thousand times too large in 2021: trends and forecasts are made without it.
    func spoil(units: [Int]) throws {
      let rows = try rows()
      let income = try #require(rows[0].split(separator: ",").firstIndex(of: "income"))
      let codes = Array(Set(rows.dropFirst().map { $0.prefix { $0 != "," } })).sorted()
      let spoilt = Set(units.map { codes[$0] })
      let text = rows.map { row -> String in
        var fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        if spoilt.contains(row.prefix { $0 != "," }), fields.contains("2021") {
          fields[income] = Double(fields[income]).map { "\($0 * 1_000)" } ?? ""
        }
        return fields.joined(separator: ",")
      }
      try write(text.joined(separator: "\n") + "\n", to: "panel.csv")
    }

    /// The rows of the panel, without remarks, the heading first.
    func rows() throws -> [String] {
      try text("panel.csv").split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
    }
  }

  /// - Parameter problems: Whether these, too, are the same: they name the file and the line.
  private func expectSame(
    _ work: Work, _ whole: String, _ merged: String, problems: Bool
  ) throws {
    let tables = ["forecast", "probability", "attainment", "methods"]
    for table in tables + (problems ? ["problems"] : []) {
      let expected = try Data(contentsOf: URL(filePath: work.path("\(whole)/\(table).csv")))
      let found = try Data(contentsOf: URL(filePath: work.path("\(merged)/\(table).csv")))
      #expect(found == expected, "\(table).csv")
      #expect(!expected.isEmpty)
    }
  }

  @Test("has the bytes of one process")
  func bytes() async throws {
    let work = try await Work()
    try work.spoil(units: [7, 2_050, 4_100])
    let whole = try await work.run(
      ["forecast", work.path("panel.csv"), "--out", work.path("whole")] + Self.reading
        + Self.asking)
    try #require(whole.status == 0)

    for shard in [1, 2, 3] { #expect(try await work.fit("\(shard)/3", "t\(shard)").status == 0) }
    #expect(
      try await work.run(
        ["merge", work.path("t3"), work.path("t1"), work.path("t2"), "--out", work.path("model")]
      ).status == 0)
    for shard in [1, 2] {
      let part = try await work.run(
        [
          "apply", work.path("panel.csv"), "--model", work.path("model"), "--shard", "\(shard)/2",
          "--out", work.path("r\(shard)"),
        ] + Self.reading + Self.asking)
      #expect(part.status == 0)
    }
    #expect(
      try await work.run(
        ["merge", work.path("r2"), work.path("r1"), "--out", work.path("merged")]
      ).status == 0)
    try expectSame(work, "whole", "merged", problems: true)
    let problems = try ResultTable(contentsOf: work.path("whole/problems.csv"))
    #expect(problems.rows(["problem": "left-out-of-fits", "year": "2021"]).count == 3)
  }

  @Test("by parts in streams has the bytes of one process")
  func streams() async throws {
    let work = try await Work()
    let whole = try await work.run(
      ["forecast", work.path("panel.csv"), "--out", work.path("whole")] + Self.reading
        + Self.asking)
    try #require(whole.status == 0)
    let rows = try work.rows()
    let units = Array(Set(rows.dropFirst().map { $0.prefix { $0 != "," } })).sorted()
    // Three blocks in two shards: the first has one block, the second two.
    let parts = [units[..<2_048], units[2_048...]].map { codes in
      let own = Set(codes)
      return
        ([rows[0]]
        + rows.dropFirst().filter { own.contains($0.prefix { $0 != "," }) }
        .reversed()).joined(separator: "\n") + "\n"
    }
    var frames: [String] = []
    for (index, part) in parts.enumerated() {
      let frame = try await work.run(["frame", "-"] + Self.reading, input: part)
      try #require(frame.status == 0)
      try work.write(frame.output, to: "f\(index)")
      frames.append(work.path("f\(index)"))
    }
    try #require(
      try await work.run(["merge"] + frames + ["--out", work.path("frame")]).status == 0)
    // The units of another shard are refused.
    let other = try await work.run(
      ["fit", "-", "--frame", work.path("frame"), "--shard", "2/3"] + Self.reading,
      input: parts[1])
    #expect(other.status == 65)
    #expect(other.messages.contains("2,152 units, its blocks have 2,048"))
    var tallies: [String] = []
    for (index, part) in parts.enumerated() {
      let fit = try await work.run(
        ["fit", "-", "--frame", work.path("frame"), "--shard", "\(index + 1)/2"] + Self.reading,
        input: part)
      try #require(fit.status == 0)
      try work.write(fit.output, to: "t\(index)")
      tallies.append(work.path("t\(index)"))
    }
    try #require(
      try await work.run(["merge"] + tallies.reversed() + ["--out", work.path("model")]).status
        == 0)
    var results: [String] = []
    for (index, part) in parts.enumerated() {
      let apply = try await work.run(
        [
          "apply", "-", "--model", work.path("model"), "--shard", "\(index + 1)/2", "--out",
          work.path("r\(index)"),
        ] + Self.reading + Self.asking, input: part)
      try #require(apply.status == 0)
      results.append(work.path("r\(index)"))
    }
    try #require(
      try await work.run(["merge"] + results + ["--out", work.path("merged")]).status == 0)
    try expectSame(work, "whole", "merged", problems: false)
  }

  @Test("says what is missing, twice, cut short, changed, or of other options, data or versions")
  func faults() async throws {
    let work = try await Work()
    for shard in [1, 2, 3] {
      try #require(try await work.fit("\(shard)/3", "t\(shard)").status == 0)
    }
    let merge = { (names: [String]) in
      try await work.run(
        ["merge"] + names.map(work.path) + ["--out", work.path("model"), "--lang", "en"])
    }
    let expectRefused = { (names: [String], words: [String]) in
      let outcome = try await merge(names)
      #expect(outcome.status == 65)
      for word in words { #expect(outcome.messages.contains(word), "\(outcome.messages)") }
      #expect(!FileManager.default.fileExists(atPath: work.path("model")))
    }
    try await expectRefused(["t1", "t3"], ["Block 2 of 3", "no part"])
    try await expectRefused(["t1", "t2", "t3", "t2"], ["Block 2 is there twice"])

    let text = try work.text("t2")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    try work.write(String(text.dropLast(20)), to: "cut")
    try await expectRefused(["t1", "cut", "t3"], ["cut", "without its last line"])
    try work.write(lines.dropLast(2).joined(separator: "\n") + "\n", to: "no-end")
    try await expectRefused(["t1", "no-end", "t3"], ["without its last line"])
    let digit = try #require(text.range(of: "\"normal\":\"3"))
    try work.write(text.replacingCharacters(in: digit, with: "\"normal\":\"4"), to: "changed")
    try await expectRefused(["t1", "changed", "t3"], ["not what its last line says"])
    try work.write(
      text.replacing("\"lotrinh\":\"", with: "\"lotrinh\":\"0.0.", maxReplacements: 1), to: "old")
    try await expectRefused(["t1", "old", "t3"], ["Written by version 0.0."])
    try await expectRefused(["t1", "panel.csv"], ["panel.csv", "No shard wrote"])

    let other = try await work.run(
      [
        "fit", work.path("panel.csv"), "--shard", "2/3", "--out", work.path("other"), "--value",
        "income:positive",
      ])
    try #require(other.status == 0)
    try await expectRefused(["t1", "other", "t3"], ["--group"])

    // One figure of another unit changed: sums of other data.
    let rows = try work.text("panel.csv")
    let year = try #require(rows.range(of: ",2020,", options: .backwards))
    try work.write(rows.replacingCharacters(in: year, with: ",2020,9"), to: "panel.csv")
    try #require(try await work.fit("2/3", "newer").status == 0)
    try await expectRefused(["t1", "newer", "t3"], ["other data"])

    #expect(try await work.fit("4/3", "x").status == 64)
    #expect(try await work.fit("2", "x").status == 64)
    let step = try await work.run(
      [
        "fit", work.path("panel.csv"), "--shard", "1/3", "--break", "income:2020:x:level-shift",
      ] + Self.reading)
    #expect(step.status == 64)
    #expect(step.messages.contains("income:2020"))
  }

  @Test("refuses a part that is not whole or of another model, and goes on where it stopped")
  func parts() async throws {
    let work = try await Work()
    for shard in [1, 2] { try #require(try await work.fit("\(shard)/2", "t\(shard)").status == 0) }
    try #require(
      try await work.run(
        ["merge", work.path("t1"), work.path("t2"), "--out", work.path("model")]
      ).status == 0)
    for shard in [1, 2] {
      try #require(try await work.apply("\(shard)/2", "r\(shard)").status == 0)
    }
    let merge = { (names: [String]) in
      try await work.run(
        ["merge"] + names.map(work.path) + ["--out", work.path("all"), "--lang", "en"])
    }
    #expect(try await merge(["r1"]).messages.contains("Block 2 of 3"))
    #expect(try await merge(["r1", "r2", "r2"]).messages.contains("twice"))

    let stamp = { (name: String) in
      try FileManager.default.attributesOfItem(atPath: work.path(name))[.modificationDate]
        as? Date
    }
    let before = (try stamp("r1/forecast.csv"), try stamp("t1"))
    let again = try await work.run(
      [
        "apply", work.path("panel.csv"), "--model", work.path("model"), "--shard", "1/2", "--out",
        work.path("r1"), "--resume", "--method", "last-value",
      ] + Self.reading + Self.asking)
    #expect(again.status == 0)
    #expect(
      try await work.run(
        [
          "fit", work.path("panel.csv"), "--shard", "1/2", "--out", work.path("t1"), "--resume",
        ] + Self.reading
      ).status == 0)
    #expect(try stamp("r1/forecast.csv") == before.0)
    #expect(try stamp("t1") == before.1)
    // Another horizon is other work.
    #expect(
      try await work.run(
        [
          "apply", work.path("panel.csv"), "--model", work.path("model"), "--shard", "1/2",
          "--out", work.path("r1"), "--resume", "--horizon", "1", "--method", "last-value",
        ] + Self.reading
      ).status == 0)
    #expect(try stamp("r1/forecast.csv") != before.0)
    let mixed = try await merge(["r1", "r2"])
    #expect(mixed.status == 65)
    #expect(mixed.messages.contains("--horizon"))

    try #require(try await work.apply("1/2", "r1").status == 0)
    let table = try work.text("r2/forecast.csv")
    try work.write(String(table.dropLast(40)), to: "r2/forecast.csv")
    #expect(try await merge(["r1", "r2"]).messages.contains("forecast.csv is not the one"))
    try FileManager.default.removeItem(atPath: work.path("r2/_SUCCESS"))
    #expect(try await merge(["r1", "r2"]).messages.contains("no _SUCCESS"))
    #expect(try await merge(["r1", "t1"]).status == 66)
  }
}
