import Panels

/// What weights the parts of a unit: the values of a base, and the parts of each unit by that base.
struct Weighting {
  /// The values of the base, one a cell of the old units; `nil` where every part counts alike.
  var values: [Double]?
  /// How trustworthy they are.
  var provenance: ProvenanceMap = .uniform(.observed)
  /// The position of the base among the weights of a link.
  var slot: Int

  /// The weight of a part in a period; `NaN` when unknown.
  @inline(__always)
  func weight(of part: Int, in links: FlatLinks, first: Int) -> Double {
    let share = links.weights[part * links.slotCount + slot]
    if share == 0 { return 0 }
    guard links.sources[part] >= 0 else { return .nan }
    guard let values else { return share }
    let value = values[first + links.sources[part]]
    return value < 0 ? .nan : value * share
  }
}
