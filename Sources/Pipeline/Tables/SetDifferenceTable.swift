import Panels
import Planning

extension Table where Row == SetDifference {
  static let setDifferences = Table(
    "set_differences",
    [
      .text("old_set") { $0.old?.set ?? "" }, .text("old_criterion") { $0.old?.criterion.id ?? "" },
      .text("old_indicator") { $0.old?.rule?.id ?? "" },
      .text("new_set") { $0.new?.set ?? "" }, .text("new_criterion") { $0.new?.criterion.id ?? "" },
      .text("new_indicator") { $0.new?.rule?.id ?? "" },
      .text("name_vi") { $0.name.vi }, .text("name_en") { $0.name.en },
      .text("change") { $0.change.rawValue },
      .text("old_comparison") { $0.old?.comparison ?? "" },
      .number("old_threshold") { $0.old?.bar ?? .nan },
      .text("new_comparison") { $0.new?.comparison ?? "" },
      .number("new_threshold") { $0.new?.bar ?? .nan },
      .text("measured_in") { ($0.new ?? $0.old)?.rule?.unit ?? "" },
      .integer("year") { $0.year }, .integer("communes") { $0.communes },
      .integer("met_old") { $0.metOld }, .integer("met_new") { $0.metNew },
      .integer("not_assessable_new") { $0.unknownNew },
      .integer("newly_failing") { $0.newlyFailing.count },
      .integer("newly_met") { $0.newlyMet.count },
      .text("units_newly_failing") { $0.newlyFailing.joined(separator: "|") },
      .text("units_newly_met") { $0.newlyMet.joined(separator: "|") },
      .text("provenance") { $0.provenance.label },
    ])
}

extension SetDifference {
  /// The name of the older requirement, else of the newer.
  var name: LocalizedText { (old ?? new)?.name ?? LocalizedText(vi: "", en: "") }
}

extension SetDifference.Side {
  /// The comparison as files write it; empty for yes/no and for criteria without indicators.
  fileprivate var comparison: String {
    guard let rule, rule.kind != .yesno, rule.requiredLevel == nil else { return "" }
    return rule.comparison.rawValue
  }
}
