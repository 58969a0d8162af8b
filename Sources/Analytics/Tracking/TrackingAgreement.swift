/// How often judges of the same units agree on who is on track.
///
/// A judge is a method or the probability; units on which one of two says nothing are not compared.
///
/// The share printed is `disagreements / compared`.
public struct TrackingAgreement: Hashable, Sendable {
  /// What two judges say of the units on which both say something.
  public struct Pair: Hashable, Sendable {
    /// Units compared.
    public var compared = 0
    /// Units that only the first has on track.
    public var onlyFirst = 0
    /// Units that only the second has on track.
    public var onlySecond = 0

    /// Units on which they disagree.
    public var disagreements: Int { onlyFirst + onlySecond }
  }

  /// What one judge says.
  public struct Count: Hashable, Sendable {
    /// Units on track or at the target.
    public var onTrack = 0
    /// Those of them whose last value is at the target already.
    public var met = 0
    /// Units that are not.
    public var notOnTrack = 0
    /// Units of which nothing is said.
    public var undefined = 0

    /// Whether nothing was computed: what is on track is so as it has met the target, and of the rest nothing is said.
    public var hasOnlyMet: Bool { notOnTrack == 0 && onTrack == met && undefined > 0 }
  }

  /// The counts of each judge.
  public private(set) var counts: [Count]
  private var pairs: [Pair]

  /// An empty account of some judges.
  public init(judgeCount: Int) {
    counts = Array(repeating: Count(), count: judgeCount)
    pairs = Array(repeating: Pair(), count: judgeCount * (judgeCount - 1) / 2)
  }

  /// The pair of two judges, `first < second`.
  public subscript(first: Int, second: Int) -> Pair { pairs[position(first, second)] }

  /// Adds a unit: for each judge whether it is on track, `nil` for nothing said.
  ///
  /// `isMet`: Whether its last value is at the target already.
  public mutating func add(_ verdicts: [Bool?], isMet: Bool = false) {
    for (first, verdict) in verdicts.enumerated() {
      switch verdict {
      case true?:
        counts[first].onTrack += 1
        counts[first].met += isMet ? 1 : 0
      case false?: counts[first].notOnTrack += 1
      case nil: counts[first].undefined += 1
      }
      guard let verdict else { continue }
      for second in verdicts.indices.dropFirst(first + 1) {
        guard let other = verdicts[second] else { continue }
        let position = position(first, second)
        pairs[position].compared += 1
        if verdict, !other { pairs[position].onlyFirst += 1 }
        if other, !verdict { pairs[position].onlySecond += 1 }
      }
    }
  }

  /// Adds the account of other units by the same judges.
  public mutating func merge(_ other: Self) {
    for index in counts.indices {
      counts[index].onTrack += other.counts[index].onTrack
      counts[index].met += other.counts[index].met
      counts[index].notOnTrack += other.counts[index].notOnTrack
      counts[index].undefined += other.counts[index].undefined
    }
    for index in pairs.indices {
      pairs[index].compared += other.pairs[index].compared
      pairs[index].onlyFirst += other.pairs[index].onlyFirst
      pairs[index].onlySecond += other.pairs[index].onlySecond
    }
  }

  private func position(_ first: Int, _ second: Int) -> Int {
    first * (2 * counts.count - first - 1) / 2 + second - first - 1
  }
}
