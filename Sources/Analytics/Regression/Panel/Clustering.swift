import Panels

/// What the errors of a panel regression are clustered by.
struct Clustering {
  /// `unit`, the name of a level of the hierarchy, or `year`.
  let name: String
  /// Whether each year is a cluster, across all units.
  let isByYear: Bool
  /// The number of clusters.
  let count: Int
  /// Whether a unit has no label.
  let isIncomplete: Bool
  /// The cluster of each effect, or of each period; counted from 0 in order of appearance.
  private let clusters: [Int]

  private init(_ name: String, _ labels: [Int], isByYear: Bool = false) {
    self.name = name
    self.isByYear = isByYear
    isIncomplete = !isByYear && labels.contains { $0 < 0 }
    var known: [Int: Int] = [:]
    clusters = labels.map { label in
      if label < 0 { return -1 }
      let cluster = known[label] ?? known.count
      known[label] = cluster
      return cluster
    }
    count = known.count
  }

  /// The cluster of an observation.
  func cluster(effect: Int, period: Int) -> Int { clusters[isByYear ? period : effect] }

  /// By unit, then by each level of the hierarchy; where years have no effects of their own, by year too:
  /// what happens in a year happens to all units.
  static func all(_ design: PanelDesign, _ units: UnitTable, periodCount: Int) -> [Clustering] {
    let effects = design.sample.units
    let used = Set(design.sample.usedPeriods)
    let years = Clustering(
      "year", (0..<periodCount).map { used.contains($0) ? $0 : -1 }, isByYear: true)
    return [Clustering("unit", effects)]
      + units.levels.map { level in
        Clustering(level.name, effects.map { Int(level.indices[$0]) })
      } + (design.hasYearEffects ? [] : [years])
  }
}
