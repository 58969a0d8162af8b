import Panels

/// Applies criteria sets to panels.
///
/// A criterion is met when all its applicable indicators are (or as many as it asks for), not met
/// when one is not, and not assessable otherwise. A verdict that the office reports for the whole
/// criterion decides where the indicators cannot; where both speak and disagree, the indicators
/// win and the cell is listed as a conflict.
public struct Assessor: Sendable {
  private let panels: PanelSet
  private let bars: BarTable
  private let sets: [CriteriaSet]
  private let recognitions: [Recognition]

  /// Prepares an assessment.
  ///
  /// - Parameters:
  ///   - sets: The sets, those that others refer to first.
  ///   - panels: The data.
  ///   - recognitions: Earlier recognitions, for bars relative to a unit's own past.
  public init(sets: [CriteriaSet], panels: PanelSet, recognitions: [Recognition] = []) {
    self.sets = sets
    self.panels = panels
    self.recognitions = recognitions
    bars = BarTable(sets: sets, units: panels.units)
  }

  /// The bars, for reports.
  public var barTable: BarTable { bars }

  /// Assesses every set. O(sets × indicators × cells).
  public func assess() -> [SetAssessment] {
    var done: [SetAssessment] = []
    for set in sets { done.append(assess(set, after: done)) }
    return done
  }

  /// The bar of a rule for a unit in a year as a number, or `nil` when there is none.
  public func height(of rule: IndicatorRule, in set: CriteriaSet, unit: Int, year: Int) -> Double? {
    switch bars.bar(rule, in: set, unit: unit, year: year) {
    case .value(let value): return value
    case .timesOwnValue(let level, let factor):
      return ownValue(of: rule, unit: unit, level: level).map { $0 * factor }
    case .unknown, .zoneMissing: return nil
    }
  }

  /// What the value of a rule must be for a unit in a year, or `nil` when there is no bar.
  public func requirement(
    of rule: IndicatorRule, in set: CriteriaSet, unit: Int, year: Int
  ) -> Requirement? {
    height(of: rule, in: set, unit: unit, year: year).map(
      bars.comparison(rule, in: set, unit: unit, year: year).requirement)
  }

  private func assess(_ set: CriteriaSet, after done: [SetAssessment]) -> SetAssessment {
    let cellCount = panels.units.count * panels.years.count
    let criteria = set.criteria.map { criterion in
      assess(criterion, in: set, after: done)
    }
    var met = [UInt8](repeating: 0, count: cellCount)
    var unknown = [UInt8](repeating: 0, count: cellCount)
    for criterion in criteria {
      for cell in 0..<cellCount {
        switch criterion.verdicts[cell] {
        case .met, .notApplicable: met[cell] += 1
        case .notAssessable: unknown[cell] += 1
        case .notMet: break
        }
      }
    }
    let rungs = set.ladder.map { rung in
      let needed = rung.minimumMet ?? set.criteria.count
      var verdicts = (0..<cellCount).map { cell -> Verdict in
        let (met, unknown) = (Int(met[cell]), Int(unknown[cell]))
        return met >= needed ? .met : met + unknown < needed ? .notMet : .notAssessable
      }
      for demand in rung.requires {
        for (cell, verdict) in granted(demand, after: done).enumerated() {
          verdicts[cell] = verdicts[cell].and(verdict)
        }
      }
      return verdicts
    }
    return SetAssessment(
      set: set, unitCount: panels.units.count, periodCount: panels.years.count,
      criteria: criteria, conditions: set.conditions.map { leaf($0, in: set, after: done) },
      rungs: rungs, metCounts: met, unknownCounts: unknown)
  }

  /// Whether a level of another set is granted, one verdict a cell.
  private func granted(_ demand: RequiredLevel, after done: [SetAssessment]) -> [Verdict] {
    let cellCount = panels.units.count * panels.years.count
    return done.first { $0.set.id == demand.set }?.grants(demand.level, cells: 0..<cellCount)
      ?? Array(repeating: .notAssessable, count: cellCount)
  }

  private func assess(
    _ criterion: Criterion, in set: CriteriaSet, after done: [SetAssessment]
  ) -> CriterionAssessment {
    let cellCount = panels.units.count * panels.years.count
    let leaves = criterion.indicators.map { leaf($0, in: set, after: done) }
    let reported = panels.panel(set.reportedID(criterion))
    var verdicts = combine(leaves, required: criterion.required)
    var isReported = [Bool](repeating: false, count: cellCount)
    var conflicts: [Int] = []
    for cell in 0..<(reported == nil ? 0 : cellCount) {
      guard let reported else { break }
      if reported.notApplicable.contains(cell), leaves.isEmpty {
        verdicts[cell] = .notApplicable
        isReported[cell] = true
      }
      let value = reported.values[cell]
      if value.isNaN { continue }
      let said: Verdict = value == 1 ? .met : .notMet
      if verdicts[cell] == .notAssessable {
        verdicts[cell] = said
        isReported[cell] = true
      } else if verdicts[cell] != said, verdicts[cell] != .notApplicable {
        conflicts.append(cell)
      }
    }
    return CriterionAssessment(
      criterion: criterion, leaves: leaves, verdicts: verdicts, isReported: isReported,
      conflicts: conflicts)
  }

