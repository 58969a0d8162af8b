/// The outlook of groups, added up over blocks.
///
/// Given the factors items are independent, so parts of a group add up:
/// `docs/decisions/0012-joint-probabilities.md`.
public struct OutlookTotals: Sendable {
  /// By year ahead, set, grouping and group.
  var parts: [OutlookKey: GroupTotals] = [:]
  /// By the target's id.
  var targets: [String: TargetTally] = [:]

  /// Nothing added yet.
  public init() {}

  /// Adds the part of another block; blocks come in their order.
  public mutating func merge(_ other: OutlookTotals) {
    for (key, part) in other.parts {
      if parts[key]?.merge(part) == nil { parts[key] = part }
    }
    for (id, tally) in other.targets {
      if targets[id]?.merge(tally) == nil { targets[id] = tally }
    }
  }
}

/// What a total is of.
struct OutlookKey: Hashable, Comparable {
  var step: Int
  var set: Int
  var grouping: Int
  var group: Int

  static func < (left: Self, right: Self) -> Bool {
    (left.set, left.grouping, left.group, left.step)
      < (right.set, right.grouping, right.group, right.step)
  }
}
