import Foundation
import Testing

/// Files larger than the memory that reading them takes, and files that can be read only once.
@Suite("Large and passing inputs")
struct LargeInputTests {
  private static let years = 2015...2021

  /// A table of few values and a long note in each row.
  private static func write(_ path: String, units: Int, noteLength: Int) throws {
    try Data("unit,year,income,note\n".utf8).write(to: URL(filePath: path))
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.seekToEnd()
    let note = String(repeating: "x", count: noteLength)
    for unit in 0..<units {
      var rows = ""
      for year in years { rows += "X\(unit),\(year),\(20 + (unit + year * 3) % 17),\(note)\n" }
      try file.write(contentsOf: Data(rows.utf8))
    }
    try file.close()
  }

  #if os(Linux)
    @Test(
      "a file of 200 MB is read in far less memory, by every command and into a result folder",
      arguments: [["trend"], ["check"], ["trend", "--out"]])
    func memory(command: [String]) async throws {
      let folder = try TemporaryFolder()
      let path = folder.path("table.csv")
      try Self.write(path, units: 300, noteLength: 96_000)
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      #expect(size > 200_000_000)
      var arguments = [command[0], path]
      if command.count > 1 { arguments += ["--out", folder.path("result")] }
      let running = try RunningTool(CommandLineTool(), arguments)
      // A thread of its own: the tasks of the tests may all wait for their turn.
      let watch = PeakWatch(running)
      let outcome = try await running.outcome()
      let peak = watch.end()
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(peak > 10_000_000, "the program was not seen running")
      #expect(peak < size / 2)
    }
  #endif

  @Test("a table from a pipe with a name is that of the file")
  func pipe() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("table.csv")
    try Self.write(path, units: 300, noteLength: 10)
    let whole = try await CommandLineTool().run("trend", path)
    #expect(whole.status == 0 && whole.output.contains("income"))
    let read = try await CommandLineTool().run("trend", try Self.pipe(path, in: folder))
    #expect(read.status == 0, "\(read.messages)")
    #expect(read.output == whole.output)
  }

  @Test("observations of a plan and a crosswalk may come from pipes", .timeLimit(.minutes(60)))
  func planAndCrosswalk() async throws {
    let folder = try TemporaryFolder()
    try folder.write("code,name\nA,An\nB,Ba\n", to: "units.csv")
    let observations = try folder.write(
      "unit,year,month,income\nA,2019,,20\nA,2020,,21\nA,2021,,23\nB,2019,,30\nB,2021,,31\n",
      to: "observations.csv")
    let plan = """
      id: small
      sets: []
      title: {vi: Nhỏ, en: Small}
      area: {name: Nhỏ, kind: district}
      years: {status: 2021, horizon: 2025}
      indicators: [{id: income, vi: Thu nhập, en: Income, kind: positive, unit: VND}]
      data: {units: units.csv, observations: [NAME]}
      """
    let whole = try folder.write(
      plan.replacing("NAME", with: "observations.csv"), to: "whole.yaml")
    let expected = try await CommandLineTool().run("trend", whole)
    #expect(expected.status == 0, "\(expected.messages)")
    let pipe = try Self.pipe(observations, in: folder)
    let piped = try folder.write(
      plan.replacing("NAME", with: URL(filePath: pipe).lastPathComponent), to: "piped.yaml")
    let read = try await CommandLineTool().run("trend", piped)
    #expect(read.status == 0, "\(read.messages)")
    #expect(read.output == expected.output)

    let crosswalk = try folder.write(
      "old_code,new_code,date\nA,M,2022-01-01\nB,M,2022-01-01\n", to: "c.csv")
    let panel = try folder.write("unit,year,income\nA,2020,21\nB,2020,30\n", to: "panel.csv")
    let merged = try await CommandLineTool()
      .run("crosswalk", panel, "--crosswalk", crosswalk, "--value", "income:count")
    let mergedFromPipe = try await CommandLineTool()
      .run(
        "crosswalk", panel, "--crosswalk", try Self.pipe(crosswalk, in: folder), "--value",
        "income:count")
    #expect(merged.status == 0 && merged.output.contains("M"), "\(merged.messages)")
    #expect(mergedFromPipe.output == merged.output, "\(mergedFromPipe.messages)")
  }

  /// A pipe with a name from which the bytes of a file can be read once.
  private static func pipe(_ path: String, in folder: TemporaryFolder) throws -> String {
    let pipe = folder.path("pipe-\(UUID().uuidString).csv")
    try #require(mkfifo(pipe, 0o600) == 0)
    let bytes = try Data(contentsOf: URL(filePath: path))
    let writer = Thread {
      guard let file = FileHandle(forWritingAtPath: pipe) else { return }
      try? file.write(contentsOf: bytes)
      try? file.close()
    }
    writer.start()
    return pipe
  }
}

#if os(Linux)
  /// Looks at the memory of a program every few milliseconds until it is told to end.
  private final class PeakWatch: @unchecked Sendable {
    private let lock = NSLock()
    private var peak = 0
    private var isOver = false

    init(_ running: RunningTool) {
      let thread = Thread { [self] in
        while look(running.peakMemory ?? 0) { usleep(2_000) }
      }
      thread.start()
    }

    private func look(_ now: Int) -> Bool {
      lock.withLock {
        peak = max(peak, now)
        return !isOver
      }
    }

    /// Ends the watch; the most memory seen.
    func end() -> Int {
      lock.withLock {
        isOver = true
        return peak
      }
    }
  }
#endif
