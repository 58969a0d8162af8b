import IO
import Panels

/// A figure in which a scenario differs from the baseline, or one run from another.
struct ScenarioDifference {
  let scenario: String
  let table: String
  let keys: [String: String]
  let cell: TableComparison.Difference

  /// The figures in which two tables differ.
  static func all(
    of comparison: TableComparison, table: String, scenario: String = ""
  ) -> [ScenarioDifference] {
    comparison.differences.map {
      ScenarioDifference(
        scenario: scenario, table: table,
        keys: Dictionary(uniqueKeysWithValues: zip(comparison.keys, $0.key)), cell: $0)
    }
  }
}

extension ScenarioDifference {
  /// A difference that stands in no table of results.
  init(
    table: String, keys: [String: String], column: String, before: String, after: String,
    difference: Double
  ) {
    self.init(
      scenario: "", table: table, keys: keys,
      cell: TableComparison.Difference(
        key: [], column: column, before: before, after: after, difference: difference))
  }
}

extension Table where Row == ScenarioDifference {
  /// The columns of a result that say which figure a row holds; the others hold figures.
  static var naming: [String] {
    [
      "target", "unit", "name", "level", "group", "set", "indicator", "event", "source", "year",
      "statistic", "standard",
    ]
  }

  static let scenarioDifferences = Table(
    "scenario",
    [.text("scenario") { $0.scenario }, .text("table") { $0.table }]
      + naming.map { name in .text(name) { $0.keys[name] ?? "" } }
      + [
        .text("figure") { $0.cell.column }, .text("baseline") { $0.cell.before },
        .text("value") { $0.cell.after }, .number("difference") { $0.cell.difference },
      ])
}

/// What a scenario changes, in words.
struct ScenarioRow {
  let scenario: Scenario
  let change: ScenarioChange?
  let words: String
}

extension Table where Row == ScenarioRow {
  static let scenarios = Table(
    "scenarios",
    [
      .text("scenario") { $0.scenario.id }, .text("name_vi") { $0.scenario.name.vi },
      .text("name_en") { $0.scenario.name.en }, .text("row") { $0.scenario.row },
      .text("change") { $0.words },
      .integer("units") { $0.change.map(\.units.count) },
      .integer("line") { $0.change?.location?.line },
    ])
}

/// The forecast of an indicator over a group of communes.
struct GroupForecastRow {
  let level: String
  let group: String
  let indicator: Indicator
  let isTotal: Bool
  let year: Int
  let horizon: Int
  let units: Int
  let unknown: Int
  let mean: Double
  let quantiles: [Double]
  /// Whether the mean is a simple one, as no unit has the weight that the indicator asks for.
  let lacksWeights: Bool
  let method: String
  let provenance: Provenance

  static let quantileLevels = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
}

extension Table where Row == GroupForecastRow {
  static let groupForecast = Table(
    "group_forecast",
    [
      .text("level") { $0.level }, .text("group") { $0.group },
      .text("indicator") { $0.indicator.id }, .integer("year") { $0.year },
      .integer("horizon") { $0.horizon },
      .text("statistic") { $0.isTotal ? "total" : "mean" },
      .text("weight") { $0.isTotal || $0.lacksWeights ? "" : $0.indicator.weight ?? "" },
      .integer("units") { $0.units }, .integer("units_unknown") { $0.unknown },
      .number("mean") { $0.mean },
    ]
      + ["q05", "q10", "q25", "q50", "q75", "q90", "q95"].enumerated().map { index, name in
        .number(name) { $0.quantiles[index] }
      }
      + [.text("method") { $0.method }, .text("provenance") { $0.provenance.label }])
}
