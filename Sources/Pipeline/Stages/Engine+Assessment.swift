import Analytics
import IO
import Panels
import Planning
import Reporting

extension Engine {
  /// Assesses the sets and writes levels, items, averages, bands, shares, tallies and means.
  func assess() async throws(InputError) -> RunReport {
    report(words(.assessing))
    let state = ProgrammeState(
      panels: panels, sets: dataset.sets, recognitions: dataset.plan.recognitions,
      scope: dataset.scope)
    noteFindings(state)
    let context = AssessmentContext(
      panels: panels, plan: dataset.plan, scope: dataset.scope)
    var result = RunReport(plan: dataset.plan, state: state, year: reportYear(state))
    statusYear = result.year
    try await timed("levels") { () async throws(InputError) in
      try await self.writeLevels(state, context)
    }
    try await timed("assessment") { () async throws(InputError) in
      try await self.writeItems(state, context)
    }
    await summarize(&result, provenance: context.provenance)
    try await write(.averages, result.averages)
    let published = ReportedTable.tables(of: dataset.reported)
    result.checks = ReportedTable.checks(of: published)
    try await write(.bands, result.bands + published.flatMap { $0.bandCounts() })
    try await write(.shares, result.levelShares)
    try sink.write(.criteria, tallies(of: state, context))
    try await write(.means, result.means)
    if !dataset.reported.isEmpty { try sink.write(.reported, result.checks) }
    if let beside = options.besideSet {
      result.setDifferences = try compareSets(beside: beside, state, year: result.year)
    }
    return result
  }

  private func tallies(of state: ProgrammeState, _ context: AssessmentContext) -> [TallyRow] {
    let counted = state.countedUnits
    let provenance = panels.years.indices.map { period in
      counted.map { context.provenance[period * unitCount + $0] }.max() ?? .observed
    }
    return state.assessments.flatMap { assessment in
      panels.years.indices.flatMap { period in
        CriterionTally.all(of: assessment, in: state, year: panels.years[period]).map {
          TallyRow(
            set: assessment.set.id, year: panels.years[period], tally: $0,
            provenance: provenance[period])
        }
      }
    }
  }

  /// The status year of a plan, or the last year of which criteria of a set in force are known, or the last year.
  func reportYear(_ state: ProgrammeState) -> Int {
    if dataset.hasPlan, panels.period(of: dataset.plan.statusYear) != nil {
      return dataset.plan.statusYear
    }
    let judged = panels.years.last { year in
      state.counts.contains { counts in
        dataset.sets.contains { $0.id == counts.set && $0.years.contains(year) }
          && isCounted(counts, in: year)
      }
    }
    return judged ?? panels.years.last { year in state.counts.contains { isCounted($0, in: year) } }
      ?? panels.years.last ?? dataset.plan.statusYear
  }

  private func isCounted(_ counts: CriteriaCounts, in year: Int) -> Bool {
    guard let period = panels.period(of: year) else { return false }
    return (0..<unitCount).contains { counts.counts[period * unitCount + $0] >= 0 }
  }

  private func summarize(_ result: inout RunReport, provenance: [Provenance]) async {
    let summary = CriteriaSummary(panels: panels, scope: dataset.scope)
    for counts in result.state.counts {
      guard let set = dataset.sets.first(where: { $0.id == counts.set }) else { continue }
      result.averages += summary.averages(of: counts, provenance: provenance)
      result.bands += summary.bands(
        of: counts,
        bands: BandTable(starts: bandStarts(of: set), criteriaCount: set.criteria.count),
        provenance: provenance)
    }
    if dataset.sets.isEmpty, let reported = panels.panel(IndicatorCatalogue.criteriaMet) {
      let counts = CriteriaCounts(reported: reported)
      result.averages += summary.averages(of: counts, provenance: provenance)
      result.bands += summary.bands(
        of: counts, bands: BandTable(starts: dataset.plan.bandStarts, criteriaCount: 19),
        provenance: provenance)
    }
    result.levelShares =
      summary.levelShares(of: result.state.assessments, provenance: provenance)
      + summary.levelShares(of: dataset.plan.recognitions)
    let indicators = panels.panels.map(\.indicator).filter {
      $0.id != IndicatorCatalogue.criteriaMet && (!$0.id.contains("/") || $0.kind != .yesno)
    }
    let breaks = dataset.plan.breaks
    await OrderedBlocks.map(count: indicators.count, jobs: options.jobs) {
      summary.means(of: [indicators[$0].id], breaks: breaks)
    } consume: {
      result.means += $0
    }
    noteMissingWeights()
  }

