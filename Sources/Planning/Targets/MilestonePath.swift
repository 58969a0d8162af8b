import Distributions

/// The yearly milestones from the last value to a target, even on the working scale.
///
/// `g(yₖ) = g(y₀) + k (g(goal) − g(y₀)) / K` after *k* of *K* years, where `g` is the working
/// scale; `docs/targets.md`.
public struct MilestonePath: Hashable, Sendable {
  /// The years after the last value, up to that of the target.
  public let years: ClosedRange<Int>
  /// The change a year on the working scale.
  public let change: Double
  private let start: Double
  private let goal: Double
  private let scale: WorkingScale

  /// Makes a path; `nil` where the target's year is not ahead or a value has no place on the scale.
  ///
  /// - Parameters:
  ///   - value: The last value, in the indicator's unit.
  ///   - year: Its year.
  ///   - goal: The target.
  ///   - goalYear: Its year.
  ///   - scale: The working scale.
  public init?(
    from value: Double, in year: Int, to goal: Double, in goalYear: Int, scale: WorkingScale
  ) {
    guard goalYear > year else { return nil }
    let start = scale.working(value)
    let end = scale.working(goal)
    guard start.isFinite, end.isFinite else { return nil }
    years = year + 1...goalYear
    change = (end - start) / Double(goalYear - year)
    self.start = start
    self.goal = goal
    self.scale = scale
  }

  /// The value to have reached by a year of ``years``; the target itself in the last.
  public func value(in year: Int) -> Double {
    year == years.upperBound
      ? goal : scale.natural(start + change * Double(year - years.lowerBound + 1))
  }
}
