import Forecast

/// Why a target in a year ahead has no probability.
public enum MissingChance: Hashable, Sendable {
  /// What cannot be assessed could change it by more than 0.001.
  case open
  /// The base of a share may be empty: a share of nobody is neither met nor failed.
  case emptyBase
  /// A yes/no value by itself is not forecast as a number.
  case yesNo
  /// The value's forecast is not a distribution.
  case series(ForecastStatus)
  /// Some units of a mean or a sum have no distribution or no weight.
  case units
  /// No unit of a mean or a sum has a distribution.
  case noForecast
  /// It asks which units were recognised, and no recognition is on record.
  case noRecognition
  /// No set that is assessed grants the level, or nothing can be said of any commune.
  case notAssessed
}
