import Foundation
import Testing

/// A program of others, run to its end.
enum OtherProgram {
  /// Whether this machine gives a program a screen: a container may have no pseudo-terminals.
  static let hasScreen =
    (try? run("/usr/bin/script", ["-qec", "test -t 1 && echo seen", "/dev/null"]))
    .map { $0.status == 0 && $0.said.contains("seen") } ?? false
  /// Why a test that needs a screen is skipped.
  static let needsScreen: Comment = "No pseudo-terminal, or no program `script`, on this machine."

  /// Its status and all it said, on both outputs.
  static func run(
    _ path: String, _ arguments: [String]
  ) throws -> (status: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }
}
