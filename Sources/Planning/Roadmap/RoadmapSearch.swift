import Optimization

/// The best choice of communes and years when each has a value: an integer programme over schedules.
///
/// One column an option, one row a commune (chosen once at most) and one a limit. Where options are too many to
/// list, the relaxation asks for more of them by its marginal values until none would help (column generation:
/// Gilmore and Gomory, *Operations Research* 9, 1961), so that its bound holds over all schedules; branch
/// and bound then chooses among those there.
struct RoadmapSearch {
  let model: RoadmapModel
  /// The worth of each commune and year, `[commune][end]`; `NaN` where it must not be chosen.
  let values: [[Double]]
  /// The most options that are listed in full.
  let listing: Int
  private let rows: CapacityRows
  private var usesSurrogate = true
  /// The most options among which branch and bound chooses without a core.
  var coreThreshold = 6000

  init(
    _ model: RoadmapModel, values: [[Double]], listing: Int = RoadmapOptions.completeLimit
  ) {
    self.model = model
    self.values = values
    self.listing = listing
    rows = CapacityRows(model)
  }

  /// What a search has found.
  struct Outcome {
    /// The options chosen, by commune.
    let chosen: [RoadmapOption]
    /// Their value.
    let value: Double
    /// What no choice can exceed.
    let bound: Double
    /// The value of the last relaxation.
    let relaxed: Double
    /// The marginal value of each limit in the relaxation.
    let duals: [Double]
  }

  /// The most rounds of column generation.
  private static let mostRounds = 100
  /// A column that improves the relaxation by less than this is not worth adding.
  private static let tolerance = 1e-9

  func solve(_ limits: SearchLimits) throws(RoadmapError) -> Outcome {
    do {
      return try best(limits)
    } catch {
      throw .solver(error)
    }
  }

  private func best(_ limits: SearchLimits) throws(OptimizationError) -> Outcome {
    var options = RoadmapOptions(model, limit: listing) { !values[$0][$1].isNaN }
    var solver = try ProgramSolver(
      IntegerProgram(rows: rows.bounds, columns: options.options.map(column)))
    let (relaxation, proved) = try relax(&solver, &options)
    var bound = proved
    let outcome = { (chosen: [RoadmapOption], bound: Double) in
      let value = chosen.reduce(0) { $0 + values[$1.commune][$1.end] }
      return Outcome(
        chosen: chosen.sorted { $0.commune < $1.commune }, value: value, bound: max(value, bound),
        relaxed: relaxation.objective, duals: capacityDuals(relaxation))
    }
    if options.options.count > coreThreshold {
      let core = RoadmapCore(
        model, values, rows, options.options, relaxation.values, capacityDuals(relaxation))
      return outcome(try core.solve(limits), bound)
    }
    var chosen: [RoadmapOption] = []
    if usesSurrogate, !options.isComplete {
      let surrogate = try RoadmapSurrogate(model, values: values).solve(limits)
      bound = min(bound, surrogate.bound)
      chosen = try restricted(to: surrogate.chosen).best(limits).chosen
      let first = outcome(chosen, bound)
      if IntegerSolution.gap(of: first.value, bound: bound) <= limits.gap { return first }
    }
    let integer = try solver.search(limits)
    let found = integer.values.indices.filter { integer.values[$0] == 1 }.map {
      options.options[$0]
    }
    if options.isComplete { bound = min(bound, integer.bestBound) }
    let (one, other) = (outcome(chosen, bound), outcome(found, bound))
    return one.value > other.value ? one : other
  }

  /// The optimum of the relaxation, with the options added that it asks for, and what it proves for all
  /// schedules.
  private func relax(
    _ solver: inout ProgramSolver, _ options: inout RoadmapOptions
  ) throws(OptimizationError) -> (RelaxedSolution, bound: Double) {
    var relaxation = try solver.relax()
    if options.isComplete { return (relaxation, relaxation.objective) }
    var bound = Double.infinity
    for _ in 0..<Self.mostRounds {
      let priced = price(capacityDuals(relaxation), choice: relaxation.duals)
      bound = min(bound, priced.bound)
      let more = priced.better.filter { options.add($0) }
      if more.isEmpty { break }
      try solver.add(more.map(column))
      relaxation = try solver.relax()
    }
    return (relaxation, max(bound, relaxation.objective))
  }

  /// The search among some communes, each in the year chosen or later.
  private func restricted(to chosen: [(commune: Int, end: Int)]) -> RoadmapSearch {
    var kept = values.map { $0.map { _ in Double.nan } }
    for (commune, end) in chosen {
      for later in end..<model.years.count { kept[commune][later] = values[commune][later] }
    }
    var search = RoadmapSearch(model, values: kept, listing: listing)
    search.usesSurrogate = false
    return search
  }

  private func column(_ option: RoadmapOption) -> IntegerProgram.Column {
    rows.column(
      option, model.covering[option.commune], value: values[option.commune][option.end])
  }

  private func capacityDuals(_ relaxation: RelaxedSolution) -> [Double] {
    relaxation.duals.dropFirst(model.communes.count).map { max(0, $0) }
  }

  /// For each commune the option that is worth most at some prices, where it is worth more than what the
  /// commune brings now; and the bound that the prices prove (Lagrange).
  private func price(
    _ duals: [Double], choice: [Double]
  ) -> (better: [RoadmapOption], bound: Double) {
    let years = model.years.count
    var bound = zip(rows.limits, duals).reduce(0) { $0 + $1.0.most * $1.1 }
    var better: [RoadmapOption] = []
    var prices: [[Int]: (recognition: [Double], effort: [Double])] = [:]
    for commune in model.communes.indices {
      let ends = (0..<years).filter { !values[commune][$0].isNaN }
      if ends.isEmpty { continue }
      let covering = model.covering[commune]
      let own = prices[covering] ?? rows.prices(duals, covering, years: years)
      prices[covering] = own
      let pricing = SchedulePricing(order: model.orders[commune], prices: own.effort)
      let net = { (end: Int) in values[commune][end] - own.recognition[end] }
      let least = pricing.leastCosts()
      let most = ends.map { net($0) - least[$0] }.max() ?? 0
      // Without dependencies the least costs are those of schedules; with them they may be lower.
      guard most > max(0, choice[commune]) + Self.tolerance else {
        bound += max(0, most)
        continue
      }
      let found = pricing.cheapest()
      var best: (value: Double, option: RoadmapOption)?
      for end in ends {
        guard let priced = found[end] else { continue }
        let value = net(end) - priced.cost
        if value > best?.value ?? -.infinity {
          best = (
            value, RoadmapOption(commune: commune, end: end, schedule: priced.schedule)
          )
        }
      }
      let isExact = pricing.order.count <= SchedulePricing.mostDependentTasks
      bound += max(0, isExact ? best?.value ?? 0 : most)
      if let best, best.value > max(0, choice[commune]) + Self.tolerance {
        better.append(best.option)
      }
    }
    return (better, bound)
  }
}
