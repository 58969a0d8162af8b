import Foundation
import Testing

@Suite("Runs that are kept", .serialized)
struct RunsTests {
  private static func keep(
    _ plan: String, in place: TemporaryFolder, out: String = "out", options: [String] = [],
    tool: CommandLineTool = .init()
  ) async throws -> Outcome {
    try await tool.run(
      ["run", plan, "--out", place.path(out), "--keep", place.path("runs.sqlite")] + options)
  }

  private static func list(_ place: TemporaryFolder) async throws -> ResultTable {
    let outcome = try await CommandLineTool().run(
      "runs", "list", "--runs", place.path("runs.sqlite"))
    try #require(outcome.status == 0, "\(outcome.messages)")
    return try ResultTable(outcome.output)
  }

  @Test("come back as files byte for byte, and their inputs give the same results again")
  func export() async throws {
    let place = try TemporaryFolder()
    #expect(try await Self.keep(ShippedPlan.thienKe.path, in: place).status == 0)
    let exported = try await CommandLineTool().run(
      "runs", "export", "1", place.path("back"), "--runs", place.path("runs.sqlite"))
    #expect(exported.status == 0, "\(exported.messages)")
    let result = try FileTree(place.path("out"))
    let back = try FileTree(place.path("back"))
    for name in ["levels.csv", "forecast.csv", "targets.csv", "report.md", "manifest.json"] {
      let bytes = back.files["results/" + name]
      #expect(bytes != nil && bytes == result.files[name], "\(name)")
    }
    let plan = CommandLineTool.root.appending(path: ShippedPlan.thienKe.folder)
    for name in ["plan.yaml", "observations.csv", "thresholds.csv"] {
      #expect(back.files[name] == (try Data(contentsOf: plan.appending(path: name))))
    }
    #expect(back.files["criteria/qd-1980-2016.yaml"] != nil)
    #expect(try await Self.keep(place.path("back/plan.yaml"), in: place, out: "again").status == 0)
    let compared = try await CommandLineTool().run(
      "runs", "compare", "1", "2", "--runs", place.path("runs.sqlite"), "--lang", "en")
    let differences = try ResultTable(compared.output)
    #expect(differences.column("figure") == ["source"])
    #expect(compared.messages.contains("The data are the same."))
  }

  @Test("do not change a byte of the results, and show the time that the environment fixes")
  func time() async throws {
    let place = try TemporaryFolder()
    var tool = CommandLineTool()
    tool.environment = [
      "LOTRINH_RUNS": place.path("runs.sqlite"), "SOURCE_DATE_EPOCH": "1700000000",
    ]
    let kept = try await tool.run("run", ShippedPlan.quangTri.path, "--out", place.path("out"))
    #expect(kept.status == 0 && kept.messages.contains("Đã lưu lần chạy 1"))
    let plain = try await CommandLineTool().run(
      "run", ShippedPlan.quangTri.path, "--out", place.path("plain"))
    #expect(plain.status == 0)
    let differences = FileTree.differences(
      try FileTree(place.path("out")), try FileTree(place.path("plain")))
    #expect(differences == ["manifest.json"])
    #expect(try await Self.list(place).column("time") == ["2023-11-14T22:13:20Z"])
  }

  @Test("are all there when four processes keep theirs in one new file at once")
  func together() async throws {
    let place = try TemporaryFolder()
    let runs = try (0..<4).map { number in
      try RunningTool(
        CommandLineTool(),
        [
          "run", ShippedPlan.quangTri.path, "--out", place.path("out-\(number)"), "--keep",
          place.path("runs.sqlite"),
        ])
    }
    for run in runs {
      let outcome = try await run.outcome()
      #expect(outcome.status == 0, "\(outcome.messages)")
    }
    #expect(try await Self.list(place).column("run") == ["1", "2", "3", "4"])
    for id in 1...4 {
      let exported = try await CommandLineTool().run(
        "runs", "export", "\(id)", place.path("back-\(id)"), "--runs", place.path("runs.sqlite"))
      #expect(exported.status == 0, "\(exported.messages)")
    }
  }

  @Test("are there whole or not at all when a process is killed, and earlier ones stay")
  func killed() async throws {
    let place = try TemporaryFolder()
    let start = ContinuousClock.now
    try #require(try await Self.keep(ShippedPlan.quangTri.path, in: place).status == 0)
    var moments = KillMoments(ContinuousClock.now - start)
    var known = 1
    for _ in 0..<24 {
      let run = try RunningTool(
        CommandLineTool(),
        [
          "run", ShippedPlan.quangTri.path, "--out", place.path("out"), "--keep",
          place.path("runs.sqlite"),
        ])
      let outcome = try await moments.kill(run)
      let ids = try await Self.list(place).column("run").compactMap { Int($0) }
      #expect(ids.count == known || ids.count == known + 1, "\(known) \(ids)")
      if outcome.status == 0 { #expect(ids.count == known + 1) }
      known = ids.count
    }
    #expect(moments.killed > 5)
    let ids = try await Self.list(place).column("run")
    #expect(ids.first == "1")
    for id in ids {
      let exported = try await CommandLineTool().run(
        "runs", "export", id, place.path("back-\(id)"), "--runs", place.path("runs.sqlite"))
      #expect(exported.status == 0, "\(exported.messages)")
    }
    #expect(try await Self.keep(ShippedPlan.quangTri.path, in: place).status == 0)
    #expect(try await Self.list(place).rows.count == known + 1)
  }

  @Test("are refused a full disk with 74: the results stand, and so do the runs kept before")
  func full() async throws {
    let place = try TemporaryFolder()
    // Without the workbook, whose sheets are larger while they are written than in the end.
    let options = ["--no-workbook"]
    try #require(
      try await Self.keep(ShippedPlan.thienKe.path, in: place, options: options).status == 0)
    // Larger than any file of the result, smaller than what has to be written to the database.
    let largest = try FileTree(place.path("out")).files.values.map(\.count).max() ?? 0
    var tool = CommandLineTool()
    tool.fileSizeLimit = max(largest, 33_000) / 512 + 2
    let second = try await Self.keep(
      ShippedPlan.thienKe.path, in: place, out: "second", options: options, tool: tool)
    #expect(second.status == 74, "\(second.messages)")
    #expect(second.messages.contains("Kết quả đã ghi đầy đủ"), "\(second.messages)")
    #expect(try FileTree(place.path("second")).isWhole)
    #expect(try await Self.list(place).column("plan") == ["thien-ke-2020"])
    #expect(try await Self.keep(ShippedPlan.thienKe.path, in: place, out: "third").status == 0)
    #expect(try await Self.list(place).rows.count == 2)
  }

