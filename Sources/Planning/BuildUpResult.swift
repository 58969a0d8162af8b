import Panels

/// What building a length does to a share: does the plan pass its bar, and what is the least?
///
/// With `b` built and a share of `s` percent the whole is `100 b / s`; the plan's `a` more make it
/// `100 (b + a) / (100 b / s)` percent.
public struct BuildUpResult: Hashable, Sendable {
  /// The work.
  public let work: BuildUp
  /// The whole length that the share implies.
  public let impliedTotal: Double
  /// The share after the plan, in percent.
  public let shareAfter: Double
  /// Whether it passes.
  public let passes: Bool
  /// The length at which the share stands at the bar itself; a strict bar needs more.
  public let minimum: Double
  /// What the plan builds beyond that.
  public let spare: Double

  /// Works a build-up out.
  public init(_ work: BuildUp) {
    self.work = work
    impliedTotal = 100 * work.built / work.share
    shareAfter = 100 * (work.built + work.planned) / impliedTotal
    passes = work.requirement.isMet(by: shareAfter)
    minimum = max(0, work.requirement.bar / 100 * impliedTotal - work.built)
    spare = work.planned - minimum
  }
}
