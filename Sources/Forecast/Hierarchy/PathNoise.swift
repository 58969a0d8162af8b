/// How much of the known errors of values is left in the means of nation and places.
///
/// The errors of values are independent, so that the mean of `n` has the variance `Σ se² / n²`.
struct PathNoise: Sendable, Codable {
  /// The mean of some units, period by period.
  struct Mean: Sendable {
    /// How many units have a value.
    private(set) var counts: [Double]
    /// The sum of the squared standard errors, in the indicator's unit.
    private(set) var squares: [Double]

    init(periodCount: Int) {
      let none = Array(repeating: 0.0, count: periodCount)
      self.init(counts: none, squares: none)
    }

    init(counts: [Double], squares: [Double]) {
      self.counts = counts
      self.squares = squares
    }

    mutating func add(_ cell: LevelMoments.Cell, _ periods: [Int]) {
      for (position, period) in periods.enumerated() {
        counts[period] += Double(cell.count)
        squares[period] += cell.noise[position]
      }
    }

    /// The variance in a period.
    func variance(_ period: Int) -> Double {
      counts[period] > 0 ? squares[period] / (counts[period] * counts[period]) : 0
    }
  }

  let nation: Mean
  /// By level and place.
  let places: [[Mean]]

  init(_ moments: LevelMoments, _ hierarchy: Hierarchy, periodCount: Int) {
    let none = Mean(periodCount: periodCount)
    var nation = none
    var places = hierarchy.placeCounts.map { Array(repeating: none, count: $0) }
    for (key, cell) in moments.cells.sorted(by: { $0.key < $1.key }) {
      nation.add(cell, key.periods)
      for (level, place) in hierarchy.leafPlaces[Int(key.leaf)].enumerated() where place >= 0 {
        places[level][Int(place)].add(cell, key.periods)
      }
    }
    self.nation = nation
    self.places = places
  }

  /// The mean that a unit's own part is taken from: that of its innermost place.
  func innermost(_ leaf: Int32, _ hierarchy: Hierarchy) -> Mean {
    for (level, place) in hierarchy.leafPlaces[Int(leaf)].enumerated().reversed() where place >= 0 {
      return places[level][Int(place)]
    }
    return nation
  }
}
