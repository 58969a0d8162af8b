import Foundation

/// Forecasts an invented panel in memory, and prints how long it took; nothing is written.
///
/// ```
/// ForecastBench run UNITS YEARS HORIZON WORKERS ROUNDS   selection, quantiles and probabilities of every series
/// ForecastBench make UNITS YEARS COUNT FILE              COUNT of the series as the rivals read them: 8 bytes a value
/// ```
///
/// `seconds` is the median of the rounds, `fitting` the part of it that learns from the panel.
@main
struct ForecastBench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let numbers = arguments.dropFirst().map { Int($0) ?? 0 }
    switch (arguments.first, arguments.count) {
    case ("run", 6):
      let panel = InventedCommunes(unitCount: numbers[0], yearCount: numbers[1])
      let run = LibraryForecast(panels: panel.panels, horizon: numbers[2], workers: numbers[3])
      var rounds = (0..<numbers[4]).map { _ in run.measure() }
      rounds.sort { $0.seconds < $1.seconds }
      let median = rounds[rounds.count / 2]
      print(
        "units=\(numbers[0]) quantiles=\(median.quantileCount) probabilities=\(median.probabilityCount)",
        "sum=\(median.sum) fitting=\(median.fitting) seconds=\(median.seconds)")
    case ("make", 5):
      let panel = InventedCommunes(unitCount: numbers[0], yearCount: numbers[1])
      let sample = panel.sample(numbers[2])
      try sample.withUnsafeBytes { Data($0) }.write(to: URL(filePath: arguments[4]))
      print("series=\(numbers[2])")
    default:
      FileHandle.standardError.write(Data("usage: see Benchmarks/README.md\n".utf8))
      exit(64)
    }
  }
}
