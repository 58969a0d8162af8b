import Foundation
import LinearAlgebra

/// Fits a line to each of many series in memory, or reads memory, and prints how long a round took.
///
/// ```
/// FitBench lean UNITS YEARS GAPS WORKERS ROUNDS   level, slope, residual deviation and standard errors
/// FitBench full UNITS YEARS GAPS WORKERS ROUNDS   the batched design with robust errors and Durbin-Watson
/// FitBench read UNITS YEARS GAPS WORKERS ROUNDS   the sum of the same values: what memory gives
/// FitBench make UNITS YEARS GAPS FILE             the values as the rivals read them, 8 bytes each, year after year
/// ```
///
/// GAPS is how many values of a hundred are missing; `full` takes none. `seconds` is the median of the rounds after one that is not counted.
@main
struct FitBench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let numbers = arguments.dropFirst().map { Int($0) ?? 0 }
    switch (arguments.first, arguments.count) {
    case ("make", 5):
      let panel = InventedPanel(unitCount: numbers[0], yearCount: numbers[1], gaps: numbers[2])
      let bytes = panel.values.withUnsafeBytes { Data($0) }
      try bytes.write(to: URL(filePath: arguments[4]))
      print("values=\(panel.values.count)")
    case ("lean", 6), ("full", 6), ("read", 6):
      let panel = InventedPanel(unitCount: numbers[0], yearCount: numbers[1], gaps: numbers[2])
      let rounds = FitRounds(panel: panel, workers: numbers[3], rounds: numbers[4])
      print(try rounds.measure(arguments[0]))
    default:
      FileHandle.standardError.write(Data("usage: see Benchmarks/README.md\n".utf8))
      exit(64)
    }
  }
}
