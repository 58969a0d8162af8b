import Analytics
import Panels

/// Carries what a plan and its sets say of units over to the new ones, or leaves it out.
///
/// What is said of a code is said of the unit that bears it in the list of that time: of the year an
/// entry speaks of, but no later than the plan; bars without years take the first list of the data.
struct PlanCarrier {
  /// What was left out or lifted.
  var problems: [Problem] { located + general.map { Problem(.unitChange($0)) } }
  private let result: CrosswalkResult
  private let succession: UnitSuccession
  private let panels: PanelSet
  /// The list of units of the plan's own time.
  private let planVintage: Int
  /// For each indicator the new units of which the data measured a year both ways.
  private let measured: [String: Set<String>]
  private var located: [Problem] = []
  private var dropped: [(entry: String, units: [String], seen: Set<String>)] = []
  /// By indicator and year the units cut in place of a splice.
  private var cuts: [String: Set<String>] = [:]
  private var liftedYears: Set<Int> = []
  private var liftedUnits: Set<String> = []

  /// - Parameters:
  ///   - result: The data by the new units.
  ///   - panels: The data by the old ones.
  ///   - plan: The plan, which is of one time.
  ///   - overlaps: The years measured both ways, by the new units.
  init(result: CrosswalkResult, panels: PanelSet, plan: Plan, overlaps: [MeasuredOverlap]) {
    self.result = result
    measured = Dictionary(grouping: overlaps, by: \.indicator).mapValues { Set($0.map(\.unit)) }
    self.panels = panels
    succession = result.succession
    planVintage =
      plan.date.map(result.succession.vintage(on:))
      ?? result.succession.vintage(atEndOf: plan.statusYear)
  }

  private var general: [UnitChangeProblem] {
    var list = dropped.map { UnitChangeProblem.entriesNotCarried(entry: $0.entry, units: $0.units) }
    if !liftedYears.isEmpty {
      list.append(
        .unitBreaksLifted(years: liftedYears.sorted(), units: labels(liftedUnits)))
    }
    return list
  }

  /// New units by name and code.
  private func labels(_ codes: Set<String>) -> [String] {
    codes.sorted().map { label($0, in: result.panels.units) }
  }

  private func label(_ code: String, in units: UnitTable) -> String {
    units.index(ofCode: code).map { CrosswalkUnit(code: code, name: units.names[$0]).label } ?? code
  }

  private mutating func drop(_ unit: String, of entry: String) {
    let position = dropped.firstIndex { $0.entry == entry } ?? dropped.count
    if position == dropped.count { dropped.append((entry, [], [])) }
    if dropped[position].seen.insert(unit).inserted {
      dropped[position].units.append(label(unit, in: panels.units))
    }
  }

  // MARK: The list a code is of

  /// The list of the year that an entry speaks of, but no later than the plan's own.
  private func vintage(of year: Int?) -> Int {
    year.map { min(succession.vintage(atEndOf: $0), planVintage) } ?? planVintage
  }

  /// The unit that goes on as it was; any other is noted.
  private mutating func carried(_ unit: String, of entry: String, at vintage: Int) -> String? {
    let own = succession.vintage(of: unit, near: vintage)
    if let successor = succession.successor(of: unit, at: own) { return successor }
    drop(unit, of: entry)
    return nil
  }

  private mutating func carried(_ units: [String], of entry: String, at vintage: Int) -> [String] {
    units.compactMap { carried($0, of: entry, at: vintage) }
  }

  // MARK: The plan

  mutating func carried(_ plan: Plan) -> Plan {
    var plan = plan
    plan.roadmap = plan.roadmap.compactMap { entry in
      guard let unit = carried(entry.unit, of: "roadmap", at: vintage(of: entry.year)) else {
        return nil
      }
      var entry = entry
      entry.unit = unit
      return entry
    }
    plan.targets = plan.targets.compactMap { target in
      let units = carried(target.units, of: "targets", at: vintage(of: target.year))
      guard units.count == target.units.count else { return nil }
      var target = target
      target.units = units
      return target
    }
    plan.registrations = plan.registrations.compactMap { registration in
      guard
        let unit = carried(
          registration.unit, of: "registrations", at: vintage(of: registration.year))
      else { return nil }
      var registration = registration
      registration.unit = unit
      return registration
    }
    plan.conditions = plan.conditions.map { condition in
      var condition = condition
      condition.findings = condition.findings.compactMap { finding in
        guard
          let unit = carried(finding.unit, of: "conditions", at: vintage(of: finding.date.year))
        else { return nil }
        var finding = finding
        finding.unit = unit
        return finding
      }
      return condition
    }
    plan.works = plan.works.compactMap { work in
      guard let unit = carried(work.unit, of: "works", at: planVintage) else { return nil }
      var work = work
      work.unit = unit
      return work
    }
    plan.sponsors = plan.sponsors.map { sponsor in
      var sponsor = sponsor
      sponsor.units = carried(sponsor.units, of: "sponsors", at: planVintage)
      return sponsor
    }
    plan.recognitions = plan.recognitions.compactMap { recognition in
      let vintage = succession.vintage(atEndOf: recognition.metYear)
      guard let unit = carried(recognition.unit, of: "recognitions", at: vintage) else {
        return nil
      }
      var recognition = recognition
      recognition.unit = unit
      return recognition
    }
    plan.breaks = plan.breaks.flatMap { carried($0) }
    // The number of communes printed in the plan is of the old units.
    if !result.ended.isEmpty { plan.area.communeCount = nil }
    return plan
  }

