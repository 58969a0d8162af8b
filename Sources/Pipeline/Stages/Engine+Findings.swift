import Analytics
import IO
import Panels
import Planning

extension Engine {
  /// Notes what assessment brings to light: missing bars, zones and data, contradictions.
  func noteFindings(_ state: ProgrammeState) {
    noteSimulated()
    for assessment in state.assessments { noteMissing(assessment, of: panels) }
    for assessment in state.assessments { noteConflicts(assessment) }
    noteCounts(state)
    noteUnweightedMeans()
    for note in dataset.plan.notes where note.isAmbiguity {
      problems.append(Problem(.ambiguity(row: note.row, text: note.text)))
    }
    if dataset.hasPlan {
      problems += PlanConsistency(of: dataset.plan, on: state).problems
      problems += dataset.plan.works.compactMap { BuildUpResult($0).problem }
    }
    noteLapsedSets(state)
    problems += unusedBands
    for set in dataset.sets {
      let coverage = AssignmentCoverage(of: set, in: dataset.plan.assignments)
      guard !coverage.agencies.isEmpty else { continue }
      if !coverage.gaps.isEmpty {
        problems.append(Problem(.unassigned(set: set.id, items: coverage.gaps)))
      }
      noteOverlaps(coverage)
    }
  }

  /// Sets that were not in force any more when the data were taken, where no other was; a plan names its own year.
  private func noteLapsedSets(_ state: ProgrammeState) {
    let judged = reportYear(state)
    guard !dataset.hasPlan, let last = panels.years.last, judged < last,
      !dataset.sets.contains(where: { $0.years.upperBound >= last })
    else { return }
    for set in dataset.sets {
      problems.append(
        Problem(
          .plan(
            .setLapsed(
              set: set.id, years: "\(set.years.lowerBound)–\(set.years.upperBound)",
              judged: judged, last: last))))
    }
  }

  /// Targets for means that cannot be worked out, as a unit has values and no weight in any year.
  func noteUnweightedMeans() {
    for target in dataset.plan.targets {
      guard case .mean(let id) = target.statistic, let panel = panels.panel(id),
        let weight = panel.indicator.weight
      else { continue }
      let weights = panels.lastWeights(of: panel.indicator, isTotal: false)
      let values = panel.lastValues
      let units =
        target.units.isEmpty
        ? (0..<unitCount).filter { dataset.scope.counts(panels.units.kinds[$0]) }
        : target.units.compactMap { panels.units.index(ofCode: $0) }
      let lacking = units.filter { weights[$0].isNaN && !values[$0].isNaN }
      // The mean of one unit is its value, whatever its weight.
      guard units.count > 1, !lacking.isEmpty else { continue }
      problems.append(
        Problem(
          .plan(
            .unweightedMean(
              target: target.id, indicator: id, weight: name(ofWeight: weight),
              units: lacking.map { panels.units.names[$0] })),
          at: target.location))
    }
  }

  /// Notes the weighted means that leave out units without a weight, or are simple ones where all lack it.
  func noteMissingWeights() {
    let counted = (0..<unitCount).filter { dataset.scope.counts(panels.units.kinds[$0]) }
    guard counted.count > 1 else { return }
    for panel in panels.panels where panel.indicator.kind != .count {
      guard let weight = panel.indicator.weight else { continue }
      let weights = panels.lastWeights(of: panel.indicator, isTotal: false)
      let values = panel.lastValues
      let known = counted.filter { !values[$0].isNaN }
      let lacking = known.count { weights[$0].isNaN }
      guard lacking > 0 else { continue }
      problems.append(
        Problem(
          .missingWeight(
            indicator: panel.indicator.id, weight: name(ofWeight: weight), units: lacking,
            of: known.count)))
    }
  }

  /// What the data, the criteria sets, or else offices, call a weight inside a sentence, with the column that data have it
  /// in; the column alone where none has a name.
  func name(ofWeight id: String) -> LocalizedText {
    let name =
      panels.panel(id)?.indicator.name ?? dataset.sets.lazy.compactMap { $0.weightNames[id] }.first
      ?? HeadingVocabulary.shipped.name(ofMeasure: id)
    guard let name, name.vi != id else { return LocalizedText("weight.column", ["id": id]) }
    let inside = { (name: String) in
      let name = name.prefix(1).lowercased() + name.dropFirst()
      return name == id ? name : "\(name) (\(id))"
    }
    return LocalizedText(vi: inside(name.vi), en: inside(name.en))
  }

