import Distributions
import Forecast

extension CriteriaOutlook {
  /// The chance of a level in each year ahead at each value of the shared factor, for a commune that finishes
  /// some items in time.
  ///
  /// An item that is worked on counts as met with the chance that such an item, once met, is kept for a year
  /// (one less the pooled chance of a loss in its group), or with its forecast chance where that is greater;
  /// every other item has its forecast chance. Where a criterion cannot be assessed nothing can be said.
  ///
  /// - Parameters:
  ///   - level: The position of the level in ``levels``.
  ///   - worked: The items finished, as positions.
  /// - Returns: `[step][node]`; an empty list where a criterion cannot be assessed.
  /// - Complexity: O(years × nodes × items), 315 pairs of nodes.
  func finished(
    _ worked: Set<Int>, unit: Int, level: Int, horizon: Int, chance: IndicatorChance
  ) -> [[Double]] {
    let moves = items.indices.map { item -> ItemMoves? in
      self.moves(of: item, unit: unit).map {
        ItemMoves(forecast: $0, chances: $0.metInYear(upTo: horizon))
      }
    }
    return (0..<horizon).map { step in
      let demand = levels[level]
      let asked = Set(demand.clauses.map(\.set))
      let all = criteria(of: unit, sets: asked) { item in
        joint(item, unit: unit, step: step, moves: moves[item]) { chance($0, $1, $2, 0) }
      } change: { _, item, part in
        worked.contains(item) ? kept(item, unit: unit, or: part) : part
      }
      guard asked.allSatisfy({ all.open[$0] == 0 }) else { return [] }
      return JointCriteria(all.known).conditional([JointDemand(demand.clauses)]).demands[0]
    }
  }

  /// An item that has just been met.
  private func kept(_ index: Int, unit: Int, or part: Part?) -> Part {
    let loss = fits[index].loss
    let lost = loss.groupMeans[groups[unit]]
    let chance = max(1 - lost, part?.item.chance ?? 0)
    return Part(
      item: JointItem(
        chance: min(1, max(0, chance)),
        sharedPart: yearVariance.sharedPart(of: loss, chance: lost, horizon: 1),
        ownLoading: correlation.loadings[index], variable: items[index].variable),
      isFromMoves: true)
  }
}
