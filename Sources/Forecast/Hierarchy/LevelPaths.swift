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

  /// Splits the sums of all series.
  init(_ moments: LevelMoments, _ hierarchy: Hierarchy, periodCount: Int, lane: Lane) {
    let cells = moments.cells.sorted { $0.key < $1.key }
    var effects = YearEffects(periodCount: periodCount)
    for (key, cell) in cells {
      effects.add(count: cell.count, periods: key.periods, sums: cell.sums[lane])
    }
    nation = effects.solved()
    // What is left of each cell's sums below the levels so far.
    var rests = cells.map { [nation] key, cell in
      Self.rest(cell.sums[lane], count: cell.count, below: nation, periods: key.periods)
    }
    var places: [[[Double]]] = []
    for (level, count) in hierarchy.placeCounts.enumerated() {
      var own = [YearEffects](repeating: YearEffects(periodCount: periodCount), count: count)
      let place = { (key: LevelMoments.Key) in Int(hierarchy.leafPlaces[Int(key.leaf)][level]) }
      for (index, (key, cell)) in cells.enumerated() where place(key) >= 0 {
        own[place(key)].add(count: cell.count, periods: key.periods, sums: rests[index])
      }
      let paths = own.map { $0.isEmpty ? [] : $0.solved() }
      for (index, (key, cell)) in cells.enumerated() where place(key) >= 0 {
        rests[index] = Self.rest(
          rests[index], count: cell.count, below: paths[place(key)], periods: key.periods)
      }
      places.append(paths)
    }
    self.places = places
  }

  private static func rest(
    _ sums: [Double], count: Int, below path: [Double], periods: [Int]
  ) -> [Double] {
    zip(sums, periods).map { $0 - Double(count) * path[$1] }
  }
}
