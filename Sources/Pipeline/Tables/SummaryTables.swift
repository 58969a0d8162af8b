import Analytics
import Panels
import Planning

extension Table where Row == CriteriaAverage {
  static let averages = Table(
    "averages",
    [
      .text("level") { $0.level }, .text("group") { $0.group }, .text("set") { $0.set },
      .integer("year") { $0.year }, .integer("communes") { $0.communes },
      .integer("communes_unknown") { $0.unknown }, .integer("criteria_total") { $0.total },
      .number("average") { $0.average }, .number("change") { $0.change },
      .integer("change_communes") { $0.changeCommunes },
      .text("provenance") { $0.provenance.label },
    ])
}

extension Table where Row == BandCount {
  static let bands = Table(
    "bands",
    [
      .text("level") { $0.level }, .text("group") { $0.group }, .text("set") { $0.set },
      .integer("year") { $0.year }, .text("band") { $0.band.label },
      .integer("low") { $0.band.low }, .integer("high") { $0.band.high },
      .integer("communes") { $0.communes }, .integer("total") { $0.total },
      .number("share") { $0.share }, .number("share_rounded") { $0.roundedShare },
      .text("provenance") { $0.provenance.label },
    ])
}

extension Table where Row == LevelShare {
  static let shares = Table(
    "shares",
    [
      .text("level") { $0.grouping }, .text("group") { $0.group }, .integer("year") { $0.year },
      .text("standard") { $0.level.rawValue }, .text("set") { $0.set },
      .text("basis") { $0.basis.rawValue }, .integer("communes") { $0.communes },
      .integer("communes_unknown") { $0.unknown }, .integer("denominator") { $0.denominator },
      .number("share") { $0.share }, .text("provenance") { $0.provenance.label },
    ])
}

extension Table where Row == WeightedMean {
  static let means = Table(
    "means",
    [
      .text("level") { $0.level }, .text("group") { $0.group },
      .text("indicator") { $0.indicator }, .integer("year") { $0.year },
      .text("statistic") { $0.isTotal ? "sum" : "mean" }, .text("weight") { $0.weight ?? "" },
      .number("value") { $0.value }, .integer("units") { $0.units },
      .integer("missing") { $0.missing }, .integer("missing_weight") { $0.missingWeight },
      .number("weight_total") { $0.weightTotal }, .number("change") { $0.change },
      .integer("change_units") { $0.changeUnits }, .text("provenance") { $0.provenance.label },
    ])
}

/// How many communes meet a criterion in a year.
struct TallyRow {
  let set: String
  let year: Int
  let tally: CriterionTally
  /// The least trustworthy provenance of the year's values of the communes that count.
  let provenance: Provenance
}

extension Table where Row == TallyRow {
  static let criteria = Table(
    "criteria",
    [
      .text("set") { $0.set }, .integer("year") { $0.year },
      .text("criterion") { $0.tally.criterion.id },
      .text("name_vi") { $0.tally.criterion.name.vi },
      .text("name_en") { $0.tally.criterion.name.en }, .integer("met") { $0.tally.met },
      .integer("not_met") { $0.tally.failed }, .integer("not_assessable") { $0.tally.unknown },
      .text("provenance") { $0.provenance.label },
    ])
}

extension Table where Row == ReportedCheck {
  static let reported = Table(
    "reported",
    [
      .text("place") { $0.figure.place }, .integer("year") { $0.figure.year },
      .integer("month") { $0.figure.month }, .text("item") { $0.figure.item },
      .text("printed") { $0.figure.printed }, .text("recomputed") { $0.rounded },
      .number("recomputed_exact") { $0.recomputed }, .text("formula") { $0.formula },
      .text("outcome") { $0.outcome.rawValue }, .text("source") { $0.figure.source },
    ])
}

extension Table where Row == Problem {
  static let problems = Table(
    "problems",
    [
      .text("severity") { $0.severity.label }, .text("problem") { $0.kind.code },
      .text("file") { $0.location?.file ?? "" },
      .text("sheet") { $0.location?.sheet?.withVisibleControls ?? "" },
      .text("cell") { $0.location?.cell ?? "" }, .integer("line") { $0.location?.line },
      .integer("column") { $0.location?.column },
      .text("column_name") { $0.location?.columnName?.withVisibleControls ?? "" },
      .text("message_vi") { $0.kind.vietnamese.what }, .text("fix_vi") { $0.kind.vietnamese.fix },
      .text("message_en") { $0.kind.english.what }, .text("fix_en") { $0.kind.english.fix },
      .text("unit") { $0.kind.subject.unit?.withVisibleControls ?? "" },
      .integer("year") { $0.kind.subject.year },
      .text("indicator") { $0.kind.subject.indicator ?? "" },
      .text("value") { $0.kind.subject.value?.withVisibleControls ?? "" },
      .text("expected") { $0.kind.subject.expected ?? "" },
    ])
}
