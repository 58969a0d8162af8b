import Panels

/// Units put into groups: all of them, or the members of a level of the hierarchy.
///
/// A table with the levels province and district has the groupings `all`, `province` and
/// `district`: the column `level` of `averages.csv` (`docs/results.md`).
public struct Grouping: Sendable {
  /// The name of the level, `all` for everything.
  public let name: String
  /// The labels of the groups.
  public let labels: [String]
  /// For each unit its group, or −1 when it is left out.
  public let groups: [Int32]

  /// Everything, then each level of the unit table; units that do not `count` are left out.
  public static func all(of units: UnitTable, counting: (Int) -> Bool) -> [Grouping] {
    let included = (0..<units.count).map(counting)
    var result = [
      Grouping(name: "all", labels: ["all"], groups: included.map { $0 ? 0 : -1 })
    ]
    for level in units.levels {
      let groups = level.indices.enumerated().map { included[$0] ? $1 : -1 }
      result.append(Grouping(name: level.name, labels: level.labels, groups: groups))
    }
    return result
  }

  /// The groups whose mean is a simple one, as they have units without a weight and none with a weight and a value.
  ///
  /// - Parameters:
  ///   - weights: By unit its weight, NaN where none is known.
  ///   - values: By unit a value, NaN where it has none and is in no mean.
  public func withoutWeights(_ weights: [Double], of values: [Double]) -> Set<Int> {
    var weighted = Set<Int>()
    var lacking = Set<Int>()
    for unit in groups.indices where groups[unit] >= 0 {
      if weights[unit].isNaN {
        lacking.insert(Int(groups[unit]))
      } else if !values[unit].isNaN {
        weighted.insert(Int(groups[unit]))
      }
    }
    return lacking.subtracting(weighted)
  }
}

/// Which units count in "per commune" figures.
///
/// `UnitScope(includesTowns: false).counts(.town)` is false: programmes are of rural communes.
public struct UnitScope: Sendable {
  /// Whether towns count.
  public var includesTowns: Bool

  /// Makes a scope.
  public init(includesTowns: Bool) { self.includesTowns = includesTowns }

  /// Whether a kind of unit counts.
  public func counts(_ kind: UnitKind) -> Bool {
    kind.isRuralCommune || (includesTowns && kind == .town)
  }
}
