import Panels

extension PeerChanges {
  /// Gathers the changes of figures over a number of years, or over the longest span there is below it.
  ///
  /// - Parameters:
  ///   - series: One series a unit: its figures by period, missing is `NaN`.
  ///   - years: The number of years of a change.
  ///   - measure: How changes are measured; levels are the figures themselves.
  ///   - isCut: Whether a break stands between two periods of a series.
  /// - Complexity: O(units × periods).
  init(
    _ series: [[Double]], years: Int, measure: AnnualChange.Measure,
    isCut: (_ unit: Int, _ from: Int, _ to: Int) -> Bool
  ) {
    var found: [(start: Double, change: Double)] = []
    var span = min(years, (series.map(\.count).max() ?? 0) - 1)
    while span >= 1 {
      for (unit, values) in series.enumerated() {
        for start in values.indices where start + span < values.count {
          let (from, to) = (values[start], values[start + span])
          if from.isNaN || to.isNaN || isCut(unit, start, start + span) { continue }
          let change = measure.change(from: from, to: to, years: span)
          if change.isFinite { found.append((from, change)) }
        }
      }
      if !found.isEmpty { break }
      span -= 1
    }
    self.init(found, span: max(1, span))
  }
}
