import Panels

/// Rules and roadmaps that contradict themselves.
///
/// A criterion that asks `poverty ≥ 10` of a measure of which less is better is one.
public enum RuleCheck {
  /// Measures of which less is better. Pages about the rules print some of them the other way round.
  static let lessIsBetter: Set<String> = [
    "poverty_poor", "poverty_near_poor", "poverty_total", "poverty_rate", "poverty_rate_rural",
    "stunting", "makeshift_houses",
  ]
  /// Measures of which more is better.
  static let moreIsBetter: Set<String> = [
    "income", "insurance", "trained_workers", "certified_workers", "clean_water",
    "hygienic_water", "employed", "safe_power", "housing_standard", "food_safety",
    "e_health_record", "schools_standard",
  ]

  /// Rules that ask for the opposite of what their measure means.
  public static func invertedDirections(in sets: [CriteriaSet]) -> [SeriesProblem] {
    sets.flatMap { set in
      (set.criteria.flatMap(\.indicators) + set.conditions).compactMap { rule in
        guard rule.kind != .yesno else { return nil }
        let isInverted =
          rule.comparison.isUpward
          ? lessIsBetter.contains(rule.measure) : moreIsBetter.contains(rule.measure)
        return isInverted
          ? .invertedDirection(
            set: set.id, item: rule.id, measure: rule.measure, comparison: rule.comparison.sign)
          : nil
      }
    }
  }

  /// Units that are to reach one level of one set in two years.
  public static func plannedTwice(in roadmap: [RoadmapEntry], units: UnitTable) -> [SeriesProblem] {
    struct Goal: Hashable {
      var unit: String
      var level: Level
      var set: String
    }
    var years: [Goal: Set<Int>] = [:]
    for entry in roadmap {
      years[Goal(unit: entry.unit, level: entry.level, set: entry.set), default: []]
        .insert(entry.year)
    }
    return years.filter { $0.value.count > 1 }
      .sorted { ($0.key.unit, $0.key.set, $0.key.level) < ($1.key.unit, $1.key.set, $1.key.level) }
      .map { goal, years in
        .plannedTwice(
          unit: units.index(ofCode: goal.unit).map { units.names[$0] } ?? goal.unit,
          level: goal.level.rawValue, set: goal.set, years: years.sorted())
      }
  }
}
