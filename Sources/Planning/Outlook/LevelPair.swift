import Forecast
import Panels

/// A level of units that stand at another one too: those of which a share is taken.
struct LevelPair: Hashable, Sendable {
  /// The position of the level.
  let level: Int
  /// The position of the level of the base.
  let base: Int

  /// The pairs that shares ask for, with the levels above, which a share of one level alone leaves out.
  static func all(
    of targets: [Target], _ levels: [LevelDemand], _ state: ProgrammeState
  ) -> [LevelPair] {
    var result: [LevelPair] = []
    for target in targets {
      guard case .shareAtLevel(let level, let set, _, let base?) = target.statistic,
        let place = levels.position(of: base, state)
      else { continue }
      let own = state.position(ofSet: set)
      result += levels.indices.filter { levels[$0].set == own && levels[$0].level >= level }
        .map { LevelPair(level: $0, base: place) }
    }
    return result
  }

  /// What both levels ask for together: of each set the greater number.
  func demand(_ levels: [LevelDemand]) -> JointDemand {
    var least: [Int: Int] = [:]
    for clause in levels[level].clauses + levels[base].clauses {
      least[clause.set] = max(clause.minimum, least[clause.set] ?? 0)
    }
    return JointDemand(
      least.sorted { $0.key < $1.key }.map { JointDemand.Clause(set: $0.key, minimum: $0.value) })
  }
}

extension [LevelDemand] {
  /// The position of a level of a set.
  func position(of level: RequiredLevel, _ state: ProgrammeState) -> Int? {
    let set = state.position(ofSet: level.set)
    return firstIndex { $0.set == set && $0.level == level.level }
  }
}
