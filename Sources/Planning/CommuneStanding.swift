import Analytics
import Panels

/// What a commune still lacks under a set: `CommuneStanding(assessment, cell: cell).weak` (docs/owners.md).
public struct CommuneStanding: Sendable {
  /// Criteria not met.
  public let missing: [String]
  /// Criteria not met of which some indicators are met (còn non), as `15 (2/3)`, nearest first.
  public let weak: [String]
  /// Criteria that cannot be assessed.
  public let open: [String]
  /// Whether at least one criterion is known.
  public let isKnown: Bool

  /// Reads one cell of an assessment.
  public init(_ assessment: SetAssessment, cell: Int) {
    self = Self.all(assessment, cells: [cell])[0]
  }

  /// Reads some cells of an assessment: what a criterion holds is looked up once for all of them.
  public static func all(_ assessment: SetAssessment, cells: [Int]) -> [CommuneStanding] {
    var readings = [Reading](repeating: Reading(), count: cells.count)
    for criterion in assessment.criteria {
      let id = criterion.criterion.id
      for (place, cell) in cells.enumerated() {
        switch criterion.verdicts[cell] {
        case .notMet:
          readings[place].missing.append(id)
          let counts = criterion.indicatorCounts(cell: cell)
          if counts.met > 0 {
            readings[place].weak.append(
              ("\(id) (\(counts.met)/\(counts.applicable))", counts.applicable - counts.met))
          }
        case .notAssessable: readings[place].open.append(id)
        default: break
        }
      }
    }
    return readings.map { CommuneStanding($0, criteriaCount: assessment.criteria.count) }
  }

  /// What was found of a cell so far.
  private struct Reading {
    var missing: [String] = []
    var open: [String] = []
    var weak: [(text: String, lacking: Int)] = []
  }

  private init(_ reading: Reading, criteriaCount: Int) {
    missing = reading.missing
    open = reading.open
    weak = reading.weak.enumerated().sorted {
      ($0.element.lacking, $0.offset) < ($1.element.lacking, $1.offset)
    }
    .map(\.element.text)
    isKnown = open.count < criteriaCount
  }
}

/// How many communes meet a criterion in a year.
///
/// `met + failed + unknown` is the number of communes that count.
public struct CriterionTally: Sendable {
  /// The criterion.
  public let criterion: Criterion
  /// Communes that meet it, or to which it does not apply.
  public let met: Int
  /// Communes that fail it.
  public let failed: Int
  /// Communes of which it cannot be said.
  public let unknown: Int

  /// The tallies of every criterion of a set, over the communes that count.
  public static func all(
    of assessment: SetAssessment, in state: ProgrammeState, year: Int
  ) -> [CriterionTally] {
    guard let period = state.panels.period(of: year) else { return [] }
    let cells = state.countedUnits.map { period * state.panels.units.count + $0 }
    return assessment.criteria.map { criterion in
      let verdicts = cells.map { criterion.verdicts[$0] }
      return CriterionTally(
        criterion: criterion.criterion,
        met: verdicts.count { $0 == .met || $0 == .notApplicable },
        failed: verdicts.count { $0 == .notMet },
        unknown: verdicts.count { $0 == .notAssessable })
    }
  }
}
