import Analytics
import Panels

/// Judges the targets of a plan on the state of a year.
///
/// What targets may speak of: `docs/targets.md`.
public struct TargetEvaluator: Sendable {
  private let state: ProgrammeState
  private let statusPeriod: Int?
  private let basis: TargetResult.Basis

  /// Prepares an evaluation.
  ///
  /// - Parameters:
  ///   - state: The data, possibly projected.
  ///   - statusYear: The year from which gains and losses count.
  ///   - basis: What the state of the year judged rests on.
  public init(state: ProgrammeState, statusYear: Int, basis: TargetResult.Basis) {
    self.state = state
    self.basis = basis
    statusPeriod = state.panels.period(of: statusYear)
  }

  /// Judges a target in a year: one result, or one a unit where the target speaks of each commune.
  public func results(of target: Target, year: Int) -> [TargetResult] {
    guard let period = state.panels.period(of: year) else { return [] }
    let units = self.units(of: target)
    switch target.statistic {
    case .communesAtLevel(let level, let set, let orAbove):
      return [atLevel(target, level, set, orAbove, units, year, period)]
    case .shareAtLevel(let level, let set, let orAbove, let base):
      return [share(target, level, set, orAbove, of: base, units, year, period)]
    case .value(let indicator):
      return units.map { value(target, indicator, $0, year, period) }
    case .communesAdded(let level, let set):
      return [moved(target, level, set, .criteria, units, year, period, from: .notMet, to: .met)]
    case .communesLost(let level, let set, let holding):
      return [moved(target, level, set, holding, units, year, period, from: .met, to: .notMet)]
    case .averageCriteria(let set): return [average(target, set, units, year, period)]
    case .mean(let indicator): return [mean(target, indicator, units, year)]
    case .total(let indicator):
      // A total is of the area, towns included, unless the target names its units.
      let all = target.units.isEmpty ? Array(state.panels.units.codes.indices) : units
      return [total(target, indicator, all, year, period)]
    case .criteriaMet(let set):
      return units.map { criteria(target, set, $0, year, period, before: nil) }
    case .yearlyGain(let set):
      guard let statusPeriod, statusPeriod < period else { return [] }
      return units.compactMap { unit in
        guard let before = state.count(set, unit: unit, period: statusPeriod),
          let all = state.assessment(set)?.set.criteria.count, before < all
        else { return nil }
        return criteria(target, set, unit, year, period, before: before)
      }
    }
  }

  /// The results of a target as they stand: of what came or went since the status year nothing can be said in that
  /// year.
  public func standing(of target: Target, year: Int) -> [TargetResult] {
    let results = results(of: target, year: year)
    guard statusPeriod == state.panels.period(of: year) else { return results }
    switch target.statistic {
    case .communesAdded, .communesLost(_, _, .criteria):
      return results.map { result in
        var result = result
        (result.value, result.verdict) = (.nan, .notAssessable)
        return result
      }
    default: return results
    }
  }

  /// The units that a target is about.
  func units(of target: Target) -> [Int] {
    if target.units.isEmpty { return state.countedUnits }
    return target.units.compactMap { state.panels.units.index(ofCode: $0) }
  }

  private func result(
    _ target: Target, _ value: Double, year: Int, units: Int, unknown: Int, period: Int
  ) -> TargetResult {
    TargetResult(
      target: target, unit: nil, year: year, basis: basis, value: value,
      verdict: value.isNaN
        ? .notAssessable : target.requirement.isMet(by: value) ? .met : .notMet,
      units: units, unknown: unknown, provenance: state.provenance(period: period))
  }

  private func atLevel(
    _ target: Target, _ level: Level, _ set: String, _ orAbove: Bool, _ units: [Int], _ year: Int,
    _ period: Int
  ) -> TargetResult {
    let count = { (orAbove: Bool) -> (Int, Int) in
      let verdicts = units.map {
        state.stands(at: level, set: set, unit: $0, period: period, orAbove: orAbove)
      }
      return (verdicts.count { $0 == .met }, verdicts.count { $0 == .notAssessable })
    }
    let (value, unknown) = count(orAbove)
    var result = counted(target, value, unknown, units.count, year, period)
    let (other, otherUnknown) = count(!orAbove)
    if other != value {
      result.otherReading = Double(other)
      result.otherVerdict = verdict(target.requirement, known: other, unknown: otherUnknown)
    }
    return result
  }

