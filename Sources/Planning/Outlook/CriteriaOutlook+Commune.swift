import Analytics
import Distributions
import Forecast
import Panels

extension CriteriaOutlook {
  /// The outlook of a commune for each year ahead.
  ///
  /// - Complexity: O(years × nodes × items), 315 pairs of nodes.
  func years(of unit: Int, horizon: Int, chance: IndicatorChance) -> [CommuneYear] {
    let moves = items.indices.map { item -> ItemMoves? in
      self.moves(of: item, unit: unit).map {
        ItemMoves(forecast: $0, chances: $0.metInYear(upTo: horizon))
      }
    }
    return (0..<horizon).map { step in
      year(of: unit, step: step) { item in
        joint(item, unit: unit, step: step, moves: moves[item], chance: chance)
      }
    }
  }

  /// The part of an item's future that its moves tell.
  struct ItemMoves {
    let forecast: TwoStateForecast
    let chances: [Double]
  }

  /// An item with its chance and how it came by it; `nil` when it is open.
  struct Part {
    var item: JointItem
    var isFromMoves: Bool
  }

  func joint(
    _ index: Int, unit: Int, step: Int, moves: ItemMoves?, chance: IndicatorChance
  ) -> Part? {
    let item = items[index]
    let own = correlation.loadings[index]
    if case .indicator(let indicator) = item.source {
      let given = chance(unit, indicator, step)
      if !given.isNaN {
        return Part(
          item: JointItem(
            chance: min(1, max(0, given)), sharedPart: yearVariance.commonPart, ownLoading: own,
            variable: item.variable), isFromMoves: false)
      }
    }
    guard let moves else { return nil }
    let rate = moves.forecast.isMet ? fits[index].loss : fits[index].gain
    let belief = moves.forecast.isMet ? moves.forecast.loss : moves.forecast.gain
    let shared = yearVariance.sharedPart(
      of: rate, chance: belief.mean, horizon: moves.forecast.lag + step + 1)
    return Part(
      item: JointItem(
        chance: min(1, max(0, moves.chances[step])), sharedPart: shared, ownLoading: own,
        variable: item.variable), isFromMoves: true)
  }

  private func year(
    of unit: Int, step: Int, part: (Int) -> Part?
  ) -> CommuneYear {
    var sets: [[JointCriterion]] = []
    var open: [Int] = []
    var fromMoves: [Int] = []
    for rules in criteria {
      var known: [JointCriterion] = []
      var moved = 0
      for rule in rules {
        guard let (criterion, count) = self.criterion(rule, unit: unit, part: part) else {
          continue
        }
        known.append(criterion)
        moved += count
      }
      sets.append(known)
      open.append(rules.count - known.count)
      fromMoves.append(moved)
    }
    let isSure = levels.map { level in level.clauses.allSatisfy { open[$0.set] == 0 } }
    let asked = levels.indices.filter { isSure[$0] }
    let outcome = JointCriteria(sets).conditional(asked.map { JointDemand(levels[$0].clauses) })
    var chances = levels.map { _ in [Double]() }
    for (place, level) in asked.enumerated() { chances[level] = outcome.demands[place] }
    let outlooks = sets.indices.map { set in
      CommuneOutlook(
        unit: unit, set: set, criteria: criteria[set].count, open: open[set],
        itemsFromMoves: fromMoves[set], count: outcome.count(set: set))
    }
    return CommuneYear(outlooks: outlooks, counts: outcome.counts, levels: chances)
  }

  /// A criterion of a unit, with the number of items judged by their moves; `nil` when it is open.
  func criterion(
    _ rule: CriterionItems, unit: Int, part: (Int) -> Part?
  ) -> (JointCriterion, Int)? {
    let applicable = rule.leaves.filter { leaf in
      leaf.map { !items[$0].notApplicable.contains(unit) } ?? true
    }
    let parts = applicable.compactMap { $0.flatMap(part) }
    if !rule.leaves.isEmpty, parts.count == applicable.count {
      return (
        JointCriterion(
          items: parts.map(\.item), required: min(rule.required ?? parts.count, parts.count)),
        parts.count { $0.isFromMoves }
      )
    }
    guard let reported = rule.reported else { return nil }
    if rule.leaves.isEmpty, items[reported].notApplicable.contains(unit) {
      return (JointCriterion(items: []), 0)
    }
    return part(reported).map { (JointCriterion(items: [$0.item]), $0.isFromMoves ? 1 : 0) }
  }
}
