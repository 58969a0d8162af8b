import Panels

/// The indicators that data may hold: those of the criteria sets and those a plan declares.
public struct IndicatorCatalogue: Sendable {
  private var indicators: [String: Indicator] = [:]

  /// Makes the catalogue of some sets and of further declarations, which win.
  public init(sets: [CriteriaSet], declared: [Indicator] = []) {
    for set in sets {
      for criterion in set.criteria {
        let reported = set.reportedID(criterion)
        add(Indicator(id: reported, name: criterion.name, kind: .yesno))
        for rule in criterion.indicators { add(rule, of: set) }
      }
      for rule in set.conditions { add(rule, of: set) }
    }
    add(
      Indicator(
        id: Self.criteriaMet,
        name: LocalizedText("indicator.criteria-met"),
        kind: .count, limit: sets.map { Double($0.criteria.count) }.max() ?? 19))
    for indicator in declared { indicators[indicator.id] = indicator }
  }

  /// The indicator that holds a reported number of criteria met.
  public static let criteriaMet = "criteria_met"

  /// The kind that indicators which nobody declares are taken for; `nil` knows only the declared ones.
  public var kindOfOthers: IndicatorKind?

  /// The indicator of an id.
  public subscript(id: String) -> Indicator? {
    if let known = indicators[id] { return known }
    guard let kindOfOthers, !id.isEmpty else { return nil }
    return Indicator(id: id, kind: kindOfOthers)
  }

  /// The ids, sorted.
  public var ids: [String] { indicators.keys.sorted() }

  private mutating func add(_ rule: IndicatorRule, of set: CriteriaSet) {
    add(
      Indicator(
        id: rule.measure, name: rule.name, kind: rule.kind, unit: rule.unit, weight: rule.weight))
    if let weight = rule.weight {
      add(Indicator(id: weight, name: set.weightNames[weight], kind: .positive))
    }
  }

  private mutating func add(_ indicator: Indicator) {
    if indicators[indicator.id] == nil { indicators[indicator.id] = indicator }
  }
}

extension IndicatorCatalogue {
  /// The catalogue with further declarations, which win.
  public init(declared: [Indicator], over base: IndicatorCatalogue) {
    self = base
    for indicator in declared { indicators[indicator.id] = indicator }
  }
}
