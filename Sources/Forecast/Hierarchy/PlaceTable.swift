import Panels

/// The distinct combinations of places that units belong to, outermost first, and how many units have each.
///
/// In the order of the first unit of each, so that the tables of parts of a panel, added up in the order of
/// their units, are that of the whole.
///
/// The columns `level` and `group` of `group_forecast.csv` (`docs/results.md`).
public struct PlaceTable: Hashable, Sendable {
  /// For each combination its labels, level by level; an empty one is none.
  public private(set) var paths: [[String]] = []
  /// For each the number of units.
  public private(set) var counts: [Int] = []
  private var positions: [[String]: Int32] = [:]

  /// Starts without a place.
  public init() {}

  /// The places of a unit table.
  ///
  /// - Complexity: O(units × levels).
  public init(_ units: UnitTable) {
    self.init()
    for (path, run) in Self.runs(units) { _ = add(path, count: run.count) }
  }

  /// Adds some units of one combination and says which it is.
  @discardableResult
  public mutating func add(_ path: [String], count: Int) -> Int32 {
    if let known = positions[path] {
      counts[Int(known)] += count
      return known
    }
    let position = Int32(paths.count)
    positions[path] = position
    paths.append(path)
    counts.append(count)
    return position
  }

  /// Adds the units of the part that follows.
  public mutating func append(_ next: PlaceTable) {
    for (path, count) in zip(next.paths, next.counts) { add(path, count: count) }
  }

  /// For each unit its combination; `nil` where one is none of these.
  ///
  /// - Complexity: O(units × levels).
  public func positions(of units: UnitTable) -> [Int32]? {
    var result: [Int32] = []
    result.reserveCapacity(units.count)
    for (path, run) in Self.runs(units) {
      guard let position = positions[path] else { return nil }
      for _ in run { result.append(position) }
    }
    return result
  }

}

extension PlaceTable: Codable {
  private enum CodingKeys: String, CodingKey {
    case paths, counts
  }

  /// Reads the combinations and their counts.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let paths = try container.decode([[String]].self, forKey: .paths)
    let counts = try container.decode([Int].self, forKey: .counts)
    guard paths.count == counts.count, Set(paths).count == paths.count,
      Set(paths.map(\.count)).count < 2, counts.allSatisfy({ $0 > 0 })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .counts, in: container, debugDescription: "paths and counts do not fit together")
    }
    self.init()
    for (path, count) in zip(paths, counts) { add(path, count: count) }
  }
}

extension PlaceTable {
  /// Neighbours in the order of units that have the same combination: units in code order mostly do.
  fileprivate static func runs(_ units: UnitTable) -> [(path: [String], units: Range<Int>)] {
    var result: [(path: [String], units: Range<Int>)] = []
    var start = 0
    while start < units.count {
      var end = start + 1
      while end < units.count, units.levels.allSatisfy({ $0.indices[end] == $0.indices[start] }) {
        end += 1
      }
      result.append((units.levels.map { $0.label(of: start) ?? "" }, start..<end))
      start = end
    }
    return result
  }
}
