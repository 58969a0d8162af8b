import Panels

/// The places a panel's units belong to, level by level: nation, province, district.
///
/// A level with one place is left out, as is a place with one unit: there its mean would be the unit.
public struct Hierarchy: Sendable {
  /// For each level below the nation and each unit its place, −1 for none.
  let places: [[Int32]]
  /// For each level the number of places.
  let placeCounts: [Int]
  /// For each unit its leaf: the innermost combination of places.
  let leaves: [Int32]
  /// For each leaf and level its place.
  let leafPlaces: [[Int32]]

  /// The hierarchy of a unit table; an inner place counts inside its outer one.
  public init(_ units: UnitTable) {
    var places: [[Int32]] = []
    var counts: [Int] = []
    var outer = [Int32](repeating: 0, count: units.count)
    for level in units.levels {
      var known: [UInt64: Int32] = [:]
      var members: [Int] = []
      // Units in code order mostly follow others of their place.
      var last: (key: UInt64, place: Int32) = (.max, -1)
      let own = (0..<units.count).map { unit -> Int32 in
        guard level.indices[unit] >= 0, outer[unit] >= 0 else { return -1 }
        let key = UInt64(outer[unit]) << 32 | UInt64(level.indices[unit])
        if key != last.key {
          last = (key, known[key] ?? Int32(known.count))
          if known.updateValue(last.place, forKey: key) == nil { members.append(0) }
        }
        members[Int(last.place)] += 1
        return last.place
      }
      outer = own
      guard members.count > 1 else { continue }
      places.append(own.map { $0 >= 0 && members[Int($0)] > 1 ? $0 : -1 })
      counts.append(members.count)
    }
    self.init(places: places, counts: counts, unitCount: units.count)
  }

  private init(places: [[Int32]], counts: [Int], unitCount: Int) {
    self.places = places
    placeCounts = counts
    var known: [[Int32]: Int32] = [:]
    var leafPlaces: [[Int32]] = []
    var last: Int32 = 0
    leaves = (0..<unitCount).map { unit in
      if unit > 0, places.allSatisfy({ $0[unit] == $0[unit - 1] }) { return last }
      let path = places.map { $0[unit] }
      if let leaf = known[path] {
        last = leaf
        return leaf
      }
      last = Int32(known.count)
      known[path] = last
      leafPlaces.append(path)
      return last
    }
    self.leafPlaces = leafPlaces
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
