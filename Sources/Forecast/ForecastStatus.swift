/// Why a series has the forecast it has, or has none.
public enum ForecastStatus: String, Sendable, CaseIterable {
  /// A full predictive distribution.
  case ok
  /// A median without spread: nothing in the panel ever differed from its forecast.
  case constant
  /// A median without spread: no series has two values from which an error could be learned.
  case noSpread = "no_spread"
  /// No value: no forecast.
  case missing
  /// A value too large to be squared: no forecast, and nothing is learned from the series.
  case overflow

  /// Whether there is a median.
  public var hasMedian: Bool { self != .missing && self != .overflow }

  /// Whether there is a distribution.
  public var hasSpread: Bool { self == .ok }
}