  private func writeLevels(
    _ state: ProgrammeState, _ context: AssessmentContext
  ) async throws(InputError) {
    let table = Table<LevelRow>.levels
    let assessments = state.assessments
    try await writeBlocks(table, stage: words(.assessing)) { units, text in
      let rows = assessments.map { LevelRow.rows(context, $0, units: units) }
      for place in rows.first?.indices ?? 0..<0 {
        for rows in rows where rows[place].isTold { table.write(rows[place], to: &text) }
      }
    }
  }

  private func writeItems(
    _ state: ProgrammeState, _ context: AssessmentContext
  ) async throws(InputError) {
    guard options.detail != .none else { return }
    let assessor = Assessor(
      sets: dataset.sets, panels: panels, recognitions: dataset.plan.recognitions)
    let sets = state.assessments.map { ($0.set, items(of: $0, assessor)) }
    let classes = assessor.barTable.classes
    let years = panels.years
    let n = unitCount
    let table = Table<AssessmentRow>.assessment
    try await writeBlocks(table, stage: words(.assessing)) { units, text in
      for unit in units {
        for period in years.indices {
          for (set, items) in sets {
            for item in items where item.speaks(of: period * n + unit) {
              let requirement = item.leaf.flatMap { leaf -> Requirement? in
                if leaf.rule.kind == .yesno || leaf.rule.requiredLevel != nil { return nil }
                let height =
                  item.heights.isEmpty
                  ? assessor.height(of: leaf.rule, in: set, unit: unit, year: years[period])
                  : item.heights[Int(classes[unit])][period]
                return height.map(
                  assessor.barTable.comparison(leaf.rule, in: set, unit: unit, year: years[period])
                    .requirement)
              }
              table.write(
                AssessmentRow(
                  context: context, set: set, unit: unit, period: period, item: item,
                  requirement: requirement), to: &text)
            }
          }
        }
      }
    }
  }

  /// The indicators of the data that a rule rests on: all of them where it asks for a level of
  /// another set.
  private func measures(of rule: IndicatorRule) -> [String] {
    rule.requiredLevel == nil ? [rule.measure] : panels.panels.map(\.indicator.id)
  }

  /// The items of a set that have rows: criteria, and indicators and conditions with data.
  private func items(of assessment: SetAssessment, _ assessor: Assessor) -> [AssessedItem] {
    var items: [AssessedItem] = []
    let leafItem = { (leaf: LeafAssessment, isCondition: Bool) -> AssessedItem? in
      let panel = self.panels.panel(leaf.rule.measure)
      guard panel != nil || leaf.rule.requiredLevel != nil else { return nil }
      let isOwn = leaf.rule.thresholds.contains {
        if case .timesOwnValue = $0.level { true } else { false }
      }
      let heights =
        isOwn
        ? []
        : assessor.barTable.representatives.map { unit in
          self.panels.years.map {
            assessor.height(of: leaf.rule, in: assessment.set, unit: unit, year: $0)
          }
        }
      return AssessedItem(
        kind: isCondition ? .condition(leaf) : .indicator(leaf), id: leaf.rule.id, panel: panel,
        heights: heights, measures: self.measures(of: leaf.rule))
    }
    for criterion in assessment.criteria {
      items.append(
        AssessedItem(
          kind: .criterion(criterion), id: criterion.criterion.id, panel: nil, heights: [],
          measures: criterion.leaves.flatMap { measures(of: $0.rule) }
            + [assessment.set.reportedID(criterion.criterion)]))
      guard options.detail == .indicators else { continue }
      items += criterion.leaves.compactMap { leafItem($0, false) }
    }
    items += assessment.conditions.compactMap { leafItem($0, true) }
    return items
  }
}

extension AssessedItem {
  /// Whether there is anything to say in a cell: a criterion none of whose parts has a value is
  /// left to the counts.
  func speaks(of cell: Int) -> Bool {
    switch kind {
    case .criterion(let criterion):
      criterion.verdicts[cell] != .notAssessable
        || criterion.leaves.contains { $0.outcomes[cell] != .valueMissing }
    case .indicator(let leaf), .condition(let leaf): leaf.outcomes[cell] != .valueMissing
    }
  }
}
