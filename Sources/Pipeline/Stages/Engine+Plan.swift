import Analytics
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
  ) throws(InputError) {
    let plan = dataset.plan
    judgeTargets(&result, outlook)
    result.works = plan.works.map(BuildUpResult.init)
    let consistency = PlanConsistency(of: plan, on: result.state)
    result.consistency = consistency.readings
    result.planChecks = consistency.checks
    result.plausibility = consistency.plausibility
    let review = RoadmapReview(plan: plan)
    result.standings = review.standings(on: result.state)
    result.roadmapYears = review.years()
    result.coverage = dataset.sets.map { AssignmentCoverage(of: $0, in: plan.assignments) }
      .filter { !$0.agencies.isEmpty }
    try sink.write(.targets, result.targetsNow + result.targetsProjected)
    try sink.write(.consistency, result.consistency)
    try sink.write(.planChecks, result.planChecks)
    try sink.write(.plausibility, result.plausibility)
    try sink.write(.works, result.works)
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

  /// Targets on the status year, and on the projection into their own years where that is later.
  private func judgeTargets(
    _ result: inout RunReport, _ outlook: [String: [TargetResult]]
  ) {
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
      panels: projection.extended(by: horizon), sets: dataset.sets,
      recognitions: plan.recognitions, scope: dataset.scope)
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
        // Where nothing moves because nothing is forecast, a gain or a loss cannot be judged.
        guard isCarried, target.statistic.isChange else { return result }
        var open = result
        open.verdict = .notAssessable
        return open
      }
    }
  }
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
