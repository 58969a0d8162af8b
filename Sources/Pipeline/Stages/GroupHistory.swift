import Analytics
import Panels

/// The weighted means, for counts the sums, of an indicator over groups, year by year.
struct GroupHistory: Sendable {
  private let years: [Int]
  /// By grouping and group, one a year; NaN where not every unit with a later value has one.
  private let values: [[[Double]]]

  init(indicator: Indicator, panels: PanelSet, groupings: [Grouping]) {
    years = panels.years
    let n = panels.units.count
    let panel = panels.panel(indicator.id)
    let isTotal = indicator.kind == .count
    let weights = isTotal ? nil : indicator.weight.flatMap { panels.panel($0)?.lastValues }
    let last = panel?.lastValues ?? []
    values = groupings.map { grouping in
      grouping.labels.indices.map { group in
        let units = (0..<n).filter { grouping.groups[$0] == group && !last[$0].isNaN }
        return panels.years.indices.map { period in
          var sum = 0.0
          var total = 0.0
          for unit in units {
            let weight =
              isTotal || indicator.weight == nil ? 1 : weights?[unit] ?? .nan
            if weight.isNaN { continue }
            sum += weight * (panel?[unit, period] ?? .nan)
            total += weight
          }
          return isTotal ? sum : sum / total
        }
      }
    }
  }

  /// The course of a group: its last value and the mean change a year since the first.
  func pace(grouping: Int, group: Int) -> ObservedPace {
    let own = values[grouping][group]
    let known = own.indices.filter { own[$0].isFinite }
    guard let first = known.first, let last = known.last else {
      return ObservedPace(lastYear: nil, lastValue: .nan, change: .nan)
    }
    let span = Double(years[last] - years[first])
    return ObservedPace(
      lastYear: years[last], lastValue: own[last],
      change: span > 0 ? (own[last] - own[first]) / span : .nan)
  }

  /// The experiences of the groups of a level over some years, on a scale.
  func experiences(
    grouping: Int, span: Int, working: (Double) -> Double
  ) -> [(start: Double, change: Double)] {
    values[grouping].flatMap { own in
      own.indices.compactMap { period -> (Double, Double)? in
        guard own[period].isFinite,
          let later = years.firstIndex(of: years[period] + span), own[later].isFinite
        else { return nil }
        let start = working(own[period])
        return (start, (working(own[later]) - start) / Double(span))
      }
    }
  }
}
