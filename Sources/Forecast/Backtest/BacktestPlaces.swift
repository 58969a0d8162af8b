import Panels

/// The places by which scores are kept: all units, then each place of each level.
public struct BacktestPlaces: Sendable {
  /// The level of each place; `all` for the first.
  public let levels: [String]
  /// The label of each place; `all` for the first.
  public let labels: [String]
  private let offsets: [Int]
  private let columns: [CategoryColumn]

  /// The places of units.
  public init(_ units: UnitTable) {
    var levels = ["all"]
    var labels = ["all"]
    var offsets: [Int] = []
    for level in units.levels {
      offsets.append(labels.count)
      labels += level.labels
      levels += level.labels.map { _ in level.name }
    }
    self.levels = levels
    self.labels = labels
    self.offsets = offsets
    columns = units.levels
  }

  /// The number of places.
  public var count: Int { labels.count }

  /// Calls a body with each place of a unit.
  func forEach(of unit: Int, _ body: (Int) -> Void) {
    body(0)
    for (offset, column) in zip(offsets, columns) where column.indices[unit] >= 0 {
      body(offset + Int(column.indices[unit]))
    }
  }
}
