import Foundation
import Testing

@Suite("Where results go")
struct OutputSafetyTests {
  private static let table = "Tests/CLITests/Golden/trend-small/panel.csv"

  /// Copies a file or folder so that it may be written.
  private static func copy(_ source: String, to path: String) throws {
    let manager = FileManager.default
    try manager.copyItem(
      atPath: CommandLineTool.root.appending(path: source).path, toPath: path)
    for name in (try? manager.subpathsOfDirectory(atPath: path)) ?? [] {
      try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path + "/" + name)
    }
    try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  /// What a refused command must leave: exit code 73, the file named, and everything as it was.
  private func expectRefusal(
    _ arguments: [String], in folder: String, naming file: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    let before = try FileTree(folder)
    for (language, words) in [("vi", "đầu vào"), ("en", "input")] {
      let outcome = try await CommandLineTool().run(arguments + ["--lang", language])
      #expect(outcome.status == 73, "\(outcome.messages)", sourceLocation: sourceLocation)
      #expect(
        outcome.messages.contains(file) && outcome.messages.contains(words)
          && outcome.messages.contains("--out"), "\(outcome.messages)",
        sourceLocation: sourceLocation)
    }
    let after = try FileTree(folder)
    #expect(FileTree.differences(before, after) == [], sourceLocation: sourceLocation)
    let entries = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(!entries.contains { $0.hasPrefix(".partial-") }, sourceLocation: sourceLocation)
  }

  @Test("A plan is not run into its own folder, where its tables would be replaced")
  func planIntoItself() async throws {
    let place = try TemporaryFolder()
    let folder = place.path("plan")
    try Self.copy("datasets/plans/thien-ke-2020", to: folder)
    try await expectRefusal(
      ["run", folder + "/plan.yaml", "--out", folder], in: folder, naming: "reported.csv")
  }

  @Test("A table of the name of a result is not replaced by that result")
  func tableIntoItsFolder() async throws {
    let place = try TemporaryFolder()
    for (name, command) in [("trend.csv", "trend"), ("problems.csv", "check")] {
      let folder = place.path(command)
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try Self.copy(Self.table, to: folder + "/" + name)
      let input = folder + "/" + name
      try await expectRefusal(
        [command, input, "--value", "income:positive", "--out", folder],
        in: folder, naming: name)
    }
  }

  @Test("A crosswalk of the name of a result is not replaced by that result")
  func crosswalkIntoItsFolder() async throws {
    let place = try TemporaryFolder()
    let crosswalk = place.path("crosswalk_report.csv")
    try Self.copy("datasets/crosswalks/nam-truc-2025.csv", to: crosswalk)
    try await expectRefusal(
      [
        "crosswalk", "datasets/plans/nam-truc-2018-2020/plan.yaml", "--crosswalk", crosswalk,
        "--out", place.url.path,
      ], in: place.url.path, naming: "crosswalk_report.csv")
  }

  @Test("A simulation is not written onto its specification or its units, by whatever name")
  func simulationOntoItsInputs() async throws {
    let place = try TemporaryFolder()
    let folder = place.path("plan")
    try Self.copy("datasets/plans/tuan-giao-2024", to: folder)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/link.csv", withDestinationPath: "units.csv")
    for name in ["simulation.yaml", "units.csv", "link.csv"] {
      try await expectRefusal(
        ["simulate", folder + "/simulation.yaml", "--out", folder + "/" + name], in: folder,
        naming: name)
    }
  }

  @Test("A link to a folder inside the output folder is not followed")
  func linkInside() async throws {
    let place = try TemporaryFolder()
    let manager = FileManager.default
    for name in ["elsewhere", "out"] {
      try manager.createDirectory(atPath: place.path(name), withIntermediateDirectories: true)
    }
    try manager.createSymbolicLink(
      atPath: place.path("out/charts"), withDestinationPath: place.path("elsewhere"))
    let outcome = try await CommandLineTool().run(
      "run", ShippedPlan.thienKe.path, "--out", place.path("out"))
    #expect(outcome.status == 73 && outcome.messages.contains("/out/charts"))
    #expect(try manager.contentsOfDirectory(atPath: place.path("elsewhere")).isEmpty)
    #expect(try manager.contentsOfDirectory(atPath: place.path("out")) == ["charts"])
  }

  @Test("A result replaces the whole of the one before, and says which files are gone")
  func replacesTheWhole() async throws {
    let place = try TemporaryFolder()
    let out = place.path("out")
    let plan = ShippedPlan.thienKe.path
    #expect(try await CommandLineTool().run("assess", plan, "--out", out).status == 0)
    let own = out + "/ghi-chu.txt"
    try Data("của tôi".utf8).write(to: URL(filePath: own))
    let assessed = try FileTree(out)
    #expect(assessed.names.contains("levels.csv"))
    let trend = ["trend", Self.table, "--value", "income:positive"]
    let outcome = try await CommandLineTool().run(trend + ["--out", out])
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("ghi chú") && outcome.messages.contains("levels.csv"))
    #expect(
      try FileTree(out).names
        == ["_SUCCESS", "ghi-chu.txt", "manifest.json", "problems.csv", "trend.csv"])
    let manifest = try #require(
      JSONSerialization.jsonObject(with: try FileTree(out).files["manifest.json"] ?? Data())
        as? [String: Any])
    let files = try #require(manifest["files"] as? [[String: Any]])
    #expect(files.compactMap { $0["file"] as? String }.sorted() == ["problems.csv", "trend.csv"])
    for file in files {
      let name = try #require(file["file"] as? String)
      let bytes = try #require(try FileTree(out).files[name])
      #expect(file["bytes"] as? Int == bytes.count)
      #expect(file["sha256"] as? String == SHA256.hexadecimal(bytes))
    }
  }

  @Test("A folder in the place of a table is refused while the old result stands whole")
  func folderInPlace() async throws {
    let place = try TemporaryFolder()
    let out = place.path("out")
    let arguments = ["trend", Self.table, "--value", "income:positive"]
    #expect(try await CommandLineTool().run(arguments + ["--out", out]).status == 0)
    let manager = FileManager.default
    try manager.removeItem(atPath: out + "/trend.csv")
    try manager.createDirectory(atPath: out + "/trend.csv", withIntermediateDirectories: true)
    let before = try FileTree(out)
    let outcome = try await CommandLineTool().run(arguments + ["--out", out])
    #expect(outcome.status == 73 && outcome.messages.contains("/trend.csv"))
    let after = try FileTree(out)
    #expect(before.isWhole && FileTree.differences(before, after) == [])
  }

  @Test(
    "A failed write to standard output says nothing of an old result",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: [
      ["schema", "plan"], ["check", table, "--value", "income:positive"],
      ["trend", table, "--value", "income:positive"],
      ["simulate", "--units", "2"],
    ])
  func fullStandardOutput(arguments: [String]) async throws {
    var tool = CommandLineTool()
    tool.outputPath = "/dev/full"
    let vietnamese = try await tool.run(arguments)
    #expect(vietnamese.status == 74)
    #expect(vietnamese.messages.contains("đầu ra chuẩn: ổ đĩa đã đầy"))
    #expect(!vietnamese.messages.contains("Kết quả cũ"))
    let english = try await tool.run(arguments + ["--lang", "en"])
    #expect(english.status == 74)
    #expect(english.messages.contains("Standard output cannot be written: No space left"))
    #expect(!english.messages.contains("previous result"))
  }
}
