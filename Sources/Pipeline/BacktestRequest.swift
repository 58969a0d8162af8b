import Forecast

/// How forecasts are tried on the past.
public struct BacktestRequest: Sendable {
  /// How many years up to each origin may be used; all of them without it.
  public var window: Int?
  /// The origins asked for; those with enough history without it.
  public var origins: ClosedRange<Int>?
  /// The methods tried, by name; all of them when none are named.
  public var methods: [String] = []
  /// Whether every forecast is written.
  public var writesForecasts = false

  /// Makes the usual request.
  public init() {}

  /// The methods, the one that forecasts are made by first where it is among them.
  var chosenMethods: [ForecastMethod] {
    ForecastMethod.allCases.filter { methods.isEmpty || methods.contains($0.rawValue) }
  }
}
