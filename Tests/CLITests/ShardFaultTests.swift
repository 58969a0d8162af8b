import Foundation
import Testing

@Suite("Shards that are killed, or meet a full disk", .serialized)
struct ShardFaultTests {
  /// A command of the work with shards, and where its result is to stand.
  private struct Step {
    let name: String
    let arguments: [String]
    let out: String
  }

  /// What a command left: its file, or the files of its folder, but for the account with the times; `nil` for nothing.
  private static func result(_ path: String) -> [String: Data]? {
    var isFolder = ObjCBool(false)
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    guard isFolder.boolValue else {
      return FileManager.default.contents(atPath: path).map { [path: $0] }
    }
    // Without its mark a folder holds no result.
    guard FileManager.default.fileExists(atPath: path + "/_SUCCESS") else { return nil }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return Dictionary(
      uniqueKeysWithValues: names.filter { $0 != "manifest.json" && !$0.hasPrefix(".partial-") }
        .map { ($0, FileManager.default.contents(atPath: "\(path)/\($0)") ?? Data()) })
  }

  /// The four steps of a forecast in shards, the results that each needs being there.
  private static func steps(_ work: ShardTests.Work) async throws -> [Step] {
    let panel = work.path("panel.csv")
    for shard in 1...2 { try #require(try await work.fit("\(shard)/2", "t\(shard)").status == 0) }
    try #require(
      try await work.run(["merge", work.path("t1"), work.path("t2"), "--out", work.path("model")])
        .status == 0)
    for shard in 1...2 {
      try #require(try await work.apply("\(shard)/2", "r\(shard)").status == 0)
    }
    return [
      Step(
        name: "fit", arguments: ["fit", panel, "--shard", "1/2", "--quiet"] + ShardTests.reading,
        out: work.path("fitted")),
      Step(
        name: "merge of what was fitted", arguments: ["merge", work.path("t2"), work.path("t1")],
        out: work.path("merged-model")),
      Step(
        name: "apply",
        arguments: [
          "apply", panel, "--model", work.path("model"), "--shard", "2/2", "--method",
          "last-value", "--quiet",
        ] + ShardTests.reading + ShardTests.asking, out: work.path("applied")),
      Step(
        name: "merge of what was applied", arguments: ["merge", work.path("r1"), work.path("r2")],
        out: work.path("merged-results")),
    ]
  }

  @Test("at any moment leave nothing that looks like a result and is none; the next run ends well")
  func killed() async throws {
    let work = try await ShardTests.Work()
    for step in try await Self.steps(work) {
      let arguments = step.arguments + ["--out", step.out]
      let start = ContinuousClock.now
      try #require(try await CommandLineTool().run(arguments).status == 0, "\(step.name)")
      var moments = KillMoments(ContinuousClock.now - start)
      let expected = try #require(Self.result(step.out))
      var round = 0
      while round < 6 || moments.killed < 3, round < 40 {
        defer { round += 1 }
        // Every second time there is no result of before.
        if round % 2 == 0 { try FileManager.default.removeItem(atPath: step.out) }
        _ = try await moments.kill(RunningTool(CommandLineTool(), arguments))
        if let left = Self.result(step.out) {
          #expect(left == expected, "\(step.name), round \(round)")
        }
        try #require(try await CommandLineTool().run(arguments).status == 0, "\(step.name)")
        #expect(Self.result(step.out) == expected, "\(step.name), round \(round)")
      }
      #expect(moments.killed >= 3, "\(step.name), \(round) rounds")
    }
    // What a killed run had begun is cleared away by the next one.
    let left =
      FileManager.default.enumerator(atPath: work.place.url.path)?
      .compactMap { $0 as? String } ?? []
    #expect(!left.contains { $0.contains(".partial-") || $0.hasSuffix(".part") }, "\(left)")
  }

  @Test("end with 74 when the disk is full, and the old result stands")
  func fullDisk() async throws {
    let work = try await ShardTests.Work()
    var tool = CommandLineTool()
    tool.fileSizeLimit = 16
    for step in try await Self.steps(work) {
      let arguments = step.arguments + ["--out", step.out]
      let first = try await tool.run(arguments)
      #expect(first.status == 74, "\(step.name): \(first.messages)")
      #expect(Self.result(step.out) == nil, "\(step.name)")
      try #require(try await CommandLineTool().run(arguments).status == 0)
      let old = Self.result(step.out)
      #expect(try await tool.run(arguments).status == 74, "\(step.name)")
      #expect(Self.result(step.out) == old, "\(step.name)")
    }
  }
}
