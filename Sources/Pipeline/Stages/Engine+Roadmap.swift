import Analytics
import Forecast
import IO
import Optimization
import Panels
import Planning
import Reporting

extension Engine {
  /// Scores the plan's roadmap, proposes one and compares the two; writes `roadmap_score.csv`,
  /// `roadmap_proposed.csv`, `roadmap_comparison.csv`, `roadmap_work.csv` and `roadmap_capacity.csv`.
  func proposeRoadmap() async throws(InputError) -> RoadmapReport {
    let request = options.roadmap
    let goal = try RoadmapGoal(request, dataset)
    let state = ProgrammeState(
      panels: panels, sets: dataset.sets, recognitions: dataset.plan.recognitions,
      scope: dataset.scope)
    let pace = RoadmapPace(asked: request.pace, plan: dataset.plan, set: goal.set.id)
    let communes = await candidates(goal, state, pace)
    let given = goal.given.map { RoadmapYearChoice(commune: $0.unit, year: $0.year) }
    let past = PastShare(
      RoadmapReview(plan: dataset.plan).slippage(on: state), after: panels.years.last ?? 0)
    report(words(.proposingRoadmap))
    do {
      let model = try RoadmapModel(
        years: goal.years, communes: communes, capacities: [goal.capacity])
      let objective =
        request.reach.map { RoadmapObjective.reach($0, by: goal.years[goal.years.count - 1]) }
        ?? .expected(years: goal.years.count)
      let proposed = try RoadmapProposer(
        model, objective: objective,
        limits: SearchLimits(gap: request.gap, nodes: Self.mostNodes)
      ).propose(withGains: communes.count <= Self.mostCommunesWithGains)
      let report = RoadmapReport(
        set: goal.set, level: goal.level, years: goal.years, reach: request.reach,
        isPlansCapacity: goal.isPlansCapacity, names: names, model: model,
        given: RoadmapScore(given, on: model), proposed: proposed, past: past, pace: pace,
        done: goal.done.map { names[$0.unit] ?? $0.unit }, recognised: goal.recognisedSince,
        simulated: simulatedCounts)
      try write(report, goal)
      return report
    } catch let error as InputError {
      throw error
    } catch let error as RoadmapError {
      throw InputError(.badOption(error.words))
    } catch {
      throw InputError(.badOption(LocalizedText(name: "\(error)")))
    }
  }

  /// The nodes after which a search ends, with cutting planes and without.
  private static var mostNodes: Int { 5000 }
  /// The most communes for which the worth of more capacity is found by solving again.
  private static var mostCommunesWithGains: Int { 100 }

  private var names: [String: String] {
    Dictionary(
      zip(panels.units.codes, panels.units.names), uniquingKeysWith: { one, _ in one })
  }

  /// The communes that count or stand on the roadmap and are not recognised at the level yet.
  private func candidates(
    _ goal: RoadmapGoal, _ state: ProgrammeState, _ pace: RoadmapPace
  ) async -> [RoadmapCommune] {
    let outlook = CriteriaOutlook(state: state, breaks: series.breaks)
    var rules = RoadmapRules()
    rules.pace = pace.criteria
    for dependency in dataset.plan.dependencies {
      guard let set = dataset.sets.first(where: { $0.id == dependency.set }) else { continue }
      rules.dependencies["\(set.key)/\(dependency.criterion)", default: []] += dependency.after
        .map { "\(set.key)/\($0)" }
    }
    for registration in dataset.plan.registrations
    where registration.set == goal.set.id && registration.level >= goal.level {
      rules.registered[registration.unit, default: []].formUnion(
        goal.years.filter { $0 >= registration.year })
    }
    let horizon = (goal.years.last ?? 0) - (panels.years.last ?? 0)
    let statusYear =
      panels.period(of: dataset.plan.statusYear) == nil
      ? panels.years.last ?? 0 : dataset.plan.statusYear
    guard
      let candidates = RoadmapCandidates(
        outlook, set: goal.set.id, level: goal.level, statusYear: statusYear, years: goal.years,
        rules: rules)
    else { return [] }
    let forecasts = await indicatorForecasts(of: outlook, horizon: horizon)
    let named = Set(goal.given.map(\.unit))
    let units = panels.units
    let isWanted = units.codes.indices.map { unit in
      !goal.recognised.contains(units.codes[unit])
        && (state.scope.counts(units.kinds[unit]) || named.contains(units.codes[unit]))
    }
    var communes: [RoadmapCommune] = []
    await mapBlocks(words(.forecastingCriteria)) { (block, result: inout RoadmapBlock) in
      let chance = forecasts.chances(units: block)
      result.communes = block.filter { isWanted[$0] }.map {
        candidates.commune($0, chance: chance)
      }
      return [:]
    } consume: { (result: inout RoadmapBlock) in
      communes += result.communes
    }
    return communes
  }

  private func write(_ report: RoadmapReport, _ goal: RoadmapGoal) throws(InputError) {
    let provenance = Dictionary(
      zip(panels.units.codes, panels.unitProvenance()), uniquingKeysWith: { one, _ in one })
    let rows = RoadmapRows(report, provenance: provenance)
    try sink.write(.roadmapScore, rows.score)
    try sink.write(.roadmapProposed, rows.proposed)
    try sink.write(.roadmapComparison, rows.comparison)
    try sink.write(.roadmapWork, rows.work)
    try sink.write(.roadmapCapacity, rows.capacity)
  }
}

/// The candidates of a block.
private struct RoadmapBlock: BlockResult {
  var communes: [RoadmapCommune] = []
}

extension PanelSet {
  /// The least trustworthy provenance of each unit's values.
  func unitProvenance() -> [Provenance] {
    let cells = cellProvenance()
    return (0..<units.count).map { unit in
      stride(from: unit, to: cells.count, by: max(1, units.count)).map { cells[$0] }.max()
        ?? .observed
    }
  }
}
