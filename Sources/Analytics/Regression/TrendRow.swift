/// The straight line through one series, or one segment of it, by least squares.
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
  /// The number of observations: of years used, or of the rows that frequency weights make of them.
  public var n: Int
  /// The number of years of the segment that are not used: without a value, or without a usable weight.
  public var dropped: Int
  /// How many of the dropped years have a value but no usable weight.
  public var unweighted = 0
  /// The coefficients that the years used cannot tell, in the order of the design.
  public var aliased: [TrendTerm] = []
  /// The mean of the years used, weighted as they are; years are centred on it.
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
  /// Its HC2 standard error, with the test and the interval by the degrees of freedom of Bell and
  /// McCaffrey.
  public var slopeHC2 = CoefficientTest()
  /// Its HC3 standard error (MacKinnon and White 1985).
  public var slopeErrorHC3 = Double.nan
  /// Its Newey-West standard error.
  public var slopeErrorNeweyWest = Double.nan
  /// The lag of the Newey-West standard error, in years.
  public var lag: Int?
  /// The test and the interval of the slope by the standard error chosen.
  public var slopeTest = CoefficientTest()
  /// The fitted value in year 0, as a regression on the bare year gives it.
  public var intercept = Double.nan
  /// Its classical standard error.
  public var interceptError = Double.nan
  /// `1 − RSS / TSS`, weighted as the fit is.
  public var rSquared = Double.nan
  /// `√(RSS / (n − p))` with `p` coefficients; of a weighted fit that of an observation of mean weight,
  /// or, with precision weights, of weight 1 in units of the known deviation.
  public var residualDeviation = Double.nan
  /// The Durbin-Watson statistic, in [0, 4], about 2 without serial correlation; `NaN` where the years
  /// used have gaps, the line is exact or the fit is weighted.
  public var durbinWatson = Double.nan
  /// The greatest leverage of a year: 1 draws the line through the value whatever it is.
  public var maxLeverage = Double.nan
  /// The year of the greatest leverage, the first of equals.
  public var maxLeverageYear: Int?
  /// The trend by ranks; weights have no part in it.
  public var rank = RankTrend()
  /// The last observed value.
  public var lastValue = Double.nan
  /// The year of the last observed value.
  public var lastObservedYear: Int?
}
