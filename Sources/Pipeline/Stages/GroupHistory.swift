import Analytics
import Panels

/// The weighted means, for counts the sums, of an indicator over groups, year by year.
struct GroupHistory: Sendable {
  private let years: [Int]
  /// By grouping and group, one a year; NaN where too few units have a value.
  private let values: [[[Double]]]

  /// Gathers the history; what lies before a unit's last declared break is of another standard and left out.
  init(indicator: Indicator, panels: PanelSet, groupings: [Grouping], breaks: [SeriesBreak]) {
    years = panels.years
    let cuts = panels.cuts(
      of: indicator.id,
      breaks: breaks.map { seriesBreak in
        var cut = seriesBreak
        cut.treatment = .newSegment
        return cut
      })
    let firsts = (0..<panels.units.count).map { cuts($0).last ?? 0 }
    let n = panels.units.count
    let panel = panels.panel(indicator.id)
    let isTotal = indicator.kind == .count
    let weights = panels.lastWeights(of: indicator, isTotal: isTotal)
    values = groupings.map { grouping in
      grouping.labels.indices.map { group in
        let units = (0..<n).filter { grouping.groups[$0] == group }
        return Self.means(
          panels.years.indices.map { period in
            units.map { period < firsts[$0] ? .nan : panel?[$0, period] ?? .nan }
          },
          units.map { weights[$0] > 0 ? weights[$0] : 0 }, isTotal: isTotal)
      }
    }
  }

  /// The mean of each year over the units that have a value in the last year told.
  ///
  /// That is the latest in which half of all the weight has a value: a unit that fell silent does not take the group
  /// back to its own last year. Earlier years need nine tenths of the weight of these units; sums need all of them.
  private static func means(
    _ values: [[Double]], _ weights: [Double], isTotal: Bool
  ) -> [Double] {
    let weight = { (units: [Int]) in units.reduce(0) { $0 + weights[$1] } }
    let known = values.map { row in row.indices.filter { row[$0].isFinite && weights[$0] > 0 } }
    let all = weights.reduce(0, +)
    guard let last = known.indices.last(where: { 2 * weight(known[$0]) >= all && all > 0 }) else {
      return values.map { _ in .nan }
    }
    let reference = Set(known[last])
    let least = (isTotal ? 1 - 1e-12 : 0.9) * weight(known[last])
    return values.indices.map { period in
      let units = known[period].filter(reference.contains)
      let total = weight(units)
      guard period <= last, total >= least, total > 0 else { return .nan }
      let sum = units.reduce(0) { $0 + weights[$1] * values[period][$1] }
      return isTotal ? sum : sum / total
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
