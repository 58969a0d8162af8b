import Analytics
import Panels
import Planning

extension Table where Row == TargetResult {
  static let targets = Table(
    "targets",
    [
      .text("target") { $0.target.id }, .text("row") { $0.target.row },
      .text("name_vi") { $0.target.name.vi }, .text("name_en") { $0.target.name.en },
      .text("unit") { $0.unit ?? "" }, .integer("year") { $0.year },
      .text("basis") { $0.basis.rawValue },
      .text("requirement") { $0.target.requirement.description },
      .text("measured_in") { $0.target.unit }, .number("value") { $0.value },
      .text("verdict") { $0.verdict.label }, .number("margin") { $0.margin },
      .number("other_reading") { $0.otherReading ?? .nan },
      .text("other_verdict") { $0.otherVerdict?.label ?? "" }, .integer("units") { $0.units },
      .integer("units_unknown") { $0.unknown }, .text("provenance") { $0.provenance.label },
      .number("probability") { $0.outlook?.probability ?? .nan },
      .number("probability_least") { $0.outlook?.least ?? .nan },
      .number("probability_most") { $0.outlook?.most ?? .nan },
      .number("q05") { $0.outlook?.low ?? .nan }, .number("q95") { $0.outlook?.high ?? .nan },
    ])
}

extension Table where Row == TargetConsistency {
  static let consistency = Table(
    "consistency",
    [
      .text("set") { $0.set }, .integer("year") { $0.year },
      .text("reading") { $0.reading.rawValue }, .integer("communes") { $0.communes },
      .integer("met_communes") { $0.metCommunes }, .integer("basic_communes") { $0.basicCommunes },
      .integer("other_communes") { $0.otherCommunes },
      .integer("needed_total") { $0.neededTotal }, .integer("greatest_total") { $0.greatestTotal },
      .integer("slack") { $0.slack }, .number("needed_of_rest") { $0.neededOfTheRest },
      .number("needed_of_basic") { $0.neededOfBasic },
      .text("possible") { $0.isPossible ? "yes" : "no" },
    ])
}

extension Table where Row == BuildUpResult {
  static let works = Table(
    "works",
    [
      .text("work") { $0.work.id }, .text("row") { $0.work.row }, .text("unit") { $0.work.unit },
      .text("set") { $0.work.set }, .text("indicator") { $0.work.indicator },
      .text("length_unit") { $0.work.lengthUnit }, .number("built") { $0.work.built },
      .number("share") { $0.work.share }, .number("implied_total") { $0.impliedTotal },
      .number("planned") { $0.work.planned }, .number("share_after") { $0.shareAfter },
      .text("requirement") { $0.work.requirement.description },
      .text("verdict") { ($0.passes ? Verdict.met : .notMet).label },
      .number("minimum") { $0.minimum }, .number("spare") { $0.spare },
    ])
}

extension Table where Row == RoadmapStanding {
  static let roadmap = Table(
    "roadmap",
    [
      .text("unit") { $0.entry.unit }, .text("level") { $0.entry.level.rawValue },
      .text("set") { $0.entry.set }, .integer("year") { $0.entry.year },
      .text("row") { $0.entry.row }, .integer("status_year") { $0.statusYear },
      .text("verdict") { $0.verdict.label }, .text("conditions") { $0.conditions.label },
      .text("missing") { $0.missing.joined(separator: " ") },
      .text("not_assessable") { $0.unknown.joined(separator: " ") },
      .integer("met_year") { $0.recognition?.metYear },
      .text("decision") { $0.recognition?.decision ?? "" },
      .text("decision_date") { $0.recognition?.decisionDate?.description ?? "" },
      .integer("slippage_years") { row in row.recognition.map { $0.metYear - row.entry.year } },
      .text("provenance") { $0.provenance.label },
    ])
}

extension Table where Row == RoadmapYear {
  static let roadmapYears = Table(
    "roadmap-years",
    [
      .text("level") { $0.level.rawValue }, .integer("year") { $0.year },
      .integer("planned") { $0.planned }, .integer("planned_cumulative") { $0.plannedCumulative },
      .integer("recognised") { $0.recognised },
      .integer("recognised_cumulative") { $0.recognisedCumulative },
    ])
}

extension Table where Row == AssignmentCoverage {
  static let coverage = Table(
    "coverage",
    [
      .text("set") { $0.set }, .integer("leaves") { $0.leafCount },
      .integer("agencies") { $0.agencies.count }, .integer("gaps") { $0.gaps.count },
      .integer("overlaps") { $0.overlaps.count },
      .text("gap_items") { $0.gaps.joined(separator: " ") },
      .text("overlap_items") { $0.overlaps.map(\.item).joined(separator: " ") },
      .integer("lapses") { $0.lapses.count },
      .text("lapse_items") { $0.lapses.map(\.item).joined(separator: " ") },
    ])
}

extension Table where Row == Assignment {
  static let assignments = Table(
    "assignments",
    [
      .text("agency") { $0.agency }, .text("role") { $0.role }, .text("set") { $0.set },
      .text("item") { $0.item }, .text("from") { $0.from?.description ?? "" },
      .text("to") { $0.to?.description ?? "" }, .text("duty_vi") { $0.duty.vi },
      .text("duty_en") { $0.duty.en }, .text("row") { $0.row },
    ])
}

extension Table where Row == Milestone {
  static let milestones = Table(
    "milestones",
    [
      .text("start") { $0.start?.description ?? "" }, .text("end") { $0.end?.description ?? "" },
      .text("cadence") { $0.cadence.label }, .text("what_vi") { $0.what.vi },
      .text("what_en") { $0.what.en }, .text("who") { $0.who }, .text("row") { $0.row },
      .text("bound") { $0.bound.rawValue },
    ])
}
