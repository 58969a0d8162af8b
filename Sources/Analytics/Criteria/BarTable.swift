import Panels

/// The bar that holds for a unit in a year, or why there is none.
public enum Bar: Hashable, Sendable {
  /// A height in the indicator's unit.
  case value(Double)
  /// A bar exists and its height is not known, or none holds in that year.
  case unknown
  /// The unit lacks the zone that decides.
  case zoneMissing
  /// A multiple of the unit's own value in the year it reached a level.
  case timesOwnValue(atLevel: Level, factor: Double)
}

/// Finds bars: an office's own first, then unit, province, zone, national.
///
/// A narrower bar whose height is unknown stops the search: a region whose own level nobody read is
/// not judged by the national one. Special-area units use the zone their set names.
///
/// What a bar says and what an unknown one does is decided in `docs/decisions/0005-verdicts.md`;
/// `docs/explain.md` shows the trail.
public struct BarTable: Sendable {
  private let sets: [String: CriteriaSet]
  private let units: UnitTable
  private let province: CategoryColumn?
  /// For each unit its class: units of a class share every bar.
  public let classes: [Int32]
  /// For each class one unit that stands for it.
  public let representatives: [Int]

  /// Prepares the table for some sets and units. O(units).
  public init(sets: [CriteriaSet], units: UnitTable) {
    self.sets = Dictionary(sets.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.units = units
    province = units.level(named: "province")
    var ownBars = Set<String>()
    for rule in sets.flatMap({ $0.criteria.flatMap(\.indicators) + $0.conditions }) {
      for threshold in rule.thresholds {
        if case .unit(let code) = threshold.scope { ownBars.insert(code) }
      }
    }
    struct ClassKey: Hashable {
      var zone: Int32
      var province: Int32
      var isSpecial: Bool
      var own: String
    }
    var numbers: [ClassKey: Int32] = [:]
    var representatives: [Int] = []
    // Units of a class mostly stand side by side.
    var last: (key: ClassKey, number: Int32)?
    let provinces = province?.indices
    classes = (0..<units.count).map { unit in
      let key = ClassKey(
        zone: units.zones.indices[unit], province: provinces?[unit] ?? -1,
        isSpecial: units.specialAreas[unit],
        own: !ownBars.isEmpty && ownBars.contains(units.codes[unit]) ? units.codes[unit] : "")
      if let last, last.key == key { return last.number }
      let number = numbers[key] ?? Int32(representatives.count)
      if Int(number) == representatives.count {
        numbers[key] = number
        representatives.append(unit)
      }
      last = (key, number)
      return number
    }
    self.representatives = representatives
  }

  /// The bar of a rule for a unit in a year.
  public func bar(_ rule: IndicatorRule, in set: CriteriaSet, unit: Int, year: Int) -> Bar {
    bar(rule, in: set, unit: unit, year: year, depth: 0)
  }

  /// How a value is held against the bar of a rule for a unit in a year.
  public func comparison(
    _ rule: IndicatorRule, in set: CriteriaSet, unit: Int, year: Int
  ) -> Comparison {
    guard rule.hasOwnComparisons else { return rule.comparison }
    return best(of: rule, unit: unit, year: year, zone: zone(of: unit, in: set))?.comparison
      ?? rule.comparison
  }

  /// How the bar of a rule for a unit in a year is found.
  public func trail(_ rule: IndicatorRule, in set: CriteriaSet, unit: Int, year: Int) -> BarTrail {
    trail(rule, in: set, unit: unit, year: year, depth: 0)
  }

  private func trail(
    _ rule: IndicatorRule, in set: CriteriaSet, unit: Int, year: Int, depth: Int
  ) -> BarTrail {
    let zone = zone(of: unit, in: set)
    let ranked = candidates(of: rule, unit: unit, year: year, zone: zone)
      .sorted { precedence($1) < precedence($0) }
    var base: [BarTrail.Base] = []
    if depth < Self.deepest, case .timesBar(let otherID, let indicator, _) = ranked.first?.level,
      let other = sets[otherID], let otherRule = other.rule(indicator)
    {
      base.append(
        BarTrail.Base(
          set: other, rule: otherRule,
          trail: trail(otherRule, in: other, unit: unit, year: year, depth: depth + 1)))
    }
    return BarTrail(
      bar: bar(rule, in: set, unit: unit, year: year, depth: depth), zone: zone,
      threshold: ranked.first, outranked: Array(ranked.dropFirst()), base: base)
  }

  /// How many bars may stand on each other.
  private static let deepest = 4

  /// The bars that a unit falls under in a year.
  private func candidates(
    of rule: IndicatorRule, unit: Int, year: Int, zone: String?
  ) -> [Threshold] {
    rule.thresholds.filter { threshold in
      guard threshold.years?.contains(year) ?? true else { return false }
      switch threshold.scope {
      case .national: return true
      case .zone(let code): return code == zone
      case .province(let name): return name == province?.label(of: unit)
      case .unit(let code): return code == units.codes[unit]
      }
    }
  }

  private func best(of rule: IndicatorRule, unit: Int, year: Int, zone: String?) -> Threshold? {
    candidates(of: rule, unit: unit, year: year, zone: zone)
      .max { precedence($0) < precedence($1) }
  }

  private func bar(
    _ rule: IndicatorRule, in set: CriteriaSet, unit: Int, year: Int, depth: Int
  ) -> Bar {
    let zone = zone(of: unit, in: set)
    let best = best(of: rule, unit: unit, year: year, zone: zone)
    let asksZone = rule.thresholds.contains { if case .zone = $0.scope { true } else { false } }
    guard let best else { return zone == nil && asksZone ? .zoneMissing : .unknown }
    if zone == nil, asksZone, !best.isOverlay, best.scope == .national { return .zoneMissing }
    switch best.level {
    case .value(let value): return .value(value)
    case .unknown: return .unknown
    case .timesOwnValue(let level, let factor):
      return .timesOwnValue(atLevel: level, factor: factor)
    case .timesBar(let otherID, let indicator, let factor):
      guard depth < Self.deepest, let other = sets[otherID], let otherRule = other.rule(indicator),
        case .value(let height) = bar(
          otherRule, in: other, unit: unit, year: year, depth: depth + 1)
      else { return .unknown }
      return .value(height * factor)
    }
  }

  /// The zone whose levels a unit uses under a set.
  public func zone(of unit: Int, in set: CriteriaSet) -> String? {
    if let special = set.specialAreaZone, units.specialAreas[unit] { return special }
    return units.zones.label(of: unit)
  }

  /// Overlay first, then the narrower scope, then the shorter span of years.
  private func precedence(_ threshold: Threshold) -> (Int, Int, Int) {
    let span = threshold.years.map { $0.upperBound - $0.lowerBound } ?? .max
    return (threshold.isOverlay ? 1 : 0, threshold.scope.precedence, -span)
  }
}
