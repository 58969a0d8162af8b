import LinearAlgebra
import Panels

/// Straight lines through every series of a panel, batched: series that are observed in the same
/// years share one factored design, and each block of them is a few matrix products.
///
/// Weighted series are fitted one by one, because every unit has weights of its own.
public struct TrendRegression: Sendable {
  private let panels: PanelSet
  private let breaks: [SeriesBreak]
  private let options: TrendOptions
  /// The coverage of the slope's interval.
  public static let coverage = 0.95

  /// Prepares a regression.
  ///
  /// - Parameters:
  ///   - panels: The data.
  ///   - breaks: Declared breaks, at which series are cut, or take a step where the break is a level
  ///     shift. Splice the panels first, see ``SplicedSeries``.
  ///   - options: The standard error of the tests, and the weights.
  public init(panels: PanelSet, breaks: [SeriesBreak] = [], options: TrendOptions = .init()) {
    self.panels = panels
    self.breaks = breaks
    self.options = options
  }

  /// The trends of an indicator: a row for each unit in `units` and each segment of its series.
  ///
  /// A series that cannot be fitted has a row with its status. Rows are ordered by unit, then
  /// segment. There are none when there is no such indicator, or no indicator of the weights.
  ///
  /// - Complexity: O(units × periods²), with one factorization a missing pattern; weighted, with one a
  ///   series.
  public func rows(of indicator: String, units: Range<Int>) -> [TrendRow] {
    guard let panel = panels.panel(indicator) else { return [] }
    let weights = options.weights.flatMap { panels.panel($0.indicator) }
    if options.weights != nil, weights == nil { return [] }
    let cuts = panels.cuts(of: indicator, breaks: breaks)
    let shifts = panels.shifts(of: indicator, breaks: breaks)
    var rows: [TrendRow] = []
    for group in panel.seriesGroups(of: units, cuts: cuts, shifts: shifts) {
      var own = emptyRows(group, panel)
      if let kind = options.weights?.kind, let weights {
        fit(group, panel, weights, kind, into: &own)
      } else if group.periods.count >= 2 {
        BatchedTrend(group, years: panels.years, options: options).fit(panel, into: &own)
      }
      if let shifts { noteLostShifts(shifts, group, in: &own) }
      rows += own
    }
    return rows.sorted { ($0.unit, $0.firstYear) < ($1.unit, $1.firstYear) }
  }

  /// Rows with what is known before a fit.
  private func emptyRows(_ group: SeriesGroup, _ panel: Panel) -> [TrendRow] {
    let n = group.periods.count
    return group.units.map { unit in
      var row = TrendRow(
        unit: unit, firstYear: panels.years[group.segment.lowerBound],
        lastYear: panels.years[group.segment.upperBound],
        status: n == 0 ? .missing : n == 1 ? .onePoint : .twoPoints, n: n,
        dropped: group.segment.count - n)
      if n == 1 { row.aliased = [.slope] }
      if let last = group.periods.last {
        row.lastValue = panel[unit, last]
        row.lastObservedYear = panels.years[last]
      }
      return row
    }
  }

  private func fit(
    _ group: SeriesGroup, _ panel: Panel, _ weights: Panel, _ kind: TrendWeights.Kind,
    into rows: inout [TrendRow]
  ) {
    for index in rows.indices {
      let unit = rows[index].unit
      let usable = group.periods.filter { kind.allows(weights[unit, $0]) }
      rows[index].unweighted = group.periods.count - usable.count
      rows[index].dropped = group.segment.count - usable.count
      WeightedTrend(
        periods: usable, shifts: group.shifts, years: panels.years,
        values: usable.map { panel[unit, $0] }, weights: usable.map { weights[unit, $0] },
        kind: kind, options: options
      ).fit(into: &rows[index])
    }
  }

  /// Names the declared steps inside a segment that no values on both sides tell.
  private func noteLostShifts(
    _ shifts: (Int) -> [Int], _ group: SeriesGroup, in rows: inout [TrendRow]
  ) {
    for index in rows.indices where rows[index].status != .missing {
      let lost = shifts(rows[index].unit).filter {
        $0 > group.segment.lowerBound && $0 <= group.segment.upperBound
          && !group.shifts.contains($0)
      }
      let known = Set(rows[index].aliased)
      rows[index].aliased += lost.map { .shift(panels.years[$0]) }.filter { !known.contains($0) }
    }
  }

  /// The design of a line: 1, centred years, and for each step −1 before it and 0 from it on, so that
  /// the level is that of the last regime.
  static func design(periods: [Int], years: [Double], center: Double, shifts: [Int]) -> Matrix {
    Matrix(
      rowCount: periods.count, columnCount: 2 + shifts.count,
      elements: Array(repeating: 1, count: periods.count) + years.map { $0 - center }
        + shifts.flatMap { shift in periods.map { $0 < shift ? -1 : 0 } })
  }
}
