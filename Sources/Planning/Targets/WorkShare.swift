import Analytics
import Panels

/// A village's share of what a commune's work builds (chỉ tiêu giao từng thôn).
///
/// Before rounding a share is `planned × weight / Σ weights`.
public struct WorkShare: Hashable, Sendable {
  /// The work.
  public let work: BuildUp
  /// The village's position among the villages of the plan.
  public let village: Int
  /// Its weight; 1 where the work is shared evenly.
  public let weight: Double
  /// Its share, a multiple of the work's step.
  public let share: Double
  /// What the shares come to: the plan's length, rounded up to the step.
  public let together: Double

  /// Shares the works of communes out to their villages, by largest remainders; none where a commune has no
  /// villages or no weight above zero.
  ///
  /// - Complexity: O(works × villages × log villages).
  public static func all(of works: [BuildUp], villages: VillageLevel) -> [WorkShare] {
    works.flatMap { work -> [WorkShare] in
      let own = villages.communes.indices.filter { villages.communes[$0] == work.unit }
      let known = work.shareBy.map { villages.panels.panel($0)?.lastValues ?? [] }
      let weights = own.map { village -> Double in
        guard let known else { return 1 }
        return known.isEmpty || known[village].isNaN ? 0 : max(0, known[village])
      }
      guard weights.contains(where: { $0 > 0 }) else { return [] }
      let rounding = SafeRounding(step: work.shareStep)
      let steps = Int((rounding.harder(work.planned, isUpward: true) / work.shareStep).rounded())
      let shares = Apportionment.largestRemainder(weights, total: steps)
      return own.indices.map {
        WorkShare(
          work: work, village: own[$0], weight: weights[$0],
          share: rounding.multiple(Double(shares[$0])),
          together: rounding.multiple(Double(steps)))
      }
    }
  }
}
