import Analytics
import Panels

/// Finds bars that a scenario moves beyond what an indicator can be.
///
/// A share that is to be more than 100 is one: no value has `value > 100`.
public struct UnreachableBars {
  private let scenario: Scenario
  private let state: ProgrammeState
  private let lastYear: Int

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - state: The data, assessed under the rules of the scenario.
  ///   - lastYear: The last year forecast.
  public init(_ scenario: Scenario, state: ProgrammeState, lastYear: Int) {
    self.scenario = scenario
    self.state = state
    self.lastYear = lastYear
  }

  /// The changes after which some unit has a bar that no value passes, with the bar.
  public func all() -> [(change: ScenarioChange, bar: Double)] {
    let moves = scenario.changes.compactMap { change in
      if case .bar(let moved) = change.effect { (change, moved) } else { nil }
    }
    guard !moves.isEmpty else { return [] }
    let table = BarTable(sets: state.assessments.map(\.set), units: state.panels.units)
    return moves.compactMap { change, moved in
      guard let set = state.assessment(moved.set)?.set, let rule = set.rule(moved.indicator) else {
        return nil
      }
      let bars = state.panels.units.codes.indices.compactMap { unit -> Double? in
        guard
          case .value(let bar) = table.bar(
            rule, in: set, unit: unit, year: max(moved.from, lastYear)),
          isBeyond(rule.comparison.requirement(bar), rule.kind)
        else { return nil }
        return bar
      }
      return bars.first.map { (change, $0) }
    }
  }

  private func isBeyond(_ requirement: Requirement, _ kind: IndicatorKind) -> Bool {
    switch requirement {
    case .atLeast(let bar): bar > kind.upperBound
    case .above(let bar): bar >= kind.upperBound
    case .atMost(let bar): bar < kind.lowerBound
    case .below(let bar): bar <= kind.lowerBound
    case .within(let low, let high): low > kind.upperBound || high < kind.lowerBound
    }
  }
}
