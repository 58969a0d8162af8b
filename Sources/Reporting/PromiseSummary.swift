import Planning

/// What all communes together can promise of a figure in a year.
public struct PromiseSummary: Sendable {
  /// An indicator, or what is counted.
  public var figure: String
  /// The set whose criteria or levels are counted; empty for an indicator.
  public var set: String
  /// The year.
  public var year: Int
  /// `≥` or `≤`.
  public var sign: String
  /// How likely it comes true.
  public var confidence: Double
  /// The last value; NaN where none is known.
  public var lastValue: Double
  /// The middle of the forecast.
  public var median: Double
  /// The value to promise, rounded.
  public var promise: Double
  /// How it compares with what groups alike achieved.
  public var ambition: Ambition

  /// Makes a row.
  public init(
    figure: String, set: String, year: Int, sign: String, confidence: Double, lastValue: Double,
    median: Double, promise: Double, ambition: Ambition
  ) {
    self.figure = figure
    self.set = set
    self.year = year
    self.sign = sign
    self.confidence = confidence
    self.lastValue = lastValue
    self.median = median
    self.promise = promise
    self.ambition = ambition
  }
}
