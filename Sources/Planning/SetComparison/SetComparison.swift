import Analytics
import Panels

/// Two criteria sets, requirement by requirement, on the data of one year.
///
/// Requirements are the same where they read the same measure of the data, else where they bear the same name. Bars are
/// those of the year of the data, or of the nearest year in which a set is in force. What is not known stays unknown: no
/// bar, no list of indicators is guessed.
///
/// The columns that it becomes are those of `set_differences.csv` (`docs/results.md`).
public struct SetComparison: Sendable {
  private let old: CriteriaSet
  private let new: CriteriaSet
  private let state: ProgrammeState
  private let assessor: Assessor
  private let year: Int

  /// Prepares a comparison.
  ///
  /// - Parameters:
  ///   - old: The older set.
  ///   - new: The newer set.
  ///   - sets: All sets that bars refer to.
  ///   - state: The data.
  ///   - year: The year of the data.
  public init(
    _ old: CriteriaSet, _ new: CriteriaSet, among sets: [CriteriaSet], state: ProgrammeState,
    year: Int
  ) {
    self.old = old
    self.new = new
    self.state = state
    self.year = year
    assessor = Assessor(sets: sets, panels: state.panels, recognitions: state.recognitions)
  }

  /// The differences in the order of the older set; what only the newer one asks comes last. A row for each pair of bars
  /// that communes have, those of most communes first.
  ///
  /// - Complexity: O(indicators² + indicators × units).
  public func rows() -> [SetDifference] {
    let before = Self.requirements(of: old)
    var after = Self.requirements(of: new)
    var rows: [SetDifference] = []
    for requirement in before {
      let place = after.firstIndex { $0.isSame(as: requirement) }
      rows += differences(requirement, place.map { after.remove(at: $0) })
    }
    return rows + after.flatMap { differences(nil, $0) }
  }

  /// An indicator of a set, or a criterion without a list of indicators.
  private struct Requirement {
    let set: CriteriaSet
    let criterion: Criterion
    let rule: IndicatorRule?

    var name: LocalizedText { rule?.name ?? criterion.name }

    func isSame(as other: Requirement) -> Bool {
      if let rule, let own = other.rule, rule.measure == own.measure { return true }
      return (rule == nil) == (other.rule == nil)
        && name.vi.lowercased() == other.name.vi.lowercased()
    }

    func side(_ bar: Double) -> SetDifference.Side {
      SetDifference.Side(set: set.id, criterion: criterion, rule: rule, bar: bar)
    }
  }

  private static func requirements(of set: CriteriaSet) -> [Requirement] {
    set.criteria.flatMap { criterion in
      criterion.indicators.isEmpty
        ? [Requirement(set: set, criterion: criterion, rule: nil)]
        : criterion.indicators.map { Requirement(set: set, criterion: criterion, rule: $0) }
    }
  }

  private func differences(_ before: Requirement?, _ after: Requirement?) -> [SetDifference] {
    var groups: [(bars: [Double], units: [Int])] = []
    for unit in state.countedUnits {
      let bars = [before, after].map { $0.map { bar(of: $0, unit: unit) } ?? .nan }
      // Not a number is equal to itself here.
      if let known = groups.firstIndex(where: {
        $0.bars.map(\.bitPattern) == bars.map(\.bitPattern)
      }
      ) {
        groups[known].units.append(unit)
      } else {
        groups.append((bars, [unit]))
      }
    }
    return groups.enumerated().sorted {
      (-$0.element.units.count, $0.offset) < (-$1.element.units.count, $1.offset)
    }.map { difference(before, after, $0.element.bars, $0.element.units) }
  }

  private func difference(
    _ before: Requirement?, _ after: Requirement?, _ bars: [Double], _ units: [Int]
  ) -> SetDifference {
    let verdicts = units.map { unit in
      [before, after].map { $0.map { verdict(of: $0, unit: unit) } ?? .notAssessable }
    }
    let codes = { (first: Verdict, second: Verdict) in
      zip(units, verdicts).filter { $1 == [first, second] }
        .map { state.panels.units.codes[$0.0] }
    }
    return SetDifference(
      old: before?.side(bars[0]), new: after?.side(bars[1]),
      change: change(before, after, bars), communes: units.count,
      metOld: verdicts.count { $0[0] == .met }, metNew: verdicts.count { $0[1] == .met },
      unknownNew: verdicts.count { $0[1] == .notAssessable },
      newlyFailing: codes(.met, .notMet), newlyMet: codes(.notMet, .met), year: year,
      provenance: state.panels.period(of: year).map(state.provenance(period:)) ?? .observed)
  }

  private func change(
    _ before: Requirement?, _ after: Requirement?, _ bars: [Double]
  ) -> SetDifference.Change {
    guard let before else { return hasUnlisted(old) ? .unknown : .added }
    guard let after else { return hasUnlisted(new) ? .unknown : .dropped }
    guard let first = before.rule, let second = after.rule else { return .unknown }
    if first.requiredLevel != nil || second.requiredLevel != nil {
      return first.requiredLevel == second.requiredLevel ? .same : .changed
    }
    if first.kind == .yesno, second.kind == .yesno { return .same }
    if first.kind != second.kind || first.comparison.isUpward != second.comparison.isUpward {
      return .changed
    }
    if bars[0].isNaN || bars[1].isNaN { return .unknown }
    if bars[0] == bars[1] {
      return first.comparison == second.comparison
        ? .same : second.comparison.isStrict ? .stricter : .looser
    }
    return (bars[1] > bars[0]) == second.comparison.isUpward ? .stricter : .looser
  }

  /// Whether a set's file leaves the indicators of a criterion open, so that nothing is known to be missing from it.
  private func hasUnlisted(_ set: CriteriaSet) -> Bool {
    set.criteria.contains { $0.indicators.isEmpty }
  }

  private func bar(of requirement: Requirement, unit: Int) -> Double {
    guard let rule = requirement.rule, rule.kind != .yesno, rule.requiredLevel == nil else {
      return .nan
    }
    return assessor.height(
      of: rule, in: requirement.set, unit: unit, year: ruleYear(requirement.set)) ?? .nan
  }

  /// The year whose bars of a set count: the year asked about, or the nearest in which the set is used.
  private func ruleYear(_ set: CriteriaSet) -> Int {
    min(max(year, set.years.lowerBound), set.years.upperBound)
  }

  private func verdict(of requirement: Requirement, unit: Int) -> Verdict {
    guard let period = state.panels.period(of: year) else { return .notAssessable }
    let cell = period * state.panels.units.count + unit
    if let level = requirement.rule?.requiredLevel {
      return state.assessment(level.set)?.grants(level.level, cell: cell) ?? .notAssessable
    }
    let measure = requirement.rule?.measure ?? requirement.set.reportedID(requirement.criterion)
    guard let panel = state.panels.panel(measure) else { return .notAssessable }
    if panel.notApplicable.contains(cell) { return .notApplicable }
    let value = panel.values[cell]
    if value.isNaN { return .notAssessable }
    guard let rule = requirement.rule, rule.kind != .yesno else {
      return value == 1 ? .met : .notMet
    }
    guard
      let bar = assessor.requirement(
        of: rule, in: requirement.set, unit: unit, year: ruleYear(requirement.set))
    else { return .notAssessable }
    return bar.isMet(by: value) ? .met : .notMet
  }
}

extension Comparison {
  fileprivate var isStrict: Bool { self == .above || self == .below }
}
