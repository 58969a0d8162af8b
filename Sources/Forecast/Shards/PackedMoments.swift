/// Sums by leaf and years observed, in columns: what a shard hands on of a block.
struct PackedMoments: Codable, Sendable {
  private let leaves: [Int32]
  /// For each cell a mark a period: `1` where its series have a value.
  private let observed: [String]
  private let counts: [Int]
  /// The sums on the working scale, cell after cell.
  private let working: PackedNumbers
  /// Those in the indicator's unit; empty where that is the working scale.
  private let natural: PackedNumbers
  /// The sums of squared standard errors; empty where none are known.
  private let noise: PackedNumbers

  /// - Parameter hasNatural: Whether the indicator's unit is not the working scale.
  init(_ moments: LevelMoments, periodCount: Int, hasNatural: Bool) {
    let cells = moments.cells.sorted { $0.key < $1.key }
    leaves = cells.map(\.key.leaf)
    observed = cells.map { cell in
      var marks = [UInt8](repeating: UInt8(ascii: "0"), count: periodCount)
      for period in cell.key.periods { marks[period] = UInt8(ascii: "1") }
      return String(decoding: marks, as: UTF8.self)
    }
    counts = cells.map(\.value.count)
    working = PackedNumbers(cells.flatMap(\.value.sums.working))
    natural = PackedNumbers(hasNatural ? cells.flatMap(\.value.sums.natural) : [])
    noise = PackedNumbers(cells.flatMap(\.value.noise))
  }

  /// The sums again; `nil` where the columns do not fit together or name leaves that there are not.
  func moments(leafCount: Int) -> LevelMoments? {
    guard observed.count == leaves.count, counts.count == leaves.count else { return nil }
    let periods = observed.map { marks in
      marks.utf8.enumerated().filter { $0.element == UInt8(ascii: "1") }.map(\.offset)
    }
    let total = periods.reduce(0) { $0 + $1.count }
    guard working.values.count == total,
      [0, total].contains(natural.values.count), [0, total].contains(noise.values.count),
      leaves.allSatisfy({ (0..<leafCount).contains(Int($0)) })
    else { return nil }
    var result = LevelMoments()
    var start = 0
    for (index, own) in periods.enumerated() {
      let range = start..<start + own.count
      let sums = Array(working.values[range])
      var cell = LevelMoments.Cell(count: counts[index], sums: ByLane { _ in sums })
      if !natural.values.isEmpty { cell.sums.natural = Array(natural.values[range]) }
      if !noise.values.isEmpty { cell.noise = Array(noise.values[range]) }
      result.add(cell, at: LevelMoments.Key(leaf: leaves[index], observed: PeriodSet(own)))
      start = range.upperBound
    }
    return result
  }
}
