import Analytics
import Distributions
import Forecast
import Panels

extension CriteriaOutlook {
  /// The outlook of a commune for each year ahead.
  ///
  /// - Complexity: O(years × nodes × items), 315 pairs of nodes.
  func years(
    of unit: Int, horizon: Int, overlay: OutlookOverlay, chance: IndicatorChance
  ) -> [CommuneYear] {
    course(of: unit, horizon: horizon, overlay: overlay, chance: chance).years
  }

  /// The outlook of a commune for each year ahead, and how likely recognitions that cost it a support come.
  func course(
    of unit: Int, horizon: Int, overlay: OutlookOverlay, chance: IndicatorChance
  ) -> (years: [CommuneYear], recognitions: ForecastRecognitions) {
    let moves = items.indices.map { item -> ItemMoves? in
      self.moves(of: item, unit: unit).map {
        ItemMoves(forecast: $0, chances: $0.metInYear(upTo: horizon))
      }
    }
    var years: [CommuneYear] = []
    var feedback = RecognitionFeedback(overlay, of: unit, in: self)
    for step in 0..<horizon {
      let year = year(of: unit, step: step, overlay: overlay) { item in
        joint(item, unit: unit, step: step, moves: moves[item]) { unit, indicator, step in
          feedback.chance(indicator, step: step) { chance(unit, indicator, step, $0) }
        }
      } keep: {
        1 - (moves[$0]?.forecast.loss.mean ?? 0)
      }
      feedback.note(year)
      years.append(year)
    }
    return (years, feedback.recognitions)
  }

