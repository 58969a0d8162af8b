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
