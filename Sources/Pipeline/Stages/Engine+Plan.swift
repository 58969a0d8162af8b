import Analytics
import IO
import Panels
import Planning
import Reporting

extension Engine {
  /// Judges what the plan promises and writes its tables.
  func judgePlan(_ result: inout RunReport) throws(InputError) {
    let plan = dataset.plan
    judgeTargets(&result)
    result.works = plan.works.map(BuildUpResult.init)
    for set in dataset.sets {
      let communes = plan.area.communeCount ?? result.state.countedUnits.count
      result.consistency += TargetConsistency.readings(of: plan, set: set, communes: communes)
    }
    let review = RoadmapReview(plan: plan)
    result.standings = review.standings(on: result.state)
    result.roadmapYears = review.years()
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

  /// Targets on the status year, and on the projection into their own years where that is later.
  private func judgeTargets(_ result: inout RunReport) {
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
    let projection = Projection(panels: panels, breaks: plan.breaks, model: model)
    let carried = projection.carriedIndicators()
    let future = ProgrammeState(
      panels: projection.extended(by: horizon), sets: dataset.sets,
      recognitions: plan.recognitions, scope: dataset.scope)
    for target in plan.targets {
      guard let year = target.year, year > last else { continue }
      let evaluator = TargetEvaluator(
        state: future, statusYear: plan.statusYear,
        basis: target.statistic.rests(on: carried) ? .carried : .projected)
      result.targetsProjected += evaluator.results(of: target, year: year)
    }
  }
}

extension TargetStatistic {
  /// Whether it is a statistic of one of some indicators.
  fileprivate func rests(on indicators: Set<String>) -> Bool {
    switch self {
    case .mean(let indicator), .total(let indicator): indicators.contains(indicator)
    default: false
    }
  }
}
