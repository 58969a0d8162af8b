import Analytics
import Panels

/// One number of a plan against another that bounds it.
public struct PlanCheck: Sendable {
  /// What is held against what.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Two targets of one statistic and year: some value meets both.
    case contradiction
    /// A number promised against the number there is.
    case available
    /// A number promised against the units the roadmap names up to the year.
    case roadmap
    /// A mean promised against the bar that units of the roadmap must pass by themselves.
    case barBelow = "mean_and_bar"
  }

  /// What is held against what.
  public let kind: Kind
  /// The target.
  public let target: Target
  /// The other target, the item of a set, or nothing.
  public let other: String
  /// The units concerned, by name.
  public let units: [String]
  /// What is promised.
  public let promised: Double
  /// What it is held against; `NaN` where that is not known.
  public let bound: Double
  /// Room left, negative where the two do not fit together.
  public let slack: Double
  /// Whether they fit together.
  public let verdict: Verdict
  /// The least trustworthy provenance of the data by which the plan is checked.
  public let provenance: Provenance

  /// What it means, where they do not fit or cannot be told to.
  public var problem: Problem? { fault.map { Problem(.plan($0), at: target.location) } }

  private var fault: PlanProblem? {
    let name = target.id
    switch (kind, verdict) {
    case (.contradiction, .notMet):
      return .contradictoryTargets(first: name, second: other)
    case (.available, .notMet):
      return .moreThanThereAre(
        target: name, promised: Self.text(promised), available: Int(bound))
    case (.roadmap, .notMet):
      return .roadmapShort(target: name, promised: Self.text(promised), listed: Int(bound))
    case (.barBelow, .notMet):
      return .meanBelowBar(
        target: name, mean: Self.text(promised), bar: Self.text(bound), units: units)
    case (.barBelow, .notAssessable):
      return .meanBarUnknown(target: name, mean: Self.text(promised), item: other, units: units)
    default: return nil
    }
  }

  private static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
