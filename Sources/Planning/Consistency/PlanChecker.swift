import Analytics
import Panels

/// Holds the numbers of a plan against each other, against what there is and against the bars.
///
/// A promise of 12 communes where 10 are left has the slack `10 − 12`.
public struct PlanChecker: Sendable {
  private let plan: Plan
  private let state: ProgrammeState
  private let provenance: Provenance

  /// Prepares the checks.
  public init(plan: Plan, state: ProgrammeState) {
    self.plan = plan
    self.state = state
    provenance =
      state.panels.period(of: plan.statusYear).map(state.provenance(period:)) ?? .observed
  }

  /// Every check that the plan's numbers allow, in the order of its targets.
  public func checks() -> [PlanCheck] {
    var checks = contradictions()
    for target in plan.targets {
      checks += [available(target), roadmap(target)].compactMap(\.self)
      checks += bars(target)
    }
    return checks
  }

  private func contradictions() -> [PlanCheck] {
    var checks: [PlanCheck] = []
    for (position, target) in plan.targets.enumerated() {
      for other in plan.targets[..<position] where speaksOfTheSame(other, target) {
        let room = target.requirement.room(with: other.requirement)
        checks.append(
          PlanCheck(
            kind: .contradiction, target: other, other: target.id, units: [],
            promised: other.requirement.bar, bound: target.requirement.bar, slack: room.width,
            verdict: room.isEmpty ? .notMet : .met, provenance: provenance))
      }
    }
    return checks
  }

  private func speaksOfTheSame(_ one: Target, _ other: Target) -> Bool {
    one.statistic == other.statistic && one.year == other.year && one.units == other.units
  }

  /// More communes than there are, or than have not reached the level yet.
  private func available(_ target: Target) -> PlanCheck? {
    var number =
      target.units.isEmpty
      ? plan.area.communeCount ?? members(of: target).count : target.units.count
    switch target.statistic {
    case .communesAtLevel: break
    case .communesAdded(let level, let set):
      number -= standing(target, level, set).count
    default: return nil
    }
    guard let least = target.requirement.leastWhole else { return nil }
    return PlanCheck(
      kind: .available, target: target, other: "", units: [], promised: least,
      bound: Double(number), slack: Double(number) - least,
      verdict: least <= Double(number) ? .met : .notMet, provenance: provenance)
  }

  /// The units the roadmap names for a level up to a year, against the number promised.
  private func roadmap(_ target: Target) -> PlanCheck? {
    guard let year = target.year else { return nil }
    let level: Level
    let set: String
    var promised = target.requirement.leastWhole
    switch target.statistic {
    case .communesAdded(let asked, let id): (level, set) = (asked, id)
    case .communesAtLevel(let asked, let id, orAbove: true): (level, set) = (asked, id)
    case .criteriaMet(let id):
      guard let all = state.assessment(id)?.set.criteria.count,
        target.requirement.asksForAll(of: all), !target.units.isEmpty
      else { return nil }
      (level, set) = (.met, id)
      promised = Double(target.units.count)
    default: return nil
    }
    let entries = plan.roadmap.filter {
      $0.set == set && $0.level >= level
        && (target.units.isEmpty || target.units.contains($0.unit))
    }
    guard let promised, entries.contains(where: { $0.level == level }) else { return nil }
    var units = Set(entries.filter { $0.year <= year }.map(\.unit))
    if case .communesAtLevel = target.statistic { units.formUnion(standing(target, level, set)) }
    let listed = units.count
    return PlanCheck(
      kind: .roadmap, target: target, other: "", units: [], promised: promised,
      bound: Double(listed), slack: Double(listed) - promised,
      verdict: Double(listed) >= promised ? .met : .notMet, provenance: provenance)
  }

