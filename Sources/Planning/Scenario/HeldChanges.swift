import Analytics
import Panels

/// Finds changes of a scenario that would lead beyond what an indicator can be, where forecasts are held.
///
/// Each change is laid by itself over the last value of each unit: a shock in its first year, what a drift adds in
/// the last year forecast.
///
/// What changes do at a bound: `docs/scenarios.md`.
public struct HeldChanges {
  private let scenario: Scenario
  private let panels: PanelSet
  private let lastYear: Int

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - panels: The data.
  ///   - lastYear: The last year forecast.
  public init(_ scenario: Scenario, panels: PanelSet, lastYear: Int) {
    self.scenario = scenario
    self.panels = panels
    self.lastYear = lastYear
  }

  /// The changes that are held at a bound, in their order, with the units where they are.
  public func all() -> [HeldChange] {
    scenario.changes.flatMap { change -> [HeldChange] in
      switch change.effect {
      case .shock(let shock):
        held(change, shock.indicator) { $0 * (1 + shock.percent / 100) + shock.plus }
      case .drift(let drift):
        held(change, drift.indicator) { $0 + drift.plus * Double(years(of: drift)) }
      default: []
      }
    }
  }

  private func years(of drift: DriftChange) -> Int {
    let first = (panels.years.last ?? lastYear) + 1
    return max(0, lastYear - max(first, drift.from ?? first) + 1)
  }

  private func held(
    _ change: ScenarioChange, _ indicator: String, _ moved: (Double) -> Double
  ) -> [HeldChange] {
    guard let panel = panels.panel(indicator) else { return [] }
    let kind = panel.indicator.kind
    let last = panel.lastValues
    let units = panels.units.concerned(by: change.units)
    return [
      (kind.lowerBound, { (value: Double) in value < kind.lowerBound }),
      (kind.upperBound, { (value: Double) in value > kind.upperBound }),
    ].compactMap { bound, isBeyond in
      let held = units.filter { isBeyond(moved(last[$0])) }
      return held.isEmpty
        ? nil : HeldChange(change: change, bound: bound, units: held.map { panels.units.names[$0] })
    }
  }
}

/// A change of a scenario that is held at a bound in some units.
public struct HeldChange: Sendable {
  /// The change.
  public let change: ScenarioChange
  /// The least or the greatest value that there can be.
  public let bound: Double
  /// The names of the units.
  public let units: [String]
}
