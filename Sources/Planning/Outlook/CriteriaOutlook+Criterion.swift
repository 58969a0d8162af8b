import Forecast
import Panels

/// The chance of one criterion of a commune in a year ahead.
public struct CriterionChance: Sendable {
  /// The chance that it is met; `NaN` when nothing can be said.
  public let criterion: Double
  /// The chance of each of its indicators; `NaN` where nothing can be said.
  public let indicators: [Double]
  /// Whether part of it comes from how such items were gained and lost so far, and not from the forecast of a
  /// number.
  public let isFromMoves: Bool
  /// The same for each of its indicators.
  public let areFromMoves: [Bool]
}

extension CriteriaOutlook {
  /// The chances of one criterion of a commune, for each year ahead.
  ///
  /// - Parameters:
  ///   - criterion: Its position in the set.
  ///   - set: The position of the set among those assessed.
  ///   - unit: The unit's position.
  ///   - horizon: How many years ahead.
  ///   - chance: The chances of the indicators that are numbers.
  /// - Complexity: As the criterion's part of the outlook of a commune.
  public func chances(
    criterion: Int, set: Int, unit: Int, horizon: Int, chance: IndicatorChance
  ) -> [CriterionChance] {
    let rule = criteria[set][criterion]
    var moves: [Int: ItemMoves] = [:]
    let sets = levelItems.serve(rule) ? levelItems.closure(of: [set]) : []
    let rules = sets.isEmpty ? [rule] : sets.flatMap { criteria[$0] }
    for item in Set(rules.flatMap { $0.leaves + [$0.reported] }.compactMap(\.self)) {
      moves[item] = self.moves(of: item, unit: unit).map {
        ItemMoves(forecast: $0, chances: $0.metInYear(upTo: horizon))
      }
    }
    return (0..<horizon).map { step in
      func part(_ item: Int) -> Part? {
        joint(item, unit: unit, step: step, moves: moves[item]) { chance($0, $1, $2, 0) }
      }
      let all = criteria(of: unit, sets: sets, part: part)
      let own = self.criterion(rule, unit: unit) { all.levels[$0] ?? part($0) }
      let leaves = rule.leaves.map { $0.flatMap { all.levels[$0] ?? part($0) } }
      return CriterionChance(
        criterion: own?.joint.chance ?? .nan, indicators: leaves.map { $0?.item.chance ?? .nan },
        isFromMoves: (own?.fromMoves ?? 0) > 0,
        areFromMoves: leaves.map { $0?.isFromMoves ?? false })
    }
  }
}

extension JointCriterion {
  /// The chance that it is met.
  var chance: Double {
    if items.isEmpty, reported == nil { return 1 }
    return items.count == 1 && required == 1 && reported == nil
      ? items[0].chance : JointCriteria([[self]]).conditional().count(set: 0).atLeast(1)
  }
}
