/// An index of tracking for one series and one target.
///
/// The indices and their classes: `docs/tracking-indices.md`.
public struct TrackingResult: Hashable, Sendable {
  /// The method's id, such as `eurostat-cagr`.
  public var method: String
  /// What it measures.
  public var concept: TrackingConcept
  /// Where change was measured from; `nil` without a value.
  public var base: TrackingPoint?
  /// The latest value up to the target year.
  public var latest: TrackingPoint?
  /// The height held against: of a range the end that is nearer from outside.
  public var target: Double
  /// Whether more is better, for this series.
  public var isUpward: Bool
  /// What the method made of it.
  public var judgement: TrackingJudgement
  /// The parameters that the method used, as text.
  public var parameters: String
  /// The class in the method's own words; empty when there is none.
  public var ownClass: String

  /// The position of the worst of several results, for targets that hold at the same time; the first
  /// among equals.
  ///
  /// Results without a verdict do not count; `nil` when none has one. The rule is that of the German
  /// weather symbols: the most negative evaluation decides.
  public static func worst(of results: [Self]) -> Int? {
    let verdicts = results.enumerated().compactMap { position, result in
      result.judgement.verdict.map { (position: position, verdict: $0) }
    }
    return verdicts.reduce(verdicts.first) { worst, next in
      guard let worst, next.verdict > worst.verdict else { return worst }
      return next
    }?.position
  }
}
