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
      let watch = Task {
        var peak = 0
        // While the program is being started there is nothing to see of it.
        while !Task.isCancelled {
          peak = max(peak, running.peakMemory ?? 0)
          try? await Task.sleep(for: .milliseconds(5))
        }
        return peak
      }
      let outcome = try await running.outcome()
      watch.cancel()
      let peak = await watch.value
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
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let bytes = try Data(contentsOf: URL(filePath: path))
    let writer = Thread {
      guard let file = FileHandle(forWritingAtPath: pipe) else { return }
      try? file.write(contentsOf: bytes)
      try? file.close()
    }
    writer.start()
    let read = try await CommandLineTool().run("trend", pipe)
    #expect(read.status == 0, "\(read.messages)")
    #expect(read.output == whole.output)
  }
}
