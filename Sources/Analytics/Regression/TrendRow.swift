/// Why a trend has the figures it has, or lacks them.
public enum TrendStatus: String, Sendable, CaseIterable {
  /// Three points or more.
  case ok
  /// All values are equal: the slope is 0 and has no test.
  case constant
  /// Two points: a line through both, without error.
  case twoPoints = "two_points"
  /// As many points as coefficients, steps included: a line through all, without error.
  case exactFit = "exact_fit"
  /// One point: no line.
  case onePoint = "one_point"
  /// No value at all.
  case missing
}

/// A step of a line at a declared level shift.
public struct TrendShift: Hashable, Sendable {
  /// The first year after the step.
  public var year: Int
  /// How much higher the line lies from that year on, in the unit of the indicator.
  public var size: Double
  /// Its classical standard error; `NaN` where the points do not allow one.
  public var error: Double
}

/// The straight line through one series, or one segment of it, by ordinary least squares.
///
/// The values are in the unit of the indicator, slopes in that unit per year. `NaN` stands for what
/// the number of points does not allow.
public struct TrendRow: Sendable {
  /// The unit's position in the unit table.
  public var unit: Int
  /// The first year of the segment.
  public var firstYear: Int
  /// The last year of the segment.
  public var lastYear: Int
  /// What there is.
  public var status: TrendStatus
  /// The number of years with a value.
  public var n: Int
  /// The number of years of the segment without one.
  public var dropped: Int
  /// The mean of the years with a value; years are centred on it.
  public var centerYear = Double.nan
  /// The fitted value at `centerYear`.
  public var level = Double.nan
  /// Its classical standard error.
  public var levelError = Double.nan
  /// Its HC3 standard error.
  public var levelErrorHC3 = Double.nan
  /// The steps at declared level shifts, ascending. Level and intercept are those of the last regime.
  public var shifts: [TrendShift] = []
  /// The change a year.
  public var slope = Double.nan
  /// Its classical standard error.
  public var slopeError = Double.nan
  /// Its HC3 standard error (MacKinnon and White 1985).
  public var slopeErrorHC3 = Double.nan
  /// `slope / slopeError`.
  public var t = Double.nan
  /// The two-sided p-value of `t` with `n − 2` degrees of freedom, one less for each step.
  public var p = Double.nan
  /// The lower end of the 95 % interval of the slope.
  public var slopeLow = Double.nan
  /// The upper end of the 95 % interval of the slope.
  public var slopeHigh = Double.nan
  /// The fitted value in year 0, as a regression on the bare year gives it.
  public var intercept = Double.nan
  /// Its classical standard error.
  public var interceptError = Double.nan
  /// `1 − RSS / TSS`.
  public var rSquared = Double.nan
  /// `√(RSS / (n − 2))`, one less for each step.
  public var residualDeviation = Double.nan
  /// The last observed value.
  public var lastValue = Double.nan
  /// The year of the last observed value.
  public var lastObservedYear: Int?
}
