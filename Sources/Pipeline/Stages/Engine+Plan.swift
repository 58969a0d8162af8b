import Analytics
import Forecast
import IO
import Panels
import Planning
import Reporting

extension Engine {
  /// Judges what the plan promises and writes its tables.
  ///
  /// - Parameter outlook: How targets that count criteria or communes will stand, by id.
  func judgePlan(
    _ result: inout RunReport, outlook: [String: [TargetResult]]
  ) async throws(InputError) {
    let plan = dataset.plan
    await judgeTargets(&result, outlook)
    result.works = plan.works.map(BuildUpResult.init)
    for set in dataset.sets {
      let communes = plan.area.communeCount ?? result.state.countedUnits.count
      result.consistency += TargetConsistency.readings(of: plan, set: set, communes: communes)
    }
    let review = RoadmapReview(plan: plan)
    result.standings = review.standings(on: result.state)
    result.roadmapYears = review.years()
    if !plan.outcomes.isEmpty { result.slippage = try slippage(on: result.state) }
    result.coverage = dataset.sets.map { AssignmentCoverage(of: $0, in: plan.assignments) }
      .filter { !$0.agencies.isEmpty }
    try sink.write(.targets, result.targetsNow + result.targetsProjected)
    try sink.write(.consistency, result.consistency)
    try sink.write(.works, result.works)
    try sink.write(.roadmap, result.standings)
    try sink.write(.roadmapYears, result.roadmapYears)
    try sink.write(.coverage, result.coverage)
    try sink.write(.assignments, plan.assignments)
    try sink.write(.milestones, plan.milestones)
  }

  /// Writes what became of the roadmap, line by line, and counts it.
  func slippage(on state: ProgrammeState) throws(InputError) -> [SlippageCount] {
    let review = RoadmapReview(plan: dataset.plan)
    let lines = review.slippage(on: state)
    try sink.write(.slippage, lines)
    return review.slippageCounts(lines)
  }

  /// Targets on the status year, and on the projection into their own years where that is later.
  func judgeTargets(
    _ result: inout RunReport, _ outlook: [String: [TargetResult]]
  ) async {
    let plan = dataset.plan
    guard !plan.targets.isEmpty, let last = panels.years.last else { return }
    let now = TargetEvaluator(state: result.state, statusYear: plan.statusYear, basis: .observed)
    for target in plan.targets {
      result.targetsNow += now.results(of: target, year: min(plan.statusYear, last))
      if let year = target.year, year > plan.statusYear, year <= last {
        result.targetsNow += now.results(of: target, year: year)
      }
    }
    let horizon = plan.targets.compactMap(\.year).max().map { $0 - last } ?? 0
    guard horizon > 0 else { return }
    let projection = Projection(
      panels: panels, fitted: series.panels, breaks: series.breaks, method: method)
    let carried = projection.carriedIndicators()
    let future = ProgrammeState(
      panels: projection.extended(by: horizon, forecasts: await wholeForecasts),
      sets: dataset.sets,
      recognitions: plan.recognitions, scope: dataset.scope)
    let figures = await figures(result.state)
    for target in plan.targets {
      guard let year = target.year, year > last else { continue }
      if let expected = outlook[target.id], !expected.isEmpty {
        result.targetsProjected += expected
        continue
      }
      let isCarried =
        target.statistic.rests(on: carried)
        || (target.statistic.set.map { future.repeats($0, from: last, in: year) } ?? false)
      let evaluator = TargetEvaluator(
        state: future, statusYear: plan.statusYear, basis: isCarried ? .carried : .projected)
      result.targetsProjected += evaluator.results(of: target, year: year).map { result in
        if let (figure, group) = figures[target.id] { return figure.result(result, group) }
        // Where nothing moves because nothing is forecast, a gain or a loss cannot be judged.
        guard isCarried, target.statistic.isChange else { return result }
        var open = result
        open.verdict = .notAssessable
        return open
      }
    }
  }
}

extension Engine {
  /// The forecasts of all units, of the indicators that a projection carries on.
  private var wholeForecasts: [String: BlockForecast] {
    get async {
      var result: [String: BlockForecast] = [:]
      for indicator in panels.panels.map(\.indicator) where Projection.forecasts(indicator.kind) {
        guard let model = await model(of: indicator.id, horizon: horizon) else { continue }
        result[indicator.id] = await overlaid(model).forecast(units: 0..<unitCount)
      }
      return result
    }
  }

  /// The distributions of the means and sums that targets ask for, by the target's id.
  private func figures(
    _ state: ProgrammeState
  ) async -> [String: (FigureTarget, GroupForecast)] {
    let targets = dataset.plan.targets.compactMap { FigureTarget($0, state: state) }
    var result: [String: (FigureTarget, GroupForecast)] = [:]
    for (indicator, own) in Dictionary(grouping: targets, by: \.indicator)
      .sorted(by: { $0.key < $1.key })
    {
      guard let model = await model(of: indicator, horizon: horizon) else { continue }
      let source = await overlaid(model)
      var groups = own.map { _ in GroupForecast() }
      await mapBlocks(.forecasting(indicator)) { units, sums in
        let forecast = source.forecast(units: units)
        sums.groups = own.map { target in
          var group = GroupForecast()
          target.add(forecast, to: &group)
          return group
        }
        return [:]
      } consume: { (sums: inout GroupSums) in
        for index in groups.indices { groups[index].merge(sums.groups[index]) }
      }
      for (target, group) in zip(own, groups) { result[target.target.id] = (target, group) }
    }
    return result
  }
}

/// The sums of a block, one a figure.
private struct GroupSums: BlockResult {
  var groups: [GroupForecast] = []
}

extension ProgrammeState {
  /// Whether every verdict on the criteria of a set in a year is that of an earlier year.
  fileprivate func repeats(_ set: String, from earlier: Int, in later: Int) -> Bool {
    guard let assessment = assessment(set), let before = panels.period(of: earlier),
      let after = panels.period(of: later)
    else { return false }
    let n = panels.units.count
    return assessment.criteria.allSatisfy { criterion in
      (0..<n).allSatisfy {
        criterion.verdicts[before * n + $0] == criterion.verdicts[after * n + $0]
      }
    }
  }
}

extension TargetStatistic {
  /// The set whose criteria it counts.
  fileprivate var set: String? {
    switch self {
    case .communesAtLevel(_, let set, _), .communesAdded(_, let set), .communesLost(_, let set),
      .averageCriteria(let set), .criteriaMet(let set), .yearlyGain(let set):
      set
    case .mean, .total: nil
    }
  }

  /// Whether it speaks of a change since the status year.
  fileprivate var isChange: Bool {
    switch self {
    case .communesAdded, .communesLost, .yearlyGain: true
    default: false
    }
  }

  /// Whether it is a statistic of one of some indicators.
  fileprivate func rests(on indicators: Set<String>) -> Bool {
    switch self {
    case .mean(let indicator), .total(let indicator): indicators.contains(indicator)
    default: false
    }
  }
}
