/// How the states of two items move together, counted for every pair of items and year.
///
/// For a year in which both items are known at its begin and its end there are four states to come
/// from and four to go to: sixteen counts. They add up over blocks and shards.
public struct CoMovementCounts: Sendable {
  /// The number of items.
  public let itemCount: Int
  /// The number of periods.
  public let periodCount: Int
  /// `((pair · periods + end) · 4 + from) · 4 + to`, `from` and `to` as 2 · first + second.
  private var counts: [Int]

  /// No counts yet.
  public init(itemCount: Int, periodCount: Int) {
    self.itemCount = itemCount
    self.periodCount = periodCount
    counts = Array(repeating: 0, count: 16 * periodCount * itemCount * max(0, itemCount - 1) / 2)
  }

  /// Counts the items of some units. O(items² × units × years / 64).
  ///
  /// - Parameters:
  ///   - items: For each item 0, 1 and `NaN`, `values[period * unitCount + unit]`.
  ///   - unitCount: The number of units.
  ///   - periodCount: The number of periods.
  ///   - isCounted: Whether a unit counts.
  public init(
    items: [[Double]], unitCount: Int, periodCount: Int,
    isCounted: (Int) -> Bool = { _ in true }
  ) {
    self.init(itemCount: items.count, periodCount: periodCount)
    let units = (0..<unitCount).filter(isCounted)
    for end in 1..<max(2, periodCount) where end < periodCount {
      let moves = items.map { MoveMasks($0, units, unitCount: unitCount, end: end) }
      for first in items.indices {
        for second in 0..<first { count(moves[first], moves[second], first, second, end) }
      }
    }
  }

  /// Adds the counts of other units.
  public mutating func merge(_ other: CoMovementCounts) {
    precondition(itemCount == other.itemCount && periodCount == other.periodCount)
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// The table of two items that came from given states in a year.
  func table(_ pair: Int, end: Int, from: Int) -> FourfoldTable {
    let start = ((pair * periodCount + end) * 4 + from) * 4
    return FourfoldTable(
      neither: counts[start], second: counts[start + 1], first: counts[start + 2],
      both: counts[start + 3])
  }

  /// The position of the pair of two items, `first > second`.
  static func pair(_ first: Int, _ second: Int) -> Int { first * (first - 1) / 2 + second }

  private mutating func count(
    _ one: MoveMasks, _ other: MoveMasks, _ first: Int, _ second: Int, _ end: Int
  ) {
    let start = (Self.pair(first, second) * periodCount + end) * 16
    for from in 0..<4 {
      for to in 0..<4 {
        let left = one.masks[(from >> 1) * 2 + (to >> 1)]
        let right = other.masks[(from & 1) * 2 + (to & 1)]
        var sum = 0
        for (a, b) in zip(left, right) { sum += (a & b).nonzeroBitCount }
        counts[start + from * 4 + to] += sum
      }
    }
  }
}

/// How many units meet both of two items, one, or neither.
struct FourfoldTable {
  var neither: Int
  var second: Int
  var first: Int
  var both: Int

  var total: Int { neither + second + first + both }
  var firstShare: Double { Double(first + both) / Double(total) }
  var secondShare: Double { Double(second + both) / Double(total) }
  /// Whether each item is met by some and not by others.
  var isInformative: Bool {
    first + both > 0 && second + both > 0 && neither + second > 0 && neither + first > 0
  }
}

/// One bit a unit for each of the four moves in a year: `from · 2 + to`.
private struct MoveMasks {
  var masks: [[UInt64]]

  init(_ values: [Double], _ units: [Int], unitCount: Int, end: Int) {
    masks = Array(repeating: Array(repeating: 0, count: (units.count + 63) / 64), count: 4)
    for (place, unit) in units.enumerated() {
      let before = values[(end - 1) * unitCount + unit]
      let now = values[end * unitCount + unit]
      if before.isNaN || now.isNaN { continue }
      masks[(before == 1 ? 2 : 0) + (now == 1 ? 1 : 0)][place / 64] |= 1 << UInt64(place % 64)
    }
  }
}
