import Distributions
import LinearAlgebra
import Panels

/// Straight lines through every series of a panel, batched: series that are observed in the same
/// years share one factored design, and each block of them is a few matrix products.
public struct TrendRegression: Sendable {
  private let panels: PanelSet
  private let breaks: [SeriesBreak]
  /// The coverage of the slope's interval.
  public static let coverage = 0.95

  /// Prepares a regression.
  ///
  /// - Parameters:
  ///   - panels: The data.
  ///   - breaks: Declared breaks, at which series are cut, or take a step where the break is a level
  ///     shift. Splice the panels first, see ``SplicedSeries``.
  public init(panels: PanelSet, breaks: [SeriesBreak] = []) {
    self.panels = panels
    self.breaks = breaks
  }

  /// The trends of an indicator: a row for each unit in `units` and each segment of its series.
  ///
  /// A series that cannot be fitted has a row with its status. Rows are ordered by unit, then
  /// segment.
  ///
  /// - Complexity: O(units × periods), with one factorization a missing pattern.
  public func rows(of indicator: String, units: Range<Int>) -> [TrendRow] {
    guard let panel = panels.panel(indicator) else { return [] }
    let cuts = panels.cuts(of: indicator, breaks: breaks)
    var rows: [TrendRow] = []
    let shifts = panels.shifts(of: indicator, breaks: breaks)
    for group in panel.seriesGroups(of: units, cuts: cuts, shifts: shifts) {
      rows += fit(group, panel)
    }
    return rows.sorted { ($0.unit, $0.firstYear) < ($1.unit, $1.firstYear) }
  }

  private func fit(_ group: SeriesGroup, _ panel: Panel) -> [TrendRow] {
    let n = group.periods.count
    var rows = group.units.map { unit in
      TrendRow(
        unit: unit, firstYear: panels.years[group.segment.lowerBound],
        lastYear: panels.years[group.segment.upperBound], status: .missing, n: n,
        dropped: group.segment.count - n)
    }
    guard let last = group.periods.last else { return rows }
    for index in rows.indices {
      rows[index].lastValue = panel[rows[index].unit, last]
      rows[index].lastObservedYear = panels.years[last]
      rows[index].status = n == 1 ? .onePoint : .twoPoints
    }
    if n >= 2 { fitLine(group, panel, into: &rows) }
    return rows
  }

  /// The design of a group: 1, centred years, and for each step −1 before it and 0 from it on, so that
  /// the level is that of the last regime.
  static func design(periods: [Int], years: [Double], center: Double, shifts: [Int]) -> Matrix {
    Matrix(
      rowCount: periods.count, columnCount: 2 + shifts.count,
      elements: Array(repeating: 1, count: periods.count) + years.map { $0 - center }
        + shifts.flatMap { shift in periods.map { $0 < shift ? -1 : 0 } })
  }

  private func fitLine(_ group: SeriesGroup, _ panel: Panel, into rows: inout [TrendRow]) {
    let years = group.periods.map { Double(panels.years[$0]) }
    let n = years.count
    let center = years.reduce(0, +) / Double(n)
    let fit: BatchedFit
    do {
      fit = try BatchedDesign(
        Self.design(periods: group.periods, years: years, center: center, shifts: group.shifts)
      ).fit(values: panel.values(of: group), unitCount: group.units.count)
    } catch {
      preconditionFailure("distinct centred years, steps told apart, finite values: \(error)")
    }
    let freedom = Double(n - 2 - group.shifts.count)
    let quantile =
      freedom > 0 ? StudentT(degreesOfFreedom: freedom).quantile((1 + Self.coverage) / 2) : .nan
    let rSquared = fit.rSquared
    for index in rows.indices {
      let value = panel[rows[index].unit, group.periods[0]]
      let isConstant = group.periods.allSatisfy { panel[rows[index].unit, $0] == value }
      rows[index].centerYear = center
      rows[index].shifts = group.shifts.enumerated().map { position, period in
        TrendShift(
          year: panels.years[period], size: isConstant ? 0 : fit.coefficients[index, 2 + position],
          error: isConstant || freedom <= 0 ? .nan : fit.standardErrors[index, 2 + position])
      }
      if isConstant {
        setConstant(value, n: n, row: &rows[index])
        continue
      }
      rows[index].setLine(level: fit.coefficients[index, 0], slope: fit.coefficients[index, 1])
      guard freedom > 0 else {
        if n > 2 { rows[index].status = .exactFit }
        continue
      }
      rows[index].status = .ok
      rows[index].setErrors(fit, index: index, quantile: quantile, freedom: freedom)
      rows[index].rSquared = rSquared[index]
    }
  }

  private func setConstant(_ value: Double, n: Int, row: inout TrendRow) {
    row.status = .constant
    row.level = value
    row.slope = 0
    row.intercept = value
    if n > 2 { row.residualDeviation = 0 }
  }
}

extension TrendRow {
  fileprivate mutating func setLine(level: Double, slope: Double) {
    self.level = level
    self.slope = slope
    intercept = level - slope * centerYear
  }

  fileprivate mutating func setErrors(
    _ fit: BatchedFit, index: Int, quantile: Double, freedom: Double
  ) {
    levelError = fit.standardErrors[index, 0]
    slopeError = fit.standardErrors[index, 1]
    levelErrorHC3 = fit.standardErrorsHC3[index, 0]
    slopeErrorHC3 = fit.standardErrorsHC3[index, 1]
    residualDeviation = fit.sigma[index]
    interceptError = (levelError * levelError + centerYear * centerYear * slopeError * slopeError)
      .squareRoot()
    slopeLow = slope - quantile * slopeError
    slopeHigh = slope + quantile * slopeError
    t = slope / slopeError
    p = 2 * StudentT(degreesOfFreedom: freedom).survival(abs(t))
  }
}
