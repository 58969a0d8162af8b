import Analytics
import Forecast
import Panels

/// A level that a set grants, and the criteria of which sets it takes.
public struct LevelDemand: Sendable {
  /// The position of the set among those assessed.
  public let set: Int
  /// The level granted.
  public let level: Level
  let clauses: [JointDemand.Clause]

  /// The levels of some sets, in the order of the sets and their ladders.
  ///
  /// What a rung asks of other sets is added to what it asks of its own, down to the lowest rung that
  /// grants what is asked. A rung that asks for a set that is not there has no clauses to speak of and
  /// is left out.
  static func all(of assessments: [SetAssessment]) -> [LevelDemand] {
    assessments.indices.flatMap { set in
      assessments[set].set.ladder.compactMap { rung in
        clauses(of: rung, set: set, in: assessments, depth: 0).map {
          LevelDemand(set: set, level: rung.level, clauses: $0)
        }
      }
    }
  }

  private static func clauses(
    of rung: LadderRung, set: Int, in assessments: [SetAssessment], depth: Int
  ) -> [JointDemand.Clause]? {
    guard depth < 8 else { return nil }
    let count = assessments[set].set.criteria.count
    var result = [JointDemand.Clause(set: set, minimum: rung.minimumMet ?? count)]
    for demand in rung.requires {
      guard let other = assessments.firstIndex(where: { $0.set.id == demand.set }),
        let lower = assessments[other].set.ladder.first(where: { $0.level >= demand.level }),
        let more = clauses(of: lower, set: other, in: assessments, depth: depth + 1)
      else { return nil }
      result += more
    }
    return result
  }
}
