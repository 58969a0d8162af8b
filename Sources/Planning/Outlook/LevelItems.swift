import Forecast
import Panels

/// The items that are levels of sets, which come before those that ask for them.
struct LevelItems: Sendable {
  /// By item what its level takes.
  let demands: [Int: LevelDemand]
  /// By set those whose levels its items are.
  private let needed: [Set<Int>]

  init(
    _ items: [OutlookItem], _ criteria: [[CriterionItems]], levels: [LevelDemand], sets: [String]
  ) {
    var demands: [Int: LevelDemand] = [:]
    for (index, item) in items.enumerated() {
      guard case .level(let required) = item.source else { continue }
      demands[index] = levels.first {
        sets[$0.set] == required.set && $0.level >= required.level
      }
    }
    self.demands = demands
    needed = criteria.map { rules in
      let levels = rules.flatMap(\.leaves).compactMap { $0.flatMap { demands[$0] } }
      return Set(levels.flatMap { $0.clauses.map(\.set) })
    }
  }

  /// Some sets with all whose levels their items are, directly or not.
  func closure(of sets: Set<Int>) -> Set<Int> {
    needed.indices.reversed().reduce(into: sets) {
      if $0.contains($1) { $0.formUnion(needed[$1]) }
    }
  }

  /// Whether a criterion rests on a level.
  func serve(_ rule: CriterionItems) -> Bool {
    rule.leaves.contains { $0.map { demands[$0] != nil } ?? false }
  }
}

/// The criteria of a commune in a year ahead, as far as something can be told of them.
struct CommuneCriteria {
  /// By set and criterion; `nil` where it is open.
  var criteria: [[(joint: JointCriterion, fromMoves: Int)?]]
  /// The items that are levels of other sets.
  var levels: [Int: CriteriaOutlook.Part] = [:]

  /// The known criteria of each set.
  var known: [[JointCriterion]] { criteria.map { $0.compactMap { $0?.joint } } }

  /// How many criteria of each set are open.
  var open: [Int] { criteria.map { $0.count { $0 == nil } } }
}
