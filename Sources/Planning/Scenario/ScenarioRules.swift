import Panels

/// What a scenario does to rules and promises: bars that move, sets that replace others.
///
/// What a scenario may say of rules: `docs/scenarios.md`.
public struct ScenarioRules: Sendable {
  private let scenario: Scenario

  /// Reads a scenario.
  public init(_ scenario: Scenario) { self.scenario = scenario }

  /// The sets that replace others.
  public var replacements: [SetChange] {
    scenario.changes.compactMap { if case .set(let change) = $0.effect { change } else { nil } }
  }

  /// The crosswalk file by which units change.
  public var crosswalk: String? {
    scenario.changes.lazy.compactMap {
      if case .units(let crosswalk) = $0.effect { crosswalk } else { nil }
    }.first
  }

  /// Whether any rule changes.
  public var isEmpty: Bool { replacements.isEmpty && bars.isEmpty }

  private var bars: [BarChange] {
    scenario.changes.compactMap { if case .bar(let change) = $0.effect { change } else { nil } }
  }

  /// The sets with bars moved and years changed; sets that come in new are among them already.
  public func applied(to sets: [CriteriaSet]) -> [CriteriaSet] {
    sets.map { set in
      var set = set
      for (indicator, own) in Dictionary(
        grouping: bars.filter { $0.set == set.id }, by: \.indicator)
      {
        set.move(indicator, own)
      }
      for change in replacements {
        let years = set.years
        if change.set == set.id, years.lowerBound < change.from {
          set.years = years.lowerBound...min(years.upperBound, change.from - 1)
        }
        if change.becomes == set.id {
          set.years = change.from...max(years.upperBound, change.from)
        }
      }
      return set
    }
  }

  /// The plan with its later promises under the new sets.
  public func applied(to plan: Plan) -> Plan {
    var plan = plan
    for change in replacements {
      for index in plan.targets.indices where (plan.targets[index].year ?? .min) >= change.from {
        plan.targets[index].statistic.replaceSet(change.set, by: change.becomes)
      }
      for index in plan.roadmap.indices
      where plan.roadmap[index].year >= change.from && plan.roadmap[index].set == change.set {
        plan.roadmap[index].set = change.becomes
      }
    }
    return plan
  }
}

extension CriteriaSet {
  fileprivate mutating func move(_ id: String, _ bars: [BarChange]) {
    for criterion in criteria.indices {
      for indicator in criteria[criterion].indicators.indices
      where criteria[criterion].indicators[indicator].id == id {
        criteria[criterion].indicators[indicator].move(bars)
      }
    }
  }
}

extension IndicatorRule {
  fileprivate mutating func move(_ bars: [BarChange]) {
    let years = Set(bars.map(\.from)).sorted()
    thresholds = years.reduce(thresholds) { parts, year in
      parts.flatMap { $0.split(at: year) }
    }.map { threshold in
      guard let first = threshold.years?.lowerBound, let bar = bars.inForce(in: first) else {
        return threshold
      }
      var threshold = threshold
      threshold.level.move(bar)
      return threshold
    }
    for (index, year) in years.enumerated() {
      guard let bar = bars.inForce(in: year), let height = bar.to,
        !thresholds.contains(where: { $0.years?.contains(year) ?? true })
      else { continue }
      let last = index + 1 < years.count ? years[index + 1] - 1 : 9999
      thresholds.append(
        Threshold(
          scope: .national, years: year...last, level: .value(bar.moved(height)), isOverlay: true))
    }
  }
}

extension [BarChange] {
  /// What the changes of one bar make of it in a year: the latest new height, all factors, all that is added; `nil`
  /// before the first.
  fileprivate func inForce(in year: Int) -> BarChange? {
    let active = filter { $0.from <= year }
    guard var result = active.first else { return nil }
    result.to = active.filter { $0.to != nil }.max { $0.from < $1.from }?.to
    result.times = active.map(\.times).sorted().reduce(1, *)
    result.plus = active.map(\.plus).sorted().reduce(0, +)
    return result
  }
}

extension BarChange {
  /// A height moved, to ten digits, so that 95.5 is 95.5.
  fileprivate func moved(_ height: Double) -> Double {
    let value = height * times + plus
    return abs(value) < 1e6 ? (value * 1e9).rounded() / 1e9 : value
  }
}

extension Threshold {
  /// The threshold before a year and from it on.
  fileprivate func split(at year: Int) -> [Threshold] {
    let span = years ?? 0...9999
    guard span.contains(year), span.lowerBound < year else {
      var same = self
      same.years = span
      return [same]
    }
    var (before, after) = (self, self)
    before.years = span.lowerBound...year - 1
    after.years = year...span.upperBound
    return [before, after]
  }
}

extension ThresholdLevel {
  fileprivate mutating func move(_ bar: BarChange) {
    if let height = bar.to { self = .value(height) }
    switch self {
    case .value(let value): self = .value(bar.moved(value))
    case .timesBar(let set, let indicator, let factor):
      self = .timesBar(set: set, indicator: indicator, factor: factor * bar.times)
    case .timesOwnValue(let level, let factor):
      self = .timesOwnValue(atLevel: level, factor: factor * bar.times)
    case .unknown: break
    }
  }
}

extension TargetStatistic {
  fileprivate mutating func replaceSet(_ old: String, by new: String) {
    let renamed = { (set: String) in set == old ? new : set }
    switch self {
    case .communesAtLevel(let level, let set, let orAbove):
      self = .communesAtLevel(level, set: renamed(set), orAbove: orAbove)
    case .communesAdded(let level, let set): self = .communesAdded(level, set: renamed(set))
    case .communesLost(let level, let set, let holding):
      self = .communesLost(level, set: renamed(set), heldBy: holding)
    case .averageCriteria(let set): self = .averageCriteria(set: renamed(set))
    case .criteriaMet(let set): self = .criteriaMet(set: renamed(set))
    case .yearlyGain(let set): self = .yearlyGain(set: renamed(set))
    case .shareAtLevel(let level, let set, let orAbove, let base):
      self = .shareAtLevel(
        level, set: renamed(set), orAbove: orAbove,
        of: base.map { RequiredLevel(set: renamed($0.set), level: $0.level) })
    case .mean, .total, .value: break
    }
  }
}
