import Foundation
import IO

/// Reads a file to memory or through, and prints what it found and how long it took.
///
/// ```
/// ReadBench columns FILE WORKERS   a table to columns in memory, rows as in the file
/// ReadBench panels FILE WORKERS    a table to panels: units in order, a year beside the other
/// ReadBench make UNITS YEARS FILE  the table that is read: 19 indicators
/// ReadBench xlsx FILE              rows of the first sheet of a workbook, one by one
/// ```
@main
struct ReadBench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let clock = ContinuousClock()
    let start = clock.now
    let found: String
    switch (arguments.first, arguments.count) {
    case ("columns", 3), ("panels", 3):
      found = try await TableBench.read(
        arguments[1], workers: Int(arguments[2]) ?? 1, toPanels: arguments[0] == "panels")
    case ("make", 4):
      let (units, years) = (Int(arguments[1]) ?? 0, Int(arguments[2]) ?? 0)
      found = try SimulatedTable(unitCount: units, yearCount: years).write(arguments[3])
    case ("xlsx", 2): found = try WorkbookBench.read(arguments[1])
    default:
      FileHandle.standardError.write(Data("usage: see Benchmarks/README.md\n".utf8))
      exit(64)
    }
    let (seconds, attoseconds) = (clock.now - start).components
    print("\(found) seconds=\(Double(seconds) + Double(attoseconds) / 1e18)")
  }
}