  /// The share of units at a level among those of a base, or among all.
  ///
  /// With some units unknown the share lies between two ends: unknown members of the base in or out.
  private func share(
    _ target: Target, _ level: Level, _ set: String, _ orAbove: Bool, of base: RequiredLevel?,
    _ units: [Int], _ year: Int, _ period: Int
  ) -> TargetResult {
    var (met, missed, open, openOutside) = (0, 0, 0, 0)
    for unit in units {
      let inside =
        base.map {
          state.stands(at: $0.level, set: $0.set, unit: unit, period: period, orAbove: true)
        } ?? .met
      let verdict = state.stands(
        at: level, set: set, unit: unit, period: period, orAbove: orAbove)
      switch (inside, verdict) {
      case (.met, .met): met += 1
      case (.met, .notAssessable), (.notAssessable, .met): open += 1
      case (.met, _): missed += 1
      case (.notAssessable, _): openOutside += 1
      default: break
      }
    }
    let known = met + missed
    let unknown = open + openOutside
    var result = result(
      target, known == 0 ? .nan : 100 * Double(met) / Double(known), year: year,
      units: known + unknown, unknown: unknown, period: period)
    if known + unknown == 0 { result.missingChance = .emptyBase }
    if unknown > 0, known > 0 {
      let all = Double(known + unknown)
      result.verdict = verdict(
        target.requirement, between: 100 * Double(met) / all,
        and: 100 * Double(met + unknown) / all)
    }
    return result
  }

  /// The value of an indicator in one commune.
  private func value(
    _ target: Target, _ indicator: String, _ unit: Int, _ year: Int, _ period: Int
  ) -> TargetResult {
    let value = state.panels.panel(indicator).map { $0[unit, period] } ?? .nan
    var result = result(
      target, value, year: year, units: 1, unknown: value.isNaN ? 1 : 0, period: period)
    result.unit = state.panels.units.codes[unit]
    result.provenance = state.panels.provenance(unit: unit, period: period, of: [indicator])
    return result
  }

  private func moved(
    _ target: Target, _ level: Level, _ set: String, _ holding: Holding, _ units: [Int],
    _ year: Int, _ period: Int, from: Verdict, to: Verdict
  ) -> TargetResult {
    guard let statusPeriod,
      let held = state.held(level, set: set, by: holding, period: statusPeriod)
    else {
      var open = result(
        target, .nan, year: year, units: 0, unknown: units.count, period: period)
      open.missingChance = holding == .recognition ? .noRecognition : nil
      return open
    }
    var value = 0
    var unknown = 0
    for unit in units {
      let before = held(unit)
      let now = state.stands(at: level, set: set, unit: unit, period: period, orAbove: true)
      guard [from, .notAssessable].contains(before), [to, .notAssessable].contains(now) else {
        continue
      }
      if before == from, now == to { value += 1 } else { unknown += 1 }
    }
    return counted(target, value, unknown, units.count, year, period)
  }

  /// A count with some units unknown: judged only when they cannot change the answer.
  private func counted(
    _ target: Target, _ value: Int, _ unknown: Int, _ units: Int, _ year: Int, _ period: Int
  ) -> TargetResult {
    var result = result(
      target, unknown == units && units > 0 ? .nan : Double(value), year: year, units: units,
      unknown: unknown, period: period)
    result.verdict = verdict(target.requirement, known: value, unknown: unknown)
    return result
  }

  private func verdict(_ requirement: Requirement, known: Int, unknown: Int) -> Verdict {
    let answers = Set((known...known + unknown).map { requirement.isMet(by: Double($0)) })
    return answers.count > 1 ? .notAssessable : answers.contains(true) ? .met : .notMet
  }

