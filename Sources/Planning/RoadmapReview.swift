import Analytics
import Panels

/// Where a line of a roadmap stands.
public struct RoadmapStanding: Sendable {
  /// The line.
  public let entry: RoadmapEntry
  /// The year of the data.
  public let statusYear: Int
  /// Whether the unit's criteria grant the level.
  public let verdict: Verdict
  /// Whether the conditions of recognition hold.
  public let conditions: Verdict
  /// The criteria not met.
  public let missing: [String]
  /// The criteria that cannot be assessed.
  public let unknown: [String]
  /// The published recognition at the level or above, if any.
  public let recognition: Recognition?
  /// The least trustworthy provenance of the unit's values in the status year.
  public let provenance: Provenance
}

/// One year of a roadmap against what came of it.
public struct RoadmapYear: Hashable, Sendable {
  /// The level.
  public let level: Level
  /// The year.
  public let year: Int
  /// Units planned for the year.
  public let planned: Int
  /// Units planned up to the year.
  public let plannedCumulative: Int
  /// Units recognised for the year, when published.
  public let recognised: Int?
  /// Units recognised up to the year, when every year so far is published.
  public let recognisedCumulative: Int?
}

/// Holds a roadmap against assessments and published recognitions.
///
/// What slippage counts: `slippage.csv` in `docs/results.md`.
public struct RoadmapReview: Sendable {
  let plan: Plan

  /// Prepares a review.
  public init(plan: Plan) { self.plan = plan }

  /// Where each line stands in the status year.
  public func standings(on state: ProgrammeState) -> [RoadmapStanding] {
    guard let period = state.panels.period(of: plan.statusYear) else { return [] }
    return plan.roadmap.compactMap { entry in
      guard let unit = state.panels.units.index(ofCode: entry.unit),
        let assessment = state.assessment(entry.set)
      else { return nil }
      let cell = period * state.panels.units.count + unit
      let with = { (verdict: Verdict) in
        assessment.criteria.filter { $0.verdicts[cell] == verdict }.map(\.criterion.id)
      }
      return RoadmapStanding(
        entry: entry, statusYear: plan.statusYear,
        verdict: assessment.grants(entry.level, cell: cell),
        conditions: assessment.conditionsMet(cell: cell), missing: with(.notMet),
        unknown: with(.notAssessable),
        recognition: recognition(of: entry),
        provenance: state.panels.provenance(
          unit: unit, period: period, of: state.panels.panels.map(\.indicator.id)))
    }
  }

  /// Planned against recognised, year by year.
  public func years() -> [RoadmapYear] {
    var result: [RoadmapYear] = []
    for level in Level.allCases {
      let entries = plan.roadmap.filter { $0.level == level }
      let outcomes = plan.outcomes.filter { $0.level == level }
      let years = Set(entries.map(\.year)).union(outcomes.map(\.year)).sorted()
      var planned = 0
      var recognised: Int? = 0
      for year in years {
        let plannedNow = entries.count { $0.year == year }
        let recognisedNow = outcomes.first { $0.year == year }?.recognised
        planned += plannedNow
        recognised = recognised.flatMap { sum in recognisedNow.map { sum + $0 } }
        result.append(
          RoadmapYear(
            level: level, year: year, planned: plannedNow, plannedCumulative: planned,
            recognised: recognisedNow, recognisedCumulative: recognised))
      }
    }
    return result
  }
}
