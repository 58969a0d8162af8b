/// What a proposed roadmap makes as great as possible.
///
/// `Σ wₜ E[recognised in t]`, or `P(recognised by the year ≥ number)`.
public enum RoadmapObjective: Hashable, Sendable {
  /// The expected number of communes recognised, each year with a weight.
  case expected(weights: [Double])
  /// The chance that at least so many are recognised by a year.
  case reach(Int, by: Int)

  /// The expected number, every year alike.
  public static func expected(years: Int) -> RoadmapObjective {
    .expected(weights: Array(repeating: 1, count: years))
  }
}
