import Foundation
import Testing

/// What one run of the program left behind: status and both outputs are of the same run.
struct Outcome: Sendable {
  /// The exit code, or 128 and the number of the signal that ended the program.
  let status: Int32
  let standardOutput: Data
  let standardError: Data

  var output: String { String(decoding: standardOutput, as: UTF8.self) }
  var messages: String { String(decoding: standardError, as: UTF8.self) }
}

/// The built program `lotrinh`, which stands beside the running test program.
struct CommandLineTool: Sendable {
  /// What to read on standard input.
  var standardInput = Data()
  /// A file that takes standard output in place of a plain one.
  var outputPath: String?
  /// Variables set or, when empty, taken away.
  var environment: [String: String] = [:]

  /// The greatest size of a file, in blocks of 512 bytes: beyond it writing fails, as on a full disk.
  var fileSizeLimit: Int?

  /// The folder that holds `Package.swift`; every run works in it.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func executable() throws -> URL {
    let places =
      [Bundle.main.executableURL, URL(filePath: CommandLine.arguments[0])].compactMap { $0 }
      + Bundle.allBundles.map(\.bundleURL)
    for place in places {
      var folder = place.resolvingSymlinksInPath()
      for _ in 0..<4 {
        folder.deleteLastPathComponent()
        let candidate = folder.appending(path: "lotrinh")
        if FileManager.default.isExecutableFile(atPath: candidate.path),
          !candidate.hasDirectoryPath
        {
          return candidate
        }
      }
    }
    throw Missing(name: "the program lotrinh beside \(places.map(\.path))")
  }

  /// Runs the program to its end.
  func run(_ arguments: [String]) async throws -> Outcome {
    try await RunningTool(self, arguments).outcome()
  }

  func run(_ arguments: String...) async throws -> Outcome { try await run(arguments) }

  /// The variables of a run: those of the tests without anything that changes what is printed.
  ///
  /// Pictures of charts cost half a second, so that only tests which look at them ask for them.
  func variables() -> [String: String] {
    var variables = ProcessInfo.processInfo.environment.filter { name, _ in
      !name.hasPrefix("LOTRINH_") && name != "COLUMNS" && !name.hasPrefix("LC_")
    }
    variables["LANG"] = "C.UTF-8"
    variables["NO_COLOR"] = "1"
    variables["LOTRINH_PYTHON"] = "/nonexistent"
    variables["LOTRINH_PANDOC"] = "/nonexistent"
    for (name, value) in environment { variables[name] = value.isEmpty ? nil : value }
    return variables
  }
}

/// A run under way.
final class RunningTool: Sendable {
  private let process: Process
  private let folder: TemporaryFolder
  private let outputPath: String
  private let ends: AsyncStream<Void>

  init(_ tool: CommandLineTool, _ arguments: [String]) throws {
    folder = try TemporaryFolder()
    outputPath = tool.outputPath ?? folder.path("stdout")
    let errorPath = folder.path("stderr")
    let inputPath = folder.path("stdin")
    try tool.standardInput.write(to: URL(filePath: inputPath))
    if tool.outputPath == nil { try Data().write(to: URL(filePath: outputPath)) }
    try Data().write(to: URL(filePath: errorPath))
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    self.ends = ends
    process = Process()
    let executable = try CommandLineTool.executable()
    if let limit = tool.fileSizeLimit {
      process.executableURL = URL(filePath: "/bin/sh")
      let script = "trap '' XFSZ; ulimit -f \(limit); exec \"$0\" \"$@\""
      process.arguments = ["-c", script, executable.path] + arguments
    } else {
      process.executableURL = executable
      process.arguments = arguments
    }
    process.environment = tool.variables()
    process.currentDirectoryURL = CommandLineTool.root
    let handles = [
      try FileHandle(forReadingFrom: URL(filePath: inputPath)),
      try FileHandle(forWritingTo: URL(filePath: outputPath)),
      try FileHandle(forWritingTo: URL(filePath: errorPath)),
    ]
    process.standardInput = handles[0]
    process.standardOutput = handles[1]
    process.standardError = handles[2]
    process.terminationHandler = { _ in end.finish() }
    try process.run()
    // The program has its own by now. Left open, a thousand runs would pass the limit of what
    // Foundation can wait for, and every later end would go unnoticed.
    for handle in handles { try handle.close() }
  }

  /// Waits for the end.
  func outcome() async throws -> Outcome {
    for await _ in ends {}
    let isPlain = outputPath.hasPrefix(folder.url.path)
    return Outcome(
      status: process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus,
      standardOutput: isPlain ? try Data(contentsOf: URL(filePath: outputPath)) : Data(),
      standardError: try Data(contentsOf: folder.url.appending(path: "stderr")))
  }

  /// The most memory that the program had so far, in bytes, as Linux tells; `nil` when it has ended.
  var peakMemory: Int? {
    let status = try? String(
      contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").dropLast().last.flatMap { Int($0) }.map { $0 * 1_024 }
  }

  /// Ends the program at once, as a power cut would.
  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }
}

/// Something a test needs and does not find.
struct Missing: Error, CustomStringConvertible {
  let name: String
  var description: String { "There is no \(name)." }
}
