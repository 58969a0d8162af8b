import Panels

/// How many communes of a group stand at a level or above, with the right denominator.
public struct LevelShare: Hashable, Sendable {
  /// Whether the count comes from assessing criteria or from decisions.
  public enum Basis: String, Sendable {
    /// The criteria are met.
    case assessment
    /// A decision recognises the unit.
    case decision
  }

  /// The level of grouping.
  public var grouping: String
  /// The group.
  public var group: String
  /// The year.
  public var year: Int
  /// The level.
  public var level: Level
  /// The set that grants it.
  public var set: String
  /// What the count rests on.
  public var basis: Basis
  /// Communes at the level or above.
  public var communes: Int
  /// Communes of which it cannot be said.
  public var unknown: Int
  /// All communes for `basic` and `met`; communes at `met` or above for the higher levels.
  public var denominator: Int
  /// The least trustworthy provenance of what the count rests on.
  public var provenance: Provenance
  /// The share in percent; `NaN` when nothing can be said of any commune.
  public var share: Double {
    if denominator == 0 || (communes == 0 && unknown > 0) { return .nan }
    return 100 * Double(communes) / Double(denominator)
  }
}

extension CriteriaSummary {
  /// The communes at each level, by assessment.
  ///
  /// - Parameters:
  ///   - assessments: The sets, assessed.
  ///   - provenance: The least trustworthy of every cell, where it is worked out already.
  public func levelShares(
    of assessments: [SetAssessment], provenance: [Provenance]? = nil
  ) -> [LevelShare] {
    let levels = assessments.flatMap { assessment in
      assessment.set.ladder.map { ($0.level, assessment.set.id) }
    }
    return levelShares(levels, basis: .assessment, provenance: provenance ?? cellProvenance()) {
      level, set, period in
      let assessment = assessments.first { $0.set.id == set }
      return assessment?.grants(level, cells: period * unitCount..<(period + 1) * unitCount)
        ?? Array(repeating: .notAssessable, count: unitCount)
    }
  }

  /// The communes at each level by decisions under a set, or above it under any, taken up to the end of each year.
  public func levelShares(of recognitions: [Recognition]) -> [LevelShare] {
    guard !recognitions.isEmpty else { return [] }
    var pairs: [(Level, String)] = []
    for record in recognitions
    where !pairs.contains(where: { $0 == record.level && $1 == record.set }) {
      pairs.append((record.level, record.set))
    }
    pairs.sort { $0.0 < $1.0 }
    return levelShares(pairs, basis: .decision, provenance: nil) { level, set, period in
      let holders = Set(
        recognitions.filter { record in
          (record.level > level || record.level == level && record.set == set)
            && record.decisionDate.map { $0.year <= years[period] } ?? false
        }.map(\.unit))
      return (0..<unitCount).map { holders.contains(code(of: $0)) ? .met : .notMet }
    }
  }
}
