import Analytics
import Panels

/// A criterion that a commune does not meet, and what it still takes.
///
/// How effort is counted: `docs/roadmap.md`.
public struct LackingCriterion: Hashable, Sendable {
  /// Its position in the set.
  public let index: Int
  /// The indicators not met, of those that apply.
  public let missing: Int
  /// Whether some indicators are met: a criterion that is "còn non".
  public let isWeak: Bool
  /// The effort of what is missing: 1, 2 and 4 points for low, medium and high, 2 where the set is silent.
  public let effort: Int

  /// The criteria that a unit lacks in a period of an assessment, by default the last, in the order in which plans ask for them:
  /// first those of which the fewest indicators are missing, then the least effort, then the set's own order.
  ///
  /// A criterion that cannot be assessed is not lacking; one known only as reported counts one missing indicator.
  public static func all(
    of unit: Int, in assessment: SetAssessment, period: Int? = nil
  ) -> [LackingCriterion] {
    let cell = (period ?? assessment.periodCount - 1) * assessment.unitCount + unit
    guard cell >= 0 else { return [] }
    return assessment.criteria.enumerated().compactMap { index, criterion in
      criterion.verdicts[cell] == .notMet
        ? LackingCriterion(index: index, criterion, cell: cell) : nil
    }.sorted {
      ($0.missing, $0.effort, $0.index) < ($1.missing, $1.effort, $1.index)
    }
  }

  private init(index: Int, _ criterion: CriterionAssessment, cell: Int) {
    self.index = index
    let lacking = criterion.leaves.filter { $0.outcomes[cell].verdict == .notMet }
    missing = max(1, lacking.count)
    isWeak = criterion.leaves.contains { $0.outcomes[cell].verdict == .met }
    effort = lacking.isEmpty ? 2 : lacking.reduce(0) { $0 + Self.points($1.rule.effort) }
  }

  static func points(_ effort: Effort?) -> Int {
    switch effort {
    case .low: 1
    case .medium, nil: 2
    case .high: 4
    }
  }
}

extension [LackingCriterion] {
  /// The criteria in their order, but none before those it waits for.
  ///
  /// - Parameters:
  ///   - dependencies: What waits for what, without rings; other sets' are passed over.
  ///   - set: The set of the criteria.
  /// - Complexity: O(criteria² · dependencies).
  func inOrder(of dependencies: [CriterionDependency], in set: CriteriaSet) -> Self {
    let own = dependencies.filter { $0.set == set.id }
    if own.isEmpty { return self }
    var open = self
    var ordered: Self = []
    while !open.isEmpty {
      let ids = Set(open.map { set.criteria[$0.index].id })
      let next = open.firstIndex { criterion in
        own.allSatisfy {
          $0.criterion != set.criteria[criterion.index].id || ids.isDisjoint(with: $0.after)
        }
      }
      // A ring is refused when the plan is read; whatever is left of one keeps its order.
      ordered.append(open.remove(at: next ?? 0))
    }
    return ordered
  }
}
