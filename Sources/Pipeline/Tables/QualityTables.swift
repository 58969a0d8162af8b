import Analytics
import IO
import Panels

/// A row with the name of its unit.
struct NamedRow<Row> {
  let name: String
  let row: Row
}

/// What the test for jumps says, with the unit and the line to paste.
struct NamedJump {
  let jump: JumpRow
  let unit: String
  let name: String
  let suggestion: String
  let provenance: Provenance
}

extension Table where Row == NamedJump {
  static let jumps = Table(
    "jumps",
    [
      .text("indicator") { $0.jump.indicator }, .integer("year") { $0.jump.year },
      .text("scope") { $0.jump.scope.rawValue },
      .text("finding") { $0.jump.isJump ? ($0.jump.returns ? "outlier" : "jump") : "none" },
      .text("unit") { $0.unit }, .text("name") { $0.name },
      .number("change") { $0.jump.naturalChange }, .number("usual_change") { $0.jump.naturalUsual },
      .number("change_scale") { $0.jump.change }, .number("usual_scale") { $0.jump.usual },
      .number("score") { $0.jump.score }, .number("limit") { $0.jump.limit },
      .integer("units") { $0.jump.units }, .integer("years") { $0.jump.years },
      .text("suggestion") { $0.suggestion }, .text("provenance") { $0.provenance.label },
    ])
}

extension Table where Row == NamedRow<SourceConflict> {
  static let sources = Table(
    "sources",
    [
      .text("unit") { $0.row.unit }, .text("name") { $0.name }, .integer("year") { $0.row.year },
      .text("indicator") { $0.row.indicator }, .text("kept") { $0.row.kept },
      .text("kept_source") { $0.row.keptSource },
      .text("kept_place") { $0.row.keptPlace.description }, .text("other") { $0.row.other },
      .text("other_source") { $0.row.otherSource },
      .text("other_place") { $0.row.otherPlace.description },
      .text("provenance") { $0.row.provenance.label },
    ])
}

extension Table where Row == NamedRow<PartYearValue> {
  static let partYears = Table(
    "part-years",
    [
      .text("unit") { $0.row.unit }, .text("name") { $0.name }, .integer("year") { $0.row.year },
      .text("part") { $0.row.part.label }, .text("indicator") { $0.row.indicator },
      .number("value") { $0.row.value }, .text("used") { $0.row.isUsed ? "yes" : "no" },
      .text("source") { $0.row.source }, .text("place") { $0.row.place.description },
      .text("provenance") { $0.row.provenance.label },
    ])
}

extension Table where Row == FileAccount {
  static let accounts = Table(
    "account",
    [
      .text("file") { $0.file }, .integer("rows") { $0.counts.rows },
      .integer("read") { $0.counts.read }, .integer("used") { $0.counts.used },
      .integer("missing") { $0.counts.missing },
      .integer("not_applicable") { $0.counts.notApplicable },
      .integer("superseded") { $0.counts.superseded }, .integer("part_year") { $0.counts.partYear },
      .integer("planned") { $0.counts.planned },
      .integer("set_aside") { $0.counts.setAside }, .integer("refused") { $0.counts.refused },
      .text("balanced") { $0.counts.isBalanced ? "yes" : "no" },
    ])
}
