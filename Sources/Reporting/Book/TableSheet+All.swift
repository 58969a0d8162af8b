import Panels

extension TableSheet {
  /// The sheets of result tables in their order; a table that a result does not have is left out.
  public static let all: [TableSheet] = state + outlook + plan + roadmap + owners + data

  private static let state: [TableSheet] = [
    TableSheet(
      "bands", .state, LocalizedText("sheet.bands.name"),
      LocalizedText("sheet.bands.question")),
    TableSheet(
      "averages", .state, LocalizedText("sheet.averages.name"),
      LocalizedText("sheet.averages.question")),
    TableSheet(
      "shares", .state, LocalizedText("sheet.shares.name"),
      LocalizedText("sheet.shares.question")),
    TableSheet(
      "levels", .state, LocalizedText("sheet.levels.name"),
      LocalizedText("sheet.levels.question"),
      columns:
        "unit name year set in_force criteria criteria_met criteria_not_met criteria_not_assessable level recognised_level met_year decision_date conditions missing partly_met not_assessable provenance"
    ),
    TableSheet(
      "criteria", .state, LocalizedText("sheet.criteria.name"),
      LocalizedText("sheet.criteria.question")),
    TableSheet(
      "means", .state, LocalizedText("sheet.means.name"),
      LocalizedText("sheet.means.question")),
    TableSheet(
      "villages", .state, LocalizedText("sheet.villages.name"),
      LocalizedText("sheet.villages.question")),
    TableSheet(
      "village_counts", .state, LocalizedText("sheet.village-counts.name"),
      LocalizedText("sheet.village-counts.question")),
  ]

  private static let outlook: [TableSheet] = [
    TableSheet(
      "series", .outlook, LocalizedText("sheet.series.name"),
      LocalizedText("sheet.series.question"),
      columns: "unit name indicator year value provenance"),
    TableSheet(
      "trend", .outlook, LocalizedText("sheet.trend.name"),
      LocalizedText("sheet.trend.question"),
      columns:
        "unit name indicator segment_from segment_to status n slope slope_se slope_low95 slope_high95 t df p r_squared theil_sen theil_sen_low95 theil_sen_high95 kendall_tau mann_kendall_p last_year last_value target target_year required_slope treatment provenance"
    ),
    TableSheet(
      "group_forecast", .outlook, LocalizedText("sheet.group-forecast.name"),
      LocalizedText("sheet.group-forecast.question")),
    TableSheet(
      "forecast", .outlook, LocalizedText("sheet.forecast.name"),
      LocalizedText("sheet.forecast.question"),
      columns:
        "unit name indicator year horizon mean q05 q10 q25 q50 q75 q90 q95 method n effective_years status reason provenance"
    ),
    TableSheet(
      "criteria_outlook", .outlook, LocalizedText("sheet.criteria-outlook.name"),
      LocalizedText("sheet.criteria-outlook.question")),
    TableSheet(
      "level_outlook", .outlook, LocalizedText("sheet.level-outlook.name"),
      LocalizedText("sheet.level-outlook.question")),
    TableSheet(
      "probability", .outlook, LocalizedText("sheet.probability.name"),
      LocalizedText("sheet.probability.question")),
    TableSheet(
      "attainment", .outlook, LocalizedText("sheet.attainment.name"),
      LocalizedText("sheet.attainment.question")),
    TableSheet(
      "tracking", .outlook, LocalizedText("sheet.tracking.name"),
      LocalizedText("sheet.tracking.question"),
      columns:
        "unit name indicator target target_year method base_year base_value latest_year latest_value observed required projected score class status provenance"
    ),
    TableSheet(
      "scenario", .outlook, LocalizedText("sheet.scenario.name"),
      LocalizedText("sheet.scenario.question")),
    TableSheet(
      "scenarios", .outlook, LocalizedText("sheet.scenarios.name"),
      LocalizedText("sheet.scenarios.question")),
  ]