  @Test(
    "are all there or one more, whatever room a small disk has left for the next",
    .enabled(if: SmallDisk.canBeMounted, "this machine does not let tests mount a disk"))
  func smallDisks() async throws {
    let place = try TemporaryFolder()
    try #require(try await Self.keep(ShippedPlan.thienKe.path, in: place).status == 0)
    let script = """
      for room in 0 16 32 48 64 96 128 256 512; do
        size=$(($(du -sk "$1" | cut -f1) + room))
        mount -t tmpfs -o size=${size}k,nr_inodes=0 tmpfs /mnt || exit 1
        cp "$1" /mnt/runs.sqlite || exit 1
        "$2" run "$3" --out "$4/out-$room" --keep /mnt/runs.sqlite >/dev/null 2>&1
        status=$?
        cp /mnt/runs.sqlite* "$4"
        umount /mnt
        "$2" runs export 1 "$4/back-$room" --runs "$4/runs.sqlite" >/dev/null 2>&1 || exit 2
        echo "$room $status $("$2" runs list --runs "$4/runs.sqlite" | wc -l)"
        rm -f "$4"/runs.sqlite*
      done
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "unshare", "-rm", "sh", "-c", script, "sh", place.path("runs.sqlite"),
      try CommandLineTool.executable().path, ShippedPlan.thienKe.path, place.path("work"),
    ]
    try FileManager.default.createDirectory(
      atPath: place.path("work"), withIntermediateDirectories: true)
    process.currentDirectoryURL = CommandLineTool.root
    process.environment = CommandLineTool().variables()
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let lines = output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.count == 9, "\(output)")
    for line in lines {
      // A heading and one run where it failed, a heading and two where it did not.
      #expect(line[1] == "74" ? line[2] == "2" : line[1] == "0" && line[2] == "3", "\(output)")
    }
    #expect(lines.first?[1] == "74" && lines.last?[1] == "0", "\(output)")
  }

  @Test("are shown, and deleted only when that is said twice")
  func forget() async throws {
    let place = try TemporaryFolder()
    try #require(try await Self.keep(ShippedPlan.quangTri.path, in: place).status == 0)
    let runs = ["--runs", place.path("runs.sqlite"), "--lang", "en"]
    let shown = try await CommandLineTool().run(["runs", "show", "last"] + runs)
    #expect(shown.status == 0 && shown.output.contains("quang-tri-2020/plan.yaml"))
    let refused = try await CommandLineTool().run(["runs", "forget", "1"] + runs)
    #expect(refused.status == 64 && refused.messages.contains("--yes"))
    #expect(try await CommandLineTool().run(["runs", "forget", "1", "--yes"] + runs).status == 0)
    let unknown = try await CommandLineTool().run(["runs", "show", "1"] + runs)
    #expect(unknown.status == 66 && unknown.messages.contains("No run is kept yet."))
    let missing = try await CommandLineTool().run(
      "runs", "list", "--runs", place.path("none.sqlite"))
    #expect(missing.status == 66 && missing.messages.contains("--keep"))
  }

  @Test("shows targets of a kept run in words and in the numbers of the language")
  func targetsInWords() async throws {
    let place = try TemporaryFolder()
    let plan = "datasets/scenarios/insurance-feedback/plan.yaml"
    try #require(try await Self.keep(plan, in: place).status == 0)
    let shown = try await CommandLineTool().run(
      "runs", "show", "last", "--runs", place.path("runs.sqlite"))
    #expect(shown.status == 0)
    let targets = shown.output.components(separatedBy: "\n").filter {
      $0.hasPrefix("Tỷ lệ tham gia ")
    }
    #expect(targets.contains { $0.contains("Kỳ vọng") && $0.contains("96,85") }, "\(targets)")
    #expect(shown.output.contains("Quan sát") && shown.output.contains(" Đạt"))
    #expect(shown.output.contains(">99%") && shown.output.contains("1%"))
    for code in ["observed", "expected", "not_met"] {
      #expect(!shown.output.contains(code), "\(code)")
    }
  }

  @Test("a file that is no database of runs is refused before the work begins")
  func notRuns() async throws {
    let place = try TemporaryFolder()
    let table = try place.write("unit,year,income\nA,2020,1\n", to: "panel.csv")
    let outcome = try await CommandLineTool().run(
      "run", ShippedPlan.quangTri.path, "--out", place.path("out"), "--keep", table)
    #expect(outcome.status == 65 && outcome.messages.contains("panel.csv"))
    #expect(!FileManager.default.fileExists(atPath: place.path("out")))
    #expect(try String(contentsOf: URL(filePath: table), encoding: .utf8).hasPrefix("unit,year"))
  }
}
