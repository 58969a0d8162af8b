import Analytics
import Panels

/// Finds changes of a scenario that cannot change anything.
///
/// A change is idle where nothing it names has a forecast, all it takes away was lost within the data, no recognition
/// brings it about, nothing is lacking that it would finish, or what it follows does not move.
///
/// What each change does: `docs/scenarios.md`.
public struct IdleChanges {
  private let scenario: Scenario
  private let state: ProgrammeState
  private let overlay: ScenarioOverlay

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - state: The data, assessed under the rules of the scenario.
  ///   - overlay: What the scenario does to numbers.
  public init(_ scenario: Scenario, state: ProgrammeState, overlay: ScenarioOverlay) {
    self.scenario = scenario
    self.state = state
    self.overlay = overlay
  }

  /// The changes without any effect, in their order, with the units that have no part in a change that has some.
  public func all() -> [IdleChange] {
    scenario.changes.compactMap { change in
      let concerned = state.panels.units.concerned(by: change.units)
      let (reason, idle) = self.reason(of: change, concerned)
      guard let reason, !idle.isEmpty || concerned.isEmpty else { return nil }
      if idle.count < concerned.count {
        // Without a list a change is of those that it can be of.
        guard !change.units.isEmpty else { return nil }
        return IdleChange(
          change: change, reason: reason, units: idle.map { state.panels.units.names[$0] })
      }
      return IdleChange(change: change, reason: reason, units: [])
    }
  }

  /// Why some units stay as they are; `nil` where every one may change.
  private func reason(
    of change: ScenarioChange, _ units: [Int]
  ) -> (IdleChange.Reason?, [Int]) {
    switch change.effect {
    case .drift(let drift):
      if drift.times == 1, drift.plus == 0 { return (.nothing, units) }
      return (.noData(drift.indicator), silent(drift.indicator, units))
    case .shock(let shock):
      if shock.plus == 0, shock.percent == 0 { return (.nothing, units) }
      return (.noData(shock.indicator), silent(shock.indicator, units))
    case .entitlement(let entitlement): return (self.reason(entitlement), idle(entitlement, units))
    case .pace(let pace): return (.nothingLacking, complete(pace.set, nil, units))
    case .work(let work): return (.nothingLacking, complete(work.set, work.criteria, units))
    case .bar(let bar):
      let rule = state.assessment(bar.set)?.set.rule(bar.indicator)
      if bar.to == nil, bar.times == 1, bar.plus == 0 { return (.nothing, units) }
      return (.noData(rule?.measure ?? bar.indicator), rule.map { silent($0.measure, units) } ?? [])
    case .passThrough(let link):
      let moves = link.elasticity != 0 && overlay.moves(link.source)
      return (.sourceStill(link.source), moves ? [] : units)
    case .set, .units: return (nil, [])
    }
  }

  /// The units without a value of an indicator.
  private func silent(_ indicator: String, _ units: [Int]) -> [Int] {
    guard let last = state.panels.panel(indicator)?.lastValues else { return units }
    return units.filter { last[$0].isNaN }
  }

  /// The units that lack none of some criteria for sure; `nil` for all of the set.
  private func complete(_ set: String, _ criteria: [String]?, _ units: [Int]) -> [Int] {
    guard let assessment = state.assessment(set) else { return units }
    let wanted = Set(criteria ?? [])
    let last = (assessment.periodCount - 1) * assessment.unitCount
    return units.filter { unit in
      assessment.criteria.allSatisfy { criterion in
        !(wanted.isEmpty || wanted.contains(criterion.criterion.id))
          || [.met, .notApplicable].contains(criterion.verdicts[last + unit])
      }
    }
  }

  private func reason(_ change: EntitlementChange) -> IdleChange.Reason {
    switch change.cause {
    case .list: .nothingTaken
    case .recognition(_, _, let source, _): source == .forecast ? .nothingTaken : .noRecognition
    }
  }

  /// The units of which a support takes nothing in the years forecast.
  private func idle(_ change: EntitlementChange, _ units: [Int]) -> [Int] {
    let losses = overlay.losses(of: change)
    return units.filter { unit in
      losses.allSatisfy { loss in
        !(loss.followsForecast && loss.awaitsForecast(unit))
          && overlay.years.allSatisfy { loss.points(unit: unit, year: $0) == 0 }
      }
    }
  }
}

/// A change of a scenario that changes nothing, or leaves some of its units as they are.
public struct IdleChange: Sendable {
  /// Why nothing changes.
  public enum Reason: Hashable, Sendable {
    /// The change itself is none.
    case nothing
    /// There is no value of the indicator.
    case noData(String)
    /// No recognition after the data ends a support: none is on record, or what it took is in the data already.
    case noRecognition
    /// The support ended within the data, or nobody's card is paid.
    case nothingTaken
    /// Nothing is lacking that work could finish.
    case nothingLacking
    /// What it follows does not move.
    case sourceStill(String)
  }

  /// The change.
  public let change: ScenarioChange
  /// Why.
  public let reason: Reason
  /// The names of the units that stay; empty for all.
  public let units: [String]
}
