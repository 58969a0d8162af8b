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
    let squares = block.standardErrors.map { $0 * $0 }
    let none = Leaf(
      effects: ByLane { lanes.contains($0) ? YearEffects(periodCount: periodCount) : nil })
    var sums = [Double](repeating: 0, count: block.periods.count)
    for (index, positions) in hierarchy.runs(of: block.units) {
      for lane in lanes {
        Self.sum(block.values(lane), of: positions, n, into: &sums)
        leaves[index, default: none].effects[lane]?.add(
          count: positions.count, periods: block.periods, sums: sums)
      }
      if !squares.isEmpty {
        Self.sum(squares, of: positions, n, into: &sums)
        leaves[index, default: none].noise.add(
          count: positions.count, squares: sums, periods: block.periods, periodCount: periodCount)
      }
    }
  }

  /// Sums some of the `n` series of a block, one sum a period.
  private static func sum(
    _ values: [Double], of positions: Range<Int>, _ n: Int, into sums: inout [Double]
  ) {
    values.withUnsafeBufferPointer { values in
      for column in sums.indices {
        var sum = 0.0
        for i in positions { sum += values[column * n + i] }
        sums[column] = sum
      }
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
