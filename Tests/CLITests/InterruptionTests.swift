import Foundation
import Testing

@Suite("A run that is killed", .serialized)
struct InterruptionTests {
  /// A result that stands, and a panel whose run takes seconds.
  private func prepare() async throws -> (place: TemporaryFolder, before: FileTree) {
    let place = try TemporaryFolder()
    let old = try await CommandLineTool().run(
      "run", ShippedPlan.thienKe.path, "--out", place.path("out"))
    try #require(old.status == 0)
    let made = try await CommandLineTool().run(
      "simulate", "--units", "1000", "--years", "2014-2023", "--out", place.path("panel.csv"))
    try #require(made.status == 0)
    return (place, try FileTree(place.path("out")))
  }

  private func start(_ place: TemporaryFolder) throws -> RunningTool {
    try RunningTool(
      CommandLineTool(),
      [
        "run", place.path("panel.csv"), "--criteria", "qd-1980-2016", "--region-column", "zone",
        "--group", "district", "--out", place.path("out"),
      ])
  }

  @Test("at any moment leaves the old result whole, and the next run ends well")
  func killed() async throws {
    let (place, before) = try await prepare()
    for _ in 0..<5 {
      let run = try start(place)
      try await Task.sleep(for: .milliseconds(Int.random(in: 20...1200)))
      run.kill()
      let outcome = try await run.outcome()
      let after = try FileTree(place.path("out"))
      if outcome.status == 128 + SIGKILL, after.isWhole {
        #expect(FileTree.differences(before, after) == [])
      } else {
        // Killed while files were moved into place, or too late.
        #expect(!after.isWhole || outcome.status == 0)
      }
    }
    let again = try await CommandLineTool().run(
      "run", ShippedPlan.thienKe.path, "--out", place.path("out"))
    #expect(again.status == 0)
    let entries = try FileManager.default.contentsOfDirectory(atPath: place.path("out"))
    #expect(!entries.contains { $0.hasPrefix(".partial-") }, "\(entries)")
    #expect(try FileTree(place.path("out")).isWhole)
  }

  @Test("while files are moved into place leaves no mark of success, or the new result whole")
  func killedInCommit() async throws {
    let place = try TemporaryFolder()
    let out = place.path("out")
    let arguments = ["run", ShippedPlan.quangTri.path, "--out", out]
    let whole = try await CommandLineTool().run(arguments)
    try #require(whole.status == 0)
    let complete = try FileTree(out).names
    for _ in 0..<5 {
      let run = try RunningTool(CommandLineTool(), arguments)
      // The old mark goes before the first file is moved.
      let deadline = ContinuousClock.now + .seconds(20)
      while access(out + "/_SUCCESS", F_OK) == 0, ContinuousClock.now < deadline { usleep(50) }
      run.kill()
      _ = try await run.outcome()
      let after = try FileTree(out)
      if after.isWhole { #expect(after.names == complete) }
      try Data().write(to: URL(filePath: out + "/_SUCCESS"))
    }
  }
}

@Suite("A disk that is full half-way")
struct FullDiskTests {
  private static let tool: CommandLineTool = {
    var tool = CommandLineTool()
    tool.fileSizeLimit = 16
    return tool
  }()

  @Test("ends a simulation with 74 and leaves the old file")
  func simulation() async throws {
    let place = try TemporaryFolder()
    let path = try place.write("old\n", to: "panel.csv")
    let outcome = try await Self.tool.run(
      "simulate", "--units", "200", "--years", "2019-2023", "--out", path)
    #expect(outcome.status == 74)
    #expect(outcome.messages.contains("Ghi kết quả bị lỗi"))
    #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8) == "old\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.url.path) == ["panel.csv"])
  }

  @Test("ends a run with 74 and leaves the old result whole")
  func run() async throws {
    let place = try TemporaryFolder()
    let arguments = ["run", ShippedPlan.thienKe.path, "--out", place.path("out")]
    let whole = try await CommandLineTool().run(arguments)
    try #require(whole.status == 0)
    let before = try FileTree(place.path("out"))
    let outcome = try await Self.tool.run(arguments)
    #expect(outcome.status == 74)
    let after = try FileTree(place.path("out"))
    #expect(FileTree.differences(before, after) == [])
    let entries = try FileManager.default.contentsOfDirectory(atPath: place.path("out"))
    #expect(!entries.contains { $0.hasPrefix(".partial-") })
  }
}
