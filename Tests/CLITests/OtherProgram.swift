import Foundation

/// A program of others, run to its end.
enum OtherProgram {
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
