import Analytics
import Panels

/// A cell of data by the new units.
struct CarriedRow {
  let unit: String
  let name: String
  let year: Int
  let indicator: String
  let value: Double
  let provenance: Provenance?
  let outcome: CrosswalkOutcome
}

extension Table where Row == CarriedRow {
  /// The data by the new units, in the form of `observations.csv`.
  static let panel = Table(
    "panel",
    [
      .text("unit") { $0.unit }, .text("name") { $0.name }, .integer("year") { $0.year },
      .text("indicator") { $0.indicator },
      .cell("value") { $0.outcome == .notApplicable ? .word("n/a") : .number($0.value) },
      .text("provenance") { $0.provenance?.label ?? "" },
      .text("outcome") { $0.outcome.label },
    ])
}

extension Table where Row == Int {
  /// The new units, in the form of `units.csv`; a row is a position in `units`.
  static func units(_ units: UnitTable) -> Table {
    Table(
      "units",
      [
        .text("code") { units.codes[$0] }, .text("name") { units.names[$0] },
        .text("kind") { units.kinds[$0].rawValue },
        .text("zone") { units.zones.label(of: $0) ?? "" },
        .text("special_area") { units.specialAreas[$0] ? "yes" : "no" },
        .text("aliases") { _ in "" },
      ]
        + units.levels.map { level in
          .text(level.name) { level.label(of: $0) ?? "" }
        })
  }
}

extension Table where Row == UnitChange {
  /// Where each old unit went; `bases` are those of the crosswalk.
  static func unitChanges(_ bases: [String]) -> Table {
    let columns: [Column] = [
      .text("change") { $0.kind.rawValue }, .text("old_code") { $0.old?.code ?? "" },
      .text("old_name") { $0.old?.name ?? "" },
      .text("old_kind") { $0.old?.kind?.rawValue ?? "" },
      .text("old_vintage") { $0.oldVintage }, .text("via") { $0.via.joined(separator: " ") },
      .text("new_code") { $0.new?.code ?? "" }, .text("new_name") { $0.new?.name ?? "" },
      .text("new_kind") { $0.new?.kind?.rawValue ?? "" },
      .text("new_vintage") { $0.newVintage }, .integer("parts") { $0.partCount },
      .integer("successors") { $0.successorCount }, .text("rural") { $0.ruralMove.rawValue },
      .text("in_data") { $0.isInData ? "yes" : "no" },
      .text("by_rule") { $0.isByRule ? "yes" : "no" },
    ]
    let weights = (bases + ["share"]).enumerated().map { position, base in
      Column.number("weight_" + base) {
        position < $0.weights.count ? $0.weights[position] : .nan
      }
    }
    return Table("crosswalk_report", columns + weights)
  }
}

extension Table where Row == CrosswalkTotal {
  static let crosswalkTotals = Table(
    "crosswalk_totals",
    [
      .text("indicator") { $0.indicator }, .integer("year") { $0.year },
      .number("before") { $0.before }, .number("after") { $0.after },
      .number("set_aside_lost") { $0.lost },
      .number("set_aside_unweighted") { $0.unweighted },
      .number("set_aside_incomplete") { $0.incomplete }, .number("difference") { $0.difference },
      .number("relative_difference") { $0.relativeDifference },
      .integer("units_before") { $0.unitsBefore }, .integer("units_after") { $0.unitsAfter },
    ])
}

/// A name or a code in use before.
struct ReuseRow {
  let what: String
  let reuse: NameReuse
}

extension Table where Row == ReuseRow {
  static let reuses = Table(
    "crosswalk_reuses",
    [
      .text("what") { $0.what }, .text("new_code") { $0.reuse.code },
      .text("new_name") { $0.reuse.name }, .text("bearer") { $0.reuse.bearerWord },
      .text("bearer_code") { $0.reuse.bearerCode }, .text("bearer_name") { $0.reuse.bearerName },
    ])
}

extension NameReuse {
  fileprivate var bearerWord: String {
    switch bearer {
    case .part: "part"
    case .otherUnit: "other-unit"
    case .place(let level, _): level
    }
  }

  fileprivate var bearerCode: String {
    switch bearer {
    case .part(let code), .otherUnit(let code): code
    case .place: ""
    }
  }
}

extension Table where Row == UnweightedSplit {
  static let unweightedSplits = Table(
    "crosswalk_splits",
    [
      .text("old_code") { $0.unit.code }, .text("old_name") { $0.unit.name },
      .text("date") { $0.date.description }, .integer("parts") { $0.parts.count },
      .text("new_codes") { $0.parts.map(\.code).joined(separator: " ") },
      .text("without_weights") { $0.bases.joined(separator: " ") },
      .text("by_rule") { $0.isByRule ? "yes" : "no" },
    ])
}
