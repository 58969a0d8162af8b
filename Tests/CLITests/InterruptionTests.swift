import Foundation
import Testing

@Suite("A run that is killed", .serialized)
struct InterruptionTests {
  @Test(
    "at fifty moments spread over a run leaves the old result whole, and the next run ends well")
  func killed() async throws {
    let place = try TemporaryFolder()
    let arguments = ["run", ShippedPlan.tuanGiao.path, "--out", place.path("out")]
    let old = try await CommandLineTool().run(arguments)
    try #require(old.status == 0)
    let before = try FileTree(place.path("out"))
    let start = ContinuousClock.now
    try #require(try await CommandLineTool().run(arguments).status == 0)
    var moments = KillMoments(ContinuousClock.now - start)
    for _ in 0..<50 {
      let outcome = try await moments.kill(RunningTool(CommandLineTool(), arguments))
      let after = try FileTree(place.path("out"))
      if after.isWhole {
        // The manifest tells the times of its run, all else is the same for the old run and the new.
        let differences = FileTree.differences(before, after)
        #expect(differences.allSatisfy { $0.contains("manifest.json") }, "\(differences)")
      } else {
        // Killed while files were moved into place: nobody can take it for a result.
        #expect(outcome.status == 128 + SIGKILL)
        #expect(try await CommandLineTool().run(arguments).status == 0)
      }
    }
    #expect(moments.killed > 10)
    #expect(try await CommandLineTool().run(arguments).status == 0)
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

  @Test(
    "never leaves what looks like a result and is none, however little room a small disk has",
    .enabled(if: SmallDisk.canBeMounted, "this machine does not let tests mount a disk"))
  func smallDisks() async throws {
    let place = try TemporaryFolder()
    let whole = try await CommandLineTool().run(
      ["run", ShippedPlan.thienKe.path, "--out", place.path("old")])
    try #require(whole.status == 0)
    let script = """
      for room in 0 8 16 32 64 128 256 512 768 1024 2048 8192; do
        size=$(($(du -sk "$1" | cut -f1) + room))
        mount -t tmpfs -o size=${size}k,nr_inodes=0 tmpfs /mnt || exit 1
        cp -r "$1" /mnt/out || exit 1
        "$2" run "$3" --out /mnt/out >/dev/null 2>&1
        status=$?
        if [ ! -e /mnt/out/_SUCCESS ]; then state=unmarked
        elif diff -rq -x manifest.json "$1" /mnt/out >/dev/null; then state=whole
        else state=broken; fi
        echo "$room $status $state $(ls -A /mnt/out | grep -c '^.partial')"
        umount /mnt
      done
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "unshare", "-rm", "sh", "-c", script, "sh", place.path("old"),
      try CommandLineTool.executable().path, ShippedPlan.thienKe.path,
    ]
    process.currentDirectoryURL = CommandLineTool.root
    process.environment = CommandLineTool().variables()
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let lines = output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.count == 12, "\(output)")
    for line in lines {
      // 73 or 74 with the old result whole, or 0 with the new one, which says the same.
      #expect(line[2] == "whole" && ["0", "73", "74"].contains(line[1]), "\(output)")
      #expect(line[3] == "0", "\(output)")
    }
    #expect(lines.contains { $0[1] == "74" } && lines.last?[1] == "0", "\(output)")
  }
}
