import Analytics
import Panels

/// Panels with everything that assessment makes of them: what targets are judged on.
public struct ProgrammeState: Sendable {
  /// The data.
  public let panels: PanelSet
  /// The sets, assessed.
  public let assessments: [SetAssessment]
  /// The criteria counts of each set, in the same order.
  public let counts: [CriteriaCounts]
  /// Which units count.
  public let scope: UnitScope

  /// Assesses panels.
  public init(
    panels: PanelSet, sets: [CriteriaSet], recognitions: [Recognition], scope: UnitScope
  ) {
    self.panels = panels
    self.scope = scope
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
