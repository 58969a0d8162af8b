import Panels

/// A plan to start from that was written.
///
/// ```swift
/// let plan = try starter.write(environment: [:], executable: CommandLine.arguments[0])
/// print(plan.files, plan.sentence(.en))
/// ```
public struct StartedPlan: Sendable {
  /// The paths written.
  public let files: [String]
  private let set: CriteriaSet

  init(files: [String], set: CriteriaSet) {
    self.files = files
    self.set = set
  }

  /// Which set it starts with, and when that is in force.
  public func sentence(_ language: Language) -> String {
    language.say(
      "starter.set-chosen",
      ["set": set.id, "years": "\(set.years.lowerBound)–\(set.years.upperBound)"])
  }
}
