import Panels

/// A level read as "at it or above", or as "at it and not above".
struct LevelReading: Sendable {
  let level: Level
  /// The position of the level.
  let demand: Int
  /// The position of the next level of the same set, to be left out; `nil` for "or above".
  let next: Int?

  /// A commune's chance at each value of the shared factor; `nil` when it cannot be said.
  func chances(of commune: CommuneYear) -> [Double]? {
    let reached = commune.levels[demand]
    if reached.isEmpty { return nil }
    guard let next else { return reached }
    let above = commune.levels[next]
    if above.isEmpty { return nil }
    return zip(reached, above).map { max(0, $0 - $1) }
  }
}

extension CriteriaOutlook {
  /// The readings of a set's levels: or above for all, alone for all but the highest.
  func readings(of set: Int) -> [LevelReading] {
    let own = levels.indices.filter { levels[$0].set == set }
    return own.enumerated().flatMap { place, demand in
      let level = levels[demand].level
      let orAbove = LevelReading(level: level, demand: demand, next: nil)
      guard place + 1 < own.count else { return [orAbove] }
      return [orAbove, LevelReading(level: level, demand: demand, next: own[place + 1])]
    }
  }
}
