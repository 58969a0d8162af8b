import Analytics
import Forecast
import Panels

/// An item of criteria sets that can be met or not: its states so far, and how they move.
struct OutlookItem: Sendable {
  /// Where its chance comes from first.
  enum Source: Hashable {
    /// A yes/no column of the data, by name; sets share it.
    case column(String)
    /// A number against its bar, as a position among the outlook's indicators.
    case indicator(Int)
    /// A level of another set.
    case level(RequiredLevel)
  }

  let source: Source
  /// 0, 1 or `NaN`, `states[period * unitCount + unit]`.
  let states: [Double]
  /// Units to which it does not apply in the last year.
  let notApplicable: Set<Int>
  /// Items of one number against different bars have one variable.
  let variable: Int
}

/// A number that a criteria set holds against a bar: whoever forecasts numbers gives its chance.
public struct OutlookIndicator: Hashable, Sendable {
  /// The set's id.
  public let set: String
  /// The name of the bar in tables: `1980/15.1`.
  public let source: String
  /// The indicator of the data.
  public let measure: String
}

/// The chance that an indicator meets its bar.
///
/// - Parameters:
///   - unit: The unit's position.
///   - indicator: The position in ``CriteriaOutlook/indicators``.
///   - step: Years ahead of the panel's last, from 0 for the first.
///   - lost: What the value loses first, in its unit.
/// - Returns: `NaN` where there is none.
public typealias IndicatorChance = (
  _ unit: Int, _ indicator: Int, _ step: Int, _ lost: Double
) -> Double
