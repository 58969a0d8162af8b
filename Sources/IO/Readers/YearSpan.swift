/// The years that a panel can hold, chosen among all that are named.
enum YearSpan {
  /// The first and last year of the ``PanelBuilder/yearLimit`` years that hold most values; of several
  /// such spans the earliest. One wrong figure of a year thus refuses itself, not the others.
  ///
  /// - Parameter counts: The number of values of each year.
  /// - Returns: `nil` without a year.
  /// - Complexity: O(years²).
  static func fullest(_ counts: [Int: Int]) -> ClosedRange<Int>? {
    let years = counts.keys.sorted()
    var best: ClosedRange<Int>?
    var most = -1
    for first in years {
      let span = years.filter { $0 >= first && $0 - first < PanelBuilder.yearLimit }
      let sum = span.map { counts[$0] ?? 0 }.reduce(0, +)
      guard sum > most, let last = span.last else { continue }
      most = sum
      best = first...last
    }
    return best
  }
}
