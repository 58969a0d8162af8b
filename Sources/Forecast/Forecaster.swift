import Distributions
import Panels

/// Forecasts the indicators of a panel set, a block of units at a time.
public struct Forecaster: Sendable {
  private let panels: PanelSet
  private let breaks: [SeriesBreak]
  private let model: any TrendModel
  /// The years forecast: those after the panel's last.
  public let years: [Int]

  /// Prepares a forecast.
  ///
  /// - Parameters:
  ///   - panels: The data.
  ///   - breaks: Declared breaks; only the last segment of a series is used, and a level shift is a
  ///     step of its line. Splice the panels first.
  ///   - model: How to extrapolate.
  ///   - horizon: How many years after the panel's last.
  public init(
    panels: PanelSet, breaks: [SeriesBreak] = [], model: any TrendModel = OrdinaryLeastSquares(),
    horizon: Int
  ) {
    self.panels = panels
    self.breaks = breaks
    self.model = model
    let last = panels.years.last ?? 0
    years = horizon < 1 ? [] : (last + 1...last + horizon).map { $0 }
  }

  /// Forecasts an indicator for some units. O(units × periods), a factorization a missing pattern.
  public func forecast(_ indicator: String, units: Range<Int>) -> BlockForecast? {
    guard let panel = panels.panel(indicator) else { return nil }
    let scale = WorkingScale(of: panel)
    var block = BlockForecast(units: units, years: years, scale: scale)
    let last = panels.years.count - 1
    let cuts = panels.cuts(of: indicator, breaks: breaks)
    let shifts = panels.shifts(of: indicator, breaks: breaks)
    for group in panel.seriesGroups(of: units, cuts: cuts, shifts: shifts)
    where group.segment.upperBound == last {
      forecast(group, panel: panel, scale: scale, into: &block)
    }
    return block
  }

  private func forecast(
    _ group: SeriesGroup, panel: Panel, scale: WorkingScale, into block: inout BlockForecast
  ) {
    let t = group.periods.count
    for unit in group.units {
      let row = unit - block.units.lowerBound
      block.observationCounts[row] = t
      block.statuses[row] = t == 0 ? .missing : t == 1 ? .onePoint : t == 2 ? .twoPoints : .ok
    }
    guard t >= 2, !years.isEmpty else { return }
    let predictions = model.predictions(
      panel.values(of: group).map(scale.working), count: group.units.count,
      years: group.periods.map { Double(panels.years[$0]) }, horizon: years.map(Double.init),
      shifts: group.shifts.map { Double(panels.years[$0]) })
    let isSaturated = t > 2 && t == 2 + group.shifts.count
    for (series, unit) in group.units.enumerated() {
      let row = unit - block.units.lowerBound
      let value = panel[unit, group.periods[0]]
      let isConstant = group.periods.allSatisfy { panel[unit, $0] == value }
      let isExact = t > 2 && !isConstant && (isSaturated || predictions[series].isExact)
      if isConstant { block.statuses[row] = .constant }
      if isExact { block.statuses[row] = .exactFit }
      for step in years.indices {
        let prediction =
          isConstant
          ? Prediction(location: scale.working(value), spread: 0, degreesOfFreedom: 0)
          : predictions[step * group.units.count + series].known(unless: isExact)
        block.predictions[step * block.units.count + row] = prediction
      }
    }
  }
}

extension Prediction {
  /// Whether the spread is rounding and nothing else: the line goes through every point.
  fileprivate var isExact: Bool { spread <= 1e-12 * max(1, abs(location)) }

  /// The prediction, with its spread taken as unknown when asked.
  fileprivate func known(unless isUnknown: Bool) -> Prediction {
    isUnknown ? Prediction(location: location, spread: 0, degreesOfFreedom: 0) : self
  }
}
