/// How forecasts of an indicator for one year compare with what came.
public struct ForecastScore: Hashable, Sendable {
  /// What was forecast of one unit, the value that came, and the last value known when it was forecast.
  public struct Pair: Sendable {
    /// The value that came.
    public var actual: Double
    /// The median.
    public var median: Double
    /// The ends of the 80 % interval; `NaN` where there was a median only.
    public var inner: (low: Double, high: Double)
    /// The ends of the 95 % interval.
    public var outer: (low: Double, high: Double)
    /// The last value known; `NaN` where there was none.
    public var last: Double

    /// Makes a pair.
    public init(
      actual: Double, median: Double, inner: (low: Double, high: Double),
      outer: (low: Double, high: Double), last: Double
    ) {
      self.actual = actual
      self.median = median
      self.inner = inner
      self.outer = outer
      self.last = last
    }
  }

  /// The indicator.
  public let indicator: String
  /// The year.
  public let year: Int
  /// Years ahead of the data of the run.
  public let horizon: Int
  /// Forecasts with a value that came.
  public private(set) var count = 0
  /// Forecasts without one.
  public private(set) var missing = 0
  private var withSpread = 0
  private var insideInner = 0
  private var insideOuter = 0
  private var absolute = 0.0
  private var signed = 0.0
  private var withLast = 0
  private var absoluteOfThose = 0.0
  private var absoluteOfLast = 0.0

  /// No forecast yet.
  public init(indicator: String, year: Int, horizon: Int) {
    self.indicator = indicator
    self.year = year
    self.horizon = horizon
  }

  /// Notes a forecast of which no value came.
  public mutating func addMissing() { missing += 1 }

  /// Adds a forecast and what came.
  public mutating func add(_ pair: Pair) {
    count += 1
    absolute += abs(pair.median - pair.actual)
    signed += pair.median - pair.actual
    if !pair.outer.low.isNaN, !pair.inner.low.isNaN {
      withSpread += 1
      if pair.actual >= pair.inner.low, pair.actual <= pair.inner.high { insideInner += 1 }
      if pair.actual >= pair.outer.low, pair.actual <= pair.outer.high { insideOuter += 1 }
    }
    if !pair.last.isNaN {
      withLast += 1
      absoluteOfThose += abs(pair.median - pair.actual)
      absoluteOfLast += abs(pair.last - pair.actual)
    }
  }

  /// The share of values inside the 80 % interval, among forecasts with a spread.
  public var coverage80: Double { Double(insideInner) / Double(withSpread) }
  /// The share of values inside the 95 % interval, among forecasts with a spread.
  public var coverage95: Double { Double(insideOuter) / Double(withSpread) }
  /// The mean of `|median − value|`.
  public var meanAbsoluteError: Double { absolute / Double(count) }
  /// The mean of `|last value − value|`, over units with a last value.
  public var meanAbsoluteErrorOfLastValue: Double { absoluteOfLast / Double(withLast) }
  /// `1 − error / error of the last value`, over units with a last value: positive is better than saying that
  /// all stays as it was.
  public var skill: Double {
    absoluteOfLast > 0 ? 1 - absoluteOfThose / absoluteOfLast : .nan
  }
  /// The mean of `median − value`: positive is too high.
  public var bias: Double { signed / Double(count) }
}
