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
      .text("asked_year") { $0.target.year.map(String.init) ?? "" },
      .text("basis") { $0.basis.rawValue },
      .text("requirement") { $0.target.requirement.description },
      .text("measured_in") { $0.target.unit }, .number("value") { $0.value },
      .text("verdict") { $0.verdict.label }, .number("margin") { $0.margin },
      .number("other_reading") { $0.otherReading ?? .nan },
      .text("other_verdict") { $0.otherVerdict?.label ?? "" }, .integer("units") { $0.units },
      .integer("units_unknown") { $0.unknown }, .text("provenance") { $0.provenance.label },
      .number("probability") { $0.outlook?.chance.probability ?? .nan },
      .number("probability_least") { $0.outlook?.chance.least ?? .nan },
      .number("probability_most") { $0.outlook?.chance.most ?? .nan },
      .number("probability_enough") { $0.outlook?.enough?.probability ?? .nan },
      .number("probability_enough_least") { $0.outlook?.enough?.least ?? .nan },
      .number("probability_enough_most") { $0.outlook?.enough?.most ?? .nan },
      .number("q05") { $0.outlook?.low ?? .nan }, .number("q95") { $0.outlook?.high ?? .nan },
      .text("statistic") { $0.target.statistic.words.statistic },
      .text("subject") { $0.target.statistic.words.subject },
      .text("set") { $0.target.statistic.set ?? "" },
      .text("reason") { $0.missingChance?.reason ?? "" },
    ])
}

extension MissingChance {
  /// The sentence of tables.
  fileprivate var reason: String {
    switch self {
    case .open: "what cannot be assessed could change the probability by more than 0.001"
    case .emptyBase: "the base may be empty, and a share of nobody is neither met nor failed"
    case .yesNo: "a yes/no value is not forecast as a number"
    case .series(let status): status.reason
    case .units: "not every unit has a forecast with a distribution and a weight"
    case .noForecast: "no unit has a forecast with a distribution"
    case .noRecognition: "no recognition at the level is on record"
    case .notAssessed: "nothing can be assessed from which communes or criteria could be counted"
    }
  }
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
      .text("possible") { $0.possibility.rawValue },
    ])
}

extension Table where Row == PlanCheck {
  static let planChecks = Table(
    "plan_checks",
    [
      .text("check") { $0.kind.rawValue }, .text("target") { $0.target.id },
      .text("row") { $0.target.row }, .integer("year") { $0.target.year },
      .text("other") { $0.other }, .text("units") { $0.units.joined(separator: "|") },
      .number("promised") { $0.promised }, .number("bound") { $0.bound },
      .number("slack") { $0.slack }, .text("verdict") { $0.verdict.label },
      .text("provenance") { $0.provenance.label },
    ])
}

extension Table where Row == PlausibilityRow {
  static let plausibility = Table(
    "plausibility",
    [
      .text("target") { $0.target.id }, .text("row") { $0.target.row },
      .text("unit") { $0.unit ?? "" }, .text("start") { $0.start.label },
      .text("start_name") { $0.start.name }, .integer("start_year") { $0.startYear },
      .number("start_value") { $0.startValue }, .integer("year") { $0.year },
      .number("bar") { $0.bar }, .text("requirement") { $0.target.requirement.description },
      .text("change_in") { $0.required.measure.rawValue },
      .number("required_change") { $0.required.value },
      .number("observed_change") { $0.observed.value },
      .integer("observed_years") { $0.observedYears },
      .integer("comparisons") { $0.comparisons }, .number("percentile") { $0.percentile },
      .text("ambition") { $0.ambition.rawValue }, .number("reached") { $0.reached },
      .text("verdict") { $0.verdict.label }, .text("provenance") { $0.provenance.label },
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
      .text("verdict") { $0.verdict.label },
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

extension Table where Row == Registration {
  static let registrations = Table(
    "registrations",
    [
      .text("unit") { $0.unit }, .text("level") { $0.level.rawValue }, .text("set") { $0.set },
      .integer("year") { $0.year }, .text("date") { $0.date?.description ?? "" },
      .text("row") { $0.row },
    ])
}

/// A condition of recognition, or one finding about it.
struct ConditionLine: Sendable {
  let condition: PlanCondition
  let finding: PlanCondition.Finding?

  static func lines(_ condition: PlanCondition) -> [ConditionLine] {
    if condition.findings.isEmpty { return [ConditionLine(condition: condition, finding: nil)] }
    return condition.findings.map { ConditionLine(condition: condition, finding: $0) }
  }
}

extension Table where Row == ConditionLine {
  static let conditions = Table(
    "conditions",
    [
      .text("set") { $0.condition.set }, .text("condition") { $0.condition.condition },
      .text("owner") { $0.condition.owner }, .text("unit") { $0.finding?.unit ?? "" },
      .number("value") { $0.finding?.value ?? .nan },
      .text("date") { $0.finding?.date.description ?? "" },
      .text("source") { $0.finding?.source ?? "" }, .text("row") { $0.condition.row },
    ])
}

extension Table where Row == PartProgress {
  static let programmeParts = Table(
    "programme_parts",
    [
      .text("kind") { $0.part.kind.rawValue }, .text("part") { $0.part.id },
      .text("row") { $0.part.row }, .text("name_vi") { $0.part.name.vi },
      .text("name_en") { $0.part.name.en }, .text("set") { $0.part.set },
      .text("item") { $0.item }, .integer("year") { $0.year }, .integer("met") { $0.met },
      .integer("not_met") { $0.failed }, .integer("not_assessable") { $0.unknown },
      .text("provenance") { $0.provenance.label },
    ])
}

extension Table where Row == ItemMark {
  static let marks = Table(
    "marks",
    [
      .text("set") { $0.set }, .text("item") { $0.item },
      .text("effort") { $0.effort?.rawValue ?? "" }, .text("driver") { $0.driver?.rawValue ?? "" },
      .text("row") { $0.row },
    ])
}

extension Table where Row == VillageStanding {
  static let villages = Table(
    "villages",
    [
      .text("village") { $0.village }, .text("name") { $0.name }, .text("commune") { $0.commune },
      .text("set") { $0.set }, .integer("year") { $0.year },
      .text("level") { $0.level.rawValue }, .text("verdict") { $0.verdict.label },
      .integer("criteria_met") { $0.metCount },
      .text("missing") { $0.standing.missing.joined(separator: " ") },
      .text("not_assessable") { $0.standing.open.joined(separator: " ") },
      .text("provenance") { $0.provenance.label },
    ])
}

extension Table where Row == VillageState.Count {
  static let villageCounts = Table(
    "village_counts",
    [
      .text("level") { $0.grouping }, .text("group") { $0.group }, .text("set") { $0.set },
      .text("standard") { $0.level.rawValue }, .integer("year") { $0.year },
      .integer("villages") { $0.villages }, .integer("met") { $0.met },
      .integer("not_assessable") { $0.unknown }, .text("provenance") { $0.provenance.label },
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
