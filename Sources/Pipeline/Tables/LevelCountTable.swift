import Panels
import Planning

/// The chance that a number of communes stands at a level.
struct LevelCountRow {
  let outlook: LevelOutlookRow
  let count: Int
  let exactly: Double
  let atLeast: Double

  /// The counts that are neither nearly sure nor nearly impossible: from the 0.1 % to the 99.9 %
  /// quantile.
  static func rows(of outlook: LevelOutlookRow) -> [Self] {
    guard let distribution = outlook.figure.distribution else { return [] }
    return (distribution.quantile(0.001)...distribution.quantile(0.999)).map { count in
      Self(
        outlook: outlook, count: count, exactly: distribution[count],
        atLeast: distribution.atLeast(count))
    }
  }
}

extension Table where Row == LevelCountRow {
  static let levelCounts = Table(
    "level_counts",
    [
      .text("level") { $0.outlook.figure.grouping }, .text("group") { $0.outlook.figure.group },
      .text("set") { $0.outlook.figure.set }, .integer("year") { $0.outlook.year },
      .text("statistic") { $0.outlook.words.statistic },
      .text("standard") { $0.outlook.words.level },
      .integer("communes") { $0.outlook.figure.communes },
      .integer("communes_not_assessable") { $0.outlook.figure.open },
      .integer("count") { $0.count }, .number("p_exactly") { $0.exactly },
      .number("p_at_least") { $0.atLeast },
      .text("provenance") { $0.outlook.provenance.label },
    ])
}

extension TargetStatistic {
  /// What a target measures, as tables name it, and of what: an indicator or a level.
  var words: (statistic: String, subject: String) {
    switch self {
    case .communesAtLevel(let level, _, let orAbove):
      (orAbove ? "communes_at_or_above" : "communes_at", level.rawValue)
    case .shareAtLevel(let level, _, let orAbove, _):
      (orAbove ? "share_at_or_above" : "share_at", level.rawValue)
    case .communesAdded(let level, _): ("communes_added", level.rawValue)
    case .communesLost(let level, _, _): ("communes_lost", level.rawValue)
    case .averageCriteria: ("average_criteria", "")
    case .mean(let indicator): ("mean", indicator)
    case .total(let indicator): ("total", indicator)
    case .value(let indicator): ("value", indicator)
    case .criteriaMet: ("criteria_met", "")
    case .yearlyGain: ("yearly_gain", "")
    }
  }
}
