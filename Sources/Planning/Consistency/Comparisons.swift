import Panels

/// Changes that units have made, to hold a promise against.
struct Comparisons {
  /// A change over some years.
  struct Change {
    var start: Double
    /// A year, in the measure asked for.
    var value: Double
  }

  private let changes: [Change]

  /// The part of all changes that count as made from the same level, and the least number of them.
  private static let nearestPart = 3
  private static let nearestLeast = 20
  /// Fewer comparisons than this tell nothing.
  private static let leastComparisons = 5

  /// Changes of series over a number of years, or over the longest span there is below it.
  ///
  /// - Parameters:
  ///   - series: One series a unit: its values by period, missing is `NaN`.
  ///   - years: The number of years of a change.
  ///   - measure: How changes are measured.
  ///   - isCut: Whether a break stands between two periods of a series.
  /// - Complexity: O(units × periods).
  init(
    _ series: [[Double]], years: Int, measure: AnnualChange.Measure,
    isCut: (_ unit: Int, _ from: Int, _ to: Int) -> Bool
  ) {
    var found: [Change] = []
    var span = min(years, (series.map(\.count).max() ?? 0) - 1)
    while span >= 1, found.isEmpty {
      for (unit, values) in series.enumerated() {
        for start in values.indices where start + span < values.count {
          let (from, to) = (values[start], values[start + span])
          if from.isNaN || to.isNaN || isCut(unit, start, start + span) { continue }
          let change = measure.change(from: from, to: to, years: span)
          if change.isFinite { found.append(Change(start: from, value: change)) }
        }
      }
      span -= 1
    }
    changes = found
  }

  /// The changes made from nearest to a level: a third of all, at least twenty where there are.
  ///
  /// All that start as near as the last one taken are in, so that the order of units does not matter.
  func near(_ level: Double) -> [Double] {
    let count = max(Self.nearestLeast, changes.count / Self.nearestPart)
    guard count < changes.count else { return changes.map(\.value) }
    let limit = changes.map { abs($0.start - level) }.sorted()[count - 1]
    return changes.filter { abs($0.start - level) <= limit }.map(\.value)
  }

  /// The per cent of changes that fall short of a required one; ties count half.
  static func percentile(of required: Double, among changes: [Double], isUpward: Bool) -> Double {
    guard changes.count >= leastComparisons, required.isFinite else { return .nan }
    let short = changes.count { isUpward ? $0 < required : $0 > required }
    let ties = changes.count { $0 == required }
    return 100 * (Double(short) + Double(ties) / 2) / Double(changes.count)
  }
}
