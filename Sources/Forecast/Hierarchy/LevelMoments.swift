/// What the paths of nation and places need to know of all series: counts and sums, by leaf and by the
/// years observed.
///
/// Additive over blocks and shards.
public struct LevelMoments: Sendable {
  /// The series of one leaf observed in the same periods.
  struct Key: Hashable, Comparable, Sendable {
    let leaf: Int32
    let periods: [Int]

    static func < (left: Self, right: Self) -> Bool {
      left.leaf != right.leaf
        ? left.leaf < right.leaf : left.periods.lexicographicallyPrecedes(right.periods)
    }
  }

  struct Cell: Sendable {
    var count = 0
    var sums: ByLane<[Double]>
  }

  private(set) var cells: [Key: Cell] = [:]

  /// Starts with no series.
  public init() {}

  /// Adds a block. O(*units* · *periods*).
  mutating func add(_ block: SeriesBlock, _ hierarchy: Hierarchy) {
    let t = block.periods.count
    let n = block.count
    var byLeaf: [Int32: Cell] = [:]
    let leaves = block.units.map { hierarchy.leaves[$0] }
    for leaf in leaves {
      byLeaf[leaf, default: Cell(sums: ByLane { _ in [Double](repeating: 0, count: t) })].count += 1
    }
    for lane in Lane.allCases {
      let values = block.values(lane)
      var sums = [Int32: [Double]]()
      var start = 0
      while start < n {
        // Neighbours in code order mostly share their leaf.
        var end = start + 1
        while end < n, leaves[end] == leaves[start] { end += 1 }
        var own = sums.removeValue(forKey: leaves[start]) ?? [Double](repeating: 0, count: t)
        for column in 0..<t {
          var sum = own[column]
          for i in column * n + start..<column * n + end { sum += values[i] }
          own[column] = sum
        }
        sums[leaves[start]] = own
        start = end
      }
      for (leaf, own) in sums { byLeaf[leaf]?.sums[lane] = own }
    }
    for (leaf, cell) in byLeaf { add(cell, at: Key(leaf: leaf, periods: block.periods)) }
  }

  /// The sets of periods that most series are observed in, at most so many.
  func commonPeriods(_ limit: Int) -> [[Int]] {
    var counts: [[Int]: Int] = [:]
    for (key, cell) in cells { counts[key.periods, default: 0] += cell.count }
    return counts.sorted {
      $0.value != $1.value
        ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key)
    }.prefix(limit).map(\.key)
  }

  /// Adds the moments of other series.
  public mutating func merge(_ other: LevelMoments) {
    for (key, cell) in other.cells.sorted(by: { $0.key < $1.key }) { add(cell, at: key) }
  }

  private mutating func add(_ cell: Cell, at key: Key) {
    guard var own = cells.removeValue(forKey: key) else {
      cells[key] = cell
      return
    }
    own.count += cell.count
    for lane in Lane.allCases {
      own.sums[lane] = zip(own.sums[lane], cell.sums[lane]).map(+)
    }
    cells[key] = own
  }
}
