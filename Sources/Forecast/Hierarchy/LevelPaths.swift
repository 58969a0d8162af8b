/// The paths of the nation and of every place on one lane: what their units share, level by level.
struct LevelPaths: Sendable {
  /// The nation's, NaN where no unit has a value.
  let nation: [Double]
  /// By level and place the deviation from what lies above, NaN where no unit has a value; empty for
  /// places without a path of their own.
  let places: [[[Double]]]

  init(nation: [Double], places: [[[Double]]]) {
    self.nation = nation
    self.places = places
  }

  /// Splits what is known of all series.
  ///
  /// - Complexity: O(leaves · levels · *periods²*), and O(*periods³*) for each place with gaps.
  init(_ moments: LevelMoments, _ hierarchy: Hierarchy, periodCount: Int, lane: Lane) {
    var leaves = moments.leaves.sorted { $0.key < $1.key }.compactMap { key, leaf in
      leaf.effects[lane].map { (index: Int(key), effects: $0) }
    }
    let none = YearEffects(periodCount: periodCount)
    nation = leaves.reduce(into: none) { $0.merge($1.effects) }.solved()
    for position in leaves.indices { leaves[position].effects.subtract(nation) }
    var places: [[[Double]]] = []
    for (level, count) in hierarchy.placeCounts.enumerated() {
      var own = [YearEffects](repeating: none, count: count)
      let place = { (leaf: Int) in Int(hierarchy.leafPlaces[leaf][level]) }
      for leaf in leaves where place(leaf.index) >= 0 {
        own[place(leaf.index)].merge(leaf.effects)
      }
      let paths = own.map { $0.isEmpty ? [] : $0.solved() }
      for position in leaves.indices where place(leaves[position].index) >= 0 {
        leaves[position].effects.subtract(paths[place(leaves[position].index)])
      }
      places.append(paths)
    }
    self.places = places
  }
}
