import Panels

/// What a plan adds to its criteria sets and to its data: registration as a condition, efforts of
/// items, what was found of conditions.
enum PlanRules {
  /// The sets with the plan's efforts, and with registration as a condition where units registered
  /// under a set that does not ask for it.
  static func applied(
    _ plan: Plan, to sets: [CriteriaSet], catalogue: IndicatorCatalogue
  ) -> [CriteriaSet] {
    sets.map { set in
      var set = set
      for mark in plan.marks where mark.set == set.id {
        if let effort = mark.effort { set.mark(mark.item, effort) }
      }
      let isAsked = set.conditions.contains { $0.id == Registration.condition }
      if !isAsked, plan.registrations.contains(where: { $0.set == set.id }) {
        set.conditions.append(registration(in: set, catalogue))
      }
      return set
    }
  }

  private static func registration(
    in set: CriteriaSet, _ catalogue: IndicatorCatalogue
  ) -> IndicatorRule {
    let id = Registration.condition
    return IndicatorRule(
      id: id,
      name: LocalizedText(
        "plan-file.registered"),
      measure: catalogue[id]?.kind == .yesno ? id : "\(set.key)/\(id)", kind: .yesno)
  }

  /// The data with what the plan itself says of conditions, where they say nothing: registrations,
  /// and findings, the latest of a year.
  ///
  /// Where a plan lists registrations under a set, a unit it does not list is not registered.
  static func filled(
    _ panels: PanelSet, by plan: Plan, sets: [CriteriaSet], into log: inout ProblemLog
  ) -> PanelSet {
    var panels = panels
    for set in sets {
      let registered = Dictionary(
        plan.registrations.filter { $0.set == set.id }.map { ($0.unit, $0.year) },
        uniquingKeysWith: min)
      if !registered.isEmpty,
        let rule = set.conditions.first(where: { $0.id == Registration.condition })
      {
        var filler = ConditionFiller(panels: panels, rule: rule)
        for unit in panels.units.codes.indices {
          let first = registered[panels.units.codes[unit]]
          for year in panels.years {
            filler.fill(unit, year, first.map { year >= $0 } ?? false ? 1 : 0)
          }
        }
        panels = filler.filled
      }
      for condition in plan.conditions where condition.set == set.id {
        guard let rule = set.conditions.first(where: { $0.id == condition.condition }) else {
          continue
        }
        var filler = ConditionFiller(panels: panels, rule: rule)
        for finding in condition.findings.sorted(by: { $1.date < $0.date }) {
          guard let unit = panels.units.index(ofCode: finding.unit) else { continue }
          if let other = filler.fill(unit, finding.date.year, finding.value) {
            log.add(
              .sourceConflict(
                unit: panels.units.names[unit], year: finding.date.year, indicator: rule.measure,
                kept: DecimalText.text(other), keptSource: "observations",
                other: DecimalText.text(finding.value),
                otherSource: finding.source.isEmpty ? "plan.yaml" : finding.source))
          }
        }
        panels = filler.filled
      }
    }
    return panels
  }
}

/// Fills the cells of a condition's measure that the data leave empty.
private struct ConditionFiller {
  private let panels: PanelSet
  private let before: Panel
  private var panel: Panel

  init(panels: PanelSet, rule: IndicatorRule) {
    self.panels = panels
    before =
      panels.panel(rule.measure)
      ?? Panel(
        indicator: Indicator(
          id: rule.measure, name: rule.name, kind: rule.kind, unit: rule.unit, weight: rule.weight),
        unitCount: panels.units.count, periodCount: panels.years.count)
    panel = before
  }

  /// The panels with what was filled in.
  var filled: PanelSet { panels.with(panel) }

  /// Fills a cell; a value of the data that differs stands and is returned.
  @discardableResult
  mutating func fill(_ unit: Int, _ year: Int, _ value: Double) -> Double? {
    guard let period = panels.period(of: year) else { return nil }
    let cell = panel.position(unit: unit, period: period)
    if before.values[cell].isNaN {
      if panel.values[cell].isNaN { panel.values[cell] = value }
      return nil
    }
    return before.values[cell] == value ? nil : before.values[cell]
  }
}

extension CriteriaSet {
  /// Gives an indicator, or all of a criterion, another effort.
  fileprivate mutating func mark(_ item: String, _ effort: Effort) {
    let leaves = Set(leaves(of: item))
    for c in criteria.indices {
      for i in criteria[c].indicators.indices
      where leaves.contains(criteria[c].indicators[i].id) {
        criteria[c].indicators[i].effort = effort
      }
    }
  }
}
