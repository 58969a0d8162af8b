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

    /// Of no unit, and no errors known.
    static let none = Mean(counts: [], squares: [])

    /// Whether no errors are known.
    var isEmpty: Bool { counts.isEmpty }

    init(counts: [Double], squares: [Double]) {
      self.counts = counts
      self.squares = squares
    }

    /// Adds `count` units observed in the same periods, by the sums of their squared errors.
    mutating func add(count: Int, squares: [Double], periods: [Int], periodCount: Int) {
      if isEmpty {
        counts = Array(repeating: 0, count: periodCount)
        self.squares = counts
      }
      for (position, period) in periods.enumerated() {
        counts[period] += Double(count)
        self.squares[period] += squares[position]
      }
    }

    /// Adds other units.
    mutating func merge(_ other: Mean) {
      if isEmpty {
        self = other
      } else if !other.isEmpty {
        for period in counts.indices {
          counts[period] += other.counts[period]
          squares[period] += other.squares[period]
        }
      }
    }

    /// The variance in a period.
    func variance(_ period: Int) -> Double {
      !isEmpty && counts[period] > 0 ? squares[period] / (counts[period] * counts[period]) : 0
    }
  }

  let nation: Mean
  /// By level and place.
  let places: [[Mean]]

  init(_ moments: LevelMoments, _ hierarchy: Hierarchy) {
    var nation = Mean.none
    var places = hierarchy.placeCounts.map { Array(repeating: Mean.none, count: $0) }
    for (index, leaf) in moments.leaves.sorted(by: { $0.key < $1.key }) {
      nation.merge(leaf.noise)
      for (level, place) in hierarchy.leafPlaces[Int(index)].enumerated() where place >= 0 {
        places[level][Int(place)].merge(leaf.noise)
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
