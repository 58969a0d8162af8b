import Panels

/// The criteria that a commune finishes in a year at most, and where the number is from.
public struct RoadmapPace: Hashable, Sendable {
  /// Where a pace is from.
  public enum Source: Hashable, Sendable {
    /// The call.
    case call
    /// A target of the plan for the yearly gain, by its name.
    case target(LocalizedText)
    /// No one named it: the upper end of 1 to 2 a year (plan of Tuần Giáo for 2024, row S2-09).
    case usual
  }

  /// Criteria a year.
  public let criteria: Int
  /// Where it is from.
  public let source: Source

  /// The pace asked for, else the greatest yearly gain that the plan has for the set, else 2.
  public init(asked: Int?, plan: Plan, set: String) {
    if let asked {
      (criteria, source) = (asked, .call)
      return
    }
    for target in plan.targets where target.statistic == .yearlyGain(set: set) {
      if case .within(_, let most) = target.requirement, most >= 1 {
        (criteria, source) = (Int(most), .target(target.name))
        return
      }
    }
    (criteria, source) = (2, .usual)
  }
}
