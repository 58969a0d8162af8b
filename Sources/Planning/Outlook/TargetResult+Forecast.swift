import Forecast
import Panels

extension TargetResult {
  /// A projected value of one unit with its distribution; where there is none, with the reason.
  ///
  /// The value is then the median of the forecast; the verdict is met from a probability of ½ on, within a range
  /// that of the median.
  public func given(_ forecast: BlockForecast?, unit: Int, kind: IndicatorKind?) -> TargetResult {
    var result = self
    guard let forecast, kind != .yesno, let step = forecast.years.firstIndex(of: year) else {
      result.missingChance = kind == .yesno ? .yesNo : .noForecast
      return result
    }
    let status = forecast.statuses[unit - forecast.units.lowerBound]
    guard status.hasSpread else {
      result.missingChance = .series(status)
      return result
    }
    let outlook = TargetOutlook(forecast, unit: unit, step: step, target.requirement)
    result.basis = .expected
    result.value = outlook.median
    result.verdict = outlook.verdict(of: target.requirement)
    result.outlook = outlook
    return result
  }
}
