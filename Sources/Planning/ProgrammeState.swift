import Analytics
import Panels

/// Panels with everything that assessment makes of them: what targets are judged on.
///
/// ```swift
/// let state = ProgrammeState(
///   panels: panels, sets: sets, recognitions: [], scope: UnitScope(includesTowns: false))
/// let met = state.assessment("qd-318-2022")?.knownCount(cell: 0)
/// ```
public struct ProgrammeState: Sendable {
  /// The data.
  public let panels: PanelSet
  /// The sets, assessed.
  public let assessments: [SetAssessment]
  /// The criteria counts of each set, in the same order.
  public let counts: [CriteriaCounts]
  /// Which units count.
  public let scope: UnitScope
  /// The recognitions on record.
  public let recognitions: [Recognition]

  /// Assesses panels.
  public init(
    panels: PanelSet, sets: [CriteriaSet], recognitions: [Recognition], scope: UnitScope
  ) {
    self.panels = panels
    self.scope = scope
    self.recognitions = recognitions
    assessments = Assessor(sets: sets, panels: panels, recognitions: recognitions).assess()
    let reported = panels.panel("criteria_met")
    let base = assessments.first
    counts = assessments.map { assessment in
      CriteriaCounts(assessment, reported: assessment.set.id == base?.set.id ? reported : nil)
    }
  }

  /// The units that count, as positions.
  public var countedUnits: [Int] {
    (0..<panels.units.count).filter { scope.counts(panels.units.kinds[$0]) }
  }

  /// The assessment of a set.
  public func assessment(_ set: String) -> SetAssessment? {
    assessments.first { $0.set.id == set }
  }

  /// The criteria met by a unit in a period, when known.
  public func count(_ set: String, unit: Int, period: Int) -> Int? {
    guard let counts = counts.first(where: { $0.set == set }) else { return nil }
    let count = counts.counts[period * panels.units.count + unit]
    return count < 0 ? nil : Int(count)
  }

  /// Whether a unit stands at a level in a period; exactly at it unless `orAbove`.
  public func stands(
    at level: Level, set: String, unit: Int, period: Int, orAbove: Bool
  ) -> Verdict {
    guard let assessment = assessment(set) else { return .notAssessable }
    let cell = period * panels.units.count + unit
    let granted = assessment.grants(level, cell: cell)
    guard !orAbove, let next = assessment.set.ladder.first(where: { $0.level > level }) else {
      return granted
    }
    return granted.and(assessment.grants(next.level, cell: cell).negated)
  }

  /// The units recognised at a level or above for a year or an earlier one; `nil` where none is on record at all.
  func recognised(at level: Level, by year: Int) -> Set<Int>? {
    let found = recognitions.filter { $0.level >= level }
    if found.isEmpty { return nil }
    return Set(
      found.filter { $0.metYear <= year }.compactMap { panels.units.index(ofCode: $0.unit) })
  }

  /// Whether a unit held a level in a period; `nil` where that is asked of recognitions and none is on record.
  func held(
    _ level: Level, set: String, by holding: Holding, period: Int
  ) -> ((_ unit: Int) -> Verdict)? {
    switch holding {
    case .criteria:
      { stands(at: level, set: set, unit: $0, period: period, orAbove: true) }
    case .recognition:
      recognised(at: level, by: panels.years[period]).map { recognised in
        { recognised.contains($0) ? .met : .notMet }
      }
    }
  }

  /// The least trustworthy provenance in a period, over the units that count.
  public func provenance(period: Int) -> Provenance {
    var worst = Provenance.observed
    for panel in panels.panels {
      for unit in countedUnits {
        let cell = panel.position(unit: unit, period: period)
        if !panel.values[cell].isNaN { worst = max(worst, panel.provenance[cell]) }
      }
    }
    return worst
  }
}

extension Verdict {
  /// Met for not met and the other way round.
  var negated: Verdict {
    switch self {
    case .met: .notMet
    case .notMet: .met
    default: self
    }
  }
}
