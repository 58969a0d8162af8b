import Panels

/// How many units are on track to one target, by each judge.
public struct TrackingSummary: Hashable, Sendable {
  /// The indicator.
  public var indicator: String
  /// Where the target comes from.
  public var source: String
  /// What the value must be, when it is the same for all units.
  public var requirement: Requirement?
  /// By when.
  public var year: Int
  /// The judges: ids of methods, last the probability where there is one.
  public var judges: [String]
  /// What they say, and how far they agree.
  public var agreement: TrackingAgreement

  /// An account of a target without units.
  public init(
    indicator: String, source: String, requirement: Requirement?, year: Int, judges: [String]
  ) {
    self.indicator = indicator
    self.source = source
    self.requirement = requirement
    self.year = year
    self.judges = judges
    agreement = TrackingAgreement(judgeCount: judges.count)
  }

  /// The judges that say something of some unit, with what they say; where none says anything of any although it is
  /// known what is asked, all of them.
  public var told: [(judge: String, count: TrackingAgreement.Count)] {
    let all = zip(judges, agreement.counts).map { (judge: $0, count: $1) }
    let speaking = all.filter { $0.count.onTrack + $0.count.notOnTrack > 0 }
    guard speaking.isEmpty, requirement != nil else { return speaking }
    return all.filter { $0.count.undefined > 0 }
  }
}
