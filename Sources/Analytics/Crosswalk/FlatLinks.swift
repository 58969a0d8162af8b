import Panels

/// The links of one vintage to the new units of the data, in flat arrays: what the kernels run over.
///
/// A class, so that a cell can be looked at without counting references to five arrays.
final class FlatLinks {
  /// For each new unit its parts, as a range of the arrays below.
  let parts: [Range<Int>]
  /// The unit of the data, −1 for a part that the data lack.
  let sources: [Int]
  /// Whether all of the old unit went there and nowhere else.
  let isWhole: [Bool]
  /// The weights, `slotCount` for each part: a base each, then any other base.
  let weights: [Double]
  /// Whether a weight is by the rule for missing ones.
  let isByRule: [Bool]
  /// The number of weights of a part.
  let slotCount: Int
  /// What of each unit of the data has no successor, `slotCount` weights for each.
  let lost: [Double]

  /// - Parameters:
  ///   - table: The links of the vintage.
  ///   - targets: The codes of the new units, in their order.
  ///   - units: The units of the data.
  ///   - present: The codes that the data have in this vintage.
  init(
    _ table: LinkTable, targets: [String], units: UnitTable, present: Set<String>, slotCount: Int
  ) {
    self.slotCount = slotCount
    var parts: [Range<Int>] = []
    var sources: [Int] = []
    var isWhole: [Bool] = []
    var weights: [Double] = []
    var isByRule: [Bool] = []
    for target in targets {
      let start = sources.count
      for part in table.parts[target] ?? [] {
        let code = table.sources[part.source]
        sources.append(present.contains(code) ? units.index(ofCode: code) ?? -1 : -1)
        isWhole.append(part.isWhole)
        weights += part.weights
        isByRule += part.isByRule
      }
      parts.append(start..<sources.count)
    }
    var lost = Array(repeating: 0.0, count: units.count * slotCount)
    for (source, part) in table.lost where present.contains(table.sources[source]) {
      guard let unit = units.index(ofCode: table.sources[source]) else { continue }
      for slot in 0..<slotCount { lost[unit * slotCount + slot] = part.weights[slot] }
    }
    self.lost = lost
    self.parts = parts
    self.sources = sources
    self.isWhole = isWhole
    self.weights = weights
    self.isByRule = isByRule
  }

  /// Whether a new unit is one old unit, whole, under another name or code at most.
  func isCopy(_ target: Int) -> Bool {
    parts[target].count == 1 && isWhole[parts[target].lowerBound]
  }
}
