import Analytics
import IO
import Panels

extension Dataset {
  /// The dataset by the units of a crosswalk: data, plan and bars.
  ///
  /// - Throws: ``InputError`` where the crosswalk does not fit the data.
  func applying(
    _ reading: CrosswalkReading, _ options: CrosswalkOptions
  ) throws(InputError) -> Dataset {
    var options = options
    options.reassessed.formUnion(reassessedCriteria)
    let result = panels.applying(reading.crosswalk, options: options)
    var dataset = self
    dataset.log.add(contentsOf: reading.log)
    var problems = ProblemLog()
    let file = reading.links.compactMap(\.location?.file).first
    for var problem in result.report.problems {
      problem.location = problem.location ?? file.map { SourceLocation(file: $0) }
      problems.add(problem)
    }
    try problems.throwIfAny()
    dataset.log.add(contentsOf: problems)
    var carrier = PlanCarrier(
      result: result, crosswalk: reading.crosswalk, units: panels.units)
    dataset.panels = result.panels
    dataset.plan = carrier.carried(plan)
    dataset.sets = sets.map { carrier.carried($0) }
    for problem in carrier.problems { dataset.log.add(.unitChange(problem)) }
    // Values of merged and split units stand in no one cell of a file, and codes are used again.
    dataset.origins = .none
    dataset.overlaps = overlaps.compactMap { overlap in
      guard let successor = result.successors[overlap.unit] else { return nil }
      var carried = overlap
      carried.unit = successor
      return carried
    }
    dataset.crosswalk = result
    dataset.crosswalkOptions = options
    return dataset
  }

  /// Reported verdicts of criteria all of whose indicators are in the data: these are assessed anew.
  private var reassessedCriteria: [String] {
    let measures = Set(
      sets.flatMap { set in
        (set.criteria.flatMap(\.indicators) + set.conditions).map(\.measure)
      })
    return sets.flatMap { set in
      set.criteria.filter { criterion in
        !criterion.indicators.isEmpty
          && criterion.indicators.allSatisfy {
            $0.requiredLevel != nil || panels.panel($0.measure) != nil
          }
      }.map { set.reportedID($0) }
        // A criterion of one item may bear the item's own name: then it is that item.
        .filter { !measures.contains($0) }
    }
  }
}

/// Carries what a plan and its sets say of units over to the new ones, or leaves it out.
private struct PlanCarrier {
  let result: CrosswalkResult
  let crosswalk: Crosswalk
  let units: UnitTable
  private let successors: [String: [String]]
  private var dropped: [(entry: String, units: [String])] = []
  private var liftedYears: Set<Int> = []

  init(result: CrosswalkResult, crosswalk: Crosswalk, units: UnitTable) {
    self.units = units
    self.result = result
    self.crosswalk = crosswalk
    var successors: [String: [String]] = [:]
    for change in result.report.changes {
      guard let old = change.old?.code, let new = change.new?.code, change.isInData else {
        continue
      }
      successors[old, default: []].append(new)
    }
    self.successors = successors
  }

  var problems: [UnitChangeProblem] {
    var list = dropped.map { UnitChangeProblem.entriesNotCarried(entry: $0.entry, units: $0.units) }
    if !liftedYears.isEmpty { list.append(.unitBreaksLifted(years: liftedYears.sorted())) }
    return list
  }

  private mutating func drop(_ unit: String, of entry: String) {
    let position = dropped.firstIndex { $0.entry == entry } ?? dropped.count
    if position == dropped.count { dropped.append((entry, [])) }
    let name = units.index(ofCode: unit).map { "\(units.names[$0]) (\(unit))" } ?? unit
    if !dropped[position].units.contains(name) { dropped[position].units.append(name) }
  }

  /// The units that go on as they were; the others are noted.
  private mutating func carried(_ units: [String], of entry: String) -> [String] {
    units.compactMap { unit in
      if let successor = result.successors[unit] { return successor }
      drop(unit, of: entry)
      return nil
    }
  }

  mutating func carried(_ plan: Plan) -> Plan {
    var plan = plan
    plan.roadmap = plan.roadmap.compactMap { entry in
      guard let unit = carried([entry.unit], of: "roadmap").first else { return nil }
      var entry = entry
      entry.unit = unit
      return entry
    }
    plan.targets = plan.targets.compactMap { target in
      let units = carried(target.units, of: "targets")
      guard units.count == target.units.count else { return nil }
      var target = target
      target.units = units
      return target
    }
    plan.works = plan.works.compactMap { work in
      guard let unit = carried([work.unit], of: "works").first else { return nil }
      var work = work
      work.unit = unit
      return work
    }
    plan.sponsors = plan.sponsors.map { sponsor in
      var sponsor = sponsor
      sponsor.units = carried(sponsor.units, of: "sponsors")
      return sponsor
    }
    plan.recognitions = plan.recognitions.compactMap { recognition in
      guard let unit = carried([recognition.unit], of: "recognitions").first else { return nil }
      var recognition = recognition
      recognition.unit = unit
      return recognition
    }
    plan.breaks = plan.breaks.compactMap { carried($0) }
    // The number of communes printed in the plan is of the old units.
    if !result.ended.isEmpty { plan.area.communeCount = nil }
    return plan
  }

  /// A break by the new units; `nil` for a change of units that the crosswalk has mended.
  private mutating func carried(_ seriesBreak: SeriesBreak) -> SeriesBreak? {
    if seriesBreak.kind == .units,
      crosswalk.steps.contains(where: {
        $0.date.year == seriesBreak.year || $0.date.year + 1 == seriesBreak.year
      })
    {
      liftedYears.insert(seriesBreak.year)
      return nil
    }
    guard !seriesBreak.units.isEmpty else { return seriesBreak }
    var seriesBreak = seriesBreak
    // A break in one part is a break in the whole.
    seriesBreak.units = Set(seriesBreak.units.flatMap { successors[$0] ?? [$0] }).sorted()
    return seriesBreak
  }

  mutating func carried(_ set: CriteriaSet) -> CriteriaSet {
    var set = set
    for criterion in set.criteria.indices {
      for item in set.criteria[criterion].indicators.indices {
        let bars = set.criteria[criterion].indicators[item].thresholds
        set.criteria[criterion].indicators[item].thresholds = carried(bars)
      }
    }
    for item in set.conditions.indices {
      set.conditions[item].thresholds = carried(set.conditions[item].thresholds)
    }
    return set
  }

  private mutating func carried(_ thresholds: [Threshold]) -> [Threshold] {
    thresholds.compactMap { threshold in
      guard case .unit(let code) = threshold.scope else { return threshold }
      guard let unit = carried([code], of: "thresholds").first else { return nil }
      var threshold = threshold
      threshold.scope = .unit(unit)
      return threshold
    }
  }
}
