import Distributions
import Panels

/// The given medians of an indicator on the working scale, joined by straight lines.
struct MedianLine: Sendable {
  private let years: [Int]
  private let levels: [Double]

  /// Makes the line; of two levels for one year the first counts.
  init(_ indicator: SimulatedIndicator, scale: WorkingScale) {
    var years: [Int] = []
    var levels: [Double] = []
    for anchor in indicator.anchors where anchor.year != years.last {
      years.append(anchor.year)
      levels.append(scale.working(anchor.level))
    }
    self.years = years
    self.levels = levels
  }

  /// Whether the median of a year is given.
  func isGiven(in year: Int) -> Bool { years.contains(year) }

  /// The median of a year between the first and the last.
  func value(in year: Int) -> Double {
    guard let next = years.firstIndex(where: { $0 >= year }), years[next] != year, next > 0 else {
      return levels[years.firstIndex { $0 >= year } ?? levels.count - 1]
    }
    let part = Double(year - years[next - 1]) / Double(years[next] - years[next - 1])
    return levels[next - 1] + part * (levels[next] - levels[next - 1])
  }
}
