import Panels

/// What the errors of a panel regression are clustered by.
struct Clustering {
  /// `unit`, or the name of a level of the hierarchy.
  let name: String
  /// The cluster of each effect, counted from 0 in order of appearance.
  private(set) var clusters: [Int] = []
  /// The number of clusters.
  private(set) var count = 0
  /// Whether a unit has no label.
  private(set) var isIncomplete = false

  private init(_ name: String, _ labels: [Int]) {
    self.name = name
    var known: [Int: Int] = [:]
    for label in labels {
      if label < 0 { isIncomplete = true }
      let cluster = known[label] ?? known.count
      known[label] = cluster
      clusters.append(cluster)
    }
    count = known.count - (isIncomplete ? 1 : 0)
  }

  /// By unit, then by each level of the hierarchy.
  ///
  /// - Parameter effects: The unit of each effect.
  static func all(_ effects: [Int], _ units: UnitTable) -> [Clustering] {
    [Clustering("unit", effects)]
      + units.levels.map { level in
        Clustering(level.name, effects.map { Int(level.indices[$0]) })
      }
  }
}
