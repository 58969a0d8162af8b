/// What the paths of nation and places need to know of all series: counts and sums, by leaf and by the
/// years observed.
///
/// Additive over blocks and shards.
///
/// The sums and what is solved with them: `docs/decisions/0011-forecast-operators.md`.
public struct LevelMoments: Sendable {
  /// The series of one leaf observed in the same periods.
  struct Key: Hashable, Comparable, Sendable {
    let leaf: Int32
    let observed: PeriodSet

    var periods: [Int] { observed.periods }

    static func < (left: Self, right: Self) -> Bool {
      left.leaf != right.leaf ? left.leaf < right.leaf : left.observed < right.observed
    }
  }

  struct Cell: Sendable {
    var count = 0
    var sums: ByLane<[Double]>
    /// By period the sum of the squared standard errors, in the indicator's unit; empty where none are known.
    var noise: [Double] = []

    mutating func merge(_ other: Cell) {
      count += other.count
      for lane in Lane.allCases { sums[lane] = zip(sums[lane], other.sums[lane]).map(+) }
      noise = zip(noise, other.noise).map(+)
    }
  }

  private(set) var cells: [Key: Cell] = [:]

  /// Starts with no series.
  public init() {}

  /// Adds a block. O(*units* · *periods*).
  mutating func add(_ block: SeriesBlock, _ hierarchy: Hierarchy) {
    let t = block.periods.count
    let n = block.count
    let runs = hierarchy.runs(of: block.units)
    var byLeaf: [Int32: Cell] = [:]
    for (leaf, positions) in runs {
      byLeaf[leaf, default: Cell(sums: ByLane { _ in [Double](repeating: 0, count: t) })].count +=
        positions.count
    }
    let sums = { (values: [Double]) in
      var result: [Int32: [Double]] = [:]
      for (leaf, positions) in runs {
        var own = result.removeValue(forKey: leaf) ?? [Double](repeating: 0, count: t)
        for column in 0..<t {
          var sum = own[column]
          for i in positions { sum += values[column * n + i] }
          own[column] = sum
        }
        result[leaf] = own
      }
      return result
    }
    for lane in Lane.allCases {
      for (leaf, own) in sums(block.values(lane)) { byLeaf[leaf]?.sums[lane] = own }
    }
    if !block.standardErrors.isEmpty {
      for (leaf, own) in sums(block.standardErrors.map { $0 * $0 }) { byLeaf[leaf]?.noise = own }
    }
    let set = PeriodSet(block.periods)
    for (leaf, cell) in byLeaf { add(cell, at: Key(leaf: leaf, observed: set)) }
  }

  /// Whether errors of the values are known.
  var hasNoise: Bool { cells.values.contains { !$0.noise.isEmpty } }

  /// The sets of periods that most series are observed in, at most so many.
  func commonPeriods(_ limit: Int) -> [[Int]] {
    var counts: [PeriodSet: Int] = [:]
    for (key, cell) in cells { counts[key.observed, default: 0] += cell.count }
    return counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .prefix(limit).map(\.key.periods)
  }

  /// Adds the moments of other series.
  public mutating func merge(_ other: LevelMoments) {
    for (key, cell) in other.cells.sorted(by: { $0.key < $1.key }) { add(cell, at: key) }
  }

  mutating func add(_ cell: Cell, at key: Key) {
    if cells[key]?.merge(cell) == nil { cells[key] = cell }
  }
}
