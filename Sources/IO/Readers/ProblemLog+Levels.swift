import Panels

extension ProblemLog {
  /// Notes a level that its set does not grant.
  mutating func checkLevel(_ level: Level, of set: CriteriaSet, at location: SourceLocation) {
    guard !set.grants(level) else { return }
    add(
      .plan(.levelNotOfSet(level: level.rawValue, set: set.id, levels: set.levelNames)),
      at: location)
  }
}
