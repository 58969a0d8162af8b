import Foundation
import IO

/// Reads a file to memory or through, and prints what it found and how long it took.
///
/// ```
/// ReadBench xlsx FILE     rows of the first sheet, one by one
/// ```
@main
struct ReadBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, arguments[1] == "xlsx" else {
      FileHandle.standardError.write(Data("usage: ReadBench xlsx FILE\n".utf8))
      exit(64)
    }
    let clock = ContinuousClock()
    let start = clock.now
    let found = try WorkbookBench.read(arguments[2])
    let (seconds, attoseconds) = (clock.now - start).components
    print("\(found) seconds=\(Double(seconds) + Double(attoseconds) / 1e18)")
  }
}
