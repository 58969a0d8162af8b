import Analytics
import Panels

/// Finds work of a scenario on criteria that wait, by the plan, for others which are not met by then.
///
/// What a scenario may say of work: `docs/scenarios.md`.
public struct EarlyWorks {
  private let scenario: Scenario
  private let state: ProgrammeState
  private let outlook: OutlookOverlay
  private let dependencies: [CriterionDependency]

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - state: The data, assessed under the rules of the scenario.
  ///   - outlook: The work of the whole scenario.
  ///   - dependencies: What waits for what.
  public init(
    _ scenario: Scenario, state: ProgrammeState, outlook: OutlookOverlay,
    dependencies: [CriterionDependency]
  ) {
    self.scenario = scenario
    self.state = state
    self.outlook = outlook
    self.dependencies = dependencies
  }

  /// The work that comes too early, by change and dependency, with the units where it does.
  public func all() -> [EarlyWork] {
    scenario.changes.flatMap { change -> [EarlyWork] in
      guard case .work(let work) = change.effect, !work.criteria.isEmpty else { return [] }
      return dependencies.compactMap { dependency in
        guard dependency.set == work.set, work.criteria.contains(dependency.criterion) else {
          return nil
        }
        let units = state.panels.units.concerned(by: change.units).filter {
          comesEarly(work, dependency, unit: $0)
        }
        return units.isEmpty
          ? nil
          : EarlyWork(
            change: change, dependency: dependency,
            units: units.map { state.panels.units.names[$0] })
      }
    }
  }

  private func comesEarly(
    _ work: CriteriaWork, _ dependency: CriterionDependency, unit: Int
  ) -> Bool {
    guard let set = state.position(ofSet: work.set), let first = outlook.years.first else {
      return false
    }
    let lacking = LackingCriterion.all(of: unit, in: state.assessments[set])
    let criteria = state.assessments[set].set.criteria
    guard lacking.contains(where: { criteria[$0.index].id == dependency.criterion }) else {
      return false
    }
    return lacking.contains { other in
      guard dependency.after.contains(criteria[other.index].id) else { return false }
      let before = outlook.work(set: set, criterion: other.index, unit: unit)
      return before.map { $0.step > max(0, work.year - first) } ?? true
    }
  }
}

/// Work of a scenario on a criterion before those for which it waits.
public struct EarlyWork: Sendable {
  /// The change.
  public let change: ScenarioChange
  /// What waits for what.
  public let dependency: CriterionDependency
  /// The names of the units.
  public let units: [String]
}
