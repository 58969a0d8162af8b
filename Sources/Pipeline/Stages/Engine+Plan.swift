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
    let consistency = PlanConsistency(of: plan, on: result.state)
    result.consistency = consistency.readings
    result.planChecks = consistency.checks
    result.plausibility = consistency.plausibility
    let review = RoadmapReview(plan: plan)
    result.standings = review.standings(on: result.state)
    result.roadmapYears = review.years()
    if !plan.outcomes.isEmpty { result.slippage = try slippage(on: result.state) }
    result.coverage = dataset.sets.map { AssignmentCoverage(of: $0, in: plan.assignments) }
      .filter { !$0.agencies.isEmpty }
    try sink.write(.targets, result.targetsNow + result.targetsProjected)
    try sink.write(.consistency, result.consistency)
    try sink.write(.planChecks, result.planChecks)
    try sink.write(.plausibility, result.plausibility)
    try sink.write(.works, result.works)
    if let villages = dataset.villages?.level, !plan.works.isEmpty {
      try sink.write(
        .workShares,
        WorkShare.all(of: plan.works, villages: villages).map {
          WorkShareRow(share: $0, units: villages.units)
        })
    }
    try sink.write(.roadmap, result.standings)
    try sink.write(.roadmapYears, result.roadmapYears)
    try sink.write(.coverage, result.coverage)
    try sink.write(.assignments, plan.assignments)
    try sink.write(.milestones, plan.milestones)
    try sink.write(.registrations, plan.registrations)
    try sink.write(.conditions, plan.conditions.flatMap(ConditionLine.lines))
    try sink.write(.programmeParts, PartProgress.all(of: plan, on: result.state))
    try sink.write(.marks, plan.marks)
    if let villages = dataset.villages {
      try sink.write(.villages, villages.standings())
      try sink.write(.villageCounts, villages.counts())
    }
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
      result.targetsNow += now.standing(of: target, year: min(plan.statusYear, last))
      if let year = target.year, year > plan.statusYear, year <= last {
        result.targetsNow += now.results(of: target, year: year)
      }
    }
    let horizon = plan.targets.compactMap(\.year).max().map { $0 - last } ?? 0
    guard horizon > 0 else { return }
    let projection = Projection(
      panels: panels, fitted: series.panels, breaks: series.breaks, method: method)
    let carried = projection.carriedIndicators()
    let forecasts = await wholeForecasts
    let future = ProgrammeState(
      panels: projection.extended(by: horizon, forecasts: forecasts),
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
      let seen = evaluated(target, now, in: last)
      let evaluator = TargetEvaluator(
        state: future, statusYear: plan.statusYear, basis: isCarried ? .carried : .projected)
      result.targetsProjected += evaluator.results(of: target, year: year).map { result in
        if let (figure, group) = figures[target.id] { return figure.result(result, group) }
        if case .value(let indicator) = target.statistic,
          let unit = result.unit.flatMap({ panels.units.index(ofCode: $0) })
        {
          return result.given(
            forecasts[indicator], unit: unit, kind: panels.panel(indicator)?.indicator.kind)
        }
        var result = result
        if target.statistic.set != nil, seen[result.unit ?? ""] == result.value {
          result.basis = .carried
        }
        let kind = target.statistic.indicator.flatMap { panels.panel($0)?.indicator.kind }
        let isCounted = seen[result.unit ?? ""].map { !$0.isNaN } ?? false
        result.missingChance =
          result.missingChance
          ?? (target.statistic.set != nil && !isCounted
            ? .notAssessed : kind == .yesno ? .yesNo : .noForecast)
        // Where nothing moves because nothing is forecast, a gain or a loss cannot be judged.
        if isCarried, target.statistic.isChange { result.verdict = .notAssessable }
        return result
      }
    }
  }
}

extension Engine {
  /// The figures of a target in a year, by unit; one without a unit is of the area.
  private func evaluated(
    _ target: Target, _ evaluator: TargetEvaluator, in year: Int
  ) -> [String: Double] {
    Dictionary(
      evaluator.results(of: target, year: year).map { ($0.unit ?? "", $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The forecasts of all units, of the indicators that a projection carries on or a target asks for by unit.
  private var wholeForecasts: [String: BlockForecast] {
    get async {
      let asked = Set(
        dataset.plan.targets.compactMap { target -> String? in
          if case .value(let indicator) = target.statistic { indicator } else { nil }
        })
      var result: [String: BlockForecast] = [:]
      for indicator in seriesIndicators
      where Projection.forecasts(indicator.kind) || asked.contains(indicator.id) {
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
    let known = Set(seriesIndicators.map(\.id))
    let targets = dataset.plan.targets.compactMap { FigureTarget($0, state: state) }
      .filter { known.contains($0.indicator) }
    var result: [String: (FigureTarget, GroupForecast)] = [:]
    for (indicator, own) in Dictionary(grouping: targets, by: \.indicator)
      .sorted(by: { $0.key < $1.key })
    {
      guard let model = await model(of: indicator, horizon: horizon) else { continue }
      let source = await overlaid(model)
      var groups = own.map { _ in GroupForecast() }
      await mapBlocks(forecasting(indicator)) { units, sums in
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
  /// Whether it is a statistic of one of some indicators.
  fileprivate func rests(on indicators: Set<String>) -> Bool {
    indicator.map(indicators.contains) ?? false
  }
}
