import Analytics
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
  /// Whether it passes; not assessable where nothing is built yet, as no whole can be told.
  public let verdict: Verdict
  /// The length at which the share stands at the bar itself; a strict bar needs more.
  public let minimum: Double
  /// What the plan builds beyond that.
  public let spare: Double

  /// Works a build-up out.
  public init(_ work: BuildUp) {
    self.work = work
    impliedTotal = work.share > 0 ? 100 * work.built / work.share : .nan
    shareAfter = 100 * (work.built + work.planned) / impliedTotal
    verdict =
      shareAfter.isNaN
      ? .notAssessable : work.requirement.isMet(by: shareAfter) ? .met : .notMet
    let lacking = work.requirement.bar / 100 * impliedTotal - work.built
    minimum = lacking.isNaN ? .nan : max(0, lacking)
    spare = work.planned - minimum
  }

  /// What is to be said where the figures of the work do not fit together.
  public var problem: Problem? {
    // A share is printed with few decimals, so that the whole is known to some tenths of a percent.
    guard shareAfter > 101 else { return nil }
    let share = (shareAfter * 10).rounded() / 10
    return Problem(.plan(.builtBeyondWhole(work: work.id, share: "\(share)")))
  }
}