  private static let plan: [TableSheet] = [
    TableSheet(
      "targets", .plan, LocalizedText("sheet.targets.name"),
      LocalizedText("sheet.targets.question"),
      columns:
        "target row name_vi name_en unit year asked_year basis requirement measured_in value verdict margin probability probability_least probability_most probability_enough probability_enough_least probability_enough_most q05 q95 other_reading other_verdict units units_unknown provenance"
    ),
    TableSheet(
      "promises", .plan, LocalizedText("sheet.promises.name"),
      LocalizedText("sheet.promises.question")),
    TableSheet(
      "target_milestones", .plan, LocalizedText("sheet.target-milestones.name"),
      LocalizedText("sheet.target-milestones.question")),
    TableSheet(
      "target_shares", .plan, LocalizedText("sheet.target-shares.name"),
      LocalizedText("sheet.target-shares.question")),
    TableSheet(
      "plan_checks", .plan, LocalizedText("sheet.plan-checks.name"),
      LocalizedText("sheet.plan-checks.question")),
    TableSheet(
      "plausibility", .plan, LocalizedText("sheet.plausibility.name"),
      LocalizedText("sheet.plausibility.question")),
    TableSheet(
      "consistency", .plan, LocalizedText("sheet.consistency.name"),
      LocalizedText("sheet.consistency.question")),
    TableSheet(
      "works", .plan, LocalizedText("sheet.works.name"),
      LocalizedText("sheet.works.question")),
    TableSheet(
      "reported", .plan, LocalizedText("sheet.reported.name"),
      LocalizedText("sheet.reported.question")),
  ]

  private static let roadmap: [TableSheet] = [
    TableSheet(
      "roadmap", .roadmap, LocalizedText("sheet.roadmap.name"),
      LocalizedText("sheet.roadmap.question")),
    TableSheet(
      "roadmap-years", .roadmap, LocalizedText("sheet.roadmap-years.name"),
      LocalizedText("sheet.roadmap-years.question")),
    TableSheet(
      "slippage", .roadmap, LocalizedText("sheet.slippage.name"),
      LocalizedText("sheet.slippage.question")),
    TableSheet(
      "roadmap_score", .roadmap, LocalizedText("sheet.roadmap-score.name"),
      LocalizedText("sheet.roadmap-score.question")),
    TableSheet(
      "roadmap_proposed", .roadmap, LocalizedText("sheet.roadmap-proposed.name"),
      LocalizedText("sheet.roadmap-proposed.question")),
    TableSheet(
      "roadmap_comparison", .roadmap, LocalizedText("sheet.roadmap-comparison.name"),
      LocalizedText("sheet.roadmap-comparison.question")),
    TableSheet(
      "roadmap_work", .roadmap, LocalizedText("sheet.roadmap-work.name"),
      LocalizedText("sheet.roadmap-work.question")),
    TableSheet(
      "roadmap_capacity", .roadmap, LocalizedText("sheet.roadmap-capacity.name"),
      LocalizedText("sheet.roadmap-capacity.question")),
  ]

  private static let owners: [TableSheet] = [
    TableSheet(
      "owners", .owners, LocalizedText("sheet.owners.name"),
      LocalizedText("sheet.owners.question")),
    TableSheet(
      "owner_unmet", .owners, LocalizedText("sheet.owner-unmet.name"),
      LocalizedText("sheet.owner-unmet.question"),
      columns:
        "kind owner role unit name set item_kind item criterion item_vi item_en verdict indicators_met indicators_applicable partly_met order effort value requirement provenance"
    ),
    TableSheet(
      "owner_due", .owners, LocalizedText("sheet.owner-due.name"),
      LocalizedText("sheet.owner-due.question")),
    TableSheet(
      "owner_risk", .owners, LocalizedText("sheet.owner-risk.name"),
      LocalizedText("sheet.owner-risk.question")),
    TableSheet(
      "owner_priority", .owners, LocalizedText("sheet.owner-priority.name"),
      LocalizedText("sheet.owner-priority.question")),
    TableSheet(
      "assignments", .owners, LocalizedText("sheet.assignments.name"),
      LocalizedText("sheet.assignments.question")),
    TableSheet(
      "milestones", .owners, LocalizedText("sheet.milestones.name"),
      LocalizedText("sheet.milestones.question")),
  ]

  private static let data: [TableSheet] = [
    TableSheet(
      "methods", .data, LocalizedText("sheet.methods.name"),
      LocalizedText("sheet.methods.question")),
    TableSheet(
      "breaks", .data, LocalizedText("sheet.breaks.name"),
      LocalizedText("sheet.breaks.question")),
    TableSheet(
      "problems", .data, LocalizedText("sheet.problems.name"),
      LocalizedText("sheet.problems.question"),
      columns:
        "severity message_vi fix_vi message_en fix_en file sheet cell line column column_name unit year indicator value expected problem"
    ),
    TableSheet(
      "account", .data, LocalizedText("sheet.account.name"),
      LocalizedText("sheet.account.question")),
  ]
}
