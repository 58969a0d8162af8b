import Panels
import Planning
import Reporting

/// How many criteria of a set a commune will meet in a year.
struct CriteriaOutlookRow {
  let commune: CommuneOutlook
  let unit: String
  let name: String
  let set: String
  let year: Int
  let horizon: Int
  /// The levels of the set with their chances.
  let levels: [(level: Level, chance: Double)]
  let provenance: Provenance

  func chance(of level: Level) -> Double {
    levels.first { $0.level == level }?.chance ?? .nan
  }
}

extension Table where Row == CriteriaOutlookRow {
  /// - Parameter starts: The lower ends of the plan's bands, any order.
  static func criteriaOutlook(starts: [Int]) -> Table {
    Table(
      "criteria_outlook",
      [
        .text("unit") { $0.unit }, .text("name") { $0.name }, .text("set") { $0.set },
        .integer("year") { $0.year }, .integer("horizon") { $0.horizon },
        .integer("criteria") { $0.commune.criteria },
        .integer("not_assessable") { $0.commune.open },
        .integer("items_from_moves") { $0.commune.itemsFromMoves },
        .number("expected") { $0.commune.count.mean },
        .number("sd") { $0.commune.count.variance.squareRoot() },
      ]
        + [("q05", 0.05), ("q10", 0.1), ("q50", 0.5), ("q90", 0.9), ("q95", 0.95)].map {
          name, level in
          .integer(name) { $0.commune.count.quantile(level) }
        }
        + [.number("p_all") { $0.commune.all }]
        + starts.sorted().map { start in
          .number("p_at_least_\(start)") { row in
            start > row.commune.criteria ? .nan : row.commune.atLeast(start)
          }
        }
        + Level.allCases.filter { $0 != .none }.map { level in
          .number("p_\(level.rawValue)") { $0.chance(of: level) }
        }
        + [.text("provenance") { $0.provenance.label }])
  }
}

/// How many communes of a group will stand at a level, or how many criteria they will meet on average.
struct LevelOutlookRow {
  let figure: GroupOutlook
  let year: Int
  /// The years from which the shared shock is known.
  let independentYears: Int
  let provenance: Provenance

  var words: (statistic: String, level: String) {
    switch figure.figure {
    case .communes(let level, let orAbove):
      (orAbove ? "communes_at_or_above" : "communes_at", level.rawValue)
    case .averageCriteria: ("average_criteria", "")
    }
  }
}

extension LevelOutlookRow {
  /// The communes at a level or above, of a row about all communes.
  var wholeFigure: ScenarioSummary.LevelFigure? {
    guard figure.grouping == "all", case .communes(let level, orAbove: true) = figure.figure,
      !figure.mean.isNaN
    else { return nil }
    return ScenarioSummary.LevelFigure(
      set: figure.set, level: level, year: year, communes: figure.mean)
  }
}

extension Table where Row == LevelOutlookRow {
  static let levelOutlook = Table(
    "level_outlook",
    [
      .text("level") { $0.figure.grouping }, .text("group") { $0.figure.group },
      .text("set") { $0.figure.set }, .integer("year") { $0.year },
      .text("statistic") { $0.words.statistic }, .text("standard") { $0.words.level },
      .integer("communes") { $0.figure.communes },
      .integer("communes_not_assessable") { $0.figure.open },
      .number("mean") { $0.figure.mean },
    ]
      + ["q05", "q10", "q25", "q50", "q75", "q90", "q95"].enumerated().map { index, name in
        .number(name) { $0.figure.quantiles[index] }
      }
      + [
        .integer("independent_years") { $0.independentYears },
        .text("provenance") { $0.provenance.label },
      ])
}
