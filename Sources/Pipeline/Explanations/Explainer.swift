import Analytics
import IO
import Panels
import Planning
import Reporting

/// Puts an explanation together for one unit.
struct Explainer {
  let subject: ExplanationSubject
  let options: RunOptions
  let unit: Int
  let assessor: Assessor

  init(_ subject: ExplanationSubject, options: RunOptions, unit: Int) {
    self.subject = subject
    self.options = options
    self.unit = unit
    assessor = Assessor(
      sets: subject.sets, panels: subject.panels,
      recognitions: subject.dataset.plan.recognitions)
  }

  var panels: PanelSet { subject.panels }
  var code: String { panels.units.codes[unit] }

  /// Explains a verdict of the unit.
  ///
  /// - Parameter log: Where it goes that the data have no such year, set or item.
  /// - Returns: `nil` where the question cannot be answered.
  func explain(
    _ request: ExplanationRequest, into log: inout ProblemLog
  ) async throws(InputError) -> VerdictExplanation? {
    guard let choice = ItemChoice(request, sets: subject.sets, into: &log),
      isKnown(request.year, into: &log),
      let assessment = subject.state.assessment(choice.set.id)
    else { return nil }
    let period = panels.period(of: request.year)
    let zone = assessor.barTable.zone(of: unit, in: choice.set)
    var result = VerdictExplanation(
      unit: ExplainedUnit(
        panels.units, at: unit, usedZone: zone, communes: subject.communeNames),
      year: request.year, lastYear: panels.years.last ?? request.year, set: choice.set,
      item: choice.item)
    result.otherSets = choice.others
    let values = ValueTracer(subject, unit: unit)
    result.dataFile = values.fileOfRealValues
    let criterion = assessment.criteria.first {
      $0.criterion.id == (choice.item.criterion?.id ?? choice.item.id)
    }
    let leaves = choice.item.kind == .condition ? assessment.conditions : criterion?.leaves ?? []
    let asked =
      choice.item.kind == .criterion ? leaves : leaves.filter { $0.rule.id == choice.item.id }
    let cell = period.map { $0 * panels.units.count + unit }
    result.indicators = asked.map { leaf in
      indicator(leaf, in: choice.set, year: request.year, cell: cell, values)
    }
    if let cell {
      result.verdict =
        choice.item.kind == .criterion
        ? criterion?.verdicts[cell] : asked.first?.outcomes[cell].verdict
      result.counts = choice.item.kind == .condition ? nil : criterion?.indicatorCounts(cell: cell)
      result.rungs = rungs(assessment, criterion, choice.item, cell)
    }
    result.required = criterion?.criterion.required
    if choice.item.kind == .criterion, let criterion, let cell {
      result.reported = reported(criterion, in: choice.set, cell, values, year: request.year)
    }
    result.demands = demands(on: choice.set)
    result.recognitions = subject.dataset.plan.recognitions.filter {
      $0.unit == code && $0.set == choice.set.id
    }
    result.outlook = await outlook(of: choice, year: request.year)
    return result
  }

  /// Whether the data have a year, or it is one ahead of them.
  private func isKnown(_ year: Int, into log: inout ProblemLog) -> Bool {
    guard let first = panels.years.first, let last = panels.years.last else { return false }
    if (first...last + 100).contains(year) { return true }
    log.add(
      .badOption(
        LocalizedText(
          "option.year-without-data", ["year": year, "first": first, "last": last]
        )))
    return false
  }

  private func indicator(
    _ leaf: LeafAssessment, in set: CriteriaSet, year: Int, cell: Int?, _ values: ValueTracer
  ) -> IndicatorExplanation {
    let rule = leaf.rule
    let hasBar = rule.kind != .yesno && rule.requiredLevel == nil
    let shown = cell == nil ? values.lastYear(of: rule.measure) ?? panels.years.last ?? year : year
    return IndicatorExplanation(
      rule: rule, outcome: cell.map { leaf.outcomes[$0] },
      value: values.value(rule.measure, year: shown),
      bar: hasBar ? bar(of: rule, in: set, year: year, values) : nil)
  }