  private func average(
    _ target: Target, _ set: String, _ units: [Int], _ year: Int, _ period: Int
  ) -> TargetResult {
    let counts = units.compactMap { state.count(set, unit: $0, period: period) }
    let value = counts.isEmpty ? .nan : Double(counts.reduce(0, +)) / Double(counts.count)
    var result = result(
      target, value, year: year, units: counts.count, unknown: units.count - counts.count,
      period: period)
    if result.unknown > 0, !counts.isEmpty, let assessment = state.assessment(set) {
      let cells = units.filter { state.count(set, unit: $0, period: period) == nil }
        .map { period * state.panels.units.count + $0 }
      let least = counts.reduce(0, +) + cells.map { Int(assessment.metCounts[$0]) }.reduce(0, +)
      let open = cells.map { Int(assessment.unknownCounts[$0]) }.reduce(0, +)
      result.verdict = verdict(
        target.requirement, between: Double(least) / Double(units.count),
        and: Double(least + open) / Double(units.count))
    }
    return result
  }

  /// A value known between two ends is judged only when both ends and all between agree.
  private func verdict(
    _ requirement: Requirement, between low: Double, and high: Double
  ) -> Verdict {
    if case .within(let least, let most) = requirement {
      if low >= least, high <= most { return .met }
      return high < least || low > most ? .notMet : .notAssessable
    }
    let atLow = requirement.isMet(by: low)
    return atLow == requirement.isMet(by: high) ? (atLow ? .met : .notMet) : .notAssessable
  }

  private func mean(
    _ target: Target, _ indicator: String, _ units: [Int], _ year: Int
  ) -> TargetResult {
    let named = target.units.isEmpty ? nil : Set(units)
    let summary = CriteriaSummary(panels: state.panels, scope: state.scope, units: named)
    // What a plan promises is the weighted mean: a simple one says nothing of it.
    let row = summary.means(of: [indicator]).first {
      $0.level == "all" && $0.year == year && !$0.lacksWeights
    }
    var result = result(
      target, row?.value ?? .nan, year: year, units: row?.units ?? 0,
      unknown: (row?.missing ?? units.count) + (row?.missingWeight ?? 0),
      period: state.panels.period(of: year) ?? 0)
    result.provenance = row.map { max($0.provenance, result.provenance) } ?? result.provenance
    return result
  }

  private func total(
    _ target: Target, _ indicator: String, _ units: [Int], _ year: Int, _ period: Int
  ) -> TargetResult {
    let values = units.compactMap { unit in
      state.panels.panel(indicator).map { $0[unit, period] }.flatMap { $0.isNaN ? nil : $0 }
    }
    let sum = values.reduce(0, +)
    var result = result(
      target, values.isEmpty ? .nan : sum, year: year, units: values.count,
      unknown: units.count - values.count, period: period)
    if result.unknown > 0, !values.isEmpty {
      // What is missing may only add, unless the indicator can be negative.
      let kind = state.panels.panel(indicator)?.indicator.kind ?? .number
      result.verdict = verdict(
        target.requirement, between: kind.lowerBound < 0 ? -.infinity : sum, and: .infinity)
    }
    return result
  }

  /// The criteria a commune meets, or its gain on `before`.
  private func criteria(
    _ target: Target, _ set: String, _ unit: Int, _ year: Int, _ period: Int, before: Int?
  ) -> TargetResult {
    let count = state.count(set, unit: unit, period: period)
    let value = count.map { Double($0 - (before ?? 0)) } ?? .nan
    var result = result(
      target, value, year: year, units: 1, unknown: count == nil ? 1 : 0, period: period)
    result.unit = state.panels.units.codes[unit]
    if count == nil { result.verdict = criteriaVerdict(target, set, unit, period) }
    return result
  }

  /// Even with criteria open, a commune may already be sure to pass or to fail.
  private func criteriaVerdict(
    _ target: Target, _ set: String, _ unit: Int, _ period: Int
  ) -> Verdict {
    guard case .criteriaMet = target.statistic, let assessment = state.assessment(set) else {
      return .notAssessable
    }
    let cell = period * state.panels.units.count + unit
    return verdict(
      target.requirement, known: Int(assessment.metCounts[cell]),
      unknown: Int(assessment.unknownCounts[cell]))
  }
}