  // MARK: Breaks

  /// A break by the new units: none where the crosswalk has mended a change of units, two where some
  /// units can be spliced and others cannot.
  private mutating func carried(_ seriesBreak: SeriesBreak) -> [SeriesBreak] {
    if seriesBreak.kind == .units {
      let changed = succession.unitsChanged(in: seriesBreak.year)
      if !changed.isEmpty { return lifted(seriesBreak, from: changed) }
    }
    if seriesBreak.treatment == .splice {
      return spliced(seriesBreak, for: reached(by: seriesBreak))
    }
    if seriesBreak.units.isEmpty { return [seriesBreak] }
    // A break in one part is a break in the whole.
    return Self.limited(seriesBreak, to: reached(by: seriesBreak))
  }

  /// The break for some units; none for no unit, since an empty list stands for all.
  private static func limited(_ seriesBreak: SeriesBreak, to units: Set<String>) -> [SeriesBreak] {
    if units.isEmpty { return [] }
    var seriesBreak = seriesBreak
    seriesBreak.units = units.sorted()
    return [seriesBreak]
  }

  /// The new units with a part of those a break names; those that left no part are noted.
  private mutating func reached(by seriesBreak: SeriesBreak) -> Set<String> {
    if seriesBreak.units.isEmpty { return Set(result.panels.units.codes) }
    var reached: Set<String> = []
    for (unit, vintage) in bearers(seriesBreak) {
      let units = succession.destinations(of: unit, at: vintage)
      if units.isEmpty { drop(unit, of: "breaks") }
      reached.formUnion(units)
    }
    return reached
  }

  /// The units that a break names, each with the list it is of.
  private func bearers(_ seriesBreak: SeriesBreak) -> [(unit: String, vintage: Int)] {
    let year = succession.vintage(atEndOf: seriesBreak.year)
    return seriesBreak.units.map { ($0, succession.vintage(of: $0, near: year)) }
  }

  /// A break of units, for those that the crosswalk does not carry over its year.
  private mutating func lifted(
    _ seriesBreak: SeriesBreak, from changed: Set<String>
  ) -> [SeriesBreak] {
    let units = reached(by: seriesBreak)
    let mended = units.intersection(changed)
    if !mended.isEmpty {
      liftedYears.insert(seriesBreak.year)
      liftedUnits.formUnion(mended)
    }
    let left = units.subtracting(changed)
    return seriesBreak.treatment == .splice
      ? spliced(seriesBreak, for: left) : Self.limited(seriesBreak, to: left)
  }

  /// A splice for the units it is true of; the others are cut, with a warning.
  ///
  /// A link holds for the units it was measured on. It holds for a new unit that is one of them, or a
  /// piece of one, and for one made of several only where the same factor multiplies all its parts.
  private mutating func spliced(
    _ seriesBreak: SeriesBreak, for units: Set<String>
  ) -> [SeriesBreak] {
    // What is restated are the values before the break, in the units of then.
    let vintage =
      bearers(seriesBreak).map(\.vintage).min()
      ?? succession.vintage(atEndOf: seriesBreak.year - 1)
    let origins = succession.origins(at: vintage)
    let named = Set(seriesBreak.units)
    let isFactor = panels.panel(seriesBreak.indicator).map {
      SplicedSeries.scale(of: $0.indicator.kind) == .log
    }
    let kept = units.filter { unit in
      // A unit that is formed later has nothing before the break to restate.
      guard let parts = origins[unit] else { return true }
      if parts.count == 1, let part = parts.first,
        succession.successor(of: part, at: vintage) == unit
      {
        return true
      }
      let isCovered = named.isEmpty || parts.isSubset(of: named)
      if seriesBreak.overlap == nil {
        return measured[seriesBreak.indicator]?.contains(unit) == true
      }
      return isCovered && (parts.count == 1 || isFactor == true)
    }
    let cut = units.subtracting(kept)
    if cut.isEmpty, named.isEmpty, kept.count == result.panels.units.count { return [seriesBreak] }
    if cut.isEmpty { return Self.limited(seriesBreak, to: kept) }
    located.append(
      Problem(
        .unitChange(
          .spliceNotCarried(
            indicator: seriesBreak.indicator, year: seriesBreak.year, units: labels(cut))),
        at: seriesBreak.location))
    var segment = seriesBreak
    segment.treatment = .newSegment
    segment.overlap = nil
    segment.overlapYear = nil
    // Two splices of parts in one year are one cut of the whole.
    let key = "\(seriesBreak.indicator) \(seriesBreak.year)"
    let known = cuts[key] ?? []
    cuts[key] = known.union(cut)
    return Self.limited(seriesBreak, to: kept)
      + Self.limited(segment, to: cut.subtracting(known))
  }

  // MARK: Bars

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
      let vintage =
        threshold.years.map { succession.vintage(atEndOf: $0.lowerBound) }
        ?? succession.firstVintage
      guard let unit = carried(code, of: "thresholds", at: vintage) else { return nil }
      var threshold = threshold
      threshold.scope = .unit(unit)
      return threshold
    }
  }
}
