import Panels

/// One set of criteria, assessed for every unit and year of a panel set.
///
/// Arrays have one entry a cell, `period * unitCount + unit`.
public struct SetAssessment: Sendable {
  /// The set.
  public let set: CriteriaSet
  /// The number of units.
  public let unitCount: Int
  /// The number of years.
  public let periodCount: Int
  /// The criteria, in the order of the set.
  public internal(set) var criteria: [CriterionAssessment]
  /// The conditions of recognition, in the order of the set.
  public internal(set) var conditions: [LeafAssessment]
  /// The rungs of the set's ladder, lowest first, each with one verdict a cell.
  public internal(set) var rungs: [[Verdict]]
  /// The number of criteria met, those that do not apply included.
  public internal(set) var metCounts: [UInt8]
  /// The number of criteria that cannot be assessed.
  public internal(set) var unknownCounts: [UInt8]

  /// Whether the set grants `level` or a higher one in a cell.
  public func grants(_ level: Level, cell: Int) -> Verdict {
    grants(level, cells: cell..<cell + 1)[0]
  }

  /// Whether the set grants `level` or a higher one, for each of some cells. O(*rungs* · *cells*).
  public func grants(_ level: Level, cells: Range<Int>) -> [Verdict] {
    var answers = [Verdict](repeating: .notMet, count: cells.count)
    for index in rungs.indices where set.ladder[index].level >= level {
      for (place, verdict) in rungs[index][cells].enumerated() {
        switch verdict {
        case .met: answers[place] = .met
        case .notAssessable where answers[place] != .met: answers[place] = .notAssessable
        default: break
        }
      }
    }
    return answers
  }

  /// The highest level granted for sure in a cell.
  public func level(cell: Int) -> Level {
    var best = Level.none
    for index in rungs.indices where rungs[index][cell] == .met {
      best = max(best, set.ladder[index].level)
    }
    return best
  }

  /// Whether all conditions of recognition hold in a cell.
  public func conditionsMet(cell: Int) -> Verdict { conditionsMet(cells: [cell])[0] }

  /// Whether all conditions of recognition hold, for each of some cells. O(*conditions* · *cells*).
  public func conditionsMet(cells: [Int]) -> [Verdict] {
    var answers = [Verdict](repeating: .notApplicable, count: cells.count)
    for condition in conditions {
      for (place, cell) in cells.enumerated() {
        answers[place] = answers[place].and(condition.outcomes[cell].verdict)
      }
    }
    return answers
  }

  /// Criteria met when every criterion can be assessed, else `nil`.
  public func knownCount(cell: Int) -> Int? {
    unknownCounts[cell] == 0 ? Int(metCounts[cell]) : nil
  }
}

/// One criterion of a set, assessed.
///
/// How the verdict comes from those of the indicators: `docs/decisions/0005-verdicts.md`.
public struct CriterionAssessment: Sendable {
  /// The criterion.
  public let criterion: Criterion
  /// Its indicators.
  public internal(set) var leaves: [LeafAssessment]
  /// The verdict, one a cell.
  public internal(set) var verdicts: [Verdict]
  /// The cells decided by a reported verdict, because the indicators cannot decide.
  public internal(set) var isReported: [Bool]
  /// The cells in which a reported verdict and the indicators disagree.
  public internal(set) var conflicts: [Int]

  /// How many indicators are met in a cell, of how many that apply; unknown ones are counted apart.
  public func indicatorCounts(cell: Int) -> IndicatorCounts {
    var counts = IndicatorCounts()
    for index in leaves.indices { counts.add(leaves[index].outcomes[cell].verdict) }
    return counts
  }
}

/// How the indicators of a criterion stand.
public struct IndicatorCounts: Hashable, Sendable {
  /// Met.
  public var met = 0
  /// Not met.
  public var notMet = 0
  /// Not assessable.
  public var unknown = 0
  /// Those that apply.
  public var applicable: Int { met + notMet + unknown }

  mutating func add(_ verdict: Verdict) {
    switch verdict {
    case .met: met += 1
    case .notMet: notMet += 1
    case .notAssessable: unknown += 1
    case .notApplicable: break
    }
  }
}

/// One indicator or condition, assessed.
public struct LeafAssessment: Sendable {
  /// The rule.
  public let rule: IndicatorRule
  /// The outcome, one a cell.
  public internal(set) var outcomes: [LeafOutcome]
}
