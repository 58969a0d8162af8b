import Distributions

/// The share of planned units that were recognised in time in the past, as a beta distribution.
///
/// Before anything is seen every share is believed by Jeffreys' prior, Beta(½, ½); a plan's own past lines are added.
public struct PastShare: Hashable, Sendable {
  /// The lines planned for years that are past.
  public let planned: Int
  /// Those recognised in time.
  public let inTime: Int

  /// An example from elsewhere, the one published round of which the names are known: Nam Trực 2019, decision
  /// 2400/QĐ-UBND. It says nothing of other plans.
  public static let namTruc = PastShare(planned: 11, inTime: 3)

  /// Makes a share.
  public init(planned: Int, inTime: Int) {
    precondition((0...planned).contains(inTime), "no more in time than planned")
    self.planned = planned
    self.inTime = inTime
  }

  /// The share of a plan's past lines of which the outcome is known; `nil` without any.
  ///
  /// Lines count that are due: planned for years up to `last`, or up to the last for which a unit of the roadmap was
  /// recognised. A line recognised ahead of a year that is still to come says nothing of those that wait.
  public init?(_ lines: [RoadmapSlippage], after last: Int) {
    let due = max(last, lines.compactMap(\.recognition?.metYear).max() ?? last)
    let counts = Dictionary(
      lines.filter { $0.entry.year <= due }.map { ($0.status, 1) }, uniquingKeysWith: +)
    let inTime = counts[.inTime] ?? 0
    let planned = inTime + (counts[.late] ?? 0) + (counts[.notInTime] ?? 0)
    guard planned > 0 else { return nil }
    self.init(planned: planned, inTime: inTime)
  }

  private var alpha: Double { Double(inTime) + 0.5 }
  private var beta: Double { Double(planned - inTime) + 0.5 }

  /// The expected share.
  public var mean: Double { alpha / (alpha + beta) }

  /// The share below which it lies with a chance, by bisection of the distribution function.
  public func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a probability inside (0, 1)")
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if regularizedIncompleteBeta(middle, alpha, beta) < p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
