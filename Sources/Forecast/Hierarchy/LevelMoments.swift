/// What the paths of nation and places need to know of all series: by leaf the equations of the course that its series
/// share, and how many series are observed in which years.
///
/// Additive over blocks and shards.
///
/// The sums and what is solved with them: `docs/decisions/0011-forecast-operators.md`.
public struct LevelMoments: Sendable {
  /// The series of one leaf.
  struct Leaf: Sendable {
    /// On the lanes that something is forecast on.
    var effects: ByLane<YearEffects?>
    /// By period how many series have a value, and the sum of the squared standard errors in the indicator's unit;
    /// empty where none are known.
    var noise = PathNoise.Mean.none

    mutating func merge(_ other: Leaf) {
      for lane in Lane.allCases {
        if let own = other.effects[lane] { effects[lane]?.merge(own) }
      }
      noise.merge(other.noise)
    }
  }

  private(set) var leaves: [Int32: Leaf] = [:]
  /// How many series are observed in which years.
  private(set) var sets: [PeriodSet: Int] = [:]

  /// Starts with no series.
  public init() {}

  /// Adds a block. O(*units* · *periods*), and O(*periods²*) for each leaf.
  mutating func add(_ block: SeriesBlock, _ hierarchy: Hierarchy, lanes: [Lane], periodCount: Int) {
    let n = block.count
    sets[PeriodSet(block.periods), default: 0] += n
    let sums = { (values: [Double], positions: Range<Int>) in
      block.periods.indices.map { column in
        var sum = 0.0
        for i in positions { sum += values[column * n + i] }
        return sum
      }
    }
    let squares = block.standardErrors.map { $0 * $0 }
    for (index, positions) in hierarchy.runs(of: block.units) {
      var leaf =
        leaves.removeValue(forKey: index)
        ?? Leaf(
          effects: ByLane {
            lanes.contains($0) ? YearEffects(periodCount: periodCount) : nil
          })
      for lane in lanes {
        leaf.effects[lane]?.add(
          count: positions.count, periods: block.periods, sums: sums(block.values(lane), positions))
      }
      if !squares.isEmpty {
        leaf.noise.add(
          count: positions.count, squares: sums(squares, positions), periods: block.periods,
          periodCount: periodCount)
      }
      leaves[index] = leaf
    }
  }

  /// Whether errors of the values are known.
  var hasNoise: Bool { leaves.values.contains { !$0.noise.isEmpty } }

  /// The sets of periods that most series are observed in, at most so many.
  func commonPeriods(_ limit: Int) -> [[Int]] {
    sets.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .prefix(limit).map(\.key.periods)
  }

  /// Adds the moments of other series.
  public mutating func merge(_ other: LevelMoments) {
    // In any order, as each leaf and each set is added to once.
    for (index, leaf) in other.leaves { add(leaf, at: index) }
    for (set, count) in other.sets { add(count, observed: set) }
  }

  mutating func add(_ leaf: Leaf, at index: Int32) {
    if leaves[index]?.merge(leaf) == nil { leaves[index] = leaf }
  }

  mutating func add(_ count: Int, observed set: PeriodSet) { sets[set, default: 0] += count }
}
