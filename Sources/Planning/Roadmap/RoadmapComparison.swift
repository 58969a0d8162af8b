/// A given roadmap beside a proposed one.
///
/// The columns that it becomes are those of `roadmap_comparison.csv` (`docs/results.md`).
public struct RoadmapComparison: Sendable {
  /// How the proposal differs for a commune.
  public enum Change: String, Sendable, CaseIterable {
    /// The same year.
    case same
    /// An earlier year.
    case earlier
    /// A later year.
    case later
    /// Only the proposal has it.
    case added
    /// Only the given roadmap has it.
    case dropped
  }

  /// A commune on either roadmap.
  public struct Line: Hashable, Sendable {
    /// The code of the commune.
    public let commune: String
    /// The year given.
    public let given: Int?
    /// The year proposed.
    public let proposed: Int?
    /// The chance in the year given, without work where the pace cannot make it; `NaN` where it is not planned or cannot be said.
    public let givenChance: Double
    /// The chance in the year proposed.
    public let proposedChance: Double
    /// Why the proposal leaves it out.
    public let reason: ProposedRoadmap.Reason?

    /// How the proposal differs.
    public var change: Change {
      switch (given, proposed) {
      case (let given?, let proposed?):
        given == proposed ? .same : proposed < given ? .earlier : .later
      case (nil, _): .added
      case (_, nil): .dropped
      }
    }
  }

  /// One line a commune, by code.
  public let lines: [Line]

  /// Compares the two.
  public init(given: RoadmapScore, proposed: ProposedRoadmap) {
    let old = Dictionary(given.lines.map { ($0.commune, $0) }, uniquingKeysWith: { one, _ in one })
    let new = Dictionary(uniqueKeysWithValues: proposed.entries.map { ($0.commune, $0) })
    let out = Dictionary(uniqueKeysWithValues: proposed.leftOut.map { ($0.commune, $0.reason) })
    lines = Set(old.keys).union(new.keys).sorted().map { code in
      Line(
        commune: code, given: old[code]?.year, proposed: new[code]?.year,
        givenChance: old[code]?.chanceAtPace ?? .nan, proposedChance: new[code]?.chance ?? .nan,
        reason: new[code] == nil ? out[code] : nil)
    }
  }

  /// How many communes change in a way.
  public func count(_ change: Change) -> Int { lines.count { $0.change == change } }
}