  /// The items of a commune in the first year after the data, for each set and criterion.
  func nextYear(of unit: Int, chance: IndicatorChance) -> [[CriterionProspect]] {
    let parts = items.indices.map { item -> Part? in
      let moves = self.moves(of: item, unit: unit).map {
        ItemMoves(forecast: $0, chances: $0.metInYear(upTo: 1))
      }
      return joint(item, unit: unit, step: 0, moves: moves) { chance($0, $1, $2, 0) }
    }
    let all = criteria(of: unit) { parts[$0] }
    return zip(criteria, all.criteria).map { rules, known in
      zip(rules, known).map { rule, known in
        CriterionProspect(
          criterion: known?.joint,
          leaves: rule.leaves.map { leaf in
            leaf.flatMap { all.levels[$0] ?? parts[$0] }?.item.chance ?? .nan
          })
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

    /// The item after work on its criterion: as likely met as by itself, or by work that succeeded and was kept.
    ///
    /// Whether work succeeds is no luck of the commune or the year, so that the items of a criterion that lack
    /// bear its chance together.
    func worked(
      on work: OutlookOverlay.Work, lacking: Int, keep: Double, years: Int
    ) -> Part {
      var kept = Power.of(work.chance, 1 / Double(max(1, lacking)))
      for _ in 0..<years { kept *= keep }
      guard kept > item.chance else { return self }
      var part = self
      part.item = JointItem(chance: kept, variable: item.variable)
      return part
    }
  }

  func joint(
    _ index: Int, unit: Int, step: Int, moves: ItemMoves?,
    chance: (_ unit: Int, _ indicator: Int, _ step: Int) -> Double
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

  /// The items that a unit lacks in the last year, or of which that year says nothing.
  private func lacking(_ all: [Int?], unit: Int) -> [Int] {
    let n = state.panels.units.count
    let last = (state.panels.years.count - 1) * n + unit
    return all.compactMap(\.self).filter {
      items[$0].states[last] != 1 && !items[$0].notApplicable.contains(unit)
    }
  }

  /// Whether a scenario takes the support of an item away: then no work holds it up.
  private func isLost(_ item: Int, by overlay: OutlookOverlay) -> Bool {
    guard case .indicator(let indicator) = items[item].source else { return false }
    return overlay.lostIndicators.contains(indicators[indicator].measure)
  }

  /// - Parameters:
  ///   - part: An item's chance.
  ///   - keep: The chance that a met item stays so for a year.
  private func year(
    of unit: Int, step: Int, overlay: OutlookOverlay, part: (Int) -> Part?,
    keep: (Int) -> Double
  ) -> CommuneYear {
    let all = criteria(of: unit, part: part) { place, item, own in
      guard let work = overlay.work(set: place.set, criterion: place.criterion, unit: unit),
        work.step <= step, !isLost(item, by: overlay)
      else { return own }
      let rule = criteria[place.set][place.criterion]
      // Indicators that lack share the chance of the work; a verdict on the whole has it alone.
      let lacking = [rule.leaves, [rule.reported]].map { items in
        self.lacking(items, unit: unit).filter { part($0) != nil }
      }
      guard let together = lacking.first(where: { $0.contains(item) }) else { return own }
      return own?.worked(
        on: work, lacking: together.count, keep: keep(item), years: step - work.step)
    }
    let (sets, open) = (all.known, all.open)
    let fromMoves = all.criteria.map { $0.reduce(0) { $0 + ($1?.fromMoves ?? 0) } }
    let demands = levels.map { JointDemand($0.clauses) } + pairs.map { $0.demand(levels) }
    let asked = demands.indices.filter { place in
      demands[place].clauses.allSatisfy { open[$0.set] == 0 }
    }
    let outcome = JointCriteria(sets).conditional(asked.map { demands[$0] })
    var chances = demands.map { _ in [Double]() }
    for (place, demand) in asked.enumerated() { chances[demand] = outcome.demands[place] }
    let outlooks = sets.indices.map { set in
      CommuneOutlook(
        unit: unit, set: set, criteria: criteria[set].count, open: open[set],
        itemsFromMoves: fromMoves[set], count: outcome.count(set: set))
    }
    return CommuneYear(
      outlooks: outlooks, counts: outcome.counts, levels: Array(chances[..<levels.count]),
      pairs: Array(chances[levels.count...]))
  }

  /// The criteria of a unit; those that a level takes come before an item that is this level.
  ///
  /// - Parameters:
  ///   - sets: The sets that are asked for; `nil` for all. Others are open.
  ///   - part: An item by itself.
  ///   - change: What becomes of an item of a criterion.
  func criteria(
    of unit: Int, sets: Set<Int>? = nil, part: (Int) -> Part?,
    change: (_ place: (set: Int, criterion: Int), _ item: Int, Part?) -> Part? = { $2 }
  ) -> CommuneCriteria {
    var all = CommuneCriteria(criteria: criteria.map { $0.map { _ in nil } })
    let wanted = sets.map(levelItems.closure(of:))
    for set in criteria.indices where wanted?.contains(set) ?? true {
      for (index, rule) in criteria[set].enumerated() {
        for case let item? in rule.leaves where all.levels[item] == nil {
          all.levels[item] = level(item, in: all)
        }
        all.criteria[set][index] = criterion(rule, unit: unit) { item in
          change((set, index), item, all.levels[item] ?? part(item))
        }
      }
    }
    return all
  }

  /// An item that is a level, by the criteria that the level takes; `nil` where one of them is open.
  private func level(_ item: Int, in all: CommuneCriteria) -> Part? {
    guard let demand = levelItems.demands[item] else { return nil }
    let sets = Set(demand.clauses.map(\.set))
    guard sets.allSatisfy({ all.criteria[$0].allSatisfy { $0 != nil } }) else { return nil }
    let known = all.known.enumerated().map { sets.contains($0) ? $1 : [] }
    let chances = JointCriteria(known).conditional([JointDemand(demand.clauses)]).demands[0]
    return Part(
      item: JointItem(
        chance: min(1, SharedFactor.mean(chances)), sharedPart: yearVariance.commonPart,
        ownLoading: correlation.loadings[item], variable: items[item].variable),
      isFromMoves: sets.contains { all.criteria[$0].contains { ($0?.fromMoves ?? 0) > 0 } })
  }

  /// A criterion of a unit, with the number of items judged by their moves; `nil` when it is open.
  func criterion(
    _ rule: CriterionItems, unit: Int, part: (Int) -> Part?
  ) -> (joint: JointCriterion, fromMoves: Int)? {
    let applicable = rule.leaves.filter { leaf in
      leaf.map { !items[$0].notApplicable.contains(unit) } ?? true
    }
    var parts = applicable.compactMap { $0.flatMap(part) }
    let required = min(rule.required ?? applicable.count, applicable.count)
    var criterion = JointCriterion(items: parts.map(\.item), required: required)
    if rule.leaves.isEmpty || parts.count < applicable.count {
      guard let reported = rule.reported else { return nil }
      if rule.leaves.isEmpty, items[reported].notApplicable.contains(unit) {
        return (JointCriterion(items: []), 0)
      }
      guard let verdict = part(reported) else { return nil }
      criterion =
        parts.isEmpty
        ? JointCriterion(items: [verdict.item])
        : JointCriterion(
          items: criterion.items, required: required,
          reported: .init(verdict.item, unknown: applicable.count - parts.count))
      parts.append(verdict)
    }
    return (criterion, parts.count { $0.isFromMoves })
  }
}

/// A criterion of a commune in one year ahead: the whole, and the chance of each of its indicators.
struct CriterionProspect {
  /// The criterion; `nil` when it is open.
  let criterion: JointCriterion?
  /// `NaN` where there is none.
  let leaves: [Double]
}