  /// The verdict of a criterion from those of its indicators, one a cell.
  private func combine(_ leaves: [LeafAssessment], required: Int?) -> [Verdict] {
    let cellCount = panels.units.count * panels.years.count
    guard !leaves.isEmpty else { return Array(repeating: .notAssessable, count: cellCount) }
    var verdicts: [Verdict] = []
    verdicts.reserveCapacity(cellCount)
    // So many at a time that their counts stay near.
    for start in stride(from: 0, to: cellCount, by: 4096) {
      let cells = start..<min(start + 4096, cellCount)
      var counts = [IndicatorCounts](repeating: IndicatorCounts(), count: cells.count)
      for leaf in leaves {
        for (place, outcome) in leaf.outcomes[cells].enumerated() {
          counts[place].add(outcome.verdict)
        }
      }
      verdicts += counts.map { counts in
        if counts.applicable == 0 { return .notApplicable }
        let needed = min(required ?? counts.applicable, counts.applicable)
        if counts.met >= needed { return .met }
        return counts.met + counts.unknown < needed ? .notMet : .notAssessable
      }
    }
    return verdicts
  }

  private func leaf(
    _ rule: IndicatorRule, in set: CriteriaSet, after done: [SetAssessment]
  ) -> LeafAssessment {
    let n = panels.units.count
    let cellCount = n * panels.years.count
    if let demand = rule.requiredLevel {
      let outcomes = granted(demand, after: done).map { verdict -> LeafOutcome in
        switch verdict {
        case .met: .levelReached
        case .notMet: .levelNotReached
        default: .levelUnknown
        }
      }
      return LeafAssessment(rule: rule, outcomes: outcomes)
    }
    guard let panel = panels.panel(rule.measure) else {
      return LeafAssessment(
        rule: rule, outcomes: Array(repeating: .valueMissing, count: cellCount))
    }
    var outcomes = [LeafOutcome](repeating: .valueMissing, count: cellCount)
    if rule.kind == .yesno {
      for cell in 0..<cellCount {
        let value = panel.values[cell]
        if value.isNaN { continue }
        outcomes[cell] = value == 1 ? .reportedYes : .reportedNo
      }
    } else {
      for period in 0..<panels.years.count {
        compare(panel, period: period, rule: rule, set: set, into: &outcomes)
      }
    }
    for cell in panel.notApplicable { outcomes[cell] = .notApplicable }
    return LeafAssessment(rule: rule, outcomes: outcomes)
  }

  private func compare(
    _ panel: Panel, period: Int, rule: IndicatorRule, set: CriteriaSet,
    into outcomes: inout [LeafOutcome]
  ) {
    let n = panel.unitCount
    let classBars = bars.representatives.map {
      bars.bar(rule, in: set, unit: $0, year: panels.years[period])
    }
    let comparisons = bars.representatives.map {
      bars.comparison(rule, in: set, unit: $0, year: panels.years[period])
    }
    for unit in 0..<n {
      let cell = period * n + unit
      let value = panel.values[cell]
      let height: Double
      switch classBars[Int(bars.classes[unit])] {
      case .value(let bar): height = bar
      case .unknown:
        outcomes[cell] = value.isNaN ? .valueMissing : .barMissing
        continue
      case .zoneMissing:
        outcomes[cell] = value.isNaN ? .valueMissing : .zoneMissing
        continue
      case .timesOwnValue(let level, let factor):
        guard let own = ownValue(of: rule, unit: unit, level: level) else {
          outcomes[cell] = value.isNaN ? .valueMissing : .barMissing
          continue
        }
        height = own * factor
      }
      if value.isNaN { continue }
      let comparison = comparisons[Int(bars.classes[unit])]
      let passes = comparison.requirement(height).isMet(by: value)
      outcomes[cell] = passes ? .passesBar : .failsBar
    }
  }

  /// The unit's value in the first year for which it was recognised at a level or above.
  private func ownValue(of rule: IndicatorRule, unit: Int, level: Level) -> Double? {
    guard let year = recognitionYear(unit: unit, level: level),
      let period = panels.period(of: year),
      let value = panels.panel(rule.measure)?[unit, period], !value.isNaN
    else { return nil }
    return value
  }

  /// The first year for which a unit was recognised at a level or above: that of the value to which bars relative
  /// to a unit's own past refer.
  public func recognitionYear(unit: Int, level: Level) -> Int? {
    let code = panels.units.codes[unit]
    return recognitions.filter { $0.unit == code && $0.level >= level }.map(\.metYear).min()
  }
}
