import Distributions

/// What the straight lines of an indicator say of all units together.
///
/// ```swift
/// var summary = TrendSummary(indicator: "income")
/// for row in TrendRegression(panels: panels).rows(of: "income", units: 0..<panels.units.count) {
///   summary.add(slope: row.slope, p: row.slopeTest.p)
/// }
/// print(summary.rising, "of", panels.units.count, "rise")
/// ```
public struct TrendSummary: Sendable {
  /// The indicator.
  public var indicator: String
  /// Units whose slope lies above zero, by its test.
  public var rising = 0
  /// Units whose slope lies below zero, by its test.
  public var falling = 0
  /// Units whose slope may be zero, or has no test.
  public var unsure = 0
  /// Units without a line.
  public var withoutLine = 0
  private var slopes: [Double] = []
  /// The p-value from which a slope may be zero.
  public static let significance = 0.05

  /// Makes a summary of no units.
  public init(indicator: String) { self.indicator = indicator }

  /// Adds a unit: its slope a year and the p-value of it, each `NaN` where there is none.
  public mutating func add(slope: Double, p: Double) {
    guard slope.isFinite else { return withoutLine += 1 }
    slopes.append(slope)
    if p < Self.significance, slope != 0 {
      if slope > 0 { rising += 1 } else { falling += 1 }
    } else {
      unsure += 1
    }
  }

  /// Adds the units of another summary of the indicator.
  public mutating func add(_ other: TrendSummary) {
    rising += other.rising
    falling += other.falling
    unsure += other.unsure
    withoutLine += other.withoutLine
    slopes += other.slopes
  }

  /// The median change a year, in the unit of the indicator; `NaN` without lines.
  ///
  /// - Complexity: O(n) on average in the units.
  public var medianSlope: Double { RobustScale.median(slopes) }
}
