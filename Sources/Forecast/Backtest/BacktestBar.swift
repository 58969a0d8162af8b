import Panels

/// A bar whose probability is tried, for every unit and year ahead.
public struct BacktestBar: Sendable {
  /// What it is called in tables: `1980/15.1`, `option`, or `decile`.
  public let source: String
  /// What the value of a unit must be so many steps ahead, from 0; `nil` where no bar holds.
  public let requirement: @Sendable (_ unit: Int, _ step: Int) -> Requirement?

  /// Makes a bar.
  public init(
    source: String, requirement: @escaping @Sendable (_ unit: Int, _ step: Int) -> Requirement?
  ) {
    self.source = source
    self.requirement = requirement
  }

  /// The bars that stand in where there are none: at least the deciles of the last values known. The `k`th is
  /// the least value that `k` tenths of the units do not exceed, so a value that was seen.
  static func deciles(of values: [Double]) -> [BacktestBar] {
    let sorted = values.filter { !$0.isNaN }.sorted()
    guard !sorted.isEmpty else { return [] }
    var bars = (1...9).map { sorted[(sorted.count * $0 + 9) / 10 - 1] }
    bars = bars.indices.filter { $0 == 0 || bars[$0] != bars[$0 - 1] }.map { bars[$0] }
    return bars.map { bar in BacktestBar(source: "decile") { _, _ in .atLeast(bar) } }
  }
}
