/// A trend by ranks and medians: no distribution of the values is assumed.
///
/// `NaN` stands for what the number of points does not allow.
public struct RankTrend: Sendable, Equatable {
  /// The median of the slopes between any two years (Theil 1950, Sen 1968).
  public var slope = Double.nan
  /// The lower end of Sen's 95 % interval of the slope.
  public var slopeLow = Double.nan
  /// The upper end of Sen's 95 % interval of the slope.
  public var slopeHigh = Double.nan
  /// The median of `value − slope · year`, of the last regime.
  public var intercept = Double.nan
  /// Kendall's score: pairs of years that rise less pairs that fall (Mann 1945).
  public var score = 0
  /// Kendall's tau-b: the score over its range, with tied values taken out.
  public var tau = Double.nan
  /// The two-sided p-value of the score.
  public var p = Double.nan
  /// Whether `p` is exact, ties included; else it is normal, with the variance for ties and the
  /// continuity correction.
  public var isExact = true
}
