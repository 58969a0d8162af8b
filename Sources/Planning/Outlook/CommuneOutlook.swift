import Distributions
import Forecast
import Panels

/// What can be said of one commune, one set and one year ahead.
///
/// How chances of criteria are joined: `docs/decisions/0012-joint-probabilities.md`.
public struct CommuneOutlook: Sendable {
  /// The unit's position.
  public let unit: Int
  /// The position of the set among those assessed.
  public let set: Int
  /// The criteria of the set.
  public let criteria: Int
  /// Criteria of which nothing can be said; they count as neither met nor failed.
  public let open: Int
  /// Items of the set whose chance comes from how such items were gained and lost so far, not from the
  /// forecast of a number.
  public let itemsFromMoves: Int
  /// The number of criteria met among those that are not open.
  public let count: CountDistribution

  /// Criteria of which something can be said.
  public var assessable: Int { criteria - open }

  /// The chance that all criteria are met; `NaN` when one is open.
  public var all: Double { open == 0 ? count.atLeast(criteria) : .nan }

  /// The chance that at least `minimum` criteria are met; `NaN` where the open ones could change it by more
  /// than 0.001.
  public func atLeast(_ minimum: Int) -> Double {
    let sure = count.atLeast(minimum)
    return count.atLeast(minimum - open) - sure > 0.001 ? .nan : sure
  }
}

/// The sets of one commune in one year ahead, with what groups need to add them up.
struct CommuneYear {
  let outlooks: [CommuneOutlook]
  /// At each value of the shared factor, for each set.
  let counts: [[CountDistribution]]
  /// For each level and value of the shared factor its chance; empty when it cannot be said.
  let levels: [[Double]]
  /// The same for each pair of levels.
  let pairs: [[Double]]

  /// The chance of a level; `NaN` when it cannot be said.
  func chance(level: Int) -> Double {
    levels[level].isEmpty ? .nan : min(1, SharedFactor.mean(levels[level]))
  }
}
