import Forecast
import Panels

/// Carries a panel set into the future, value by value.
///
/// Numbers take the median of their forecast where there is one; everything else, yes/no and counts
/// included, keeps its last observed value. A projection is a first answer, not a distribution.
///
/// How the forecasts are made: `docs/forecast.md`.
public struct Projection: Sendable {
  private let panels: PanelSet
  private let fitted: PanelSet
  private let breaks: [SeriesBreak]
  private let method: ForecastMethod

  /// Prepares a projection.
  ///
  /// - Parameters:
  ///   - panels: The panels to carry on, as measured.
  ///   - fitted: The panels the model is fitted to, where they are spliced; else `panels`.
  ///   - breaks: The breaks still to be respected.
  ///   - method: How the forecast is centred.
  public init(
    panels: PanelSet, fitted: PanelSet? = nil, breaks: [SeriesBreak] = [],
    method: ForecastMethod = .auto
  ) {
    self.panels = panels
    self.fitted = fitted ?? panels
    self.breaks = breaks
    self.method = method
  }

  /// The panels with `horizon` more years, marked as estimates unless they stand on simulated data.
  ///
  /// - Parameters:
  ///   - horizon: The years to add.
  ///   - forecasts: By indicator the forecast of all units, where it is at hand; else it is made.
  /// - Complexity: O(indicators × units × years).
  public func extended(by horizon: Int, forecasts: [String: BlockForecast] = [:]) -> PanelSet {
    let forecaster = Forecaster(panels: fitted, breaks: breaks, method: method, horizon: horizon)
    let years = panels.years + forecaster.years
    let extended = panels.panels.map { panel in
      extend(panel, by: horizon) { indicator in
        forecasts[indicator]
          ?? forecaster.model(of: indicator)?.forecast(units: 0..<panel.unitCount)
      }
    }
    return PanelSet(units: panels.units, years: years, panels: extended)
  }

  /// The indicators of which no unit has two values, so that the projection repeats what was last seen.
  ///
  /// - Complexity: O(indicators × units × years).
  public func carriedIndicators() -> Set<String> {
    let forecaster = Forecaster(panels: fitted, breaks: breaks, method: method, horizon: 1)
    return Set(
      panels.panels.filter { panel in
        if panels.standardErrorIDs.contains(panel.indicator.id) { return false }
        guard isForecast(panel) else { return true }
        let blocks = forecaster.series(of: panel.indicator.id)?.blocks(of: 0..<panel.unitCount)
        return blocks?.allSatisfy { $0.periods.count < 2 } ?? true
      }.map(\.indicator.id))
  }

  private func extend(
    _ panel: Panel, by horizon: Int, forecast: (_ indicator: String) -> BlockForecast?
  ) -> Panel {
    let n = panel.unitCount
    let block = isForecast(panel) ? forecast(panel.indicator.id) : nil
    var values = panel.values
    var provenance = (0..<panel.values.count).map { panel.provenance[$0] }
    for step in 0..<horizon {
      for unit in 0..<n {
        let median = block?.median(unit: unit, step: step) ?? .nan
        let basis = median.isNaN ? 1 : block?.observationCounts[unit] ?? 1
        let (last, source) = lastValue(panel, unit, basis: basis)
        values.append(median.isNaN ? last : median)
        provenance.append(max(source, .estimated))
      }
    }
    var result = Panel(
      indicator: panel.indicator, unitCount: n, periodCount: panel.periodCount + horizon,
      values: values, provenance: .perCell(provenance))
    result.notApplicable = panel.notApplicable
    let lastPeriod = panel.periodCount - 1
    for unit in 0..<n where panel.notApplicable.contains(lastPeriod * n + unit) {
      for step in 1...max(1, horizon) where step <= horizon {
        result.notApplicable.insert((lastPeriod + step) * n + unit)
      }
    }
    return result
  }

  /// Whether values of an indicator are carried on by a forecast.
  public static func forecasts(_ kind: IndicatorKind) -> Bool {
    switch kind {
    case .share, .positive, .number: true
    case .count, .yesno: false
    }
  }

  private func isForecast(_ panel: Panel) -> Bool {
    Self.forecasts(panel.indicator.kind)
      && !panels.standardErrorIDs.contains(panel.indicator.id)
  }

  /// The last value of a unit, and the least trustworthy provenance of its last `basis` values.
  private func lastValue(
    _ panel: Panel, _ unit: Int, basis: Int
  ) -> (value: Double, provenance: Provenance) {
    let cells = (0..<panel.periodCount).reversed().lazy
      .map { panel.position(unit: unit, period: $0) }
      .filter { !panel.values[$0].isNaN }.prefix(basis)
    let worst = cells.map { panel.provenance[$0] }.max() ?? .observed
    return (cells.first.map { panel.values[$0] } ?? .nan, worst)
  }
}
