import Distributions
import Optimization

/// Proposes which communes are recognised in which year, and when each of their criteria is finished.
///
/// The integer programme and its bound: `docs/roadmap.md`.
public struct RoadmapProposer: Sendable {
  /// The communes and capacities.
  public let model: RoadmapModel
  /// What is made as great as possible.
  public let objective: RoadmapObjective
  /// When the search may end.
  public let limits: SearchLimits

  /// On ties a year earlier counts this much more.
  static let tieWeight = 1e-6

  /// The nodes after which a search for the worth of more capacity ends.
  private static let nodesForGains = 500

  /// Prepares a proposal.
  public init(
    _ model: RoadmapModel, objective: RoadmapObjective, limits: SearchLimits = SearchLimits()
  ) throws(RoadmapError) {
    self.model = model
    self.objective = objective
    self.limits = limits
    switch objective {
    case .expected(let weights):
      guard weights.count == model.years.count else {
        throw .wrongLength(
          what: "The weights of the years", expected: model.years.count, found: weights.count)
      }
      guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
        throw .badNumber(what: "A weight of a year must be 0 or more.")
      }
    case .reach(let number, let year):
      guard number >= 1, model.years.contains(year) else {
        throw .badNumber(
          what: "To reach \(number) by \(year): ask for at least 1, by one of the years planned.")
      }
    }
  }

  /// Proposes a roadmap.
  ///
  /// - Parameter withGains: Whether the problem is solved again with one more unit of each limit.
  public func propose(withGains: Bool = false) throws(RoadmapError) -> ProposedRoadmap {
    let choice = try choose()
    var roadmap = roadmap(of: choice)
    guard withGains else { return roadmap }
    var limits = limits
    limits.nodes = min(limits.nodes ?? Self.nodesForGains, Self.nodesForGains)
    for (index, limit) in CapacityRows(model).limits.enumerated() {
      let more = try RoadmapProposer(
        model.adding(to: limit), objective: objective, limits: limits
      ).choose()
      // More room is worth nothing or more, also where a search was ended early.
      roadmap.capacities[index].gain = max(0, more.value - choice.value)
    }
    return roadmap
  }

  /// A choice with its value and bound.
  struct Choice {
    var chosen: [RoadmapOption]
    var value: Double
    var bound: Double
    /// The marginal value of each limit; empty where it is not known.
    var duals: [Double]
  }

  func choose() throws(RoadmapError) -> Choice {
    switch objective {
    case .expected(let weights): try chooseExpected(weights)
    case .reach(let number, let year):
      try ReachProposal(model, number: number, year: year, limits: limits).choose()
    }
  }

  private func chooseExpected(_ weights: [Double]) throws(RoadmapError) -> Choice {
    let last = model.years.count - 1
    let values = model.values { chance, end in
      chance * weights[end] * (1 + Self.tieWeight * Double(last - end))
    }
    let outcome = try RoadmapSearch(model, values: values).solve(limits)
    let value = outcome.chosen.reduce(0) {
      $0 + model.communes[$1.commune].chances[$1.end] * weights[$1.end]
    }
    // The bound is that of the objective with the tie weights, less what they add to the choice.
    return Choice(
      chosen: outcome.chosen, value: value,
      bound: max(value, outcome.bound - (outcome.value - value)), duals: outcome.duals)
  }

  private func roadmap(of choice: Choice) -> ProposedRoadmap {
    let chosen = settled(choice.chosen)
    let rows = CapacityRows(model)
    let used = rows.used(chosen, model)
    let entries = chosen.map(entry).sorted { ($0.year, $0.commune) < ($1.year, $1.commune) }
    let planned = Set(chosen.map(\.commune))
    return ProposedRoadmap(
      entries: entries,
      leftOut: model.communes.indices.filter { !planned.contains($0) }.map(leftOut),
      value: choice.value, bound: choice.bound,
      expected: model.years.map { year in
        entries.reduce(0) { $0 + ($1.year == year ? $1.chance : 0) }
      },
      number: model.number(chosen.map { ($0.commune, $0.end) }),
      capacities: rows.limits.enumerated().map { index, limit in
        ProposedRoadmap.CapacityUse(
          name: model.capacities[limit.capacity].name, year: model.years[limit.step],
          isEffort: limit.isEffort, used: used[index], most: limit.most,
          marginal: choice.duals.isEmpty ? .nan : choice.duals[index], gain: .nan)
      })
  }

  /// The choice with the work of each commune moved to its earliest schedule where the years bear it, those
  /// recognised first before others.
  private func settled(_ chosen: [RoadmapOption]) -> [RoadmapOption] {
    let rows = CapacityRows(model)
    var used = rows.used(chosen, model)
    var result = chosen
    let order = chosen.indices.sorted {
      (chosen[$0].end, chosen[$0].commune) < (chosen[$1].end, chosen[$1].commune)
    }
    for index in order {
      var moved = result[index]
      moved.schedule = .earliest(model.orders[moved.commune], years: model.years.count)
      let covering = model.covering[moved.commune]
      var after = used
      for (limit, amount) in rows.uses(result[index], covering) { after[limit] -= amount }
      let uses = rows.uses(moved, covering)
      for (limit, amount) in uses { after[limit] += amount }
      if uses.allSatisfy({ after[$0.limit] <= rows.limits[$0.limit].most + 1e-9 }) {
        result[index] = moved
        used = after
      }
    }
    return result
  }

  private func entry(_ option: RoadmapOption) -> ProposedRoadmap.Entry {
    let commune = model.communes[option.commune]
    let order = model.orders[option.commune]
    let work = order.tasks.enumerated().map { place, task in
      ProposedRoadmap.Work(
        criterion: commune.tasks[task].criterion, year: model.years[option.schedule.steps[place]],
        effort: commune.tasks[task].effort,
        missingIndicators: commune.tasks[task].missingIndicators)
    }
    return ProposedRoadmap.Entry(
      commune: commune.code, year: model.years[option.end], chance: commune.chances[option.end],
      work: work.enumerated().sorted { ($0.element.year, $0.offset) < ($1.element.year, $1.offset) }
        .map(\.element))
  }

  private func leftOut(_ commune: Int) -> ProposedRoadmap.LeftOut {
    let own = model.communes[commune]
    let open = model.years.indices.filter { model.isOpen(commune, end: $0) && isAsked($0) }
    let chances = open.map { own.chances[$0] }.filter { !$0.isNaN }
    let reason: ProposedRoadmap.Reason =
      open.isEmpty
      ? .cannotByThen
      : chances.isEmpty
        ? .unknownChance : chances.allSatisfy { $0 < model.leastChance } ? .lowChance : .noCapacity
    return ProposedRoadmap.LeftOut(
      commune: own.code, reason: reason, chance: chances.max() ?? .nan)
  }

  private func isAsked(_ end: Int) -> Bool {
    if case .reach(_, let year) = objective { return model.years[end] <= year }
    return true
  }
}

