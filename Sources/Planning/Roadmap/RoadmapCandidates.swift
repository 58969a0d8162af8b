import Analytics
import Distributions
import Panels

/// The communes below a level, with what they lack and how likely they stand at it if that is done.
///
/// How chances and work come about: `docs/roadmap.md`.
public struct RoadmapCandidates: Sendable {
  private let outlook: CriteriaOutlook
  private let rules: RoadmapRules
  /// The position of the level among those of the outlook.
  private let level: Int
  private let period: Int
  /// The years ahead of the panel's last, from 0, for which chances are wanted.
  private let steps: [Int]
  private let years: [Int]

  /// Prepares candidates; `nil` when the set does not grant the level, or no year lies ahead.
  ///
  /// - Parameters:
  ///   - outlook: How criteria are gained and lost.
  ///   - set: The set that grants the level.
  ///   - level: The level.
  ///   - statusYear: The year whose verdicts say what is lacking.
  ///   - years: The years of the roadmap.
  ///   - rules: Effort, pace and order.
  public init?(
    _ outlook: CriteriaOutlook, set: String, level: Level, statusYear: Int, years: [Int],
    rules: RoadmapRules
  ) {
    let state = outlook.state
    guard let last = state.panels.years.last, let period = state.panels.period(of: statusYear),
      let place = outlook.levels.firstIndex(where: {
        $0.level == level && state.assessments[$0.set].set.id == set
      }), !years.isEmpty, years.allSatisfy({ $0 > last })
    else { return nil }
    self.outlook = outlook
    self.rules = rules
    self.level = place
    self.period = period
    self.years = years
    steps = years.map { $0 - last - 1 }
  }

  /// A commune as a candidate.
  ///
  /// - Complexity: O(years × nodes × items), twice.
  public func commune(_ unit: Int, chance: IndicatorChance) -> RoadmapCommune {
    let work = lacking(unit)
    let horizon = (steps.max() ?? 0) + 1
    let done = outlook.finished(
      work.items, unit: unit, level: level, horizon: horizon, chance: chance)
    let left = outlook.finished([], unit: unit, level: level, horizon: horizon, chance: chance)
    let code = outlook.state.panels.units.codes[unit]
    var commune = RoadmapCommune(
      code: code, tasks: work.tasks, chances: steps.map { Self.mean(done[$0]) },
      conditional: steps.map { done[$0].map { min(1, max(0, $0)) } }, pace: rules.pace,
      registered: rules.registered[code] ?? [])
    commune.unaided = steps.map { Self.mean(left[$0]) }
    commune.open = work.open
    commune.failing = failing(unit, horizon: horizon, chance: chance)
    commune.knownYears = outlook.knownYears(of: unit)
    return commune
  }

  /// The criteria met in the status year that are likelier failed than met in some year of the roadmap.
  private func failing(
    _ unit: Int, horizon: Int, chance: IndicatorChance
  ) -> [FailingCriterion] {
    let cell = period * outlook.state.panels.units.count + unit
    return outlook.levels[level].clauses.flatMap { clause -> [FailingCriterion] in
      let assessment = outlook.state.assessments[clause.set]
      return assessment.criteria.indices.compactMap { index in
        let criterion = assessment.criteria[index]
        guard criterion.verdicts[cell] == .met else { return nil }
        let chances = outlook.chances(
          criterion: index, set: clause.set, unit: unit, horizon: horizon, chance: chance)
        guard let place = steps.indices.first(where: { chances[steps[$0]].criterion < 0.5 }) else {
          return nil
        }
        return FailingCriterion(
          criterion: assessment.set.reportedID(criterion.criterion), year: years[place],
          chance: chances[steps[place]].criterion)
      }
    }
  }

  private static func mean(_ nodes: [Double]) -> Double {
    nodes.isEmpty ? .nan : min(1, max(0, SharedFactor.mean(nodes)))
  }

  /// What a commune lacks.
  private struct Work {
    var tasks: [RoadmapTask] = []
    var items: Set<Int> = []
    var open: [String] = []
  }

  private func lacking(_ unit: Int) -> Work {
    var work = Work()
    let cell = period * outlook.state.panels.units.count + unit
    for clause in outlook.levels[level].clauses {
      let assessment = outlook.state.assessments[clause.set]
      var tasks: [(task: RoadmapTask, index: Int)] = []
      var met = 0
      for (index, criterion) in assessment.criteria.enumerated() {
        let id = assessment.set.reportedID(criterion.criterion)
        switch criterion.verdicts[cell] {
        case .notMet:
          tasks.append((task(id, criterion, cell, position: 1000 * clause.set + index), index))
        case .notAssessable: work.open.append(id)
        case .met, .notApplicable: met += 1
        }
      }
      // A level may ask for some criteria only: then the nearest will do.
      let needed = max(0, clause.minimum - met)
      let chosen =
        needed >= tasks.count ? tasks : Array(ordered(tasks).prefix(needed))
      work.tasks += chosen.map(\.task)
      for (_, index) in chosen {
        work.items.formUnion(unmet(outlook.criteria[clause.set][index], cell))
      }
    }
    return work
  }

  /// In the order of preference, each after what it waits for.
  private func ordered(
    _ tasks: [(task: RoadmapTask, index: Int)]
  ) -> [(task: RoadmapTask, index: Int)] {
    let all = RoadmapCommune(code: "", tasks: tasks.map(\.task), chances: [])
    guard let order = try? WorkOrder(all) else { return tasks }
    return order.tasks.map { tasks[$0] }
  }

  private func task(
    _ id: String, _ criterion: CriterionAssessment, _ cell: Int, position: Int
  ) -> RoadmapTask {
    // As in ``LackingCriterion``: a criterion known only as reported counts one missing indicator.
    let missing = criterion.leaves.filter { $0.outcomes[cell].verdict == .notMet }
    let points = missing.reduce(0.0) { $0 + rules.points($1.rule.effort) }
    return RoadmapTask(
      criterion: id, effort: missing.isEmpty ? rules.points(nil) : points,
      missingIndicators: max(1, missing.count), position: position,
      after: rules.dependencies[id] ?? [])
  }

  private func unmet(_ rule: CriterionItems, _ cell: Int) -> [Int] {
    (rule.leaves.compactMap(\.self) + [rule.reported].compactMap(\.self)).filter {
      outlook.items[$0].states[cell] != 1
    }
  }
}
