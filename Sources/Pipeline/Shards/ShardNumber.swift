/// Which of how many shards: `2/7`.
public struct ShardNumber: Hashable, Sendable {
  /// From 1.
  public let index: Int
  /// How many there are.
  public let count: Int

  /// Reads `i/n`; `nil` unless 1 ≤ i ≤ n.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], index >= 1, index <= count
    else { return nil }
    self.index = index
    self.count = count
  }

  /// Its share of some blocks; it may be empty where there are more shards than blocks.
  func blocks(of total: Int) -> Range<Int> {
    (index - 1) * total / count..<index * total / count
  }
}