extension RoadmapModel {
  /// A value for each commune and year in which it may be recognised, `NaN` elsewhere.
  func values(_ value: (_ chance: Double, _ end: Int) -> Double) -> [[Double]] {
    communes.indices.map { commune in
      years.indices.map {
        allows(commune, end: $0) ? value(communes[commune].chances[$0], $0) : .nan
      }
    }
  }

  /// The number recognised of some communes, each with the step of its year; the shared factor is used where
  /// every chance is known at its values. Chances that are not known count as 0.
  func number(_ chosen: [(commune: Int, end: Int)]) -> CountDistribution {
    let known = chosen.filter { !communes[$0.commune].chances[$0.end].isNaN }
    let conditional = known.compactMap { commune, end -> [Double]? in
      let own = communes[commune].conditional
      return own.isEmpty || own[end].isEmpty ? nil : own[end]
    }
    guard !known.isEmpty, conditional.count == known.count else {
      return PoissonBinomial.distribution(known.map { communes[$0.commune].chances[$0.end] })
    }
    return SharedFactor.mixed(
      SharedFactor.nodes.indices.map { node in
        PoissonBinomial.distribution(conditional.map { $0[node] })
      })
  }

  /// The model with one more unit of a limit.
  func adding(to limit: CapacityRows.Limit) throws(RoadmapError) -> RoadmapModel {
    var more = capacities
    if limit.isEffort {
      more[limit.capacity].effort[limit.step] = limit.most + 1
    } else {
      more[limit.capacity].communes[limit.step] = Int(limit.most) + 1
    }
    return try RoadmapModel(
      years: years, communes: communes, capacities: more, leastChance: leastChance)
  }
}