  /// Who leads what at the same time as another, and when nobody leads, a problem for each span.
  private func noteOverlaps(_ coverage: AssignmentCoverage) {
    struct Shared: Hashable {
      var agencies: [String]
      var days: DaySpan
    }
    var shared: [Shared] = []
    for overlap in coverage.overlaps {
      let key = Shared(agencies: overlap.agencies, days: overlap.days)
      if !shared.contains(key) { shared.append(key) }
    }
    for key in shared {
      let own = coverage.overlaps.filter { $0.agencies == key.agencies && $0.days == key.days }
      problems.append(
        Problem(
          .plan(
            .leadsOverlap(
              set: coverage.set, items: own.map(\.item), agencies: key.agencies,
              days: key.days.description)),
          at: own.first?.location))
    }
    var spans: [DaySpan] = []
    for lapse in coverage.lapses where !spans.contains(lapse.days) { spans.append(lapse.days) }
    for span in spans {
      let items = coverage.lapses.filter { $0.days == span }.map(\.item)
      problems.append(
        Problem(.plan(.leadLapse(set: coverage.set, items: items, days: span.description))))
    }
  }

  /// How many values of the data are simulated, of how many; what the plan itself says of conditions is no data.
  var simulatedCounts: (count: Int, total: Int) {
    var count = 0
    var total = 0
    let stated = dataset.statedMeasures
    for (indicator, counts) in provenanceCounts {
      let simulated = counts[.simulated] ?? 0
      count += simulated
      total += stated.contains(indicator) ? simulated : counts.values.reduce(0, +)
    }
    return (count, total)
  }

  private func noteSimulated() {
    let (count, total) = simulatedCounts
    if count > 0 { problems.append(Problem(.simulated(count: count, total: total))) }
  }

  /// Notes the indicators without data, the bars and the zones that an assessment of some panels lacks.
  func noteMissing(_ assessment: SetAssessment, of panels: PanelSet) {
    var zoneless: Set<Int> = []
    var silent: [String] = []
    let table = BarTable(sets: [assessment.set], units: panels.units)
    for leaf in assessment.criteria.flatMap(\.leaves) + assessment.conditions {
      if panels.panel(leaf.rule.measure) != nil {
        noteMissingBars(leaf, assessment, table, years: panels.years, zoneless: &zoneless)
      } else if leaf.rule.requiredLevel == nil {
        let isOwn = leaf.rule.measure.hasSuffix("/\(leaf.rule.id)")
        silent.append(isOwn ? leaf.rule.id : "\(leaf.rule.id) (\(leaf.rule.measure))")
      }
    }
    if !silent.isEmpty {
      problems.append(Problem(.missingData(set: assessment.set.id, items: silent)))
    }
    for unit in zoneless.sorted().prefix(20) {
      problems.append(
        Problem(.missingZone(unit: panels.units.names[unit], set: assessment.set.id)))
    }
  }

  /// One notice for the zones in which an indicator has values and no bar in the same years.
  private func noteMissingBars(
    _ leaf: LeafAssessment, _ assessment: SetAssessment, _ table: BarTable, years: [Int],
    zoneless: inout Set<Int>
  ) {
    var lacking: [String: Set<Int>] = [:]
    let unitCount = assessment.unitCount
    for (period, year) in years.enumerated() where assessment.set.years.contains(year) {
      for unit in 0..<unitCount {
        switch leaf.outcomes[period * unitCount + unit] {
        case .barMissing:
          let zone = table.zone(of: unit, in: assessment.set) ?? "–"
          lacking[zone, default: []].insert(year)
        case .zoneMissing: zoneless.insert(unit)
        default: break
        }
      }
    }
    let spans = lacking.mapValues(\.spanText)
    let groups = Dictionary(grouping: spans.keys.sorted()) { spans[$0] ?? "" }
    for (span, zones) in groups.sorted(by: { ($0.key, $0.value[0]) < ($1.key, $1.value[0]) }) {
      problems.append(
        Problem(
          .missingBar(
            set: assessment.set.id, indicator: leaf.rule.id, name: leaf.rule.name, zones: zones,
            years: span)))
    }
  }

  private func noteConflicts(_ assessment: SetAssessment) {
    for criterion in assessment.criteria {
      for reportedMet in [true, false] {
        let cells = criterion.conflicts.filter {
          (criterion.verdicts[$0] == .notMet) == reportedMet
        }
        let years = cells.map { panels.years[$0 / unitCount] }
        guard !years.isEmpty else { continue }
        problems.append(
          Problem(
            .verdictConflict(
              criterion: "\(assessment.set.key)/\(criterion.criterion.id)",
              years: years.spanText, reportedMet: reportedMet,
              units: cells.map {
                "\(panels.units.names[$0 % unitCount]) \(panels.years[$0 / unitCount])"
              })))
      }
    }
  }

  private func noteCounts(_ state: ProgrammeState) {
    guard let reported = panels.panel(IndicatorCatalogue.criteriaMet),
      let base = state.assessments.first
    else { return }
    for cell in reported.values.indices where !reported.values[cell].isNaN {
      guard let known = base.knownCount(cell: cell), known != Int(reported.values[cell]) else {
        continue
      }
      problems.append(
        Problem(
          .countConflict(
            unit: panels.units.names[cell % unitCount], year: panels.years[cell / unitCount],
            reported: Int(reported.values[cell]), computed: known)))
    }
  }
}
