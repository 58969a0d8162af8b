import Panels

/// The places a panel's units belong to, level by level: nation, province, district.
///
/// A level with one place is left out, as is a place with one unit: there its mean would be the unit.
public struct Hierarchy: Sendable {
  /// For each level below the nation the number of places.
  let placeCounts: [Int]
  /// For each leaf, the innermost combination of places, and level its place, −1 for none.
  let leafPlaces: [[Int32]]
  /// For each unit its leaf.
  let leaves: [Int32]

  /// The hierarchy of a unit table; an inner place counts inside its outer one.
  public init(_ units: UnitTable) {
    let table = PlaceTable(units)
    self.init(table, of: table.positions(of: units) ?? [])
  }

  /// The hierarchy of some units of a larger table.
  ///
  /// - Parameters:
  ///   - table: The places of all units.
  ///   - positions: For each of the units its place in the table.
  public init(_ table: PlaceTable, of positions: [Int32]) {
    var places: [[Int32]] = []
    var counts: [Int] = []
    var outer = [Int32](repeating: 0, count: table.paths.count)
    for level in table.paths.first?.indices ?? 0..<0 {
      var known: [Place: Int32] = [:]
      var members: [Int] = []
      let own = table.paths.indices.map { index -> Int32 in
        let label = table.paths[index][level]
        guard !label.isEmpty, outer[index] >= 0 else { return -1 }
        let key = Place(outer: outer[index], label: label)
        let place = known[key] ?? Int32(known.count)
        if known.updateValue(place, forKey: key) == nil { members.append(0) }
        members[Int(place)] += table.counts[index]
        return place
      }
      outer = own
      guard members.count > 1 else { continue }
      places.append(own.map { $0 >= 0 && members[Int($0)] > 1 ? $0 : -1 })
      counts.append(members.count)
    }
    placeCounts = counts
    var leafPlaces: [[Int32]] = []
    var known: [[Int32]: Int32] = [:]
    let leaves = table.paths.indices.map { index -> Int32 in
      let own = places.map { $0[index] }
      if let leaf = known[own] { return leaf }
      let leaf = Int32(known.count)
      known[own] = leaf
      leafPlaces.append(own)
      return leaf
    }
    self.leafPlaces = leafPlaces
    self.leaves = positions.map { leaves[Int($0)] }
  }

  /// A place by what it is called inside which.
  private struct Place: Hashable {
    let outer: Int32
    let label: String
  }

  /// The leaves of some units, ascending.
  func leaves(of units: [Int]) -> [Int32] {
    var result = Set<Int32>()
    var last: Int32?
    for unit in units where leaves[unit] != last {
      last = leaves[unit]
      result.insert(leaves[unit])
    }
    return result.sorted()
  }

  /// The runs of neighbours that share a leaf, as positions in the list: units in code order mostly do.
  func runs(of units: [Int]) -> [(leaf: Int32, positions: Range<Int>)] {
    var runs: [(leaf: Int32, positions: Range<Int>)] = []
    var start = 0
    while start < units.count {
      let leaf = leaves[units[start]]
      var end = start + 1
      while end < units.count, leaves[units[end]] == leaf { end += 1 }
      runs.append((leaf, start..<end))
      start = end
    }
    return runs
  }
}
