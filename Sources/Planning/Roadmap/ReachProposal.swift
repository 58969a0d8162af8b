import Optimization

/// The roadmap with the greatest chance of reaching a number by a year.
///
/// The chance is increasing and linear in each commune's chance. For a given mean more variance helps when the
/// number lies above it and less when it lies below, so the choices that maximise `Σ p + λ Σ p (1 − p)`
/// for several `λ` in [−1, 1], where each term still grows with `p`, are tried and improved by exchanges. Where
/// options are few the best of all is found and proved; else a bound is given.
struct ReachProposal {
  private let model: RoadmapModel
  private let reach: ReachChance
  private let last: Int
  private let limits: SearchLimits

  private static let mostNodes = 500
  private static let slopes = [0, 0.5, -0.5, 1, -1]
  /// About how many additions exchanges may take.
  private static let exchangeWork = 100_000_000

  init(_ model: RoadmapModel, number: Int, year: Int, limits: SearchLimits) {
    self.model = model
    // A start has to be good, not proved.
    self.limits = SearchLimits(
      gap: limits.gap, nodes: min(limits.nodes ?? Self.mostNodes, Self.mostNodes),
      seconds: limits.seconds)
    reach = ReachChance(model, number: number)
    last = model.years.firstIndex(of: year) ?? model.years.count - 1
  }

  func choose() throws(RoadmapError) -> RoadmapProposer.Choice {
    var best: [RoadmapOption] = []
    var bestChance = reach.chance([])
    var meanBound = Double.infinity
    for slope in Self.slopes {
      let outcome = try search { $0 + slope * $0 * (1 - $0) }
      if slope == 0 { meanBound = outcome.bound }
      let chance = reach.chance(outcome.chosen)
      if chance > bestChance || best.isEmpty { (best, bestChance) = (outcome.chosen, chance) }
    }
    let search = ReachSearch(model, reach, last: last)
    if search == nil { best = exchanged(best) }
    if let found = search?.best(known: best) {
      best = found.isProved ? found.chosen : exchanged(found.chosen)
      if found.isProved {
        let chance = reach.chance(best)
        return RoadmapProposer.Choice(chosen: best, value: chance, bound: chance, duals: [])
      }
    }
    let chance = reach.chance(best)
    return RoadmapProposer.Choice(
      chosen: best, value: chance, bound: max(chance, try bound(mean: meanBound)), duals: [])
  }

  private func search(
    _ value: (Double) -> Double
  ) throws(RoadmapError) -> RoadmapSearch.Outcome {
    try RoadmapSearch(
      model, values: model.values { chance, end in end <= last ? value(chance) : .nan }
    ).solve(limits)
  }

  /// The lower of two bounds: the communes with the greatest chances, as many as the years bear; and, for
  /// independent communes, the extreme for the greatest mean.
  private func bound(mean: Double) throws(RoadmapError) -> Double {
    let most = Int((try search { _ in 1 }.bound + 1e-6).rounded(.down))
    let greatest = model.communes.indices.map { commune in
      let ends = (0...last).filter { model.allows(commune, end: $0) }
      return reach.weights.indices.map { node in
        ends.map { reach.chances(commune, $0)[node] }.max() ?? 0
      }
    }
    var tails = ReachTails(number: reach.number, nodes: reach.weights.count)
    let ranked = reach.weights.indices.map { node in greatest.map { $0[node] }.sorted(by: >) }
    for place in 0..<min(most, greatest.count) { tails.add(ranked.map { $0[place] }) }
    let optimistic = tails.chance(reach.weights)
    if reach.usesFactor { return optimistic }
    return min(
      optimistic,
      HoeffdingBound.atLeast(
        reach.number, mean: mean, trials: most, greatest: ranked[0].first ?? 0))
  }

  /// A choice improved by putting a commune in another's place, first come first kept.
  private func exchanged(_ start: [RoadmapOption]) -> [RoadmapOption] {
    var best = start
    var bestChance = reach.chance(best)
    let rows = CapacityRows(model)
    let cost = max(1, best.count * reach.number * reach.weights.count)
    var trials = Self.exchangeWork / cost
    let options = RoadmapOptions(model) { $1 <= last && model.allows($0, end: $1) }.options
    var improved = true
    while improved, trials > 0 {
      improved = false
      for option in options {
        for place in best.indices + [best.count] {
          var made = best
          trials -= 1
          if trials <= 0 { break }
          if place < best.count { made.remove(at: place) }
          if made.contains(where: { $0.commune == option.commune }) { continue }
          made.append(option)
          let used = rows.used(made, model)
          guard zip(used, rows.limits).allSatisfy({ $0 <= $1.most + 1e-9 }) else { continue }
          let chance = reach.chance(made)
          if chance > bestChance * (1 + 1e-12) {
            (best, bestChance, improved) = (made, chance, true)
          }
        }
        if trials <= 0 { break }
      }
    }
    return best.sorted { $0.commune < $1.commune }
  }
}
