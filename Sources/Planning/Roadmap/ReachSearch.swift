/// The choice with the greatest chance of reaching a number, where options are few: dynamic programming over
/// communes.
///
/// Choices that have used the same capacity are compared: one whose number is stochastically smaller can never
/// become the better one and is dropped. What cannot beat the best choice known, even if the communes still to
/// come took their greatest chances, is dropped too.
struct ReachSearch {
  private let model: RoadmapModel
  private let reach: ReachChance
  private let last: Int
  private let rows: CapacityRows
  private let options: [[RoadmapOption]]
  /// The communes with options, those of the greatest chance first.
  private let order: [Int]

  /// The most partial choices kept at a time.
  private static let mostStates = 20_000

  private struct State {
    var used: [Double]
    var tails: ReachTails
    var chosen: [RoadmapOption]
  }

  /// Prepares a search; `nil` where options are too many to list.
  init?(_ model: RoadmapModel, _ reach: ReachChance, last: Int) {
    let all = RoadmapOptions(model) { $1 <= last && model.allows($0, end: $1) }
    guard all.isComplete else { return nil }
    self.model = model
    self.reach = reach
    self.last = last
    rows = CapacityRows(model)
    let byCommune = Dictionary(grouping: all.options, by: \.commune)
    options = model.communes.indices.map { byCommune[$0] ?? [] }
    let greatest = model.communes.map {
      $0.chances.prefix(last + 1).filter { !$0.isNaN }.max() ?? 0
    }
    order = model.communes.indices.filter { byCommune[$0] != nil }.sorted {
      (-greatest[$0], $0) < (-greatest[$1], $1)
    }
  }

  /// The best choice, where it beats `known`; `isProved` tells whether nothing better can be.
  func best(known: [RoadmapOption]) -> (chosen: [RoadmapOption], isProved: Bool) {
    var best = known
    var bestChance = reach.chance(known)
    let limits = rows.limits
    var states = [
      State(
        used: Array(repeating: 0, count: limits.count),
        tails: ReachTails(number: reach.number, nodes: reach.weights.count), chosen: [])
    ]
    for (rank, commune) in order.enumerated() {
      let rest = rest(after: rank)
      let uses = options[commune].map { rows.uses($0, model.covering[commune]) }
      var next: [State] = []
      var places: [[Double]: [Int]] = [:]
      for state in states {
        for choice in -1..<options[commune].count {
          var made = state
          if choice >= 0 {
            for (limit, amount) in uses[choice] { made.used[limit] += amount }
            let fits = uses[choice].allSatisfy {
              made.used[$0.limit] <= limits[$0.limit].most + 1e-9
            }
            if !fits { continue }
            let option = options[commune][choice]
            made.tails.add(reach.chances(commune, option.end))
            made.chosen.append(option)
            let chance = made.tails.chance(reach.weights)
            if chance > bestChance + 1e-15 { (best, bestChance) = (made.chosen, chance) }
          }
          if optimistic(made, rest) <= bestChance + 1e-13 { continue }
          let same = places[made.used] ?? []
          if same.contains(where: { next[$0].tails.dominates(made.tails) }) { continue }
          places[made.used, default: []].append(next.count)
          next.append(made)
          if next.count > Self.mostStates { return (best, false) }
        }
      }
      states = next
    }
    return (best.sorted { $0.commune < $1.commune }, true)
  }

  /// For the communes after a rank their greatest chances at each node, greatest first.
  private func rest(after rank: Int) -> [[Double]] {
    let chances = order.dropFirst(rank + 1).map { commune -> [Double] in
      let ends = Set(options[commune].map(\.end)).sorted()
      let own = ends.map { reach.chances(commune, $0) }
      return reach.weights.indices.map { node in own.map { $0[node] }.max() ?? 0 }
    }
    return reach.weights.indices.map { node in chances.map { $0[node] }.sorted(by: >) }
  }

  /// The chance if as many more communes as the places left took their greatest chances.
  private func optimistic(_ state: State, _ rest: [[Double]]) -> Double {
    var places = rest.first?.count ?? 0
    for capacity in model.capacities.indices where model.capacities[capacity].members == nil {
      let own = rows.limits.indices.filter {
        rows.limits[$0].capacity == capacity && !rows.limits[$0].isEffort
          && rows.limits[$0].step <= last
      }
      guard own.count == last + 1 else { continue }
      places = min(places, own.reduce(0) { $0 + Int(rows.limits[$1].most - state.used[$1]) })
    }
    var tails = state.tails
    for place in 0..<max(0, places) { tails.add(rest.map { $0[place] }) }
    return tails.chance(reach.weights)
  }
}
