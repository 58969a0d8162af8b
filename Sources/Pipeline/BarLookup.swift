import Analytics
import Forecast
import Panels
import Reporting

/// The bars that an indicator is held against: those of the criteria sets and those of targets.
struct BarLookup: Sendable {
  /// One kind of bar: an item of a set, a plan's target, an option.
  struct Source: Sendable {
    /// Its name in tables: `1980/15.1`, `target:income`, `option`.
    let name: String
    /// Direction and strictness.
    let comparison: Comparison
    /// For each unit its class.
    let classes: [Int32]
    /// For each class and year the height, `NaN` when there is none.
    let heights: [[Double]]
    /// For each unit its own height, for bars relative to its past.
    let ownHeights: [[Double]]?
    /// A closed range instead of a height.
    let range: Requirement?
    /// Whether the rule is in force, for each year.
    let isInForce: [Bool]
    /// Whether it is asked of the area's mean: of a single unit it says nothing.
    var isOfArea = false

    /// For each class and year the direction and strictness, where some bars differ from the rule.
    var comparisons: [[Comparison]]?

    /// What the value of a unit must be in a year, `nil` when the height is not known.
    func requirement(unit: Int, step: Int) -> Requirement? {
      let height = ownHeights?[step][unit] ?? heights[Int(classes[unit])][step]
      if height.isNaN { return nil }
      let comparison = comparisons?[Int(classes[unit])][step] ?? comparison
      return range ?? comparison.requirement(height)
    }

    /// The requirement when it is the same for every unit in a year.
    func commonRequirement(step: Int) -> Requirement? {
      guard ownHeights == nil, comparisons == nil, let first = heights.first?[step], !first.isNaN,
        heights.allSatisfy({ $0[step] == first })
      else { return nil }
      return range ?? comparison.requirement(first)
    }
  }

  private let sources: [String: [Source]]

  /// Looks up the bars of some years.
  init(_ dataset: Dataset, assessor: Assessor, years: [Int]) {
    let unitCount = dataset.panels.units.count
    let table = assessor.barTable
    var sources: [String: [Source]] = [:]
    for target in dataset.seriesTargets {
      let heights = years.map { year in
        target.year == nil || target.year == year ? target.requirement.bar : .nan
      }
      var range: Requirement?
      var comparison = Comparison.atLeast
      switch target.requirement {
      case .atLeast: break
      case .above: comparison = .above
      case .atMost: comparison = .atMost
      case .below: comparison = .below
      case .within: range = target.requirement
      }
      sources[target.indicator, default: []].append(
        Source(
          name: target.source, comparison: comparison,
          classes: Array(repeating: 0, count: unitCount), heights: [heights], ownHeights: nil,
          range: range, isInForce: years.map { _ in true }, isOfArea: target.isOfArea))
    }
    for set in dataset.sets {
      for rule in set.criteria.flatMap(\.indicators) where !rule.thresholds.isEmpty {
        guard dataset.panels.panel(rule.measure) != nil else { continue }
        let isOwn = rule.thresholds.contains {
          if case .timesOwnValue = $0.level { true } else { false }
        }
        let own =
          isOwn
          ? years.map { year in
            (0..<unitCount).map {
              assessor.height(of: rule, in: set, unit: $0, year: year) ?? .nan
            }
          } : nil
        sources[rule.measure, default: []].append(
          Source(
            name: "\(set.key)/\(rule.id)", comparison: rule.comparison, classes: table.classes,
            heights: table.representatives.map { unit in
              years.map { assessor.height(of: rule, in: set, unit: unit, year: $0) ?? .nan }
            }, ownHeights: own, range: nil, isInForce: years.map { set.years.contains($0) },
            comparisons: !rule.hasOwnComparisons
              ? nil
              : table.representatives.map { unit in
                years.map { table.comparison(rule, in: set, unit: unit, year: $0) }
              }))
      }
    }
    self.sources = sources
  }

  /// The bars of an indicator, targets first, those of the area's mean among them.
  func sources(of indicator: String) -> [Source] { sources[indicator] ?? [] }

  /// The bars that each unit is to reach.
  func unitSources(of indicator: String) -> [Source] {
    sources(of: indicator).filter { !$0.isOfArea }
  }
}

extension ChanceSummary {
  /// Nothing counted yet: by bar, then year ahead.
  static func empty(of model: ForecastModel, _ sources: [BarLookup.Source]) -> [ChanceSummary] {
    sources.flatMap { source in
      model.years.enumerated().map { step, year in
        ChanceSummary(
          indicator: model.series.panel.indicator.id, source: source.name, year: year,
          requirement: source.commonRequirement(step: step))
      }
    }
  }
}