  private func bar(
    of rule: IndicatorRule, in set: CriteriaSet, year: Int, _ values: ValueTracer
  ) -> BarExplanation {
    let trail = assessor.barTable.trail(rule, in: set, unit: unit, year: year)
    var bar = BarExplanation(
      height: assessor.height(of: rule, in: set, unit: unit, year: year), trail: trail,
      sources: set.sources)
    if case .timesOwnValue(let level, _) = trail.bar,
      let own = assessor.recognitionYear(unit: unit, level: level)
    {
      bar.own = (own, values.value(rule.measure, year: own))
    }
    let heights = panels.years.filter { set.years.contains($0) }.compactMap { year in
      assessor.height(of: rule, in: set, unit: unit, year: year).map { (year: year, height: $0) }
    }
    if Set(heights.map(\.height)).count > 1 { bar.course = heights }
    return bar
  }

  private func reported(
    _ criterion: CriterionAssessment, in set: CriteriaSet, _ cell: Int, _ values: ValueTracer,
    year: Int
  ) -> ReportedVerdict? {
    let value = values.value(set.reportedID(criterion.criterion), year: year)
    guard !value.value.isNaN || value.isNotApplicable else { return nil }
    return ReportedVerdict(
      value: value, decides: criterion.isReported[cell],
      isContradicted: criterion.conflicts.contains(cell))
  }

  // MARK: Levels

  private func rungs(
    _ assessment: SetAssessment, _ criterion: CriterionAssessment?, _ item: ExplainedItem,
    _ cell: Int
  ) -> [RungExplanation] {
    guard item.kind != .condition else { return [] }
    let met = Int(assessment.metCounts[cell])
    let isLacking = isLacking(item, criterion, cell)
    return zip(assessment.set.ladder, assessment.rungs).map { rung, verdicts in
      let needed = rung.minimumMet ?? assessment.criteria.count
      let demands = rung.requires.map { demand in
        (
          demand: demand,
          verdict: subject.state.assessment(demand.set)?.grants(demand.level, cell: cell)
            ?? .notAssessable
        )
      }
      return RungExplanation(
        level: rung.level, verdict: verdicts[cell], needed: needed, met: met,
        unknown: Int(assessment.unknownCounts[cell]), total: assessment.criteria.count,
        demands: demands,
        isDecisive: isLacking && verdicts[cell] == .notMet && met + 1 == needed
          && demands.allSatisfy { $0.verdict == .met })
    }
  }

  /// Whether a criterion fails, and the item is that criterion or all that it lacks.
  private func isLacking(
    _ item: ExplainedItem, _ criterion: CriterionAssessment?, _ cell: Int
  ) -> Bool {
    guard let criterion, criterion.verdicts[cell] == .notMet else { return false }
    guard item.kind == .indicator else { return true }
    let open = criterion.leaves.filter {
      [.notMet, .notAssessable].contains($0.outcomes[cell].verdict)
    }
    return criterion.criterion.required == nil && open.map(\.rule.id) == [item.id]
  }

  /// The levels and indicators of other sets that ask for a level of a set.
  private func demands(on set: CriteriaSet) -> [LevelRequest] {
    subject.sets.filter { $0.id != set.id }.flatMap { other in
      other.ladder.flatMap { rung in
        rung.requires.filter { $0.set == set.id }.map {
          LevelRequest(set: other, asker: rung.level.rawValue, level: $0.level)
        }
      }
        + (other.criteria.flatMap(\.indicators) + other.conditions).compactMap { rule in
          rule.requiredLevel.flatMap {
            $0.set == set.id ? LevelRequest(set: other, asker: rule.id, level: $0.level) : nil
          }
        }
    }
  }
}
