import Panels
import Planning

extension Table where Row == OwnerFindings {
  static let owners = Table(
    "owners",
    [
      .text("kind") { $0.owner.kind.label }, .text("owner") { $0.owner.name },
      .text("roles") { $0.owner.roles.joined(separator: " ") },
      .integer("units") { $0.owner.units.count },
      .integer("unmet") { $0.unmet.count },
      .integer("units_unmet") { Set($0.unmet.map(\.item.unit)).count },
      .integer("due") { $0.due.count { $0.dates.status == .due } },
      .text("next") { $0.due.first { $0.dates.status == .due }?.dates.next?.description ?? "" },
      .integer("at_risk") { $0.risks.count }, .integer("risk_untold") { $0.untold },
      .text("page") { $0.page }, .text("provenance") { $0.provenance.label },
    ])
}

extension Table where Row == OwnerRow<OwnerUnmet> {
  static let ownerUnmet = Table(
    "owner_unmet",
    [
      .text("kind") { $0.owner.kind.label }, .text("owner") { $0.owner.name },
      .text("role") { $0.content.roles.joined(separator: " ") },
      .text("unit") { $0.code($0.content.item.unit) },
      .text("name") { $0.name($0.content.item.unit) }, .text("set") { $0.content.item.set },
      .text("item_kind") { $0.content.item.kind.rawValue },
      .text("item") { $0.content.item.item }, .text("criterion") { $0.content.item.criterion },
      .text("item_vi") { $0.content.item.name.vi }, .text("item_en") { $0.content.item.name.en },
      .text("verdict") { $0.content.item.verdict.label },
      .integer("indicators_met") {
        $0.content.item.applicable > 0 ? $0.content.item.met : nil
      },
      .integer("indicators_applicable") {
        $0.content.item.applicable > 0 ? $0.content.item.applicable : nil
      },
      .text("partly_met") { $0.content.item.isPartlyMet ? "yes" : "no" },
      .integer("order") { $0.content.item.order }, .integer("effort") { $0.content.item.effort },
      .number("value") { $0.content.value },
      .text("requirement") { $0.content.requirement?.description ?? "" },
      .text("leads") { $0.content.leads.joined(separator: "; ") },
      .text("provenance") { $0.content.provenance.label },
    ])
}

extension Table where Row == OwnerRow<DueItem> {
  static let ownerDue = Table(
    "owner_due",
    [
      .text("kind") { $0.owner.kind.label }, .text("owner") { $0.owner.name },
      .text("source") { $0.content.source.rawValue },
      .text("unit") { $0.code($0.content.unit) }, .text("name") { $0.name($0.content.unit) },
      .text("what_vi") { $0.content.what.vi }, .text("what_en") { $0.content.what.en },
      .text("standard") { $0.content.level?.rawValue ?? "" },
      .text("cadence") { $0.content.cadence.label },
      .text("start") { $0.content.start?.description ?? "" },
      .text("end") { $0.content.end?.description ?? "" },
      .text("status") { $0.content.dates.status.rawValue },
      .text("next") { $0.content.dates.next?.description ?? "" },
      .text("following") { $0.content.dates.following?.description ?? "" },
      .integer("remaining") { $0.content.dates.remaining }, .text("row") { $0.content.row },
    ])
}

/// A risk as an owner sees it.
struct OwnerRisk {
  let risk: LossRisk
  let year: Int
  let leads: [String]
  let provenance: Provenance
}

extension Table where Row == OwnerRow<OwnerRisk> {
  static let ownerRisk = Table(
    "owner_risk",
    [
      .text("kind") { $0.owner.kind.label }, .text("owner") { $0.owner.name },
      .text("unit") { $0.code($0.content.risk.unit) },
      .text("name") { $0.name($0.content.risk.unit) }, .text("set") { $0.content.risk.set },
      .text("item_kind") { $0.content.risk.kind.rawValue },
      .text("item") { $0.content.risk.item }, .text("criterion") { $0.content.risk.criterion },
      .text("item_vi") { $0.content.risk.name.vi }, .text("item_en") { $0.content.risk.name.en },
      .integer("year") { $0.content.year }, .number("p_lost") { $0.content.risk.chance },
      .text("leads") { $0.content.leads.joined(separator: "; ") },
      .text("provenance") { $0.content.provenance.label },
    ])
}

extension Table where Row == PriorityRow {
  static let ownerPriority = Table(
    "owner_priority",
    [
      .text("set") { $0.set }, .integer("rank") { $0.rank }, .text("unit") { $0.unit },
      .text("name") { $0.name },
      .text("registered") { $0.isRegistered.map { $0 ? "yes" : "no" } ?? "" },
      .integer("roadmap_year") { $0.roadmapYear },
      .integer("criteria_missing") { $0.criteria },
      .integer("indicators_missing") { $0.indicators }, .integer("partly_met") { $0.partly },
      .integer("effort") { $0.effort }, .number("p_all") { $0.chance },
      .text("provenance") { $0.provenance.label },
    ])
}
