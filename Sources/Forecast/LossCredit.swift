#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What ways to forecast count for beside the best of them, where backtests are too short to tell like ones apart.
struct LossCredit {
  /// Who errs so many times as much as the best is wrong by more than chance.
  let limit: Double
  /// The power by which the ratio of losses counts beyond the limit.
  private static let power = -8.0

  /// 1 up to the limit, and ever less beyond it.
  ///
  /// - Parameter ratio: A loss in terms of the least.
  func credit(ratio: Double) -> Double { min(1, pow(ratio / limit, Self.power)) }
}