  /// The units of a target that stand at a level already.
  private func standing(_ target: Target, _ level: Level, _ set: String) -> [String] {
    guard let period = state.panels.period(of: plan.statusYear) else { return [] }
    return members(of: target).filter {
      state.stands(at: level, set: set, unit: $0, period: period, orAbove: true) == .met
    }.map { state.panels.units.codes[$0] }
  }

  private func members(of target: Target) -> [Int] {
    target.units.isEmpty
      ? state.countedUnits : target.units.compactMap { state.panels.units.index(ofCode: $0) }
  }

  /// A mean against the bars of the units that have to pass the same indicator by that year.
  private func bars(_ target: Target) -> [PlanCheck] {
    guard case .mean(let indicator) = target.statistic, let year = target.year else { return [] }
    return state.assessments.compactMap { assessment in
      let set = assessment.set
      let units = pledged(set, by: year)
      guard !units.isEmpty,
        let rule = set.criteria.flatMap(\.indicators).first(where: { $0.measure == indicator }),
        rule.kind != .yesno, rule.comparison.isUpward == target.requirement.hasLowerEnd
      else { return nil }
      return check(target, rule, set, units, year)
    }
  }

  private func check(
    _ target: Target, _ rule: IndicatorRule, _ set: CriteriaSet, _ units: [Int], _ year: Int
  ) -> PlanCheck {
    let table = BarTable(
      sets: state.assessments.map(\.set), units: state.panels.units)
    var known: [(unit: Int, bar: Double)] = []
    for unit in units {
      if case .value(let bar) = table.bar(rule, in: set, unit: unit, year: year) {
        known.append((unit, bar))
      }
    }
    let mean = target.requirement.bar
    let isUpward = rule.comparison.isUpward
    let hardest = isUpward ? known.map(\.bar).max() : known.map(\.bar).min()
    let harder = known.filter { isUpward ? $0.bar > mean : $0.bar < mean }.map(\.unit)
    let isOpen = known.count < units.count
    let verdict: Verdict = !harder.isEmpty ? .notMet : isOpen ? .notAssessable : .met
    return PlanCheck(
      kind: .barBelow, target: target, other: "\(set.id) \(rule.id)",
      units: (verdict == .notMet ? harder : units).map { state.panels.units.names[$0] },
      promised: mean, bound: hardest ?? .nan,
      slack: hardest.map { isUpward ? mean - $0 : $0 - mean } ?? .nan, verdict: verdict,
      provenance: provenance)
  }

  /// The units that are to meet all criteria of a set by a year, by the roadmap or a target.
  private func pledged(_ set: CriteriaSet, by year: Int) -> [Int] {
    var codes = plan.roadmap.filter { $0.set == set.id && $0.level >= .met && $0.year <= year }
      .map(\.unit)
    for target in plan.targets where (target.year ?? .max) <= year {
      if case .criteriaMet(set.id) = target.statistic,
        target.requirement.asksForAll(of: set.criteria.count)
      {
        codes += target.units
      }
    }
    return Set(codes).sorted().compactMap { state.panels.units.index(ofCode: $0) }
  }
}

extension Requirement {
  /// The ends between which values pass, and whether the ends themselves do.
  private var ends: (low: Double, high: Double, takesLow: Bool, takesHigh: Bool) {
    switch self {
    case .atLeast(let bar): (bar, .infinity, true, false)
    case .above(let bar): (bar, .infinity, false, false)
    case .atMost(let bar): (-.infinity, bar, false, true)
    case .below(let bar): (-.infinity, bar, false, false)
    case .within(let low, let high): (low, high, true, true)
    }
  }

  /// The room for a value that passes both.
  fileprivate func room(with other: Requirement) -> (width: Double, isEmpty: Bool) {
    let (mine, theirs) = (ends, other.ends)
    let low = max(mine.low, theirs.low)
    let high = min(mine.high, theirs.high)
    let passes = isMet(by: low) && other.isMet(by: low)
    return (high - low, low > high || (low == high && !passes))
  }
}
